"""Selections: shapes, the algebra of adding and taking away, growing and softening."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from deepart_studio.core.errors import UserError
from deepart_studio.document.layers import Layer
from deepart_studio.document.selecting import (
    Combine,
    bounds,
    check_something,
    combined,
    feathered,
    grown,
    inverted,
    lasso,
    of_transparency,
    rectangle,
)

SHAPE = (7, 9)
masks = arrays(np.uint8, SHAPE)
steps = st.integers(0, 4)
ADD, CUT, BOTH = Combine.ADD, Combine.SUBTRACT, Combine.INTERSECT


def same(one: np.ndarray, other: np.ndarray) -> bool:
    return bool((one == other).all())


@given(masks, masks, masks)
def test_adding_and_intersecting_are_a_lattice(a, b, c) -> None:
    for how in (ADD, BOTH):
        assert same(combined(a, b, how), combined(b, a, how))
        assert same(combined(combined(a, b, how), c, how), combined(a, combined(b, c, how), how))
        assert same(combined(a, a, how), a)
    assert same(combined(a, combined(a, b, BOTH), ADD), a)
    assert same(combined(a, combined(a, b, ADD), BOTH), a)


@given(masks, masks)
def test_what_is_outside_both_is_inside_neither(a, b) -> None:
    assert same(inverted(combined(a, b, ADD)), combined(inverted(a), inverted(b), BOTH))
    assert same(inverted(combined(a, b, BOTH)), combined(inverted(a), inverted(b), ADD))
    assert same(inverted(inverted(a)), a)


@given(masks, masks)
def test_taking_away_leaves_what_is_not_in_the_other(a, b) -> None:
    left = combined(a, b, CUT)
    assert same(left, combined(a, inverted(b), BOTH))
    assert (left <= a).all()
    assert not left[b == 255].any()
    assert same(left[b == 0], a[b == 0])


@given(masks, masks, st.sampled_from([*Combine]))
def test_nothing_given_is_changed(a, b, how) -> None:
    before = a.copy(), b.copy()
    combined(a, b, how)
    grown(a, 2)
    grown(a, -1)
    feathered(b, 1.5)
    assert same(a, before[0])
    assert same(b, before[1])


@given(masks)
def test_without_a_selection_there_is_nothing_to_take_away(mask) -> None:
    assert same(combined(None, mask, Combine.REPLACE), mask)
    assert same(combined(None, mask, ADD), mask)
    assert not combined(None, mask, CUT).any()
    assert not combined(None, mask, BOTH).any()


@given(masks, steps)
def test_shrinking_is_growing_of_what_is_outside(mask, pixels) -> None:
    assert same(grown(mask, -pixels), inverted(grown(inverted(mask), pixels)))
    assert (grown(mask, pixels) >= mask).all()
    assert (grown(mask, -pixels) <= mask).all()


@given(masks, masks, steps)
def test_growing_keeps_order(a, b, pixels) -> None:
    assert (grown(np.minimum(a, b), pixels) <= grown(a, pixels)).all()


@pytest.mark.parametrize("pixels", [1, 5, 20, 60])
def test_a_grown_point_is_nearly_a_disc(pixels: int) -> None:
    side = 2 * pixels + 21
    mask = np.zeros((side, side), np.uint8)
    middle = side // 2
    mask[middle, middle] = 255
    rows, columns = np.nonzero(grown(mask, pixels))
    reach = np.hypot(rows - middle, columns - middle).max()
    assert (np.abs(rows - middle).max(), np.abs(columns - middle).max()) == (pixels, pixels)
    assert pixels <= reach <= 1.083 * pixels + 1.5


@pytest.mark.parametrize("pixels", [-501, 501, math.nan])
def test_a_step_out_of_range_is_refused_in_words(pixels: float) -> None:
    with pytest.raises(UserError, match="from 0 to 500"):
        grown(np.zeros((4, 4), np.uint8), pixels)
    with pytest.raises(UserError):
        feathered(np.zeros((4, 4), np.uint8), -1)


def test_a_rectangle_may_be_drawn_in_any_direction_and_over_the_border() -> None:
    mask = rectangle((10, 8), (6.4, 5.2), (-3, 2))
    assert bounds(mask) == (0, 2, 6, 5)
    assert np.unique(mask).tolist() == [0, 255]
    assert same(mask, rectangle((10, 8), (-3, 2), (6.4, 5.2)))


@given(
    st.tuples(st.floats(-5, 40), st.floats(-5, 40)), st.tuples(st.floats(-5, 40), st.floats(-5, 40))
)
def test_a_lasso_around_a_rectangle_has_its_area(one, other) -> None:
    corners = [one, (other[0], one[1]), other, (one[0], other[1])]
    mask = lasso((32, 24), corners)

    def inside(low: float, high: float, most: float) -> float:
        low, high = sorted((low, high))
        return max(0.0, min(high, most) - max(low, 0.0))

    area = inside(one[0], other[0], 32) * inside(one[1], other[1], 24)
    around = 2 * (inside(one[0], other[0], 32) + inside(one[1], other[1], 24))
    assert abs(mask.sum() / 255 - area) <= 0.3 * around + 1


def test_a_lasso_in_bands_is_the_same_as_in_one(monkeypatch) -> None:
    round_about = [(30 + 25 * math.cos(a / 9), 22 + 20 * math.sin(a / 9)) for a in range(60)]
    whole = lasso((64, 48), round_about)
    monkeypatch.setattr("deepart_studio.document.selecting._BAND_PIXELS", 1)
    assert same(lasso((64, 48), round_about), whole)


def test_fewer_than_three_points_go_around_nothing() -> None:
    assert not lasso((9, 9), [(1, 1), (8, 8)]).any()
    assert not lasso((9, 9), []).any()


def test_a_layers_transparency_is_placed_in_the_document() -> None:
    pixels = np.full((4, 6, 4), 200, np.uint8)
    mask = of_transparency(Layer(pixels, x=-2, y=3), (10, 5))
    assert bounds(mask) == (0, 3, 4, 5)
    assert mask.max() == 200
    assert not of_transparency(Layer(pixels, x=40, y=0), (10, 5)).any()


def test_a_selection_of_nothing_is_refused() -> None:
    with pytest.raises(UserError, match="Nothing would be selected"):
        check_something(np.zeros((3, 3), np.uint8))


def test_masks_of_two_sizes_are_refused() -> None:
    with pytest.raises(UserError, match="9 × 7"):
        combined(np.zeros(SHAPE, np.uint8), np.zeros((3, 3), np.uint8), ADD)
