"""From a point on the pad to weights and back."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepart_studio.core.style_pad import CORNERS, percents, point_of, weights_at

COUNTS = st.sampled_from((2, 3, 4))
SIDES = st.floats(0, 1)
ANYWHERE = st.floats(-3, 3)
WEIGHTS = st.lists(st.floats(0, 1000), min_size=2, max_size=4).filter(lambda w: sum(w) > 1e-3)


def near(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return all(math.isclose(x, y, abs_tol=1e-9) for x, y in zip(a, b, strict=True))


@given(ANYWHERE, ANYWHERE, COUNTS)
def test_weights_anywhere_are_a_blend(x: float, y: float, count: int) -> None:
    weights = weights_at((x, y), count)
    assert len(weights) == count
    assert min(weights) >= 0
    assert sum(weights) == pytest.approx(1)


@given(ANYWHERE, ANYWHERE, COUNTS)
def test_the_handle_stays_where_it_was_let_go(x: float, y: float, count: int) -> None:
    point = point_of(weights_at((x, y), count))
    again = point_of(weights_at(point, count))
    assert near(point, again)


@given(SIDES, SIDES)
def test_inside_a_square_the_handle_is_under_the_pointer(x: float, y: float) -> None:
    assert near(point_of(weights_at((x, y), 4)), (x, y))


@given(st.lists(st.floats(0.001, 1), min_size=2, max_size=3))
def test_weights_of_two_or_three_styles_come_back_from_their_point(weights: list[float]) -> None:
    shares = tuple(weight / sum(weights) for weight in weights)
    assert near(weights_at(point_of(weights), len(weights)), shares)


@given(SIDES, SIDES)
def test_a_blend_of_four_that_was_dragged_comes_back_from_its_point(x: float, y: float) -> None:
    weights = weights_at((x, y), 4)
    assert near(weights_at(point_of(weights), 4), weights)


@given(WEIGHTS, st.floats(0.01, 100))
def test_only_the_proportions_of_weights_matter(weights: list[float], factor: float) -> None:
    assert near(point_of(weights), point_of([factor * weight for weight in weights]))


@given(ANYWHERE, ANYWHERE)
def test_beside_the_triangle_the_nearest_point_counts(x: float, y: float) -> None:
    found = point_of(weights_at((x, y), 3))
    inside_x, inside_y = min(max(x, 0), 1), min(max(y, 0), 1)
    distance = math.dist(found, (inside_x, inside_y))
    for corner in CORNERS[3]:
        assert distance <= math.dist(corner, (inside_x, inside_y)) + 1e-9
    if abs(inside_x - 0.5) <= inside_y / 2:
        assert distance < 1e-9


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_corner_is_all_of_one_style(count: int) -> None:
    for place, corner in enumerate(CORNERS[count]):
        wanted = tuple(float(place == other) for other in range(count))
        assert near(weights_at(corner, count), wanted)
        assert near(point_of(wanted), corner)


def test_no_weights_at_all_put_the_handle_in_the_middle() -> None:
    assert near(point_of([0, 0]), (0.5, 0.5))


@given(WEIGHTS)
def test_percents_sum_to_a_hundred_and_hide_nothing(weights: list[float]) -> None:
    shown = percents(weights)
    assert sum(shown) == 100
    total = sum(weights)
    for n, weight in zip(shown, weights, strict=True):
        assert (n > 0) == (100 * weight / total > 0)
        assert abs(n - 100 * weight / total) < len(weights)


@given(st.lists(st.floats(0.05, 1), min_size=2, max_size=4))
def test_percents_are_never_off_by_one(weights: list[float]) -> None:
    total = sum(weights)
    shown = percents(weights)
    assert all(abs(n - 100 * w / total) < 1 for n, w in zip(shown, weights, strict=True))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=300).filter(lambda w: sum(w) > 1e-3))
def test_even_very_many_percents_sum_to_a_hundred(weights: list[float]) -> None:
    assert sum(percents(weights)) == 100


def test_thirds_are_shown_as_a_hundred_in_sum() -> None:
    assert percents([1, 1, 1]) == [34, 33, 33]
    assert percents([0, 0]) == [0, 0]
    assert percents([1000, 1]) == [99, 1]
