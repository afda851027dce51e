"""The paint brush: what one stroke looks like."""

from __future__ import annotations

from dataclasses import dataclass, replace

Colour = tuple[int, int, int]
"""sRGB, each 0..255."""
SMALLEST, LARGEST = 1.0, 2000.0
SIZE_STEP = 1.2
HARDNESS_STEP = 0.1


@dataclass(frozen=True)
class PaintBrush:
    """``diameter`` in pixels of the document; the rest in 0..1.

    ``opacity`` is the most that one stroke covers, ``flow`` how soon it gets there. ``spacing``
    between two dabs is a part of the diameter. ``smoothing`` 0 follows the hand. With
    ``pressure_size`` and ``pressure_opacity`` a pen's pressure scales them.
    """

    diameter: float = 60.0
    hardness: float = 0.8
    opacity: float = 1.0
    flow: float = 1.0
    spacing: float = 0.05
    smoothing: float = 0.3
    pressure_size: bool = True
    pressure_opacity: bool = False
    colour: Colour = (34, 34, 34)

    def resized(self, steps: int) -> PaintBrush:
        """So many steps larger (above 0) or smaller, at least one pixel."""
        wanted = self.diameter * SIZE_STEP**steps
        if abs(wanted - self.diameter) < 1:
            wanted = self.diameter + (1 if steps > 0 else -1)
        return replace(self, diameter=min(LARGEST, max(SMALLEST, wanted)))

    def hardened(self, steps: int) -> PaintBrush:
        """So many steps harder (above 0) or softer."""
        wanted = round(self.hardness + HARDNESS_STEP * steps, 2)
        return replace(self, hardness=min(1.0, max(0.0, wanted)))
