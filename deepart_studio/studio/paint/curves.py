"""From the hand's points to the curve that is drawn."""

from __future__ import annotations

import math
from typing import NamedTuple

SLOWEST = 0.06
"""Part of the way to the pointer that the steadiest brush goes with each event."""
STEP = 3.0
"""Length of the straight pieces of a curve, in pixels."""
NEAR = 0.5


class Touch(NamedTuple):
    """A place in the document and the pen's pressure, 0..1."""

    x: float
    y: float
    pressure: float


class Steadied:
    """A stroke's curve, steadied and smooth: give it points, get what to draw.

    The brush follows the pointer by a part of the way (exponential smoothing). What it passes are
    the control points of quadratic curves from middle to middle: a quadratic B-spline, without
    corners. ``end`` draws on to where the pointer is.
    """

    def __init__(self, smoothing: float) -> None:
        """``smoothing`` in 0..1."""
        self._share = 1 - (1 - SLOWEST) * smoothing
        self._pointer: Touch | None = None
        self._drawn: Touch | None = None  # where the drawn part ends
        self._corner = Touch(0, 0, 0)

    def to(self, touch: Touch) -> list[Touch]:
        """Points to draw on to, one after the other; the first call gives the beginning."""
        self._pointer = touch
        if self._drawn is None:
            self._drawn = self._corner = touch
            return [touch]
        return self._curve_to(_between(self._corner, touch, self._share))

    def end(self) -> list[Touch]:
        """The rest of the way to the pointer."""
        pointer, drawn = self._pointer, self._drawn
        if pointer is None or drawn is None:
            return []
        points = []
        while math.dist(self._corner[:2], pointer[:2]) > NEAR and self._share < 1:
            points += self._curve_to(_between(self._corner, pointer, max(self._share, 0.3)))
        points += self._curve_to(pointer)
        return [*points, pointer]

    def _curve_to(self, corner: Touch) -> list[Touch]:
        start, control = self._drawn or corner, self._corner
        stop = _between(control, corner, 0.5)
        self._drawn, self._corner = stop, corner
        length = math.dist(start[:2], control[:2]) + math.dist(control[:2], stop[:2])
        pieces = min(64, max(1, math.ceil(length / STEP)))
        points = []
        for piece in range(1, pieces + 1):
            share = piece / pieces
            before, after = _between(start, control, share), _between(control, stop, share)
            points.append(_between(before, after, share))
        return points


def _between(a: Touch, b: Touch, share: float) -> Touch:
    return Touch(
        a.x + (b.x - a.x) * share,
        a.y + (b.y - a.y) * share,
        a.pressure + (b.pressure - a.pressure) * share,
    )
