"""Pictures for the window's tests."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QImage

from tests.support.drawn import landscape


def plain(width: int, height: int, colour: str) -> QImage:
    """One colour."""
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(QColor(colour))
    return image


def photo_image(width: int = 400, height: int = 300) -> QImage:
    """A drawn photo."""
    return from_array(landscape(width, height))


def from_array(rgb: np.ndarray) -> QImage:
    height, width = rgb.shape[:2]
    pixels = np.ascontiguousarray(rgb)
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def near(colour: QColor, wanted: str, tolerance: int = 12) -> bool:
    """Whether two colours look the same."""
    other = QColor(wanted)
    pairs = zip(colour.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) <= tolerance for a, b in pairs)
