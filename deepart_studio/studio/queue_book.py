"""The queue as the window sees it: changed at once here, and in its file a moment later."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from deepart_studio.batch.changes import Change
from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import Queue
from deepart_studio.core.errors import UserError
from deepart_studio.studio.background import Background

T = TypeVar("T")
LOOK_EVERY_MS = 1000
"""How often it is looked whether the command line changed the file."""


class QueueBook(QObject):
    """Keeps the queue; one thread of its own works on the file, in the order of the calls."""

    changed = Signal()
    failed = Signal(object)  # BaseException

    def __init__(self, file: QueueFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.queue = Queue()
        self._thread = Background(self, threads=1)
        self._unsaved: deque[Change] = deque()
        self._version = 0  # of what is shown; an answer to an older one is out of date
        self._stamp = (0, 0)
        self._reading = False
        self._closed = False
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._look_at_file)

    def open(self, done: Callable[[], object]) -> None:
        """Read the file, then ``done()``; from then on changes of others are shown as well."""

        version = self._version

        def show(queue: Queue) -> None:
            self._show(queue, version)
            self._look.start()
            done()

        self._thread.run(self.file.recover, show, self.failed.emit)

    def apply(self, change: Change) -> None:
        """Change the queue."""
        after = change(self.queue)
        if after != self.queue:
            self.queue = after
            self.changed.emit()
        self._unsaved.append(change)
        self._version += 1
        version = self._version

        def save() -> Queue:
            try:
                return self.file.change(self._unsaved[0])
            finally:
                self._unsaved.popleft()

        self._thread.run(save, lambda queue: self._show(queue, version), self.failed.emit)

    def work(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object],
    ) -> None:
        """Do something with the file after all changes so far, then show what it holds."""

        version = self._version

        def both() -> tuple[T, Queue]:
            result = work()
            return result, self.file.read()

        def show(results: tuple[T, Queue]) -> None:
            self._show(results[1], version)
            done(results[0])

        self._thread.run(both, show, failed)

    def close(self, last: Callable[[], object]) -> None:
        """Save what is not saved yet, do ``last()`` with the file, and end the thread."""
        if self._closed:
            return
        self._closed = True
        self._look.stop()
        self._thread.close()
        try:
            while self._unsaved:
                self.file.change(self._unsaved.popleft())
            last()
        except UserError:
            return  # the window is gone: there is nobody to tell

    def _show(self, queue: Queue, version: int) -> None:
        self._stamp = self.file.stamp
        if version == self._version and queue != self.queue:
            self.queue = queue
            self.changed.emit()

    def _look_at_file(self) -> None:
        if self._reading or self._unsaved or self.file.stamp == self._stamp:
            return
        self._reading = True
        version = self._version

        def read(queue: Queue) -> None:
            self._reading = False
            self._show(queue, version)

        def failed(error: BaseException) -> None:
            self._reading = False
            self._stamp = self.file.stamp  # said once for each change
            self.failed.emit(error)

        self._thread.run(self.file.read, read, failed)
