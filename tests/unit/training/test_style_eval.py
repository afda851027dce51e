from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor, nn

from deepart_studio.training.painter import Painter, StyleEncoder
from deepart_studio.training.perceptual import PerceptualNetwork
from deepart_studio.training.style_data import Source
from deepart_studio.training.style_eval import (
    ValidationSet,
    draw_validation,
    evaluate,
    sample_grid,
)
from tests.support.drawn import landscape
from tests.support.small_networks import as_picture, drawn_batch, in_memory


class Unchanged(nn.Module):
    """A painter that gives the photo back."""

    def forward(self, photo: Tensor, code: Tensor) -> Tensor:
        return photo


@pytest.fixture
def networks(slim: PerceptualNetwork) -> tuple[StyleEncoder, Painter]:
    encoder = StyleEncoder(slim, hidden=16, size=8)
    return encoder.eval(), Painter(
        encoder.code_size, fine=8, deep=8, deep_blocks=1, fine_blocks=1
    ).eval()


@pytest.fixture
def pairs() -> ValidationSet:
    return ValidationSet(drawn_batch(5, 32), drawn_batch(5, 32, seed=40).flip(1))


def test_the_held_out_pairs_are_the_same_every_time() -> None:
    photos = [Source(in_memory(*(landscape(seed=i) for i in range(4))), 1.0, (1.0, 1.5))]
    styles = [Source(in_memory(landscape(seed=9)), 1.0, (1.0, 2.0))]
    one, two = (draw_validation(photos, styles, count=3, size=24) for _ in range(2))
    assert one.photos.shape == one.styles.shape == (3, 3, 24, 24)
    assert torch.equal(one.photos, two.photos)
    assert torch.equal(one.styles, two.styles)


def test_figures_are_numbers_and_measuring_changes_nothing(
    networks: tuple[StyleEncoder, Painter], slim: PerceptualNetwork, pairs: ValidationSet
) -> None:
    figures = evaluate(*networks, slim, pairs)
    assert set(figures) == {"style", "content", "identity"}
    assert all(np.isfinite(v) and v > 0 for v in figures.values())
    assert evaluate(*networks, slim, pairs) == figures


def test_a_painter_that_changes_nothing_keeps_all_content_and_has_no_style(
    networks: tuple[StyleEncoder, Painter], slim: PerceptualNetwork, pairs: ValidationSet
) -> None:
    encoder, _ = networks
    figures = evaluate(encoder, Unchanged(), slim, pairs)  # type: ignore[arg-type]
    assert figures["content"] == pytest.approx(0, abs=1e-6)
    assert figures["identity"] == 0
    assert figures["style"] > 0.1
    same = ValidationSet(pairs.photos, pairs.photos)
    assert evaluate(encoder, Unchanged(), slim, same)["style"] < 0.01  # type: ignore[arg-type]


def test_a_sample_grid_shows_styles_photos_and_paintings(
    networks: tuple[StyleEncoder, Painter], pairs: ValidationSet, tmp_path: Path
) -> None:
    encoder, painter = networks
    file = tmp_path / "samples.png"
    sample_grid(encoder, painter, pairs, file, side=3)
    sheet = np.asarray(Image.open(file)).reshape(4, 32, 4, 32, 3).swapaxes(1, 2)
    assert (sheet[0, 0] == 255).all()
    for i in range(3):
        np.testing.assert_array_equal(sheet[0, i + 1], as_picture(pairs.styles[i]))
        np.testing.assert_array_equal(sheet[i + 1, 0], as_picture(pairs.photos[i]))
    with torch.no_grad():
        painted = painter(pairs.photos[2:3], encoder(pairs.styles[1:2]))[0].clamp(0, 1)
    difference = sheet[3, 2].astype(int) - as_picture(painted)
    assert np.abs(difference).max() <= 1


def test_a_sample_grid_is_written_as_jpeg_too(
    networks: tuple[StyleEncoder, Painter], pairs: ValidationSet, tmp_path: Path
) -> None:
    sample_grid(*networks, pairs, tmp_path / "samples.jpg")
    with Image.open(tmp_path / "samples.jpg") as sheet:
        assert (sheet.format, sheet.size) == ("JPEG", (192, 192))
