"""How many columns show pictures largest."""

from __future__ import annotations

from math import ceil

ONE_ROW_FROM = 0.85
"""Pictures stand side by side where that makes them at least this large beside the best."""


def columns_for(count: int, room: tuple[int, int], picture: tuple[float, float]) -> int:
    """Columns for ``count`` pictures of one size in a room of this width and height."""

    def scale(columns: int) -> float:
        rows = ceil(count / columns)
        return min(room[0] / columns / picture[0], room[1] / rows / picture[1])

    best = max(range(1, count + 1), key=lambda columns: (scale(columns), -columns))
    return count if scale(count) >= ONE_ROW_FROM * scale(best) else best
