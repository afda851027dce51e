"""Asks for the size that the picture and all its layers are scaled to."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.core.errors import UserError
from deepart_studio.studio.notices import translate_error

LARGEST = 100_000


class SizeDialog(QDialog):
    """Width, height, and what is wrong with them."""

    def __init__(self, parent: QWidget | None, size: tuple[int, int]) -> None:
        super().__init__(parent)
        self.setMinimumWidth(360)
        self.before = size
        self.across, self.down = QSpinBox(), QSpinBox()
        for field, value in ((self.across, size[0]), (self.down, size[1])):
            field.setRange(1, LARGEST)
            field.setSuffix(" px")
            field.setValue(value)
        self.fact = QLabel()
        self.fact.setProperty("role", "small")
        self.fact.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setProperty("primary", True)
        self.ok.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.form = QFormLayout()
        self.form.setSpacing(12)
        self.form.addRow(self.tr("Width"), self.across)
        self.form.addRow(self.tr("Height"), self.down)
        self.across.valueChanged.connect(self.check)
        self.down.valueChanged.connect(self.check)

    def build(self) -> None:
        """Called at the end of a subclass's own beginning."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addLayout(self.form)
        layout.addWidget(self.fact)
        layout.addWidget(self.buttons)
        self.check()
        self.across.setFocus()
        self.across.selectAll()

    @property
    def size_chosen(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.across.value(), self.down.value()

    def check(self) -> None:
        """Say how many megapixels it would be, or why it is too many."""
        from deepart_studio.document.geometry import Scale, check

        width, height = self.size_chosen
        fact = self.tr("{megapixels} megapixels; it was {width} × {height}.")
        words = fact.format(
            megapixels=f"{width * height / 1e6:.1f}", width=self.before[0], height=self.before[1]
        )
        try:
            check(Scale(width, height), self.before)
            self.ok.setEnabled(True)
        except UserError as error:
            words = " ".join(translate_error(error))
            self.ok.setEnabled(False)
        self.fact.setText(words)


class ImageSizeDialog(SizeDialog):
    """The shape is kept unless the person lets go of it."""

    def __init__(self, parent: QWidget | None, size: tuple[int, int]) -> None:
        super().__init__(parent, size)
        self.setWindowTitle(self.tr("Image size"))
        self.ok.setText(self.tr("Scale"))
        self.locked = QCheckBox(self.tr("Keep the shape"))
        self.locked.setChecked(True)
        self.form.addRow("", self.locked)
        self.across.valueChanged.connect(lambda v: self._follow(self.down, v, 1))
        self.down.valueChanged.connect(lambda v: self._follow(self.across, v, 0))
        self.locked.toggled.connect(lambda: self._follow(self.down, self.across.value(), 1))
        self.build()

    def _follow(self, other: QSpinBox, value: int, place: int) -> None:
        if self.locked.isChecked():
            ratio = self.before[place] / self.before[1 - place]
            with QSignalBlocker(other):
                other.setValue(max(1, round(value * ratio)))
            self.check()
