from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepart_studio.inference import tiling

SIDE = st.integers(1, 30_000)


@given(SIDE, SIDE, st.integers(128, 2048))
def test_levels_grow_up_to_the_picture_by_bounded_steps(
    width: int, height: int, working: int
) -> None:
    sizes = tiling.levels(width, height, working)
    assert sizes[-1] == (width, height)
    longest = [max(size) for size in sizes]
    assert longest[0] <= working * tiling.NEAR
    for smaller, larger in itertools.pairwise(longest):
        assert 1 < larger / smaller <= tiling.GROWTH * 1.01


def test_a_picture_of_the_working_size_is_painted_at_once() -> None:
    assert tiling.levels(512, 300, 512) == [(512, 300)]
    assert tiling.levels(100, 80, 512) == [(100, 80)]
    assert tiling.levels(2048, 1024, 512) == [(512, 256), (2048, 1024)]


def test_the_last_levels_grow_more_than_the_first() -> None:
    assert tiling.levels(4000, 3000, 512) == [(512, 384), (1196, 897), (4000, 3000)]
    small, middle, large, whole = (max(size) for size in tiling.levels(20000, 100, 512))
    assert whole / large == pytest.approx(large / middle, rel=0.01)
    assert whole / large > middle / small


@settings(deadline=None)
@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(400, 1296))
def test_tiles_of_one_shape_cover_every_pixel_once(width: int, height: int, largest: int) -> None:
    found = list(tiling.tiles(width, height, largest))
    seen = np.zeros((height, width), np.uint8)
    for tile in found:
        across, down = tile.seen.right - tile.seen.left, tile.seen.bottom - tile.seen.top
        assert across % tiling.GRID == down % tiling.GRID == 0
        assert across * down <= largest**2
        assert (across, down) == (
            found[0].seen.right - found[0].seen.left,
            found[0].seen.bottom - found[0].seen.top,
        )
        assert (tile.seen.left + tiling.EDGE) % tiling.GRID == 0  # the painter's grid
        assert (tile.seen.top + tiling.EDGE) % tiling.GRID == 0
        seen[tile.kept.top : tile.kept.bottom, tile.kept.left : tile.kept.right] += 1
    assert (seen == 1).all()


@given(st.integers(1, 6000), st.integers(400, 1296))
def test_what_is_kept_has_a_margin(side: int, largest: int) -> None:
    for tile in tiling.tiles(side, 8, largest):
        before, after = tile.kept.left - tile.seen.left, tile.seen.right - tile.kept.right
        assert before == (tiling.MARGIN if tile.kept.left else tiling.EDGE)
        assert after >= (tiling.MARGIN if tile.kept.right < side else tiling.EDGE)


@pytest.mark.parametrize(
    ("width", "height", "largest", "count"),
    [(1264, 1264, 1296, 1), (1265, 1264, 1296, 2), (4000, 3000, 1824, 4), (6000, 4000, 1824, 9)],
)
def test_tiles_are_few(width: int, height: int, largest: int, count: int) -> None:
    found = list(tiling.tiles(width, height, largest))
    assert len(found) == count


def test_tiles_make_little_more_work_than_the_picture() -> None:
    for width, height in ((4000, 3000), (3000, 4000), (6000, 4000), (11547, 8660), (20000, 500)):
        seen = [tile.seen for tile in tiling.tiles(width, height, 1824)]
        work = sum((t.right - t.left) * (t.bottom - t.top) for t in seen)
        assert work < 1.2 * width * height
