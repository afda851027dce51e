"""The page with the queue: head, rows, foot, or an invitation while it is empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from deepart_studio.batch.rows import Queue
from deepart_studio.ui import icons
from deepart_studio.ui.canvas.empty_state import Illustration
from deepart_studio.ui.drops import PictureDrops
from deepart_studio.ui.queue.queue_foot import QueueFoot
from deepart_studio.ui.queue.queue_head import QueueHead
from deepart_studio.ui.queue.queue_list import QueueList
from deepart_studio.ui.queue.row_words import RowWords
from deepart_studio.ui.tokens import Tokens


class QueueView(QWidget):
    """Shows the queue and tells what is wanted; it changes nothing itself."""

    add_photos = Signal()
    add_folder = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "queue")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = RowWords(self)
        self.head, self.foot = QueueHead(), QueueFoot()
        self.list = QueueList(self.words)
        self.head.add_photos.connect(self.add_photos)
        self.head.add_folder.connect(self.add_folder)
        self.empty_title, self.empty_text = QLabel(), QLabel()
        self.photos_button, self.folder_button = QPushButton(), QPushButton()
        self.photos_button.clicked.connect(self.add_photos)
        self.folder_button.clicked.connect(self.add_folder)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._empty_page())
        self.pages.addWidget(self.list)
        self.drops = PictureDrops(self, own=self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.foot)
        self.retranslate()

    def show_queue(self, queue: Queue) -> None:
        """Show the rows; the page invites while there are none."""
        self.list.rows.set_rows(queue.rows)
        full = bool(queue.rows)
        self.pages.setCurrentIndex(int(full))
        for part in (self.head.photos, self.head.folder, self.head.more, self.head.go):
            part.setVisible(full)
        self.head.summary.setVisible(full)

    def enter(self) -> None:
        """It is shown: the keyboard is at the rows."""
        first = self.list if self.pages.currentIndex() else self.photos_button
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retint(self, tokens: Tokens) -> None:
        self.head.retint(tokens)
        self.foot.retint(tokens)
        self.list.tiles.tokens = tokens
        self.list.viewport().update()
        self.photos_button.setIcon(icons.icon("add", tokens, on_accent=True))
        self.folder_button.setIcon(icons.icon("folder", tokens))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.empty_title.setText(self.tr("Drop photos or folders here"))
        self.empty_text.setText(
            self.tr("They are painted one after the other, each in the style chosen when it came.")
        )
        self.photos_button.setText(self.tr("Add photos…"))
        self.folder_button.setText(self.tr("Add folder…"))
        self.list.setAccessibleName(self.tr("Queue"))
        self.drops.overlay.text = self.tr("Drop to add to the queue")
        self.list.tips = {
            "trash": self.tr("Take out of the queue  (Del)"),
            "stop": self.tr("Cancel this photo; the others go on"),
            "reset": self.tr("Try again"),
            "picture": self.tr("Open the painting"),
            "folder": self.tr("Show in folder"),
        }
        self.list.viewport().update()

    def _empty_page(self) -> QWidget:
        page = QWidget()
        self.empty_title.setProperty("role", "title")
        self.empty_text.setProperty("role", "muted")
        self.empty_text.setWordWrap(True)
        self.photos_button.setProperty("primary", True)
        middle = Qt.AlignmentFlag.AlignHCenter
        for label in (self.empty_title, self.empty_text):
            label.setAlignment(middle)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.photos_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(32, 16, 32, 16)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(Illustration(), 0, middle)
        layout.addSpacing(8)
        layout.addWidget(self.empty_title)
        layout.addWidget(self.empty_text)
        layout.addSpacing(12)
        layout.addLayout(buttons)
        layout.addStretch(2)
        return page
