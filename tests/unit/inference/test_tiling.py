from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
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


@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(200, 1296))
def test_tiles_of_one_shape_cover_every_pixel(width: int, height: int, largest: int) -> None:
    across, down = (tiling.tile_side(side, largest) for side in (width, height))
    assert (across + 2 * tiling.MARGIN) % 8 == 0
    assert across + 2 * tiling.MARGIN <= largest + 8
    seen = np.zeros((height, width), bool)
    for tile in tiling.tiles(width, height, across, down):
        assert (tile.right - tile.left, tile.bottom - tile.top) == (across, down)
        assert tile.left >= 0
        assert tile.top >= 0
        seen[tile.top : tile.bottom, tile.left : tile.right] = True
    assert seen.all()


@pytest.mark.parametrize(("side", "count"), [(1216, 1), (1217, 2), (2432, 2), (6000, 5)])
def test_tiles_are_as_few_as_can_be(side: int, count: int) -> None:
    across = tiling.tile_side(side, 1296)
    assert len(list(tiling.tiles(side, 1, across, 8))) == count
