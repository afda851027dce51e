"""Where levels, tiles and their margins lie: plain geometry, in pixels."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

MARGIN = 40
"""Pixels around a tile that are painted and cut off: beyond them a painter hardly looks."""
GROWTH = 4.0
"""A level is at most so many times as wide as the one before it."""
NEAR = 1.25
"""A picture at most so much larger than the working size is painted at once."""


@dataclass(frozen=True)
class Tile:
    """A rectangle of a picture: ``left``..``right``, ``top``..``bottom``, without its margin."""

    left: int
    top: int
    right: int
    bottom: int


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


def tile_side(side: int, largest: int, multiple_of: int = 8) -> int:
    """The side of tiles without margin, so that side and margins are a multiple, for pictures of
    ``side`` pixels: as few tiles as ``largest`` allows, all alike.
    """
    inner = max(multiple_of, largest - 2 * MARGIN)
    even = math.ceil(side / math.ceil(side / inner))
    outer = math.ceil((even + 2 * MARGIN) / multiple_of) * multiple_of
    return outer - 2 * MARGIN


def tiles(width: int, height: int, across: int, down: int) -> Iterator[Tile]:
    """Tiles of one shape that cover a picture, row by row; the last ones reach back.

    A picture smaller than a tile gives one that reaches beyond it.
    """
    for top in _starts(height, down):
        for left in _starts(width, across):
            yield Tile(left, top, left + across, top + down)


def _starts(side: int, step: int) -> list[int]:
    count = math.ceil(side / step)
    return [max(0, min(i * step, side - step)) for i in range(count)]
