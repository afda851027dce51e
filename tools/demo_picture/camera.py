"""Where the viewer stands. World: x right, y away, z up, metres; the lake is the plane z = 0."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

_TOWARDS_SUN = np.array([0.86, 0.06, 0.38], np.float32)
#: Light comes low from the right, so that every slope shows its form.
SUN = _TOWARDS_SUN / np.linalg.norm(_TOWARDS_SUN)


@dataclass(frozen=True)
class Camera:
    """A level pinhole camera; ``eye`` is its height, negative for the view mirrored in the lake."""

    width: int
    height: int
    eye: float = 6.0

    @property
    def focal(self) -> float:
        return self.width * 0.86

    @property
    def horizon(self) -> float:
        """The row of the horizon."""
        return self.height * 0.475

    def mirrored(self) -> Camera:
        return Camera(self.width, self.height, -self.eye)

    def column_slopes(self) -> Array:
        """dx/dy of each column's rays."""
        columns = np.arange(self.width, dtype=np.float32) + 0.5
        return (columns - self.width / 2) / np.float32(self.focal)

    def project(self, x: float, y: float, z: float) -> tuple[float, float]:
        """(column, row) of a point with y > 0."""
        column = self.width / 2 + self.focal * x / y
        return column, self.horizon - self.focal * (z - self.eye) / y

    def scale(self, y: float) -> float:
        """Pixels per metre at distance ``y``."""
        return self.focal / y
