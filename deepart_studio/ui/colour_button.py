"""A colour as a button; a click asks for another."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QPushButton, QWidget

SWATCH = QSize(32, 16)


class ColourButton(QPushButton):
    """Shows a colour and its name (#rrggbb). ``changed`` when the person chooses another."""

    changed = Signal()

    def __init__(self, colour: QColor, parent: QWidget | None = None, title: str = "") -> None:
        super().__init__(parent)
        self.colour, self._title = colour, title
        self.setIconSize(SWATCH)
        self.clicked.connect(self._ask)
        self._show()

    def choose(self, colour: QColor) -> None:
        self.colour = colour
        self._show()
        self.changed.emit()

    def _ask(self) -> None:
        colour = QColorDialog.getColor(self.colour, self, self._title or self.tr("Background"))
        if colour.isValid():
            self.choose(colour)

    def _show(self) -> None:
        swatch = QPixmap(SWATCH)
        swatch.fill(self.colour)
        painter = QPainter(swatch)
        painter.setPen(QColor(128, 128, 128))
        painter.drawRect(0, 0, SWATCH.width() - 1, SWATCH.height() - 1)
        painter.end()
        self.setIcon(QIcon(swatch))
        self.setText(f" {self.colour.name()}")
