"""The brush's colour, and the last ones it had."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QToolButton, QWidget

LARGE, SMALL = QSize(28, 20), QSize(14, 14)
OUTLINE = QColor(128, 128, 128)


class ColourRow(QWidget):
    """A click on the large swatch asks for a colour, one on a small swatch takes it."""

    chosen = Signal(QColor)  # by the person

    def __init__(self, recent: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = QColor()
        self.button = _swatch(LARGE)
        self.button.clicked.connect(self._ask)
        self.recent = [_swatch(SMALL) for _ in range(recent)]
        self._colours: list[QColor] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self.button)
        line.addSpacing(4)
        for place, button in enumerate(self.recent):
            button.clicked.connect(lambda _=False, place=place: self._take(place))
            line.addWidget(button)
        self.show_colours(QColor(0, 0, 0), [])
        self.retranslate()

    def show_colours(self, colour: QColor, recent: list[QColor]) -> None:
        """The colour in use, and those before, the newest first."""
        self.colour, self._colours = colour, recent
        _fill(self.button, colour, LARGE)
        for place, button in enumerate(self.recent):
            button.setVisible(place < len(recent))
            if place < len(recent):
                _fill(button, recent[place], SMALL)
                button.setToolTip(recent[place].name())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.button.setToolTip(
            self.tr("Colour. A click on the picture with Alt held takes one from there.")
        )
        self.button.setAccessibleName(self.tr("Colour"))
        for button in self.recent:
            button.setAccessibleName(self.tr("Recent colour"))

    def _ask(self) -> None:
        colour = QColorDialog.getColor(self.colour, self.window(), self.tr("Colour"))
        if colour.isValid():
            self.chosen.emit(colour)

    def _take(self, place: int) -> None:
        self.chosen.emit(self._colours[place])


def _swatch(size: QSize) -> QToolButton:
    button = QToolButton()
    button.setProperty("swatch", True)
    button.setIconSize(size)
    return button


def _fill(button: QToolButton, colour: QColor, size: QSize) -> None:
    scale = 2
    picture = QPixmap(size * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(OUTLINE, 1))
    painter.setBrush(colour)
    box = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    painter.drawRoundedRect(box, 3, 3)
    painter.end()
    button.setIcon(QIcon(picture))
