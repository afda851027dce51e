"""Small round buttons that choose one group, wrapped over as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from deepart_studio.ui.gallery.delegate import small_font

SPACE = 6
HEIGHT = 26


class Chip(QAbstractButton):
    """One group; the checked one is filled."""

    def __init__(self, key: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(small_font(self.font()))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 20, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        accent = palette.color(role.Accent)
        fill, edge, words = palette.color(role.Base), palette.color(role.Mid), role.WindowText
        if self.isChecked():
            fill, edge, words = accent, accent, role.HighlightedText
        elif self.underMouse():
            fill = palette.color(role.Midlight)
        if self.hasFocus():
            edge = palette.color(role.WindowText) if self.isChecked() else accent
        painter.setPen(QPen(QColor(edge), 1.5 if self.hasFocus() else 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(palette.color(words))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class ChipRow(QWidget):
    """Exactly one chip is checked; ``chosen`` gives its key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[Chip] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda chip: self.chosen.emit(chip.key))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def key(self) -> str:
        checked = self._group.checkedButton()
        return checked.key if isinstance(checked, Chip) else ""

    def check(self, key: str) -> None:
        """Choose a chip as a click does."""
        for chip in self.chips:
            if chip.key == key and not chip.isChecked():
                chip.click()

    def set_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Keys with words; the checked one stays, or the first is checked."""
        if [(chip.key, chip.text()) for chip in self.chips] == list(chips):
            return
        before = self.key
        for chip in self.chips:
            self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [Chip(key, text, self) for key, text in chips]
        for chip in self.chips:
            self._group.addButton(chip)
            chip.show()
        keys = [chip.key for chip in self.chips]
        if self.chips:
            self.chips[keys.index(before) if before in keys else 0].setChecked(True)
        self._lay_out(self.width())
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        widest = max((chip.sizeHint().width() for chip in self.chips), default=0)
        return QSize(widest, HEIGHT if self.chips else 0)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._lay_out(self.width())

    def _lay_out(self, width: int) -> None:
        self.setFixedHeight(self._arrange(width, place=True))

    def _arrange(self, width: int, *, place: bool) -> int:
        """Height that the chips take at this width; puts them there too when ``place``."""
        x = y = 0
        for chip in self.chips:
            size = chip.sizeHint()
            if x > 0 and x + size.width() > width:
                x, y = 0, y + HEIGHT + SPACE
            if place:
                chip.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + SPACE
        return y + HEIGHT if self.chips else 0
