"""Paints the queue's rows one by one, between the previews."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deepart_studio.batch.changes import set_row
from deepart_studio.batch.rows import Queue, Row, State
from deepart_studio.core.errors import Cancelled
from deepart_studio.core.progress import Progress
from deepart_studio.studio.background import Background
from deepart_studio.studio.engine_room import EngineRoom
from deepart_studio.studio.queue_book import QueueBook
from deepart_studio.studio.queue_pace import Pace

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.batch.painting import Models, Prepared
    from deepart_studio.core.pictures import Picture
    from deepart_studio.core.styles import Style
    from deepart_studio.inference.engine import Job


class QueueRunner(QObject):
    """Reads and writes in worker threads, paints on the engine's job lane: one row at a time.

    Only one row is ever given to the engine, so that previews and the wall get their turn.
    """

    changed = Signal()  # it began, pauses, ended, or works on another row
    progressed = Signal(str, float)  # row id, fraction 0..1
    painted = Signal(object)  # Path of a painting
    finished = Signal(int, int)  # painted and failed since the start
    failed = Signal(object)  # BaseException

    def __init__(
        self,
        room: EngineRoom,
        book: QueueBook,
        background: Background,
        styles_folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._room, self._book, self._background = room, book, background
        self._styles_folder = styles_folder
        self._models: Models | None = None
        self._job: Job[Picture] | None = None
        self._cancelled = False
        self._pace = Pace()
        self._since = 0.0
        self._counts = [0, 0]
        self.running = False
        self.pausing = False
        self.current: Row | None = None
        self.fraction = 0.0
        room.opened.connect(self._model_opened)

    def start(self) -> None:
        """Paint what waits; go on when it was about to pause."""
        if self.running:
            if self.pausing:
                self.pausing = False
                self.changed.emit()
            return
        self.running, self.pausing = True, False
        self._pace, self._counts = Pace(), [0, 0]
        self.changed.emit()
        if self._room.loaded is not None:
            self._begin()

    def pause(self) -> None:
        """Stop after the photo that is being painted."""
        if self.running and not self.pausing:
            self.pausing = True
            self.changed.emit()

    def cancel_current(self) -> None:
        """Give up the photo that is being painted; the rest goes on."""
        if self.current is not None:
            self._cancelled = True
            if self._job is not None:
                self._job.cancel()

    @property
    def seconds_left(self) -> float | None:
        """For all that waits; None while unknown."""
        waiting = [row for row in self._book.queue.rows if row.state is State.WAITING]
        gone = time.monotonic() - self._since if self.current else 0.0
        return self._pace.seconds_left(waiting, self.current, self.fraction, gone)

    def close(self) -> None:
        """Stop at once; what was being painted begins anew another time. Threads are gone then."""
        current = self.current
        if self._job is not None:
            self._job.cancel()

        def last() -> None:
            if current is not None:
                self._book.file.change(set_row(replace(current, state=State.WAITING)))
            if self._book.file.taken_here:  # "going" stays: it is offered to go on
                self._book.file.let_go()

        self._book.close(last)

    # -- one row after the other

    def _model_opened(self) -> None:
        if self.running and self.current is None and self._models is None:
            self._begin()

    def _begin(self) -> None:
        loaded = self._room.loaded
        assert loaded is not None  # noqa: S101 - called when it is there
        if loaded.problem is not None:
            self._end(told=False)
            self.failed.emit(loaded.problem)
            return
        roots, book = self._room.roots, self._book

        def begin() -> Models:
            from deepart_studio.batch.painting import Models
            from deepart_studio.batch.running import start

            start(book.file)
            return Models(roots, loaded.sessions, loaded.pipeline)

        def begun(models: Models) -> None:
            self._models = models
            self._next()

        def refused(error: BaseException) -> None:
            self._end(told=False)
            self.failed.emit(error)

        book.work(begin, begun, refused)

    def _next(self) -> None:
        if self.pausing:
            self._stop(told=False)
            return
        file = self._book.file

        def claim() -> Row | None:
            from deepart_studio.batch.running import claim

            return claim(file)

        def claimed(row: Row | None) -> None:
            if row is None:
                self._stop(told=True)
            else:
                self._paint(row)

        self._book.work(claim, claimed, self._broke)

    def _paint(self, row: Row) -> None:
        models = self._models
        assert models is not None  # noqa: S101 - made at the start
        self.current, self.fraction, self._cancelled = row, 0.0, False
        self._since = time.monotonic()
        self.changed.emit()
        folder = self._styles_folder

        def read() -> Prepared:
            from deepart_studio.batch.painting import prepare
            from deepart_studio.storage.styles import UserStyleStore

            own: Callable[[str], Sequence[Style]] = UserStyleStore(folder).list
            return prepare(row, models, own)

        self._background.run(read, lambda prepared: self._render(row, prepared), self._row_failed)

    def _render(self, row: Row, prepared: Prepared) -> None:
        if self._cancelled:
            self._row_failed(Cancelled())
            return

        def work(progress: Progress) -> Picture:
            from deepart_studio.batch.painting import paint

            return paint(prepared, progress)

        def painted(picture: Picture) -> None:
            self._job = None
            self._write(row, prepared, picture)

        self._job = self._room.run(work, painted, self._row_failed, self._progress)

    def _write(self, row: Row, prepared: Prepared, picture: Picture) -> None:
        if self._cancelled:
            self._row_failed(Cancelled())
            return
        since, request = self._since, prepared.request

        def write() -> Row:
            from deepart_studio.batch.painting import write

            return replace(write(row, picture, request, 0.0), seconds=time.monotonic() - since)

        self._background.run(write, self._row_done, self._row_failed)

    def _progress(self, fraction: float) -> None:
        if self.current is not None:
            self.fraction = fraction
            self.progressed.emit(self.current.id, fraction)

    def _row_done(self, row: Row) -> None:
        self._pace.note(row, row.seconds)
        self._counts[0] += 1
        self.painted.emit(Path(row.output))
        self._note(row)

    def _row_failed(self, error: BaseException) -> None:
        row = self.current
        if row is None:
            return
        if isinstance(error, Cancelled):
            self._note(replace(row, state=State.CANCELLED, output=""))
            return
        from deepart_studio.batch.painting import failed

        self._counts[1] += 1
        self._note(failed(row, error))

    def _note(self, row: Row) -> None:
        self._job, self.current, self.fraction = None, None, 0.0
        self._book.apply(set_row(row))
        self.changed.emit()
        self._next()

    def _stop(self, *, told: bool) -> None:
        from deepart_studio.batch.running import stop

        file = self._book.file

        def stopped(_queue: Queue) -> None:
            self._end(told=told)

        self._book.work(lambda: stop(file, finished=True), stopped, self._broke)

    def _broke(self, error: BaseException) -> None:
        """The queue's file cannot be read or written any more."""
        self._book.file.let_go()
        self._end(told=False)
        self.failed.emit(error)

    def _end(self, *, told: bool) -> None:
        self.running = self.pausing = False
        self.current, self._models, self._job = None, None, None
        self.changed.emit()
        if told:
            self.finished.emit(*self._counts)
