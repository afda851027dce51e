from __future__ import annotations

import numpy as np
import pytest

from deepart_studio.core.pictures import Picture


def test_pictures_with_other_pixels_have_other_hashes() -> None:
    black = Picture.of_pixels(np.zeros((2, 3, 3), np.uint8))
    assert black.sha256 == Picture.of_pixels(np.zeros((2, 3, 3), np.uint8)).sha256
    assert black.sha256 != Picture.of_pixels(np.zeros((3, 2, 3), np.uint8)).sha256
    assert black.sha256 != Picture.of_pixels(black.rgb, np.zeros((2, 3), np.uint8)).sha256
    assert (black.width, black.height) == (3, 2)


def test_what_shows_through_is_the_background() -> None:
    alpha = np.array([[0, 255, 51]], np.uint8)
    picture = Picture.of_pixels(np.zeros((1, 3, 3), np.uint8), alpha)
    assert picture.flattened()[0, :, 0].tolist() == [255, 0, 204]


def test_an_opaque_picture_flattens_to_itself() -> None:
    picture = Picture.of_pixels(np.full((1, 1, 3), 9, np.uint8))
    assert picture.flattened() is picture.rgb


@pytest.mark.parametrize(
    ("rgb", "alpha"),
    [
        (np.zeros((2, 2, 3), np.float32), None),
        (np.zeros((2, 2), np.uint8), None),
        (np.zeros((0, 2, 3), np.uint8), None),
        (np.zeros((2, 2, 3), np.uint8), np.zeros((2, 3), np.uint8)),
    ],
)
def test_something_that_is_no_picture_is_refused(rgb: np.ndarray, alpha: np.ndarray | None) -> None:
    with pytest.raises(ValueError, match=r"must be|at least"):
        Picture(rgb, alpha)
