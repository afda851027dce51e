"""Where levels, tiles and their margins lie: plain geometry, in pixels."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

MARGIN = 64
"""Pixels around a tile that are painted and cut off. The shipped painter looks 80 px far, but what
lies beyond 64 changes a pixel by less than half a level (beyond 40 by up to 12: that is a seam)."""
EDGE = 16
"""The same at the edge of the picture, beyond which it is only mirrored."""
GRID = 8
"""The painter's strides: a place is painted alike only where tiles begin at multiples of this."""
GROWTH = 4.0
"""A level is at most so many times as wide as the one before it."""
NEAR = 1.25
"""A picture at most so much larger than the working size is painted at once."""


@dataclass(frozen=True)
class Tile:
    """A rectangle, ``left``..``right``, ``top``..``bottom``; it may reach beyond the picture."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class PaintedTile:
    """What is painted at once, ``seen``, and the part of it that is kept."""

    seen: Tile
    kept: Tile


@dataclass(frozen=True)
class _Span:
    seen: tuple[int, int]
    kept: tuple[int, int]


def levels(width: int, height: int, working: int) -> list[tuple[int, int]]:
    """Sizes from the one with long side ``working`` up to the picture's own.

    Each is at most ``GROWTH`` times the one before. The last ones grow more than the first: the
    levels below them then cost little. They do not grow as much as may be, which shows in fine
    lines. Only one size for a picture near the working size.
    """
    longest = max(width, height)
    if longest <= working * NEAR:
        return [(width, height)]
    smallest = working / longest
    steps = math.ceil(-math.log(smallest) / math.log(GROWTH))
    shares = [smallest]
    if steps > 1:
        even, least = smallest ** (1 - 1 / steps), 1 / GROWTH ** (steps - 1)
        second = math.sqrt(even * max(least, smallest))
        shares += [second ** (1 - step / (steps - 1)) for step in range(steps - 1)]
    sizes = [(max(1, round(width * share)), max(1, round(height * share))) for share in shares]
    return [*sizes, (width, height)]


def tiles(width: int, height: int, largest: int) -> Iterator[PaintedTile]:
    """Tiles that cover a picture, row by row, the parts kept each pixel once.

    They are seen at one shape whose sides are multiples of ``GRID``, with at most as many pixels as
    a square of ``largest`` (at least 400): those that make the least work.
    """
    columns, rows = _counts(width, height, largest * largest)
    across = _spans(width, columns)
    for row in _spans(height, rows):
        for column in across:
            yield PaintedTile(
                Tile(column.seen[0], row.seen[0], column.seen[1], row.seen[1]),
                Tile(column.kept[0], row.kept[0], column.kept[1], row.kept[1]),
            )


def _counts(width: int, height: int, pixels: int) -> tuple[int, int]:
    """How many columns and rows: none narrower than twice the overlap if there are several."""
    best, least = (_most(width), _most(height)), math.inf
    for columns in range(1, _most(width) + 1):
        across = _length(width, columns)
        for rows in range(1, _most(height) + 1):
            one = across * _length(height, rows)
            if one <= pixels:
                if columns * rows * one < least:
                    best, least = (columns, rows), columns * rows * one
                break
    return best


def _most(side: int) -> int:
    return max(1, (side + 2 * EDGE - 2 * MARGIN) // (2 * MARGIN))


def _length(side: int, count: int) -> int:
    """The side of ``count`` tiles that cover a side with their margins."""
    return math.ceil((side + 2 * EDGE + 2 * MARGIN * (count - 1)) / count / GRID) * GRID


def _spans(side: int, count: int) -> list[_Span]:
    length = _length(side, count)
    spans: list[_Span] = []
    for index in range(count):
        start = index * (length - 2 * MARGIN) - EDGE
        kept = (start + MARGIN if index else 0, start + length - MARGIN)
        if index == count - 1:
            kept = (kept[0], side)
        spans.append(_Span((start, start + length), kept))
    return spans
