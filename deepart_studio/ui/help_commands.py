"""Preferences, shortcuts, about, and the command palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon

from deepart_studio.core.errors import UserError
from deepart_studio.storage.settings import LANGUAGE, MEMORY_GB, THEME, Setting
from deepart_studio.studio.actions import plain_text, shown_keys
from deepart_studio.ui.command_palette import Entry
from deepart_studio.ui.dialogs.about_dialog import AboutDialog
from deepart_studio.ui.dialogs.keys_dialog import KeysDialog
from deepart_studio.ui.dialogs.preferences_dialog import PreferencesDialog

if TYPE_CHECKING:
    from deepart_studio.core.styles import Style
    from deepart_studio.ui.main_window import MainWindow


class HelpCommands(QObject):
    """Opens what explains the application."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def open_palette(self) -> None:
        """All enabled actions, then all styles."""
        window = self._window
        entries = []
        for row in window.actions_table.table:
            action = window.actions_table[row.id]
            if row.id == "palette" or row.held is not None or not action.isEnabled():
                continue
            text = plain_text(action.text())
            entries.append(Entry(text, shown_keys(row), action.trigger, action.icon()))
        kind = self.tr("Style")
        entries += [self._style_entry(style, kind) for style in window.studio.shelf.styles]
        window.palette_list.open(entries)

    def _style_entry(self, style: Style, kind: str) -> Entry:
        def choose() -> None:
            self._window.styles.choose([style.id])

        icon = QIcon(str(style.preview)) if style.preview else QIcon()
        return Entry(self._window.pick(style.name), kind, choose, icon)

    def open_preferences(self) -> None:
        dialog = PreferencesDialog(self._window, self._window.settings)
        dialog.chosen.connect(self.set_preference)
        dialog.exec()
        dialog.deleteLater()

    def set_preference(self, row: Setting[Any], value: Any) -> None:
        """Keep a preference; language and theme change at once."""
        try:
            self._window.settings.set(row, value)
        except UserError as error:
            self._window.show_error(error)
        if row is LANGUAGE:
            self._window.languages.choose(value)
        elif row is THEME:
            self._window.theme.choose(value)
        elif row is MEMORY_GB:
            self._window.studio.room.set_memory_limit(float(value))

    def open_keys(self) -> None:
        dialog = KeysDialog(self._window, self._window.actions_table.table)
        dialog.exec()
        dialog.deleteLater()

    def open_about(self) -> None:
        dialog = AboutDialog(self._window, self._window.status.model.text())
        dialog.exec()
        dialog.deleteLater()
