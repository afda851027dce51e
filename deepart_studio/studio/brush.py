"""The brush: its size, hardness and opacity."""

from __future__ import annotations

from dataclasses import dataclass, replace

SMALLEST, LARGEST = 0.005, 1.0
SIZE_STEP = 1.2
HARDNESS_STEP = 0.1


@dataclass(frozen=True)
class Brush:
    """``diameter`` as a part of the photo's long side; ``hardness`` and ``opacity`` in 0..1."""

    diameter: float = 0.12
    hardness: float = 0.6
    opacity: float = 1.0

    def resized(self, steps: int) -> Brush:
        """So many steps larger (above 0) or smaller."""
        wanted = self.diameter * SIZE_STEP**steps
        return replace(self, diameter=min(LARGEST, max(SMALLEST, wanted)))

    def hardened(self, steps: int) -> Brush:
        """So many steps harder (above 0) or softer."""
        wanted = round(self.hardness + HARDNESS_STEP * steps, 2)
        return replace(self, hardness=min(1.0, max(0.0, wanted)))
