"""What the library tells after long work, and where its page is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from deepart_studio.core.errors import UserError
from deepart_studio.studio.notices import Notice, Tone, translate_error
from deepart_studio.studio.picture_library import PictureLibrary

if TYPE_CHECKING:
    from deepart_studio.library.importing import Imported
    from deepart_studio.library.missing import Checked
    from deepart_studio.library.opening import Repair
    from deepart_studio.ui.main_window import MainWindow

PROBLEMS_SAID = 3


class LibraryNotices(QObject):
    """One notice for each piece of work, however many files it was about."""

    def __init__(self, window: MainWindow, library: PictureLibrary, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        library.repaired.connect(self._say_repaired)
        library.work.imported.connect(self._say_imported)
        library.work.checked.connect(self._say_checked)
        library.work.duplicates_found.connect(self._say_duplicates)

    def _say_imported(self, imported: Imported) -> None:
        count = QLocale().toString
        words = [self.tr("Added to the library: {count}.").format(count=count(len(imported.added)))]
        if imported.known:
            words.append(self.tr("Known already: {count}.").format(count=count(imported.known)))
        if imported.moved:
            words.append(self.tr("Found again: {count}.").format(count=count(len(imported.moved))))
        if imported.cancelled:
            words.append(self.tr("The rest was not looked at."))
        if imported.problems:
            left_out = count(len(imported.problems))
            words.append(self.tr("Left out: {count}.").format(count=left_out))
        tone = Tone.WARNING if imported.problems else Tone.SUCCESS
        self._window.notify(Notice(" ".join(words), tone, _said(imported.problems)))

    def _say_checked(self, checked: Checked) -> None:
        count = QLocale().toString
        words = self.tr("All files are where they should be.")
        if checked.missing:
            words = self.tr("Missing files: {count}.").format(count=count(len(checked.missing)))
        if checked.found:
            again = self.tr("Found again: {count}.").format(count=count(len(checked.found)))
            words = f"{again} {words}"
        tone = Tone.WARNING if checked.missing else Tone.SUCCESS
        self._window.notify(Notice(words, tone))

    def _say_duplicates(self, groups: Sequence[Sequence[int]]) -> None:
        if not groups:
            self._window.notify(Notice(self.tr("No two pictures look the same."), Tone.SUCCESS))

    def _say_repaired(self, repair: Repair) -> None:
        words = self.tr("The library was damaged and has been repaired: {count} pictures.")
        detail = self.tr("The damaged file is kept as {path}.").format(path=repair.set_aside)
        count = QLocale().toString(repair.pictures)
        self._window.notify(Notice(words.format(count=count), Tone.WARNING, detail))


def _said(problems: Sequence[UserError]) -> str:
    lines = [" ".join(filter(None, translate_error(p))) for p in problems[:PROBLEMS_SAID]]
    return "\n".join([*lines, "…"] if len(problems) > PROBLEMS_SAID else lines)
