"""The box of the crop tool: arithmetic without widgets, in pixels of the document."""

from __future__ import annotations

import math
from dataclasses import dataclass

Size = tuple[float, float]
LEAST = 1.0
_TRIES = 12


@dataclass(frozen=True)
class CropBox:
    """Its sides; ``right`` and ``bottom`` are beyond the last pixel."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def whole(self) -> tuple[int, int, int, int]:
        """Left, top, width and height in whole pixels, at least one."""
        left, top = round(self.left), round(self.top)
        return left, top, max(1, round(self.right) - left), max(1, round(self.bottom) - top)

    def moved(self, dx: float, dy: float, size: Size) -> CropBox:
        """Moved as far as the picture reaches."""
        dx = min(max(dx, -self.left), size[0] - self.right)
        dy = min(max(dy, -self.top), size[1] - self.bottom)
        return CropBox(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def pulled(self, handle: str, x: float, y: float, size: Size, aspect: float | None) -> CropBox:
        """With a handle pulled to a place; ``handle`` has "l" or "r", "t" or "b", or two of them.

        The opposite side or corner stays. ``aspect`` is width by height.
        """
        across, down = set("lr") & set(handle), set("tb") & set(handle)
        x, y = min(max(x, 0), size[0]), min(max(y, 0), size[1])
        fixed_x = (self.left + self.right) / 2 if not across else self._far("lr", handle)
        fixed_y = (self.top + self.bottom) / 2 if not down else self._far("tb", handle)
        width = max(LEAST, abs(x - fixed_x)) if across else self.width
        height = max(LEAST, abs(y - fixed_y)) if down else self.height
        if aspect is not None:
            if across and down:
                width = max(width, height * aspect)
            elif down:
                width = height * aspect
            height = width / aspect
        side_x = 0 if not across else math.copysign(1, x - fixed_x or (1 if "r" in handle else -1))
        side_y = 0 if not down else math.copysign(1, y - fixed_y or (1 if "b" in handle else -1))
        return _about(fixed_x, fixed_y, width, height, (side_x, side_y), size, aspect)

    def shaped(self, aspect: float | None, size: Size) -> CropBox:
        """With this shape about the same middle, as large as its longer side."""
        if aspect is None:
            return self
        x, y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        width = max(self.width, self.height * aspect)
        return _about(x, y, width, width / aspect, (0, 0), size, aspect)

    def sized(self, width: float, height: float, size: Size) -> CropBox:
        """Of this size about the same middle, moved where it would reach out."""
        width, height = min(max(width, LEAST), size[0]), min(max(height, LEAST), size[1])
        left = min(max((self.left + self.right - width) / 2, 0), size[0] - width)
        top = min(max((self.top + self.bottom - height) / 2, 0), size[1] - height)
        return CropBox(left, top, left + width, top + height)

    def fits(self, size: Size, degrees: float) -> bool:
        """Whether no corner lies outside the picture after it was turned about its middle."""
        angle = math.radians(degrees)
        cos, sin = math.cos(angle), math.sin(angle)
        for x in (self.left - size[0] / 2, self.right - size[0] / 2):
            for y in (self.top - size[1] / 2, self.bottom - size[1] / 2):
                across, down = cos * x + sin * y, cos * y - sin * x
                if abs(across) > size[0] / 2 or abs(down) > size[1] / 2:
                    return False
        return True

    def towards(self, wanted: CropBox, size: Size, degrees: float) -> CropBox:
        """As far to another box as a turned picture has no empty corners in it."""
        if degrees == 0 or wanted.fits(size, degrees):
            return wanted
        low, high = 0.0, 1.0
        for _ in range(_TRIES):
            middle = (low + high) / 2
            if self._between(wanted, middle).fits(size, degrees):
                low = middle
            else:
                high = middle
        return self._between(wanted, low)

    def _between(self, other: CropBox, share: float) -> CropBox:
        def mix(a: float, b: float) -> float:
            return a + (b - a) * share

        return CropBox(
            mix(self.left, other.left),
            mix(self.top, other.top),
            mix(self.right, other.right),
            mix(self.bottom, other.bottom),
        )

    def _far(self, sides: str, handle: str) -> float:
        ends = {"l": self.right, "r": self.left, "t": self.bottom, "b": self.top}
        return next(ends[side] for side in sides if side in handle)


def _about(
    x: float,
    y: float,
    width: float,
    height: float,
    side: tuple[float, float],
    size: Size,
    aspect: float | None,
) -> CropBox:
    """A box from (x, y) towards ``side`` (0: to both), no larger than the picture allows."""
    room_x = {1: size[0] - x, -1: x}.get(int(side[0]), 2 * min(x, size[0] - x))
    room_y = {1: size[1] - y, -1: y}.get(int(side[1]), 2 * min(y, size[1] - y))
    if aspect is None:
        width, height = min(width, max(LEAST, room_x)), min(height, max(LEAST, room_y))
    else:
        share = min(1.0, room_x / width, room_y / height)
        width, height = width * share, height * share
    left = {1: x, -1: x - width}.get(int(side[0]), x - width / 2)
    top = {1: y, -1: y - height}.get(int(side[1]), y - height / 2)
    box = CropBox(left, top, left + width, top + height)
    return box.moved(0, 0, size)
