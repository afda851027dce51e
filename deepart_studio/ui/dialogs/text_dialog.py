"""What a text layer says and how. The window shows it in the picture while it is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFontComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.document.text_layers import ALIGNMENTS, SIZES, Writing
from deepart_studio.ui.colour_button import ColourButton

WEIGHTS = (100, 200, 300, 400, 500, 600, 700, 800, 900)
WIDTH = 320
INSET = 6


class TextDialog(QDialog):
    """Input methods write into the field; ``changed`` comes with every change."""

    changed = Signal()

    def __init__(self, writing: Writing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._family = writing.family
        self.text = QPlainTextEdit(writing.text)
        self.text.setProperty("role", "notes")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(96)
        self.family = QFontComboBox()
        self.family.setEditable(True)
        self.pixels = QSpinBox()
        self.pixels.setRange(int(SIZES[0]), int(SIZES[1]))
        self.pixels.setSuffix(" px")
        self.weight = QComboBox()
        self.italic = QCheckBox()
        self.colour = ColourButton(QColor(writing.colour), title=self.tr("Colour of the text"))
        self.direction, self.align = QComboBox(), QComboBox()
        self.line_spacing, self.letter_spacing = QDoubleSpinBox(), QDoubleSpinBox()
        self.line_spacing.setRange(0.5, 5)
        self.line_spacing.setSingleStep(0.05)
        self.letter_spacing.setRange(-50, 500)
        self.letter_spacing.setDecimals(0)
        self.letter_spacing.setSuffix(" %")
        for field in (self.pixels, self.line_spacing, self.letter_spacing):
            field.lineEdit().setTextMargins(INSET, 0, 0, 0)
        self.warning = QLabel()
        self.warning.setProperty("role", "small")
        self.warning.setWordWrap(True)
        self.warning.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._build()
        self._fill(writing)
        self._connect()
        self._allow()
        self.text.setFocus()
        self.text.selectAll()

    @property
    def writing(self) -> Writing:
        """What is set now. A font that is not here stays as long as no other is chosen."""
        return Writing(
            text=self.text.toPlainText(),
            family=self._family,
            size=float(self.pixels.value()),
            weight=self.weight.currentData(),
            italic=self.italic.isChecked(),
            colour=self.colour.colour.name(),
            align=self.align.currentData(),
            line_spacing=round(self.line_spacing.value(), 3),
            letter_spacing=round(self.letter_spacing.value() / 100, 3),
            vertical=bool(self.direction.currentData()),
        )

    def warn(self, words: str) -> None:
        """A sentence below the settings, or nothing."""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))

    def keyPressEvent(self, event) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._said():
                self.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Text"))
        self.text.setPlaceholderText(self.tr("Write here"))
        self.text.setAccessibleName(self.tr("Text"))
        words: dict[QWidget, str] = {
            self.family: self.tr("Font"),
            self.pixels: self.tr("Size"),
            self.weight: self.tr("Weight"),
            self.colour: self.tr("Colour"),
            self.direction: self.tr("Direction"),
            self.align: self.tr("Align"),
            self.line_spacing: self.tr("Line spacing"),
            self.letter_spacing: self.tr("Letter spacing"),
        }
        for part, text in words.items():
            part.setAccessibleName(text)
            self._labels[part].setText(text)
        self.italic.setText(self.tr("Italic"))
        names = (
            *(self.tr("Thin"), self.tr("Extra light"), self.tr("Light"), self.tr("Regular")),
            *(self.tr("Medium"), self.tr("Semibold"), self.tr("Bold"), self.tr("Extra bold")),
            self.tr("Black"),
        )
        directions = (self.tr("Horizontal"), self.tr("Vertical, right to left"))
        alignments = (self.tr("Start"), self.tr("Middle"), self.tr("End"))
        for box, texts in (
            (self.weight, names),
            (self.direction, directions),
            (self.align, alignments),
        ):
            for place, name in enumerate(texts):
                box.setItemText(place, name)

    def _build(self) -> None:
        for weight in WEIGHTS:
            self.weight.addItem("", weight)
        for vertical in (False, True):
            self.direction.addItem("", vertical)
        for align in ALIGNMENTS:
            self.align.addItem("", align)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._labels: dict[QWidget, QLabel] = {}
        self.family.setMinimumWidth(1)
        rows = (
            *((self.family, None), (self.pixels, None), (self.weight, self.italic)),
            *((self.colour, None), (self.direction, None), (self.align, None)),
            *((self.line_spacing, None), (self.letter_spacing, None)),
        )
        for part, beside in rows:
            label = self._labels[part] = QLabel()
            if beside is None:
                form.addRow(label, part)
                continue
            line = QHBoxLayout()
            line.addWidget(part, 1)
            line.addWidget(beside)
            form.addRow(label, line)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self.text, 1)
        layout.addLayout(form)
        layout.addWidget(self.warning)
        layout.addWidget(self.buttons)
        self.retranslate()

    def _fill(self, writing: Writing) -> None:
        self.family.setCurrentFont(QFont(writing.family))
        self.family.setEditText(writing.family)
        self.pixels.setValue(round(writing.size))
        nearest = min(WEIGHTS, key=lambda weight: abs(weight - writing.weight))
        self.weight.setCurrentIndex(WEIGHTS.index(nearest))
        self.italic.setChecked(writing.italic)
        self.direction.setCurrentIndex(int(writing.vertical))
        self.align.setCurrentIndex(ALIGNMENTS.index(writing.align))
        self.line_spacing.setValue(writing.line_spacing)
        self.letter_spacing.setValue(writing.letter_spacing * 100)

    def _connect(self) -> None:
        self.family.currentFontChanged.connect(self._choose_font)
        self.text.textChanged.connect(self._told)
        self.italic.toggled.connect(self._told)
        self.colour.changed.connect(self._told)
        for box in (self.weight, self.direction, self.align):
            box.currentIndexChanged.connect(self._told)
        for field in (self.pixels, self.line_spacing, self.letter_spacing):
            field.valueChanged.connect(self._told)

    def _choose_font(self, font: QFont) -> None:
        self._family = font.family()
        self._told()

    def _told(self, *_: object) -> None:
        self._allow()
        self.changed.emit()

    def _said(self) -> bool:
        return bool(self.text.toPlainText().strip())

    def _allow(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self._said())
