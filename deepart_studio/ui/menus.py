"""Menu bar and toolbar, both made from the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from deepart_studio.studio.actions import translate_action
from deepart_studio.ui import icons
from deepart_studio.ui.commands import MENUS
from deepart_studio.ui.tokens import Tokens

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

LEFT = ("open", "", "undo", "redo")
MIDDLE = (
    *("wall", "queue", "library", "brush", "", "zoom-out", "zoom-in", "fit", "actual"),
    *("", "compare", "original"),
)
RIGHT = ("add-to-queue", "export")
WITH_WORDS = ("open", "wall", "queue", "library", "export")
TOOL_ICON = QSize(20, 20)


class Menus(QObject):
    """Builds and translates what the table's actions hang in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menus: dict[str, QMenu] = {}
        self.recent = QMenu(window)
        self.recent.setProperty("role", "pictures")
        self.recent.aboutToShow.connect(self._fill_recent)
        self._fill_menu_bar()
        self.search = QPushButton()
        self.search.setProperty("role", "search")
        self.search.setFixedWidth(288)
        self.search.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.search.clicked.connect(window.help.open_palette)
        corner = QWidget(window.menuBar())
        line = QHBoxLayout(corner)
        line.setContentsMargins(0, 3, 8, 3)
        line.addWidget(self.search)
        window.menuBar().setCornerWidget(corner)
        self.bar = QToolBar(window)
        self.bar.setObjectName("toolbar")
        self.bar.setMovable(False)
        self.bar.setIconSize(TOOL_ICON)
        window.addToolBar(self.bar)
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._fill_tool_bar()

    def retranslate(self) -> None:
        for name, menu in self._menus.items():
            menu.setTitle(translate_action(MENUS[name]))
        self.recent.setTitle(self.tr("Open recent"))
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        self.search.setText(self.tr("Search commands and styles") + f"   {keys}")
        self.bar.setWindowTitle(self.tr("Tools"))

    def retint(self, tokens: Tokens) -> None:
        self.search.setIcon(QIcon(icons.pixmap("search", tokens.muted, 16)))

    def _fill_menu_bar(self) -> None:
        window = self._window
        for name in MENUS:
            menu = window.menuBar().addMenu("")
            self._menus[name] = menu
            for row in window.actions_table.table:
                if row.menu != name:
                    continue
                if row.separator_before:
                    menu.addSeparator()
                menu.addAction(window.actions_table[row.id])
                if row.id == "open":
                    menu.addMenu(self.recent)
            if name == "view":
                menu.addSeparator()
                menu.addAction(window.style_dock.toggleViewAction())
                menu.addAction(window.panel_dock.toggleViewAction())
        for row in window.actions_table.table:
            window.addAction(window.actions_table[row.id])

    def _fill_tool_bar(self) -> None:
        for place, group in enumerate((LEFT, MIDDLE, RIGHT)):
            if place:
                space = QWidget()
                space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                self.bar.addWidget(space)
            for action_id in group:
                if not action_id:
                    self.bar.addSeparator()
                    continue
                self._add_tool(action_id)

    def _add_tool(self, action_id: str) -> None:
        action = self._window.actions_table[action_id]
        row = next(r for r in self._window.actions_table.table if r.id == action_id)
        self.bar.addAction(action)
        button = self.bar.widgetForAction(action)
        if not isinstance(button, QToolButton):
            return
        if action_id in WITH_WORDS:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setProperty("words", True)
        if row.held is not None:
            button.pressed.connect(lambda: row.held(True))
            button.released.connect(lambda: row.held(False))

    def _fill_recent(self) -> None:
        self.recent.clear()
        files = self._window.studio.recent.files
        for recent in files:
            action = self.recent.addAction(recent.path.name)
            action.setToolTip(str(recent.path))
            action.setIcon(QIcon(QPixmap(str(recent.thumbnail))))
            path = recent.path
            action.triggered.connect(
                lambda _=False, path=path: self._window.files.open_paths([path])
            )
        if not files:
            self.recent.addAction(self.tr("No photo opened yet")).setEnabled(False)
            return
        self.recent.addSeparator()
        self.recent.addAction(self.tr("Clear list"), self._window.studio.recent.clear)
