"""Preferences, shortcuts, about, and the command palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon

from deepart_studio.studio.actions import shown_keys
from deepart_studio.ui.command_palette import Entry
from deepart_studio.ui.dialogs.about_dialog import AboutDialog
from deepart_studio.ui.dialogs.keys_dialog import KeysDialog

if TYPE_CHECKING:
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
            text = action.text().replace("&", "").rstrip("…")
            entries.append(Entry(text, shown_keys(row), action.trigger, action.icon()))
        kind = self.tr("Style")
        for style in window.studio.shelf.styles:
            entries.append(
                Entry(
                    window.pick(style.name),
                    kind,
                    lambda style_id=style.id: window.styles.choose([style_id]),
                    QIcon(str(style.preview)) if style.preview else QIcon(),
                )
            )
        window.palette_list.open(entries)

    def open_keys(self) -> None:
        dialog = KeysDialog(self._window, self._window.actions_table.table)
        dialog.exec()
        dialog.deleteLater()

    def open_about(self) -> None:
        dialog = AboutDialog(self._window, self._window.status.model.text())
        dialog.exec()
        dialog.deleteLater()
