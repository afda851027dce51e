"""How many columns show pictures largest."""

from __future__ import annotations

from math import ceil


def columns_for(count: int, room: tuple[int, int], picture: tuple[float, float]) -> int:
    """Columns for ``count`` pictures of one size in a room of this width and height."""

    def scale(columns: int) -> float:
        rows = ceil(count / columns)
        return min(room[0] / columns / picture[0], room[1] / rows / picture[1])

    return max(range(1, count + 1), key=lambda columns: (scale(columns), -columns))
