from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepart_studio.inference import colour
from tests.support.drawn import landscape

BYTE = st.integers(0, 255)


def test_oklab_has_the_published_values() -> None:
    # Ottosson's page: white is (1, 0, 0); CSS Color 4: red is oklab(62.8% 0.225 0.126).
    white, red = colour.oklab(np.array([[255, 255, 255], [255, 0, 0]], np.uint8))
    assert np.allclose(white, [1, 0, 0], atol=1e-3)
    assert np.allclose(red, [0.628, 0.225, 0.126], atol=1e-3)


@given(st.tuples(BYTE, BYTE, BYTE))
def test_every_colour_survives_oklab(rgb: tuple[int, int, int]) -> None:
    there = colour.oklab(np.array([[rgb]], np.uint8))
    back = colour.srgb(there)[0, 0].astype(int)
    assert np.abs(back - rgb).max() <= 1


def test_keeping_no_colours_leaves_the_painting_alone() -> None:
    painting = landscape(seed=1)
    assert colour.mix_colours(landscape(seed=2), painting, 0.0, 0.0) is painting


def test_keeping_all_colours_takes_the_photos_hue_and_the_paintings_light() -> None:
    photo = np.full((8, 8, 3), (180, 90, 80), np.uint8)
    painting = np.full((8, 8, 3), (90, 110, 140), np.uint8)
    photo_lab, painting_lab = colour.oklab(photo[0, 0]), colour.oklab(painting[0, 0])
    kept = colour.oklab(colour.mix_colours(photo, painting, 1.0, 0.0)[0, 0])
    assert kept[0] == pytest.approx(painting_lab[0], abs=0.01)
    assert kept[1:] == pytest.approx(photo_lab[1:], abs=0.01)


def test_half_lies_between() -> None:
    photo, painting = landscape(seed=1), 255 - landscape(seed=2)
    near_painting, between, near_photo = (
        np.abs(
            colour.oklab(colour.mix_colours(photo, painting, amount, 0.0))[..., 1:]
            - colour.oklab(photo)[..., 1:]
        ).mean()
        for amount in (0.0, 0.5, 1.0)
    )
    assert near_photo < between < near_painting


@pytest.mark.parametrize("light", [20, 245])
def test_a_colour_too_strong_for_its_light_becomes_paler_with_the_same_hue(light: int) -> None:
    photo = np.full((4, 4, 3), (255, 0, 0), np.uint8)
    painting = np.full((4, 4, 3), light, np.uint8)
    red, kept = (
        colour.oklab(photo[0, 0]),
        colour.oklab(colour.mix_colours(photo, painting, 1.0, 0.0)[0, 0]),
    )
    assert kept[0] == pytest.approx(colour.oklab(painting[0, 0])[0], abs=0.02)
    assert 0.005 < np.hypot(*kept[1:]) < np.hypot(*red[1:])
    assert np.arctan2(kept[2], kept[1]) == pytest.approx(np.arctan2(red[2], red[1]), abs=0.15)


def test_taking_only_the_colours_leaves_the_photos_light() -> None:
    photo, painting = landscape(seed=1), 255 - landscape(seed=2)
    coloured = colour.oklab(colour.mix_colours(photo, painting, 0.0, 1.0))
    assert np.abs(coloured[..., 0] - colour.oklab(photo)[..., 0]).mean() < 0.01
    likeness = np.corrcoef(coloured[..., 2].ravel(), colour.oklab(painting)[..., 2].ravel())[0, 1]
    assert likeness > 0.9


def test_the_photos_colours_and_light_are_the_photo() -> None:
    photo, painting = landscape(seed=1), 255 - landscape(seed=2)
    back = colour.mix_colours(photo, painting, 1.0, 1.0).astype(int)
    assert np.abs(back - photo).max() <= 2
