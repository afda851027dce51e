"""More windows, and files that the desktop asks this window to open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFileDialog

from deepart_studio.core.errors import UserError
from deepart_studio.studio.notices import Notice, NoticeButton
from deepart_studio.studio.windows import open_window
from deepart_studio.ui.file_commands import photo_filter

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

MOST_AT_ONCE = 6
"""Each window holds a picture and a model: more files than this are offered to the queue only."""
STEP = QPoint(32, 32)


class WindowCommands(QObject):
    """Each window has one document and is a program of its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.open_window: Callable[[Sequence[Path]], None] = open_window

    def new(self) -> None:
        """An empty window beside this one."""
        self._open([()])

    def open_dialog(self) -> None:
        """Ask for files and open each in a window of its own."""
        title = self.tr("Open in a new window")
        label = self.tr("Photos and films")
        recent = self._window.studio.recent.files
        folder = str(recent[0].path.parent) if recent else str(Path.home())
        names, _ = QFileDialog.getOpenFileNames(
            self._window, title, folder, photo_filter(label, films=True)
        )
        self._open([(Path(name),) for name in names[:MOST_AT_ONCE]])

    def open_each(self, paths: Sequence[Path]) -> None:
        """A window for each file."""
        self._open([(path.absolute(),) for path in paths])

    def offer(self, paths: Sequence[Path]) -> None:
        """Several files were given: the first is open here; say what can be done with the rest."""
        queue, others = self._window.queue, paths[1:]
        words = self.tr("{name} was opened. A window shows one picture.")
        buttons = [NoticeButton(self.tr("Put all in the queue"), lambda: queue.add_paths(paths))]
        if len(others) <= MOST_AT_ONCE:
            open_others = NoticeButton(
                self.tr("Open in new windows"), lambda: self.open_each(others)
            )
            buttons.insert(0, open_others)
        text = words.format(name=paths[0].name)
        self._window.notify(Notice(text, buttons=tuple(buttons)))

    def step_aside(self) -> None:
        """Do not lie exactly over the window that opened this one."""
        if not self._window.isMaximized():
            self._window.move(self._window.pos() + STEP)

    def open_given(self, path: Path) -> None:
        """A file from the desktop: open it here where nothing is open, else in a new window."""
        if self._window.studio.photo is None:
            self._window.files.open_paths([path])
        else:
            self.open_each([path])

    def _open(self, windows: Sequence[Sequence[Path]]) -> None:
        try:
            for files in windows:
                self.open_window(files)
        except UserError as error:
            self._window.show_error(error)
