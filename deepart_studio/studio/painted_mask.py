"""A mask as the history keeps it: packed, so that a step of undo costs some KB."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # it loads numpy, which the first paint need not wait for
    from deepart_studio.core.masks import Mask, Values

WORKING_SIDE = 1024
"""Long side in pixels of masks while they are painted; they are scaled up when rendered."""
_QUICK = 1
_UNPACKED = 16


@dataclass(frozen=True)
class PaintedMask:
    """``packed`` holds ``width`` × ``height`` bytes, row by row."""

    width: int
    height: int
    packed: bytes

    @classmethod
    def of(cls, values: Values) -> PaintedMask:
        """Pack a mask, uint8 (H, W); about 5 ms."""
        height, width = values.shape
        return cls(width, height, zlib.compress(values.tobytes(), _QUICK))

    @classmethod
    def even(cls, width: int, height: int, value: int) -> PaintedMask:
        """One value, 0..255, everywhere."""
        return cls(width, height, zlib.compress(bytes([value]) * (width * height), _QUICK))

    def values(self) -> Values:
        """A copy that can be painted on: uint8 (H, W)."""
        import numpy as np

        flat = np.frombuffer(zlib.decompress(self.packed), np.uint8)
        return flat.reshape(self.height, self.width).copy()

    def inverted(self) -> PaintedMask:
        """White for black and black for white."""
        return PaintedMask.of(255 - self.values())

    @property
    def mask(self) -> Mask:
        """The mask as the painter takes it."""
        return _unpacked(self)


@lru_cache(_UNPACKED)
def _unpacked(painted: PaintedMask) -> Mask:
    from deepart_studio.core.masks import Mask

    return Mask.of(painted.values())


def working_size(width: int, height: int) -> tuple[int, int]:
    """Width and height of the masks that are painted over a photo of this size."""
    scale = min(1.0, WORKING_SIDE / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))
