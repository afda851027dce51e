"""The foot of the queue's page: where paintings go, and the style in which photos are added."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QDir, QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from deepart_studio.batch.rows import Destination
from deepart_studio.ui import icons
from deepart_studio.ui.size_choice import QuietComboBox
from deepart_studio.ui.tokens import Tokens

EDGE = 16
SMALLEST = 360
FORMATS = (
    ("PNG", "png"),
    ("JPEG", "jpeg"),
    ("WebP", "webp"),
    ("AVIF", "avif"),
    ("TIFF", "tiff"),
)


class QueueFoot(QWidget):
    """Asks for nothing itself."""

    folder_clicked = Signal()
    destination_changed = Signal(object)  # Destination
    add_photo_clicked = Signal()
    use_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(SMALLEST)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._destination = Destination("")
        self._recipe = ""
        self.to, self.added_in = QLabel(), QLabel()
        self.to.setProperty("role", "muted")
        self.added_in.setProperty("role", "muted")
        self.folder = QPushButton()
        self.folder.clicked.connect(self.folder_clicked)
        self.format = QuietComboBox()
        for name, format_id in FORMATS:
            self.format.addItem(name, format_id)
        self.format.activated.connect(self._format_chosen)
        self.add_photo = QPushButton()
        self.add_photo.clicked.connect(self.add_photo_clicked)
        self.use = QPushButton()
        self.use.clicked.connect(self.use_clicked)
        self.use.hide()
        self._build()
        self.retranslate()

    def show_destination(self, destination: Destination) -> None:
        self._destination = destination
        self.format.setCurrentIndex(max(0, self.format.findData(destination.format)))
        self._show_folder()

    def show_recipe(self, words: str, *, for_rows: bool) -> None:
        """What is chosen now, or nothing, and whether selected rows could be painted in it."""
        self._recipe = words
        self.use.setVisible(bool(words) and for_rows)
        self._show_recipe()

    def retint(self, tokens: Tokens) -> None:
        self.folder.setIcon(icons.icon("folder", tokens))
        self.add_photo.setIcon(icons.icon("queue-add", tokens))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_folder()
        self._show_recipe()

    def retranslate(self) -> None:
        self.to.setText(self.tr("Save to"))
        self.folder.setToolTip(self.tr("Choose the folder for the paintings"))
        self.format.setToolTip(self.tr("The format of the paintings"))
        self.format.setAccessibleName(self.format.toolTip())
        self.use.setText(self.tr("Use for the selected"))
        self.use.setToolTip(self.tr("Paint the selected photos in this style and as it is set now"))
        self.add_photo.setText(self.tr("Add this photo"))
        self.add_photo.setToolTip(self.tr("Put the open photo in the queue as it is set now"))
        self._show_folder()
        self._show_recipe()

    def _format_chosen(self) -> None:
        chosen = replace(self._destination, format=self.format.currentData())
        if chosen != self._destination:
            self.destination_changed.emit(chosen)

    def _show_folder(self) -> None:
        folder = self._destination.folder
        home = QDir.homePath()
        shown = folder
        if folder == home or folder.startswith(home + "/"):
            shown = "~" + folder[len(home) :]
        shown = QDir.toNativeSeparators(shown) or self.tr("Choose a folder…")
        width = max(120, self.width() - 2 * EDGE - 240)
        metrics = QFontMetrics(self.folder.font())
        self.folder.setText(metrics.elidedText(shown, Qt.TextElideMode.ElideMiddle, width))
        if folder:
            self.folder.setAccessibleName(f"{self.to.text()} {Path(folder).name}")

    def _show_recipe(self) -> None:
        words = self.tr("No style is chosen. Click one to add photos in it.")
        if self._recipe:
            words = self.tr("New photos:  {recipe}").format(recipe=self._recipe)
        buttons = [self.add_photo] if self.use.isHidden() else [self.add_photo, self.use]
        taken = sum(button.sizeHint().width() + 12 for button in buttons)
        width = max(80, self.width() - 2 * EDGE - taken - 12)
        metrics = QFontMetrics(self.added_in.font())
        self.added_in.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, width))
        self.added_in.setToolTip(words)

    def _build(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setSpacing(8)
        upper.addWidget(self.added_in, 1)
        upper.addWidget(self.use)
        upper.addWidget(self.add_photo)
        lower.addWidget(self.to)
        lower.addWidget(self.folder)
        lower.addWidget(self.format)
        lower.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, 12, EDGE, 12)
        layout.setSpacing(8)
        layout.addLayout(upper)
        layout.addLayout(lower)
