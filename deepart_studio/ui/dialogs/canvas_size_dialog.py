"""Asks how much room there is to be around the picture, and where on it the picture goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QToolButton, QWidget

from deepart_studio.ui.dialogs.image_size_dialog import SizeDialog

SIDE = 28
MIDDLE = 1


class AnchorButton(QToolButton):
    """One of nine places; the chosen one is filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFixedSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        outline = self.palette().color(QPalette.ColorRole.Mid)
        box = self.rect().adjusted(3, 3, -4, -4)
        marked = self.isChecked() or self.hasFocus() or self.underMouse()
        painter.setPen(QPen(accent if marked else outline, 1))
        painter.setBrush(QColor(accent) if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)


class CanvasSizeDialog(SizeDialog):
    """Nothing is scaled; what a smaller canvas leaves out stays in its layers."""

    def __init__(self, parent: QWidget | None, size: tuple[int, int]) -> None:
        super().__init__(parent, size)
        self.setWindowTitle(self.tr("Canvas size"))
        self.ok.setText(self.tr("Apply"))
        self.anchors = QButtonGroup(self)
        places = QWidget()
        grid = QGridLayout(places)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        names = (
            *(self.tr("Top left"), self.tr("Top"), self.tr("Top right")),
            *(self.tr("Left"), self.tr("Middle"), self.tr("Right")),
            *(self.tr("Bottom left"), self.tr("Bottom"), self.tr("Bottom right")),
        )
        for place, name in enumerate(names):
            button = AnchorButton()
            button.setToolTip(name)
            button.setAccessibleName(name)
            self.anchors.addButton(button, place)
            grid.addWidget(button, place // 3, place % 3)
        grid.setColumnStretch(3, 1)
        self.anchors.button(3 * MIDDLE + MIDDLE).setChecked(True)
        self.form.addRow(self.tr("The picture goes"), places)
        self.build()

    @property
    def corner(self) -> tuple[int, int]:
        """The new canvas's left upper corner, in pixels of the old one."""
        place = self.anchors.checkedId()
        width, height = self.size_chosen
        across, down = self.before[0] - width, self.before[1] - height
        return across * (place % 3) // 2, down * (place // 3) // 2
