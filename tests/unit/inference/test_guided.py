"""A mask's edges move to those of the photo."""

from __future__ import annotations

import numpy as np
import pytest

from deepart_studio.core.errors import Cancelled
from deepart_studio.core.progress import Progress
from deepart_studio.inference.guided import _box, refine_mask
from tests.support.drawn import landscape
from tests.support.masks import half


def two_fields(width: int = 400, height: int = 200, edge: int = 210) -> np.ndarray:
    """A bright field beside a dark one, with a little grain."""
    rgb = np.full((height, width, 3), (60, 70, 50), np.float64)
    rgb[:, :edge] = (200, 150, 90)
    rgb += np.random.default_rng(3).normal(0, 4, rgb.shape)
    return np.clip(rgb, 0, 255).astype(np.uint8)


def test_a_rough_edge_settles_on_the_photos() -> None:
    refined = refine_mask(half(400, 200), two_fields(), 1.0)  # 10 px beside the photo's edge
    assert (refined[:, 215:] < 16).all()
    assert (refined[:, :190] > 240).all()
    assert refined[:, 203:208].mean() > 120  # the gap is closed


def test_no_refinement_gives_the_mask_back() -> None:
    mask = half(96, 64)
    assert refine_mask(mask, landscape(), 0.0) is mask


def test_far_from_its_edge_a_mask_stays_as_it_is() -> None:
    refined = refine_mask(half(96, 64), landscape(), 0.5)
    assert (refined[:, :30] == 255).all()
    assert (refined[:, 66:] == 0).all()


@pytest.mark.parametrize("value", [0, 255])
def test_a_mask_without_an_edge_does_not_change(value: int) -> None:
    mask = np.full((64, 96), value, np.uint8)
    assert (refine_mask(mask, landscape(), 1.0) == value).all()


def test_a_large_photo_is_refined_like_a_small_one() -> None:
    small = refine_mask(half(400, 200), two_fields(), 1.0)
    large = refine_mask(half(1600, 800), two_fields(1600, 800, 840), 1.0)
    assert np.abs(large[2::4, 2::4].astype(int) - small).mean() < 6


def test_one_pixel_is_a_picture_too() -> None:
    assert refine_mask(np.full((1, 1), 255, np.uint8), landscape(1, 1), 1.0).shape == (1, 1)


def test_cancel_is_heard() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        refine_mask(half(96, 64), landscape(), 1.0, progress)


def test_the_box_filter_is_the_mean_of_the_square_cut_at_the_borders() -> None:
    plane = np.random.default_rng(1).random((9, 7))
    wanted = np.array(
        [
            [plane[max(0, y - 2) : y + 3, max(0, x - 2) : x + 3].mean() for x in range(7)]
            for y in range(9)
        ]
    )
    assert np.allclose(_box(plane, 2), wanted)
