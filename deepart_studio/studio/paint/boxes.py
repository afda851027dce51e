"""Rectangles of pixels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

TILE = 256
"""Side of the squares in which pixels are remembered and composited anew."""


class Box(NamedTuple):
    """From ``left`` and ``top`` to before ``right`` and ``bottom``."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def empty(self) -> bool:
        return self.right <= self.left or self.bottom <= self.top

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def place(self) -> tuple[slice, slice]:
        """The box as an index of an array (H, W, ...)."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def united(self, other: Box | None) -> Box:
        """The smallest box around both."""
        if other is None or other.empty:
            return self
        if self.empty:
            return other
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def cut(self, other: Box) -> Box:
        """What both have in common; it may be empty."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def moved(self, x: int, y: int) -> Box:
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def aligned(self, step: int) -> Box:
        """Grown until all sides are multiples of ``step``."""
        left, top = self.left // step * step, self.top // step * step
        return Box(left, top, -(-self.right // step) * step, -(-self.bottom // step) * step)

    def reduced(self, step: int) -> Box:
        """The same in a picture with 1/``step`` of the sides, rounded outwards."""
        return Box(
            self.left // step, self.top // step, -(-self.right // step), -(-self.bottom // step)
        )

    def tiles(self) -> Iterator[tuple[int, int]]:
        """Column and row of each tile that it touches."""
        for row in range(self.top // TILE, -(-self.bottom // TILE)):
            for column in range(self.left // TILE, -(-self.right // TILE)):
                yield column, row


def tile_box(tile: tuple[int, int]) -> Box:
    """The pixels of a tile."""
    column, row = tile
    return Box(column * TILE, row * TILE, (column + 1) * TILE, (row + 1) * TILE)
