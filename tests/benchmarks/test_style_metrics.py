"""The measure itself: it must order pictures the way a person would before it judges anything."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

pytest.importorskip("torch")

from tests.benchmarks.style_metrics import content_distance, load_backbone, style_distance

BACKBONE = load_backbone()


def stripes(
    height: int, width: int, period: float, colour: tuple[int, int, int]
) -> NDArray[np.uint8]:
    """Diagonal stripes of one colour on white."""
    y, x = np.mgrid[:height, :width]
    wave = (np.sin((x + y) * 2 * np.pi / period)[..., None] + 1) / 2
    return (255 + (np.array(colour) - 255) * wave).astype(np.uint8)


def blobs(seed: int, size: int = 192) -> NDArray[np.uint8]:
    """Soft coloured discs at random places."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:size, :size]
    picture = np.full((size, size, 3), 128.0)
    for _ in range(12):
        cy, cx, radius = rng.uniform(0, size), rng.uniform(0, size), rng.uniform(8, 50)
        inside = ((y - cy) ** 2 + (x - cx) ** 2 < radius**2)[..., None]
        picture = np.where(inside, rng.uniform(0, 255, 3), picture)
    return picture.astype(np.uint8)


def test_a_picture_is_at_distance_nought_from_itself() -> None:
    picture = blobs(1)
    assert style_distance(BACKBONE, picture, picture) == 0.0
    assert content_distance(BACKBONE, picture, picture) == 0.0


def test_the_same_texture_at_another_place_is_nearer_in_style_than_another_texture() -> None:
    texture = stripes(192, 192, 12, (200, 30, 30))
    moved = np.roll(texture, 5, axis=1)
    other = stripes(192, 192, 40, (30, 60, 200))
    assert style_distance(BACKBONE, moved, texture) < 0.5 * style_distance(BACKBONE, other, texture)


def test_a_softened_photo_is_nearer_in_content_than_another_photo() -> None:
    photo, other = blobs(1), blobs(2)
    softened = ((photo.astype(np.uint16) + np.roll(photo, 1, axis=0)) // 2).astype(np.uint8)
    near = content_distance(BACKBONE, softened, photo)
    assert 0 < near < 0.7 * content_distance(BACKBONE, other, photo)


def test_pictures_of_different_sizes_compare_in_style_but_not_in_content() -> None:
    small, large = blobs(1, 160), blobs(1, 192)
    assert style_distance(BACKBONE, small, large) > 0
    with pytest.raises(ValueError, match="sizes differ"):
        content_distance(BACKBONE, small, large)
