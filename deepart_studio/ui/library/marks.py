"""Stars and colour labels: how they are drawn, and small widgets to choose them."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QWidget

from deepart_studio.library.rows import MOST_STARS, Label

COLOURS = {
    Label.RED: "#e0524a",
    Label.ORANGE: "#e58a3a",
    Label.YELLOW: "#dcb52e",
    Label.GREEN: "#57a865",
    Label.BLUE: "#4c8fe0",
    Label.PURPLE: "#9a6cd6",
}
GOLD = QColor("#e3b341")


def star_path(middle: QPointF, radius: float) -> QPainterPath:
    """A star of five points."""
    path = QPainterPath()
    for corner in range(10):
        angle = math.pi * (corner / 5 - 0.5)
        far = radius if corner % 2 == 0 else radius * 0.45
        point = middle + QPointF(far * math.cos(angle), far * math.sin(angle))
        path.lineTo(point) if corner else path.moveTo(point)
    path.closeSubpath()
    return path


class _Row(QWidget):
    """Some equal places side by side, chosen with the mouse or the arrow keys."""

    SIDE = 24

    def __init__(self, places: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(self._places * self.SIDE, self.SIDE)

    def place_box(self, place: int) -> QRectF:
        return QRectF(place * self.SIDE, 0, self.SIDE, self.SIDE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = min(self._places - 1, int(event.position().x()) // self.SIDE)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.press(min(self._places - 1, max(0, int(event.position().x()) // self.SIDE)))

    def press(self, place: int) -> None:
        raise NotImplementedError

    def _draw_focus(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class StarRow(_Row):
    """0 to 5 stars; pressing the last one again takes all away."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(MOST_STARS, parent)
        self.stars = 0

    def show_stars(self, stars: int) -> None:
        self.stars = stars
        self.update()

    def press(self, place: int) -> None:
        self._choose(0 if place + 1 == self.stars else place + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            self._choose(min(MOST_STARS, max(0, self.stars + steps[event.key()])))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._hovered + 1 if self._hovered >= 0 else self.stars
        for place in range(MOST_STARS):
            path = star_path(self.place_box(place).center(), 8.5)
            if place < shown:
                painter.fillPath(path, GOLD)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if place >= shown:
                painter.drawPath(path)
        self._draw_focus(painter)

    def _choose(self, stars: int) -> None:
        self.show_stars(stars)
        self.chosen.emit(stars)


class LabelRow(_Row):
    """One of six colours, or none: pressing the chosen one again takes it away."""

    chosen = Signal(object)  # Label

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(len(COLOURS), parent)
        self.label = Label.NONE

    def show_label(self, label: Label) -> None:
        self.label = label
        self.update()

    def press(self, place: int) -> None:
        label = list(COLOURS)[place]
        self._choose(Label.NONE if label is self.label else label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            labels = [Label.NONE, *COLOURS]
            place = labels.index(self.label) + steps[event.key()]
            self._choose(labels[min(len(labels) - 1, max(0, place))])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (label, colour) in enumerate(COLOURS.items()):
            middle = self.place_box(place).center()
            near = place == self._hovered
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(middle, 7 if near else 6, 7 if near else 6)
            if label is self.label:
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(middle, 9, 9)
        self._draw_focus(painter)

    def _choose(self, label: Label) -> None:
        self.show_label(label)
        self.chosen.emit(label)
