"""How long the queue will still take, from the photos that it has painted."""

from __future__ import annotations

from collections.abc import Iterable

from deepart_studio.batch.rows import Row

USUAL_MEGAPIXELS = 12.0
"""Taken for photos whose size is not known."""
FIXED_MEGAPIXELS = 0.2
"""Reading and writing cost something for the smallest photo as well."""


def work_of(row: Row) -> float:
    """What a row will cost, in megapixels to paint."""
    pixels = row.megapixels or USUAL_MEGAPIXELS
    if row.recipe.long_side is not None:
        pixels = min(pixels, row.recipe.long_side**2 * 0.7 / 1e6)
    return pixels + FIXED_MEGAPIXELS


class Pace:
    """Seconds per megapixel in this run."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self._work = 0.0

    def note(self, row: Row, seconds: float) -> None:
        """A row took this long."""
        self._seconds += seconds
        self._work += work_of(row)

    def seconds_left(
        self, rows: Iterable[Row], current: Row | None, fraction: float, gone: float
    ) -> float | None:
        """Seconds for what waits and the rest of what is painted now; None while unknown.

        Of the present row ``fraction`` is done and ``gone`` seconds have passed.
        """
        seconds, work = self._seconds, self._work
        if current is not None:
            seconds += gone
            work += fraction * work_of(current)
        if work <= 0 or (self._work == 0 and fraction < 0.1):
            return None
        left = sum(work_of(row) for row in rows)
        if current is not None:
            left += (1 - fraction) * work_of(current)
        return left * seconds / work
