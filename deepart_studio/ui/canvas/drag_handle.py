"""The small handle at the painting's corner by which it is dragged into another program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

SIDE = 44
KNOB = 32.0


class DragHandle(QWidget):
    """Emits ``dragStarted`` when it is pressed and pulled."""

    dragStarted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(SIDE, SIDE)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._pressed: QPointF | None = None
        self._retranslate()
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._pressed is None:
            return
        if far_enough(self._pressed, event.position()):
            self._pressed = None  # the drag takes the release event with it
            self.dragStarted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        box = QRectF(0, 0, KNOB, KNOB)
        box.moveCenter(middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 190 if self.underMouse() else 120))
        painter.drawRoundedRect(box, 8, 8)
        pen = QPen(QColor(255, 255, 255, 235), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.translate(middle)
        frame = [(-0.5, -6), (-6, -6), (-6, 6), (6, 6), (6, 0.5)]
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in frame]))
        painter.drawLine(QPointF(-1, 1), QPointF(6.5, -6.5))
        painter.drawPolyline(
            QPolygonF([QPointF(2.5, -6.5), QPointF(6.5, -6.5), QPointF(6.5, -2.5)])
        )

    def _retranslate(self) -> None:
        words = self.tr("Drag the painting from here into a folder or another program")
        self.setToolTip(words)
        self.setAccessibleName(words)


def far_enough(start: QPointF, now: QPointF) -> bool:
    """A pull rather than a shaky click."""
    return (now - start).manhattanLength() >= QApplication.startDragDistance()
