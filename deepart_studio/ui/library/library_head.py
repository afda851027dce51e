"""The head of the library's page: how much there is, what is being done, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.ui import icons
from deepart_studio.ui.tokens import Tokens

EDGE = 16


class LibraryHead(QWidget):
    """While something takes long, its progress and a way to stop it stand here."""

    add_pictures = Signal()
    add_folder = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.summary = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.summary.setProperty("role", "small")
        self.summary.setMinimumWidth(1)
        self.pictures, self.folder, self.stop = QPushButton(), QPushButton(), QPushButton()
        self.pictures.clicked.connect(self.add_pictures)
        self.folder.clicked.connect(self.add_folder)
        self.stop.clicked.connect(self.cancelled)
        self.stop.hide()
        self.more = QToolButton()
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self._build()
        self.retranslate()

    def show_tools(self, there: bool) -> None:
        for part in (self.pictures, self.folder, self.more):
            part.setVisible(there)

    def show_work(self, busy: bool, fraction: float) -> None:
        """``fraction`` of what is being done, 0..1."""
        self.bar.setVisible(busy)
        self.bar.setValue(round(1000 * fraction))
        self.stop.setVisible(busy)

    def retint(self, tokens: Tokens) -> None:
        self.pictures.setIcon(icons.icon("add", tokens))
        self.folder.setIcon(icons.icon("folder", tokens))
        self.stop.setIcon(icons.icon("stop", tokens))
        self.more.setIcon(icons.icon("more", tokens))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Library"))
        self.pictures.setText(self.tr("Add pictures…"))
        self.folder.setText(self.tr("Add folder…"))
        self.stop.setText(self.tr("Stop"))
        self.more.setToolTip(self.tr("More"))
        self.more.setAccessibleName(self.more.toolTip())

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.summary)
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 12, EDGE, 10)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for part in (self.stop, self.pictures, self.folder, self.more):
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.bar)
        kept = self.bar.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the pictures do not jump when it begins
        self.bar.setSizePolicy(kept)
        self.bar.hide()
