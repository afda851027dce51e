"""What comes with the program, as a person who has just installed it finds it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.cli.main import main
from deepart_studio.core.paths import models_folder, resources_folder
from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.style import StylePipeline
from deepart_studio.inference.style_package import read_styles
from tests.support.drawn import landscape

MOST_BYTES = 50_000_000
LEAST_STYLES = 24


@pytest.fixture(scope="module")
def painter() -> StylePipeline:
    """The any-style model that ships."""
    return StylePipeline(Catalog([models_folder()]).first("style"), SessionCache(threads=1))


@pytest.fixture(scope="module")
def photo() -> Picture:
    """Our demo picture, small."""
    with Image.open(resources_folder() / "demo" / "demo.webp") as image:
        return Picture.of_pixels(np.asarray(image.convert("RGB").resize((256, 192))))


@pytest.fixture(scope="module")
def paintings(painter: StylePipeline, photo: Picture) -> Iterator[dict[str, Pixels]]:
    """The demo picture in every built-in style."""
    made = {}
    for style in painter.styles:
        chosen = [(style, 1.0)]
        made[style.id] = painter.render(photo, chosen, painter.request(photo, chosen)).rgb
    return made


def test_all_models_are_good_and_small_enough(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "verify"]) == 0
    assert "any-style: good" in capsys.readouterr().out
    shipped = (p for p in models_folder().rglob("*") if p.is_file())
    assert sum(p.stat().st_size for p in shipped) <= MOST_BYTES


def test_every_built_in_style_has_a_name_in_both_languages_and_a_preview() -> None:
    styles = read_styles(Catalog([models_folder()]).first("style"))
    assert len(styles) >= LEAST_STYLES
    for style in styles:
        assert style.name["en"]
        assert style.name["zh"]
        assert style.preview is not None
    for key in ("en", "zh"):
        assert len({style.name[key] for style in styles}) == len(styles)


def test_the_styles_look_different_from_each_other_and_from_the_photo(
    paintings: dict[str, Pixels], photo: Picture
) -> None:
    for rgb in paintings.values():
        assert difference(rgb, photo.rgb) > 10
    closest = min(difference(a, b) for a, b in combinations(paintings.values(), 2))
    assert closest > 3


def test_no_painting_is_flat_or_washed_out(paintings: dict[str, Pixels]) -> None:
    for name, rgb in paintings.items():
        lightness = rgb.astype(float).mean(2)
        assert np.percentile(lightness, 98) - np.percentile(lightness, 2) > 50, name


def test_at_strength_nought_the_photo_comes_back(painter: StylePipeline, photo: Picture) -> None:
    chosen = [(painter.find("The Great Wave"), 1.0)]
    back = painter.render(photo, chosen, painter.request(photo, chosen, strength=0.0))
    assert difference(back.rgb, photo.rgb) < 4


def test_strength_leads_from_the_photo_to_the_painting_step_by_step(
    painter: StylePipeline, photo: Picture
) -> None:
    chosen = [(painter.find("The Starry Night"), 1.0)]
    away = []
    for strength in (0.0, 0.25, 0.5, 0.75, 1.0):
        request = painter.request(photo, chosen, strength=strength)
        away.append(difference(painter.render(photo, chosen, request).rgb, photo.rgb))
    assert away == sorted(away)
    assert max(np.diff(away)) < 0.6 * away[-1]


def test_any_picture_is_a_style(painter: StylePipeline, photo: Picture, tmp_path: Path) -> None:
    red = landscape(seed=3)
    red[..., 1:] //= 3
    file = tmp_path / "red.png"
    Image.fromarray(red).save(file)
    out = tmp_path / "out.png"
    source = tmp_path / "photo.png"
    Image.fromarray(photo.rgb).save(source)
    assert main(["stylize", str(source), "--style", str(file), "--out", str(out)]) == 0
    painted = np.asarray(Image.open(out).convert("RGB")).astype(float).mean((0, 1))
    assert painted[0] > 1.5 * painted[1]


def difference(a: Pixels, b: Pixels) -> float:
    """Mean absolute difference in levels of 8 bits."""
    return float(np.abs(a.astype(float) - b).mean())
