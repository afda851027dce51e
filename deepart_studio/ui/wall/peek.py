"""The present painting, small, beside the wall: what a blend that is being chosen looks like."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

HEIGHT, WIDEST = 56, 100
SHARP = 4
"""A finished painting is thinned out, not averaged, to this many times the height: it is quick."""
RADIUS = 6.0


class PaintingPeek(QAbstractButton):
    """A click goes to the painting; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._picture: QPixmap | None = None
        self.hide()

    def show_painting(self, image: QImage | None) -> None:
        """Show this painting, or nothing."""
        if image is not None and image.height() > SHARP * HEIGHT:
            image = image.scaledToHeight(SHARP * HEIGHT)
        self._picture = QPixmap.fromImage(image) if image is not None else None
        self.setVisible(image is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._picture is None:
            return QSize(HEIGHT, HEIGHT)
        width = HEIGHT * self._picture.width() // max(1, self._picture.height())
        return QSize(min(max(width, HEIGHT // 2), WIDEST), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        scale = min(self._picture.width() / box.width(), self._picture.height() / box.height())
        source = QRectF(0, 0, box.width() * scale, box.height() * scale)
        source.moveCenter(QRectF(self._picture.rect()).center())
        painter.save()
        painter.setClipPath(shape)
        painter.drawPixmap(box, self._picture, source)
        painter.restore()
        bright = self.hasFocus() or self.underMouse()
        role = QPalette.ColorRole.Accent if bright else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(role), 2 if bright else 1))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.end()
