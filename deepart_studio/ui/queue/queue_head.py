"""The head of the queue's page: how far it is, and the buttons for the whole of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from deepart_studio.ui import icons
from deepart_studio.ui.page_head import lay_out_head
from deepart_studio.ui.tokens import DARK, Tokens

EDGE = 16
SMALLEST, NARROW = 360, 640
"""Below the second width, in pixels, the buttons for adding show their icons alone."""


class QueueHead(QWidget):
    """Start becomes Pause, and Pause becomes Go on."""

    go_clicked = Signal()
    add_photos = Signal()
    add_folder = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(SMALLEST)
        self._tokens = DARK
        self._state = (False, False, 0, False)
        self.title, self.summary = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.summary.setProperty("role", "small")
        self.photos, self.folder, self.go = QPushButton(), QPushButton(), QPushButton()
        self.go.setProperty("primary", True)
        self.photos.clicked.connect(self.add_photos)
        self.folder.clicked.connect(self.add_folder)
        self.summary.setMinimumWidth(1)  # it is cut off rather than push the buttons away
        self.go.clicked.connect(self.go_clicked)
        self.more = QToolButton()
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self._build()
        self.retranslate()

    def show_state(self, *, running: bool, pausing: bool, waiting: int, begun: bool) -> None:
        """What the main button does now; ``begun`` is whether anything was painted before."""
        self._state = (running, pausing, waiting, begun)
        stops = running and not pausing
        words = self.tr("Pause") if stops else self.tr("Start")
        tip = self.tr("Paint what waits, from the top")
        if stops:
            tip = self.tr("Stop after the photo that is being painted")
        elif pausing:
            words, tip = self.tr("Go on"), self.tr("Pausing after this photo. Click to go on.")
        elif begun and waiting:
            words = self.tr("Go on")
        self.go.setText(words)
        self.go.setToolTip(tip)
        self.go.setEnabled(running or waiting > 0)
        self.go.setProperty("primary", not stops)
        self.go.style().unpolish(self.go)
        self.go.style().polish(self.go)
        bright = not stops and self.go.isEnabled()
        name = "pause" if stops else "play"
        self.go.setIcon(icons.icon(name, self._tokens, on_accent=bright))
        self.bar.setVisible(running)

    def show_progress(self, summary: str, fraction: float) -> None:
        """``fraction`` of everything, 0..1."""
        self.summary.setText(summary)
        self.bar.setValue(round(1000 * fraction))

    def retint(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.photos.setIcon(icons.icon("add", tokens))
        self.folder.setIcon(icons.icon("folder", tokens))
        self.more.setIcon(icons.icon("more", tokens))
        self._show_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_buttons()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Queue"))
        self._name_buttons()
        self.more.setToolTip(self.tr("More"))
        self.more.setAccessibleName(self.more.toolTip())
        self._show_again()

    def _name_buttons(self) -> None:
        wide = self.width() >= NARROW
        for button, words in (
            (self.photos, self.tr("Add photos…")),
            (self.folder, self.tr("Add folder…")),
        ):
            button.setText(words if wide else "")
            button.setToolTip("" if wide else words)
            button.setAccessibleName(words)

    def _show_again(self) -> None:
        running, pausing, waiting, begun = self._state
        self.show_state(running=running, pausing=pausing, waiting=waiting, begun=begun)

    def _build(self) -> None:
        words, tools = (self.title, self.summary), (self.photos, self.folder, self.more, self.go)
        lay_out_head(self, words, tools, self.bar, EDGE, 12)
