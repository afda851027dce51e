"""Offers documents that were not saved when the program ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deepart_studio.core.errors import UserError
from deepart_studio.studio.notices import Notice, NoticeButton, Tone

if TYPE_CHECKING:
    from deepart_studio.document.journal import Orphan, Title
    from deepart_studio.ui.main_window import MainWindow

Found = tuple["Orphan", "Title"]


class Recovery(QObject):
    """One document after the other, the newest first; whoever ignores it is asked next time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio = window, window.studio
        self._found: list[Orphan] = []
        self._studio.autosave.failed.connect(window.show_error)

    def look(self) -> None:
        """Search the recovery folder in a worker thread."""
        self._studio.autosave.find(self._offer)

    def _offer(self, found: list[Orphan]) -> None:
        self._found = found
        self._offer_next()

    def _untitled(self) -> Title:
        from deepart_studio.document.journal import Title

        return Title(self.tr("A document"))

    def _offer_next(self) -> None:
        if not self._found:
            return
        orphan = self._found.pop(0)
        try:
            title = orphan.title
        except UserError:  # damaged: what can be read of it is opened
            title = self._untitled()

        def restore() -> None:
            self._studio.open_recovered(orphan, title)
            self._offer_next()

        def discard() -> None:
            orphan.discard()
            self._offer_next()

        words = self.tr('"{name}" was not saved when the program ended.').format(name=title.name)
        buttons = (
            NoticeButton(self.tr("Restore"), restore),
            NoticeButton(self.tr("Delete"), discard),
        )
        detail = self.tr("Its layers can be brought back.")
        self._window.notify(Notice(words, Tone.WARNING, detail, buttons))
