"""The geometry of the style pad: from a point between 2 to 4 styles to their weights, and back.

Points are (x, y) in 0..1 with y downwards. A point is the mean of the corners by weight. On a line
(2 styles) and in a triangle (3, barycentric coordinates) that determines the weights. In a square
(4) the weights are bilinear; other weights of four styles have a point, but not back again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Point = tuple[float, float]

CORNERS: Mapping[int, tuple[Point, ...]] = {
    2: ((0.0, 0.5), (1.0, 0.5)),
    3: ((0.5, 0.0), (0.0, 1.0), (1.0, 1.0)),
    4: ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)),
}
"""Where the styles are, by their number, in the order in which they were chosen."""


def point_of(weights: Sequence[float]) -> Point:
    """The point of 2 to 4 weights, which are at least 0; the middle when all are 0."""
    corners = CORNERS[len(weights)]
    total = sum(weights)
    shares = [w / total for w in weights] if total > 0 else [1 / len(weights)] * len(weights)
    x = sum(share * corner[0] for share, corner in zip(shares, corners, strict=True))
    y = sum(share * corner[1] for share, corner in zip(shares, corners, strict=True))
    return _within(x), _within(y)


def weights_at(point: Point, count: int) -> tuple[float, ...]:
    """The weights of ``count`` styles (2 to 4) at a point, each at least 0, in sum 1.

    A point outside counts as the nearest one inside.
    """
    x, y = _within(point[0]), _within(point[1])
    if count == 2:
        return 1 - x, x
    if count == 4:
        return (1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y
    x, y = _into_triangle(x, y)
    right = _within(x - (1 - y) / 2)
    left = _within(1 - (x + (1 - y) / 2))
    return max(0.0, 1 - left - right), left, right


def percents(weights: Sequence[float]) -> list[int]:
    """Shares in whole percent that sum to exactly 100 (largest remainders); all 0 if no weight is.

    What is there is never shown as nothing: up to 100 weights above 0 are shown as 1 or more.
    """
    total = sum(weights)
    if total <= 0:
        return [0] * len(weights)
    exact = [100 * weight / total for weight in weights]
    shown = [math.floor(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: shown[i] - exact[i])
    for i in by_remainder[: 100 - sum(shown)]:
        shown[i] += 1
    for i, share in enumerate(exact):
        largest = max(range(len(shown)), key=shown.__getitem__)
        if share > 0 and shown[i] == 0 and shown[largest] > 1:
            shown[i] += 1
            shown[largest] -= 1
    return shown


def _within(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _into_triangle(x: float, y: float) -> Point:
    """The nearest point of the triangle with the corners of ``CORNERS[3]``."""
    if abs(x - 0.5) <= y / 2:
        return x, y
    side = 1.0 if x > 0.5 else -1.0  # beside the slope from the top to this lower corner
    along = (side * (x - 0.5) * 0.5 + y) / 1.25  # projection on the slope (0.5, 1)
    along = _within(along)
    return 0.5 + side * along / 2, along
