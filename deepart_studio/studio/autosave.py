"""Unsaved layers go to the journal soon after they change, in a worker thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deepart_studio.core.errors import UserError
from deepart_studio.storage.paths import recovery_folder
from deepart_studio.studio.background import Background
from deepart_studio.studio.document_desk import DocumentDesk
from deepart_studio.studio.document_file import DocumentFile
from deepart_studio.studio.layer_stack import LayerStack
from deepart_studio.studio.projects import journal_writer

if TYPE_CHECKING:
    from deepart_studio.document.journal import Journal, Orphan

EVERY_S = 10.0
SOON_S = 1.0
"""Changes that follow each other closely are written together."""


class Autosave(QObject):
    """A snapshot after a change, at most every ``every_s`` seconds; none of what is saved.

    One thread does all of it, in order.
    """

    written = Signal(object)  # LayerStack
    failed = Signal(object)  # BaseException: said once

    def __init__(self, file: DocumentFile, desk: DocumentDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._desk = file, desk
        self._folder = recovery_folder()
        self._background = Background(self, threads=1)
        self._journal: Journal | None = None
        self._kept: object = None  # the state of layers
        self._adopted: list[Orphan] = []
        self._offered: list[Orphan] = []
        self._last_s = -EVERY_S
        self._writing = self._told = False
        self.every_s, self.soon_s = EVERY_S, SOON_S
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._write)
        file.changed.connect(self._look)

    def adopt(self, orphan: Orphan) -> None:
        """This document was recovered: the old snapshot goes once there is a new one."""
        self._adopted.append(orphan)
        self._look()

    def find(self, done: Callable[[list[Orphan]], object]) -> None:
        """Look for documents that programs which ended did not save."""

        def work() -> list[Orphan]:
            from deepart_studio.document.journal import orphans

            return orphans(self._folder)

        def found(left: list[Orphan]) -> None:
            self._offered = list(left)
            done(left)

        self._background.run(work, found, self._fail)

    def close(self) -> None:
        """Keep the journal where something is unsaved that nobody was asked about."""
        self._timer.stop()
        keep = self._file.unsaved
        stack = self._desk.stack
        if keep and stack is not None and stack.state is not self._kept:
            self._writing = False  # one thread: it comes after what is being written
            self._write()
        self._background.finish()
        if self._journal is not None:
            self._journal.close(keep=keep)
        for orphan in self._offered:
            orphan.let_go()

    def _look(self) -> None:
        if not self._file.unsaved:
            self._timer.stop()
            if self._kept is not None and not self._writing:
                self._clear()
        elif self._desk.state is not self._kept and not self._timer.isActive():
            wait_s = max(self.soon_s, self._last_s + self.every_s - time.monotonic())
            self._timer.start(round(wait_s * 1000))

    def _write(self) -> None:
        stack, photo = self._desk.stack, self._desk.photo
        if stack is None or photo is None or self._writing:
            return
        if self._journal is None:
            from deepart_studio.document.journal import Journal

            self._journal = Journal(self._folder)
        write = journal_writer(
            self._journal,
            stack.document,
            photo.picture,
            (self._file.name, self._file.path),
            self._file.cache,
        )
        self._writing = True
        self._last_s = time.monotonic()
        self._background.run(write, lambda _: self._done(stack), self._fail)

    def _done(self, stack: LayerStack) -> None:
        self._writing = False
        self._kept = stack.state
        for orphan in self._adopted:
            orphan.discard()
        self._adopted.clear()
        self.written.emit(stack)
        self._look()

    def _clear(self) -> None:
        self._kept = None
        journal, adopted = self._journal, list(self._adopted)
        self._adopted.clear()

        def work() -> None:
            if journal is not None:
                journal.clear()
            for orphan in adopted:
                orphan.discard()

        self._background.run(work, lambda _: None, self._fail)

    def _fail(self, error: BaseException) -> None:
        self._writing = False
        if not self._told:
            self._told = True
            hint = "Save the project yourself; a crash would lose what is unsaved."
            problem = UserError("Unsaved work cannot be kept safe: {reason}", hint, reason=error)
            self.failed.emit(problem)
