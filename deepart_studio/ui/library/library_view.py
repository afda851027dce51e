"""The page with the library: head, filters, grid and details, or why there is nothing to see."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.ui import icons
from deepart_studio.ui.canvas.empty_state import Illustration
from deepart_studio.ui.drops import PictureDrops
from deepart_studio.ui.library.details import DetailsPanel
from deepart_studio.ui.library.filter_bar import FilterBar
from deepart_studio.ui.library.library_head import LibraryHead
from deepart_studio.ui.library.tile_grid import TileGrid
from deepart_studio.ui.tokens import Tokens

GRID, INVITATION, NOTHING_FOUND, PROBLEM, OPENING = range(5)


class LibraryView(QWidget):
    """Shows the library and tells what is wanted; it changes nothing itself."""

    add_pictures = Signal()
    add_folder = Signal()
    try_again = Signal()

    def __init__(self, thumbnails: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "queue")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head, self.filters = LibraryHead(), FilterBar()
        self.grid, self.details = TileGrid(thumbnails), DetailsPanel()
        self.head.add_pictures.connect(self.add_pictures)
        self.head.add_folder.connect(self.add_folder)
        self.pages = QStackedWidget()
        self.empty_title, self.empty_text = QLabel(), QLabel()
        self.add_button, self.folder_button = QPushButton(), QPushButton()
        self.add_button.setProperty("primary", True)
        self.add_button.clicked.connect(self.add_pictures)
        self.folder_button.clicked.connect(self.add_folder)
        self.nothing_text, self.all_button = QLabel(), QPushButton()
        self.all_button.clicked.connect(self.filters.show_all)
        self.problem_title, self.problem_text = QLabel(), QLabel()
        self.again_button = QPushButton()
        self.again_button.clicked.connect(self.try_again)
        self.opening_text = QLabel()
        self.pages.addWidget(self.grid)
        self.pages.addWidget(
            _page(self.empty_title, self.empty_text, self.add_button, self.folder_button)
        )
        self.pages.addWidget(_page(QLabel(), self.nothing_text, self.all_button))
        self.pages.addWidget(_page(self.problem_title, self.problem_text, self.again_button))
        self.pages.addWidget(_page(QLabel(), self.opening_text))
        self.drops = PictureDrops(self, own=self.grid)
        self._build()
        self.retranslate()
        self.show_page(OPENING)

    def show_page(self, page: int) -> None:
        """The grid, or one of the pages that say why there is none."""
        self.pages.setCurrentIndex(page)
        there = page in (GRID, NOTHING_FOUND)
        self.filters.setVisible(there)
        self.details.setVisible(there)
        self.head.show_tools(there)

    def enter(self) -> None:
        """It is shown: the keyboard is at the pictures."""
        first = {INVITATION: self.add_button, PROBLEM: self.again_button}
        where = first.get(self.pages.currentIndex(), self.grid)
        where.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retint(self, tokens: Tokens) -> None:
        for part in (self.head, self.filters, self.details):
            part.retint(tokens)
        self.grid.tiles.tokens = tokens
        self.grid.viewport().update()
        self.add_button.setIcon(icons.icon("add", tokens, on_accent=True))
        self.folder_button.setIcon(icons.icon("folder", tokens))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.empty_title.setText(self.tr("Your pictures, found again"))
        self.empty_text.setText(
            self.tr(
                "Drop pictures or folders here. Files stay where they are; paintings you save "
                "come in by themselves."
            )
        )
        self.add_button.setText(self.tr("Add pictures…"))
        self.folder_button.setText(self.tr("Add folder…"))
        self.nothing_text.setText(self.tr("No picture is like that."))
        self.all_button.setText(self.tr("Show all pictures"))
        self.problem_title.setText(self.tr("The library cannot be opened"))
        self.again_button.setText(self.tr("Try again"))
        self.opening_text.setText(self.tr("Opening the library…"))
        self.grid.setAccessibleName(self.tr("Library"))
        self.grid.tiles.missing_text = self.tr("Missing")
        self.drops.overlay.text = self.tr("Drop to add to the library")

    def _build(self) -> None:
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        holder = QHBoxLayout()
        holder.setContentsMargins(10, 0, 0, 0)
        holder.addWidget(self.pages)
        body.addLayout(holder, 1)
        body.addWidget(self.details)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.filters)
        layout.addLayout(body, 1)


def _page(title: QLabel, text: QLabel, *buttons: QPushButton) -> QWidget:
    page = QWidget()
    title.setProperty("role", "title")
    text.setProperty("role", "muted")
    text.setWordWrap(True)
    middle = Qt.AlignmentFlag.AlignHCenter
    for label in (title, text):
        label.setAlignment(middle)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(32, 16, 32, 16)
    layout.setSpacing(8)
    layout.addStretch(1)
    layout.addWidget(Illustration(), 0, middle)
    layout.addSpacing(8)
    layout.addWidget(title)
    layout.addWidget(text)
    layout.addSpacing(12)
    layout.addLayout(row)
    layout.addStretch(2)
    return page
