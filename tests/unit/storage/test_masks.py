"""Masks of every kind are read, and PNG is written."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.core.masks import Mask
from deepart_studio.storage.masks import load_mask, save_mask
from tests.support.masks import half

WANTED = half(40, 30)


def as_rgba(values: np.ndarray) -> Image.Image:
    """A red shape cut out of nothing."""
    image = Image.new("RGBA", (40, 30), (200, 10, 10, 255))
    image.putalpha(Image.fromarray(values))
    return image


def as_palette(values: np.ndarray) -> Image.Image:
    image = Image.fromarray((values > 0).astype(np.uint8), "P")
    image.putpalette([0, 0, 0, 255, 255, 255])
    return image


def as_clear_palette(values: np.ndarray) -> Image.Image:
    image = Image.fromarray((values > 0).astype(np.uint8), "P")
    image.putpalette([9, 90, 90, 90, 9, 9])
    image.info["transparency"] = 0
    return image


KINDS = {
    "gray": Image.fromarray,
    "colours": lambda v: Image.fromarray(v).convert("RGB"),
    "one bit": lambda v: Image.fromarray(v).convert("1"),
    "sixteen bits": lambda v: Image.fromarray(v.astype(np.uint16) * 257),
    "cut-out": as_rgba,
    "opaque with alpha": lambda v: Image.fromarray(v).convert("RGBA"),
    "gray with alpha": lambda v: Image.merge("LA", [Image.new("L", (40, 30)), Image.fromarray(v)]),
    "palette": as_palette,
    "palette with transparency": as_clear_palette,
}


@pytest.mark.filterwarnings("ignore:'mode' parameter:DeprecationWarning")
@pytest.mark.parametrize("kind", KINDS)
def test_a_mask_of_any_mode_is_read_as_it_is_meant(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "mask.png"
    KINDS[kind](WANTED).save(path)
    assert (load_mask(path).values == WANTED).all()


def test_gray_is_half_strength(tmp_path: Path) -> None:
    Image.new("L", (8, 8), 128).save(tmp_path / "mask.png")
    assert (load_mask(tmp_path / "mask.png").values == 128).all()


def test_a_mask_may_be_a_jpeg(tmp_path: Path) -> None:
    Image.fromarray(half(160, 120)).save(tmp_path / "mask.jpg", quality=95)
    assert np.abs(load_mask(tmp_path / "mask.jpg").values.astype(int) - half(160, 120)).mean() < 3


def test_a_saved_mask_is_read_back_the_same(tmp_path: Path) -> None:
    values = np.arange(256, dtype=np.uint8).reshape(16, 16)
    save_mask(values, tmp_path / "mask.png")
    assert (load_mask(tmp_path / "mask.png").values == values).all()
    with Image.open(tmp_path / "mask.png") as image:
        assert image.mode == "L"


def test_a_file_is_never_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "mask.png"
    path.write_bytes(b"mine")
    with pytest.raises(UserError, match="exists already"):
        save_mask(WANTED, path)
    assert path.read_bytes() == b"mine"
    save_mask(WANTED, path, overwrite=True)
    assert (load_mask(path).values == WANTED).all()


def test_a_mask_is_saved_as_png_only(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.png"):
        save_mask(WANTED, tmp_path / "mask.jpg")


def test_a_file_that_is_no_picture_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "mask.png").write_bytes(b"words")
    with pytest.raises(UserError, match=r"mask\.png is not a picture"):
        load_mask(tmp_path / "mask.png")


def test_two_masks_are_told_apart_by_what_they_hold() -> None:
    assert Mask.of(WANTED).sha256 == Mask.of(WANTED.copy(), "other").sha256
    assert Mask.of(WANTED).sha256 != Mask.of(half(40, 30, "right")).sha256


@pytest.mark.parametrize("size", [(40, 30), (80, 60), (20, 15), (4000, 3000), (1333, 1000)])
def test_a_size_of_the_same_shape_fits(size: tuple[int, int]) -> None:
    Mask.of(WANTED).check_shape(*size)


@pytest.mark.parametrize("size", [(30, 40), (40, 40), (4000, 2000)])
def test_a_size_of_another_shape_does_not(size: tuple[int, int]) -> None:
    with pytest.raises(UserError, match="another shape than the photo"):
        Mask.of(WANTED, "m.png").check_shape(*size)
