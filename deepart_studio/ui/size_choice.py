"""How large the painting shall be: the photo's own size, a usual one, or a typed one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

USUAL = (4096, 3072, 2048, 1536, 1024)
SMALLEST, LARGEST = 64, 32768
OWN = -1


class QuietComboBox(QComboBox):
    """A box that takes the wheel only when it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SizeChoice(QWidget):
    """Emits the long side in pixels, or None for the photo's own size."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo = (0, 0)
        self.box = QuietComboBox()
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.own = QSpinBox()
        self.own.setRange(SMALLEST, LARGEST)
        self.own.setSuffix(" px")
        self.own.setValue(1600)
        self.own.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.box, 1)
        layout.addWidget(self.own)
        self.box.currentIndexChanged.connect(self._chosen)
        self.own.editingFinished.connect(self._chosen)
        self._fill()

    @property
    def long_side(self) -> int | None:
        data = self.box.currentData()
        return self.own.value() if data == OWN else data

    def set_photo_size(self, width: int, height: int) -> None:
        """Offer only sizes below the photo's own."""
        self._photo = (width, height)
        before = self.long_side
        if before is not None and before >= max(width, height):
            self.choose(None)
            self.changed.emit(None)
        self._fill()

    def choose(self, long_side: int | None) -> None:
        """Show this size without telling that it changed."""
        self.box.blockSignals(True)
        row = self.box.findData(long_side) if long_side else 0
        if row < 0:
            row = self.box.findData(OWN)
            self.own.setValue(long_side or SMALLEST)
        self.box.setCurrentIndex(row)
        self.box.blockSignals(False)
        self.own.setVisible(self.box.currentData() == OWN)

    def retranslate(self) -> None:
        self._fill()

    def _fill(self) -> None:
        before = self.long_side
        width, height = self._photo
        self.box.blockSignals(True)
        self.box.clear()
        full = self.tr("Full size")
        self.box.addItem(f"{full} ({width} × {height})" if width else full, None)
        for side in USUAL:
            if side < max(width, height):
                small = round(side * min(width, height) / max(width, height))
                across, down = (side, small) if width >= height else (small, side)
                self.box.addItem(f"{across} × {down}", side)
        self.box.addItem(self.tr("Other size…"), OWN)
        self.box.blockSignals(False)
        self.choose(before)

    def _chosen(self) -> None:
        self.own.setVisible(self.box.currentData() == OWN)
        self.changed.emit(self.long_side)
