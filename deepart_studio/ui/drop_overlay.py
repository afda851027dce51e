"""The highlight over a part of the window while a picture is held above it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

MARGIN = 8
RADIUS = 12.0


class DropOverlay(QWidget):
    """A tinted sheet with a dashed edge and a few words; the mouse passes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = ""
        self.hide()

    def enter(self) -> None:
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def leave(self) -> None:
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Accent)
        sheet = QColor(palette.color(QPalette.ColorRole.Window))
        sheet.setAlpha(150)
        painter.fillRect(self.rect(), sheet)
        box = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        tint = QColor(accent)
        tint.setAlpha(40)
        pen = QPen(accent, 2)
        pen.setDashPattern([5, 4])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(tint)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._draw_words(painter, box, accent)

    def _draw_words(self, painter: QPainter, box: QRectF, accent: QColor) -> None:
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        most = QRectF(0, 0, box.width() - 72, 200)
        words = painter.boundingRect(most, int(flags), self.text)
        pill = QRectF(0, 0, words.width() + 60, words.height() + 20)
        pill.moveCenter(box.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        radius = min(pill.height() / 2, 18.0)
        painter.drawRoundedRect(pill, radius, radius)
        painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
        place = QRectF(pill.left() + 38, pill.top(), pill.width() - 52, pill.height())
        painter.drawText(place, flags, self.text)
        _draw_arrow(painter, QPointF(pill.left() + 23, pill.center().y()))


def _draw_arrow(painter: QPainter, middle: QPointF) -> None:
    """An arrow down into a tray."""
    pen = QPen(painter.pen().color(), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    path = QPainterPath(QPointF(0, -7))
    path.lineTo(0, 2.5)
    path.moveTo(-3.5, -1)
    path.lineTo(0, 2.5)
    path.lineTo(3.5, -1)
    path.moveTo(-7, 2)
    path.lineTo(-7, 6.5)
    path.lineTo(7, 6.5)
    path.lineTo(7, 2)
    painter.save()
    painter.translate(middle)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()
