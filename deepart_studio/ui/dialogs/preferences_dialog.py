"""Language, theme and where to compute. What is chosen counts at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.storage.settings import (
    LANGUAGE,
    LIBRARY_ADDS,
    MEMORY_GB,
    PROVIDER,
    THEME,
    Setting,
    Settings,
)
from deepart_studio.ui.languages import LANGUAGES
from deepart_studio.ui.size_choice import QuietComboBox


class PreferencesDialog(QDialog):
    """``chosen`` tells which row has which value now."""

    chosen = Signal(object, object)  # Setting, value
    rows = (LANGUAGE, THEME, MEMORY_GB, PROVIDER)

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setMinimumWidth(440)
        self.boxes: dict[str, QuietComboBox] = {}
        self._labels: dict[str, QLabel] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for row in self.rows:
            self.boxes[row.key] = self._box(row)
            self._labels[row.key] = QLabel()
            form.addRow(self._labels[row.key], self.boxes[row.key])
        self._note = QLabel()
        self._note.setProperty("role", "small")
        self._note.setWordWrap(True)
        form.addRow("", self._note)
        self.library_adds = QCheckBox()
        self.library_adds.setChecked(settings.get(LIBRARY_ADDS))
        self.library_adds.toggled.connect(lambda on: self.chosen.emit(LIBRARY_ADDS, on))
        form.addRow("", self.library_adds)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(24)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _box(self, row: Setting[str]) -> QuietComboBox:
        box = QuietComboBox()
        box.activated.connect(lambda _: self.chosen.emit(row, box.currentData()))
        return box

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Preferences"))
        self.library_adds.setText(self.tr("Add saved paintings to the library"))
        system = self.tr("Like the system")
        texts = {
            LANGUAGE: (self.tr("Language"), [("system", system), *LANGUAGES]),
            THEME: (
                self.tr("Theme"),
                [("system", system), ("light", self.tr("Light")), ("dark", self.tr("Dark"))],
            ),
            MEMORY_GB: (
                self.tr("Memory for a painting"),
                [(size, f"{size} GB") for size in ("0.5", "1", "2", "4", "8")],
            ),
            PROVIDER: (
                self.tr("Compute on"),
                [
                    ("auto", self.tr("Automatic")),
                    ("cpu", self.tr("Processor (CPU)")),
                    ("cuda", self.tr("NVIDIA graphics (CUDA)")),
                    ("directml", self.tr("Windows graphics (DirectML)")),
                    ("coreml", self.tr("Apple graphics (Core ML)")),
                    ("openvino", self.tr("Intel graphics (OpenVINO)")),
                ],
            ),
        }
        for row, (label, options) in texts.items():
            self._labels[row.key].setText(label)
            box = self.boxes[row.key]
            box.clear()
            for value, words in options:
                box.addItem(words, value)
            box.setCurrentIndex(box.findData(self._settings.get(row)))
        self._note.setText(
            self.tr(
                "Counts from the next launch. Where this computer has no such device, "
                "the processor is used."
            )
        )
