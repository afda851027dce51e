"""Paintings that hold still."""

from __future__ import annotations

import numpy as np
import pytest

from deepart_studio.core.errors import Cancelled
from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress
from deepart_studio.video.flow import motion
from deepart_studio.video.steadying import Carried, carried_code, find_motion, steady
from tests.support.drawn import landscape
from tests.support.moving_film import PAN, known_film, warping_error


def flickering(photo: Pixels, seed: int) -> Pixels:
    """A painting of the photo with strokes that are elsewhere each time."""
    strokes = np.random.default_rng(seed).normal(0, 25, photo.shape)
    return np.clip(photo + strokes, 0, 255).astype(np.uint8)


def test_the_motion_of_a_panning_film_is_found() -> None:
    film = known_film(2, 128, 96)
    found = motion(film[0].rgb, film[1].rgb)
    assert found is not None
    corner = found.flow[40:80, 80:118].reshape(-1, 2)
    assert np.median(corner, axis=0) == pytest.approx(PAN, abs=0.2)
    assert found.trust[film[1].visible].mean() > 0.8
    assert found.trust[~film[1].visible].mean() < 0.4


def test_large_frames_have_flow_of_their_own_size() -> None:
    film = known_film(2, 900, 40)
    found = motion(film[0].rgb, film[1].rgb)
    assert found is not None
    assert found.flow.shape == (40, 900, 2)
    assert found.trust.shape == (40, 900)
    assert np.median(found.flow[5:35, 600:850, 0]) == pytest.approx(PAN[0], abs=0.4)


def test_steadied_paintings_flicker_far_less() -> None:
    film = known_film(6, 128, 96)
    alone = [flickering(frame.rgb, index) for index, frame in enumerate(film)]
    held, carried = [], None
    for frame, painting in zip(film, alone, strict=True):
        held.append(steady(painting, carried, find_motion(carried, frame.rgb)))
        carried = Carried(frame.rgb, held[-1])
    assert warping_error(held, film) < 0.6 * warping_error(alone, film)


def test_the_first_painting_is_left_as_it_is() -> None:
    painting = landscape()
    assert find_motion(None, painting) is None
    assert steady(painting, None, None) is painting


def test_nothing_is_carried_over_a_cut() -> None:
    before = Carried(landscape(seed=1), landscape(seed=1), np.zeros(6, np.float32))
    cut = np.random.default_rng(0).integers(0, 255, (64, 96, 3), dtype=np.uint8)
    found = find_motion(before, cut)
    assert found is None
    assert steady(cut, before, found) is cut
    assert carried_code(before, found, np.ones(6, np.float32)).tolist() == [1.0] * 6


def test_the_photos_code_follows_slowly_within_a_scene() -> None:
    before = Carried(landscape(seed=1), landscape(seed=1), np.zeros(6, np.float32))
    found = find_motion(before, landscape(seed=2))
    assert found is not None
    assert carried_code(before, found, np.ones(6, np.float32)) == pytest.approx(0.1)


@pytest.mark.parametrize("size", [(1, 1), (15, 200), (7, 7)])
def test_tiny_frames_are_painted_one_by_one(size: tuple[int, int]) -> None:
    frame = np.zeros((*size, 3), np.uint8)
    assert motion(frame, frame) is None


def test_looking_for_motion_can_be_cancelled() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        motion(landscape(), landscape(), progress)
