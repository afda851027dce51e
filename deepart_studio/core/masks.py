"""A mask in memory: how much of a style each pixel takes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from deepart_studio.core.errors import UserError

Values = npt.NDArray[np.uint8]

SHAPE_TOLERANCE = 0.01
"""Ratios of the sides that differ less than this are one shape, rounded differently."""


@dataclass(frozen=True, eq=False)
class Mask:
    """``values`` is uint8 (H, W): 0 leaves what is below, 255 takes the style fully.

    ``sha256`` identifies size and values; make it with ``Mask.of``.
    """

    values: Values
    name: str
    sha256: str

    @classmethod
    def of(cls, values: Values, name: str = "") -> Mask:
        """A mask of these values; ValueError for another dtype or number of axes."""
        if values.dtype != np.uint8 or values.ndim != 2 or 0 in values.shape:
            raise ValueError(f"a mask is uint8 (H, W), not {values.dtype} {values.shape}")
        digest = hashlib.sha256(str(values.shape).encode())
        digest.update(np.ascontiguousarray(values).data)
        return cls(values, name, digest.hexdigest())

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return int(self.values.shape[1])

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return int(self.values.shape[0])

    @property
    def empty(self) -> bool:
        """Whether it is 0 everywhere."""
        return not self.values.any()

    def check_shape(self, width: int, height: int) -> None:
        """UserError when the mask cannot lie over a picture of this size without distortion."""
        off_across = abs(self.width - self.height * width / height)
        off_down = abs(self.height - self.width * height / width)
        by_rounding = off_across <= 1 or off_down <= 1
        if by_rounding or off_across <= SHAPE_TOLERANCE * self.width:
            return
        raise UserError(
            "The mask {name} has another shape than the photo: {mask} pixels against {photo}.",
            "Make the mask from the photo itself, and turn or crop both alike.",
            name=self.name,
            mask=f"{self.width} × {self.height}",
            photo=f"{width} × {height}",
        )

    def check_not_empty(self) -> None:
        """UserError when no pixel would be painted."""
        if self.empty:
            raise UserError(
                "The mask {name} is empty, so nothing would be painted through it.",
                "White is where the style goes, black where it does not.",
                name=self.name,
            )
