"""The circle under the pointer that shows a brush's size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

SHADOW, LIGHT = QColor(0, 0, 0, 150), QColor(255, 255, 255, 230)
CROSS = 4.0
CROSS_BELOW = 4.0
"""A smaller circle could not be found: there is a cross in its place."""


def draw_ring(painter: QPainter, at: QPointF, radius: float) -> None:
    """A circle seen on light and on dark."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((SHADOW, 2.6), (LIGHT, 1.2)):
        painter.setPen(QPen(colour, width))
        if radius < CROSS_BELOW:
            painter.drawLine(at - QPointF(CROSS, 0), at + QPointF(CROSS, 0))
            painter.drawLine(at - QPointF(0, CROSS), at + QPointF(0, CROSS))
        else:
            painter.drawEllipse(at, radius, radius)
