"""The curve that a stroke follows."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from deepart_studio.studio.paint.curves import Steadied, Touch


def drawn(smoothing: float, points: list[tuple[float, float]]) -> list[Touch]:
    curve = Steadied(smoothing)
    touches = [touch for x, y in points for touch in curve.to(Touch(x, y, 1.0))]
    return touches + curve.end()


@pytest.mark.parametrize("smoothing", [0.0, 0.3, 0.9, 1.0])
def test_a_stroke_begins_and_ends_where_the_hand_did(smoothing: float) -> None:
    touches = drawn(smoothing, [(0, 0), (40, 10), (80, 0), (120, 50)])
    assert touches[0][:2] == (0, 0)
    assert touches[-1][:2] == (120, 50)


def test_a_straight_line_stays_straight() -> None:
    touches = drawn(0.0, [(10 * i, 5 * i) for i in range(20)])
    assert max(abs(t.y - t.x / 2) for t in touches) < 1e-6


def test_there_are_no_corners() -> None:
    touches = drawn(0.0, [(0, 0), (50, 0), (50, 50), (100, 50)])
    turns = []
    for a, b, c in zip(touches, touches[1:], touches[2:], strict=False):
        if math.dist(a[:2], b[:2]) > 0.1 and math.dist(b[:2], c[:2]) > 0.1:
            one, two = math.atan2(b.y - a.y, b.x - a.x), math.atan2(c.y - b.y, c.x - b.x)
            turns.append(abs(math.remainder(two - one, math.tau)))
    assert max(turns) < math.radians(20)


def test_smoothing_takes_a_trembling_out() -> None:
    trembling = [(6.0 * i, 3.0 * (-1) ** i) for i in range(40)]

    def roughness(smoothing: float) -> float:
        middle = [t.y for t in drawn(smoothing, trembling) if 60 < t.x < 180]
        return max(middle) - min(middle)

    assert roughness(0.8) < roughness(0.4) < roughness(0.0) < 6


def test_pressure_changes_gradually() -> None:
    curve = Steadied(0.0)
    touches = curve.to(Touch(0, 0, 0.0)) + curve.to(Touch(100, 0, 1.0)) + curve.end()
    steps = [b.pressure - a.pressure for a, b in pairwise(touches[:-1])]
    assert all(step >= 0 for step in steps)
    assert max(steps) < 0.2
