"""The handle of the before/after line: a slider in disguise, so that keys and readers know it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSlider, QWidget

from deepart_studio.ui.canvas.geometry import HANDLE_SIDE

STEPS = 1000
KNOB = 34.0


class SplitHandle(QSlider):
    """``moved(position)`` with 0..1 when a key moves it, ``dragged(x)`` in parent coordinates."""

    moved = Signal(float)
    dragged = Signal(float)
    centred = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, STEPS)
        self.setSingleStep(STEPS // 100)
        self.setPageStep(STEPS // 10)
        self.setFixedSize(int(HANDLE_SIDE), int(HANDLE_SIDE))
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._held: float | None = None
        self.valueChanged.connect(lambda value: self.moved.emit(value / STEPS))
        self._retranslate()

    def show_position(self, position: float) -> None:
        """Follow the line without saying so."""
        self.blockSignals(True)
        self.setValue(round(position * STEPS))
        self.blockSignals(False)

    def grasp(self, x: float) -> None:
        """A press on the line, ``x`` in parent coordinates."""
        self._held = x - (self.x() + HANDLE_SIDE / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position().x() - HANDLE_SIDE / 2
            self.update()
            event.accept()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self.dragged.emit(self.mapToParent(event.position()).x() - self._held)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.update()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.centred.emit()
        event.accept()

    def wheelEvent(self, event) -> None:
        event.ignore()  # the wheel zooms, also above the handle

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        for grow, alpha in ((4.0, 14), (2.5, 26), (1.2, 44)):
            painter.setBrush(QColor(0, 0, 0, alpha))
            painter.drawEllipse(middle + QPointF(0, 1), KNOB / 2 + grow, KNOB / 2 + grow)
        active = self._held is not None or self.underMouse()
        painter.setBrush(QColor(Qt.GlobalColor.white if active else QColor(0xF4, 0xF4, 0xF4)))
        painter.drawEllipse(middle, KNOB / 2, KNOB / 2)
        self._draw_arrows(painter, middle)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2.5))
            painter.drawEllipse(middle, KNOB / 2 + 3, KNOB / 2 + 3)

    def _draw_arrows(self, painter: QPainter, middle: QPointF) -> None:
        pen = QPen(QColor(0x30, 0x30, 0x30), 2.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for side in (-1, 1):
            tip, foot = side * 9.0, side * 4.5
            arrow = [QPointF(foot, -4.5), QPointF(tip, 0), QPointF(foot, 4.5)]
            painter.drawPolyline(QPolygonF([middle + corner for corner in arrow]))

    def _retranslate(self) -> None:
        name = self.tr("Before and after")
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Drag to compare. Double-click for the middle."))


def draw_line(painter: QPainter, x: float, top: float, bottom: float) -> None:
    """The split line, visible on light and on dark pictures."""
    painter.fillRect(QRectF(x - 2, top, 4, bottom - top), QColor(0, 0, 0, 60))
    painter.fillRect(QRectF(x - 1, top, 2, bottom - top), QColor(255, 255, 255, 235))


def draw_label(painter: QPainter, text: str, x: float, top: float, room: float) -> None:
    """A word beside the line: right of ``x`` when ``room`` is positive, else left of it."""
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(text) + 16.0, metrics.height() + 6.0
    if abs(room) < width + 24:
        return
    left = x + 12 if room > 0 else x - 12 - width
    box = QRectF(left, top + 12, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 130))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(QColor(255, 255, 255, 235))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
