"""The page with the wall: a heading, the grid, or an invitation where there is no photo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from deepart_studio.ui import icons
from deepart_studio.ui.canvas.empty_state import Illustration
from deepart_studio.ui.drops import PictureDrops
from deepart_studio.ui.gallery import StyleRow
from deepart_studio.ui.tokens import Tokens
from deepart_studio.ui.wall.peek import HEIGHT, PaintingPeek
from deepart_studio.ui.wall.wall_grid import WallGrid
from deepart_studio.ui.wall.wall_model import WallModel

EDGE = 16


class WallView(QWidget):
    """Shows tiles and tells what is looked at and clicked; it paints nothing itself."""

    picked = Signal(str, bool)  # style id, whether it is added to (or taken out of) the blend
    looked = Signal(list)  # list[str]
    left = Signal()
    open_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "wall")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.hint, self.count = QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.hint.setProperty("role", "small")
        self.count.setProperty("role", "small")
        self.peek = PaintingPeek()
        self.peek.clicked.connect(self.left)
        self.save = QPushButton()
        self.save.clicked.connect(self.save_requested)
        self.back = QPushButton()
        self.back.clicked.connect(self.left)
        self.model = WallModel(self)
        self.grid = WallGrid()
        self.grid.setModel(self.model)
        self.grid.picked.connect(self.picked)
        self.grid.looked.connect(self.looked)
        self.empty_text, self.open_button = QLabel(), QPushButton()
        self.open_button.clicked.connect(self.open_requested)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.grid)
        self.pages.addWidget(self._empty_page())
        self.drops = PictureDrops(self)
        self._build()
        self._progress = (0, 0)
        self.retranslate()
        self.set_photo(None)

    def set_photo(self, small: QImage | None) -> None:
        """Another photo, reduced; its tiles are still to come."""
        self.model.forget_tiles()
        self.grid.set_photo(QPixmap.fromImage(small) if small is not None else None)
        self.pages.setCurrentIndex(0 if small is not None else 1)
        self.hint.setVisible(small is not None)
        self.count.setVisible(small is not None)
        self.save.setVisible(small is not None)

    def set_styles(self, rows: Sequence[StyleRow]) -> None:
        """These styles, in this order; where it was scrolled to stays."""
        scrolled = self.grid.verticalScrollBar().value()
        current = self.grid.currentIndex().row()
        self.model.set_rows(rows)
        self.grid.doItemsLayout()
        self.grid.verticalScrollBar().setValue(scrolled)
        self.grid.setCurrentIndex(self.model.index(current) if current >= 0 else QModelIndex())

    def set_selection(self, chosen: Sequence[tuple[str, float]]) -> None:
        """Mark what is chosen."""
        self.model.set_chosen(chosen)

    def set_progress(self, painted: int, total: int) -> None:
        self._progress = (painted, total)
        self.save.setEnabled(0 < total == painted)
        words = self.tr("{painted} of {total}").format(painted=painted, total=total)
        self.count.setText(words if painted < total else self.tr("{n} styles").format(n=total))

    def enter(self) -> None:
        """The page is shown now: the keyboard goes to the tiles."""
        chosen = [style_id for style_id, _ in self.model.chosen()]
        index = self.model.index_of(chosen[-1]) if chosen else self.model.index(0)
        if index.isValid():
            self.grid.setCurrentIndex(index)
            self.grid.scrollTo(index)
        first = self.grid if self.pages.currentIndex() == 0 else self.open_button
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.grid.tell_what_is_in_sight()

    def retint(self, tokens: Tokens) -> None:
        self.save.setIcon(icons.icon("export", tokens))
        self.back.setIcon(icons.icon("back", tokens))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Your photo in every style"))
        self.hint.setText(self.tr("Click a style to use it, Ctrl+click to blend several."))
        self.peek.setToolTip(self.tr("The painting as it is now"))
        self.peek.setAccessibleName(self.peek.toolTip())
        self.save.setText(self.tr("Save as picture…"))
        self.save.setToolTip(self.tr("Save the wall as one picture with captions"))
        self.back.setText(self.tr("Back"))
        self.back.setToolTip(self.tr("Back to the picture  (Esc)"))
        self.grid.setAccessibleName(self.tr("Style wall"))
        self.empty_text.setText(self.tr("Open a photo to see it in every style at once."))
        self.open_button.setText(self.tr("Open photo…"))
        self.drops.overlay.text = self.tr("Drop to open")
        self.set_progress(*self._progress)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.hint)
        words.addStretch(1)
        top = QHBoxLayout()
        top.addStrut(HEIGHT)  # the grid stays where it is when the painting appears
        top.setContentsMargins(EDGE + 8, 8, EDGE, 4)
        top.setSpacing(12)
        top.addLayout(words, 1)
        top.addWidget(self.peek)
        top.addWidget(self.count)
        top.addWidget(self.save)
        top.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        holder = QHBoxLayout()
        holder.setContentsMargins(EDGE, 0, 0, 0)
        holder.addWidget(self.pages)
        layout.addLayout(holder, 1)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        self.empty_text.setProperty("role", "muted")
        self.empty_text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.open_button.setProperty("primary", True)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(page)
        layout.setSpacing(16)
        layout.addStretch(1)
        layout.addWidget(Illustration(), 0, middle)
        layout.addWidget(self.empty_text)
        layout.addWidget(self.open_button, 0, middle)
        layout.addStretch(1)
        return page
