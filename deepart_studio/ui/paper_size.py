"""How large a picture is printed: millimetres, with the picture's shape, and dots per inch."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QSpinBox, QWidget

from deepart_studio.storage.encoding import (
    LEAST_MM,
    MM_PER_INCH,
    MOST_MM,
    pixels_for,
)

LEAST_PRINT_DPI, MOST_PRINT_DPI = 36, 1200
TEXT_MARGIN = 7
"""A style sheet's padding does not reach the text of a spin box."""


class PaperSize(QWidget):
    """Width and height keep the picture's shape. ``changed`` is for what the person changes."""

    changed = Signal()

    def __init__(self, size: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.across, self.down = self._length(), self._length()
        self.times = QLabel("×")
        self.dpi = QSpinBox()
        self.dpi.setRange(LEAST_PRINT_DPI, MOST_PRINT_DPI)
        self.dpi.setSuffix(" dpi")
        self.dpi.setSingleStep(10)
        for box in (self.across, self.down, self.dpi):
            box.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
        self.note = QLabel()
        self.note.setProperty("role", "muted")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(4)
        for column, part in enumerate((self.across, self.times, self.down, self.dpi)):
            layout.addWidget(part, 0, column)
        layout.addWidget(self.note, 1, 0, 1, 5)
        layout.setColumnStretch(4, 1)
        self.across.valueChanged.connect(lambda mm: self._lengthen(mm / size[0]))
        self.down.valueChanged.connect(lambda mm: self._lengthen(mm / size[1]))
        self.dpi.valueChanged.connect(self._tell)
        self._retranslate()

    @property
    def long_side_mm(self) -> float:
        return max(self.across.value(), self.down.value())

    def choose(self, long_side_mm: float, dpi: int) -> None:
        """Show this size without telling that it changed."""
        self.blockSignals(True)
        self.dpi.setValue(dpi)
        self._lengthen(long_side_mm / max(self._size))
        self.blockSignals(False)

    def _length(self) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(LEAST_MM if self._size[0] == self._size[1] else 1.0, MOST_MM)
        box.setDecimals(1)
        box.setSuffix(" mm")
        return box

    def _lengthen(self, mm_per_pixel: float) -> None:
        longest = min(max(mm_per_pixel * max(self._size), LEAST_MM), MOST_MM)
        scale = longest / max(self._size)
        for box, side in zip((self.across, self.down), self._size, strict=True):
            if abs(box.value() - side * scale) > 0.051:  # the one that is typed in stays as it is
                box.blockSignals(True)
                box.setValue(side * scale)
                box.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        wanted = pixels_for(self.long_side_mm, self.dpi.value())
        longest = max(self._size)
        shown = min(wanted, longest)
        width, height = (max(1, round(side * shown / longest)) for side in self._size)
        words = self.tr("{width} × {height} pixels")
        if wanted > longest:
            words = self.tr("The photo has {width} × {height} pixels: {dpi} dpi at this size")
        dpi = round(shown / (self.long_side_mm / MM_PER_INCH))
        self.note.setText(words.format(width=width, height=height, dpi=dpi))
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.across.setAccessibleName(self.tr("Width on paper"))
        self.down.setAccessibleName(self.tr("Height on paper"))
        self.dpi.setAccessibleName(self.tr("Resolution"))
