"""The bar above the canvas while the crop tool is in hand: shape, size, tilt, and the end of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QWidget

from deepart_studio.ui.size_choice import QuietComboBox
from deepart_studio.ui.value_slider import ValueSlider

FREE, OWN = 0.0, -1.0
SHAPES = ("1:1", "5:4", "4:3", "3:2", "16:9", "4:5", "3:4", "2:3", "9:16")
MOST_DEGREES = 45
LARGEST = 100_000


class CropBar(QWidget):
    """Shows the box; its signals are emitted only when the person changes something."""

    aspect_changed = Signal()
    size_typed = Signal(int, int)
    tilt_changed = Signal(float)
    apply_clicked = Signal()
    leave_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape = QuietComboBox()
        self.shape.addItem("", FREE)
        self.shape.addItem("", OWN)
        for shape in SHAPES:
            across, down = shape.split(":")
            self.shape.addItem(shape.replace(":", " : "), int(across) / int(down))
        self.shape.activated.connect(lambda _: self.aspect_changed.emit())
        self.across, self.down = QSpinBox(), QSpinBox()
        for field in (self.across, self.down):
            field.setRange(1, LARGEST)
            field.setFixedWidth(88)
            field.setKeyboardTracking(False)
        self.across.valueChanged.connect(self._typed_across)
        self.down.valueChanged.connect(self._typed_down)
        self.tilt = ValueSlider(-MOST_DEGREES, MOST_DEGREES, 0, 0.1)
        self.tilt.setMaximumWidth(220)
        self.tilt.setMinimumWidth(120)
        self.tilt.changed.connect(self.tilt_changed)
        self.apply, self.leave = QPushButton(), QPushButton()
        self.apply.setProperty("primary", True)
        self.leave.setProperty("quiet", True)
        self.apply.clicked.connect(self.apply_clicked)
        self.leave.clicked.connect(self.leave_clicked)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(self.shape)
        line.addWidget(self.across)
        line.addWidget(QLabel("×"))
        line.addWidget(self.down)
        line.addSpacing(4)
        line.addWidget(self.tilt, 4)
        line.addSpacing(4)
        line.addWidget(self.leave)
        line.addWidget(self.apply)
        line.addStretch(1)
        self._own = 1.0
        self.retranslate()

    def aspect(self, own: float) -> float | None:
        """Width by height of the chosen shape; ``own`` is the picture's. None for any."""
        self._own = own
        chosen = float(self.shape.currentData())
        return None if chosen == FREE else own if chosen == OWN else chosen

    def show_size(self, width: int, height: int) -> None:
        with QSignalBlocker(self.across), QSignalBlocker(self.down):
            self.across.setValue(width)
            self.down.setValue(height)

    def show_tilt(self, degrees: float) -> None:
        self.tilt.set_value(degrees)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.shape.setItemText(0, self.tr("Any shape"))
        self.shape.setItemText(1, self.tr("As it is"))
        self.shape.setToolTip(self.tr("Shape of the cropped picture"))
        self.shape.setAccessibleName(self.tr("Shape"))
        self.across.setToolTip(self.tr("Width in pixels"))
        self.down.setToolTip(self.tr("Height in pixels"))
        self.across.setAccessibleName(self.tr("Width"))
        self.down.setAccessibleName(self.tr("Height"))
        self.tilt.set_texts(self.tr("Straighten"), self.tr("Degrees; above 0 turns clockwise"))
        self.apply.setText(self.tr("Crop"))
        self.apply.setToolTip(self.tr("Crop the picture: Enter"))
        self.leave.setText(self.tr("Cancel"))

    def _typed_across(self, width: int) -> None:
        aspect = self.aspect(self._own)
        height = self.down.value() if aspect is None else max(1, round(width / aspect))
        self.size_typed.emit(width, height)

    def _typed_down(self, height: int) -> None:
        aspect = self.aspect(self._own)
        width = self.across.value() if aspect is None else max(1, round(height * aspect))
        self.size_typed.emit(width, height)
