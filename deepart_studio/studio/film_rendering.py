"""One film at a time is painted as a whole: progress, time left, cancel, going on later."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deepart_studio.core.errors import Cancelled
from deepart_studio.core.progress import Progress
from deepart_studio.studio.background import Background
from deepart_studio.studio.engine_room import EngineRoom
from deepart_studio.studio.films import FilmOrder, FilmSettings

if TYPE_CHECKING:
    from deepart_studio.inference.engine import Job
    from deepart_studio.video.painting import FilmPainter, PaintedFilm

GUESS_AFTER_S = 2.0
"""A guess of the time left is shown once this much has been seen."""


@dataclass(frozen=True)
class FilmState:
    """How far a film is: ``frame`` counts from 1, ``frames`` is 0 where unknown.

    ``kept_before`` frames were finished in an earlier run; ``finishing``: all frames are painted.
    """

    frame: int
    frames: int
    fraction: float
    seconds_left: float | None
    kept_before: int
    finishing: bool


@dataclass(frozen=True, eq=False)
class FilmStopped:
    """A film that did not come to its end: ``kept`` frames of it are safe. No error: cancelled."""

    order: FilmOrder
    kept: int
    error: BaseException | None = None


@dataclass(eq=False)
class _Run:
    order: FilmOrder
    painter: FilmPainter
    job: Job[PaintedFilm] | None = None
    kept_before: int = 0
    began: tuple[float, float] | None = None  # when the first frame was, and how far

    def state(self, fraction: float) -> FilmState:
        painter, frames = self.painter, self.order.film.info.frames
        frame = painter.read_frames + 1
        left = None
        if self.began is None:
            if painter.read_frames >= self.kept_before and fraction > 0:
                self.began = (time.monotonic(), fraction)
        else:
            since, start = self.began
            gone = time.monotonic() - since
            if gone > GUESS_AFTER_S and fraction > start:
                left = gone / (fraction - start) * (1 - fraction)
        count = max(frames, frame) if frames else 0
        return FilmState(frame, count, fraction, left, self.kept_before, painter.finishing)


class FilmRenderer(QObject):
    """Paints films in the engine's thread; whatever else is asked for goes between two frames."""

    changed = Signal(object)  # FilmState | None
    finished = Signal(object, object)  # FilmOrder, PaintedFilm
    stopped = Signal(object)  # FilmStopped

    def __init__(
        self, room: EngineRoom, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._room, self._background = room, background
        self._run: _Run | None = None
        self._looking: Progress | None = None
        self.settings = FilmSettings()
        self.exported = False

    @property
    def order(self) -> FilmOrder | None:
        """What is being painted now."""
        return self._run.order if self._run else None

    def render(self, order: FilmOrder) -> None:
        """Start, or go on where the same order stopped. One film at a time."""
        if self._run is not None:
            raise RuntimeError("a film is being painted")
        run = self._run = _Run(order, self._painter(order))

        def work(progress: Progress) -> PaintedFilm:
            def going_on(frames: int) -> None:
                run.kept_before = frames

            return run.painter.paint(order.film.path, order.path, progress, going_on)

        run.job = self._room.run(
            work,
            lambda painted: self._done(run, painted),
            lambda error: self._failed(run, error),
            lambda fraction: self._progress(run, fraction),
        )
        self.changed.emit(FilmState(0, 0, 0.0, None, 0, finishing=False))

    def cancel(self) -> None:
        """Stop; finished parts stay. The window is told at once."""
        run = self._run
        if run is not None and run.job is not None:
            run.job.cancel()
            self._end()
            self.stopped.emit(FilmStopped(run.order, run.painter.kept_frames))

    def close(self) -> None:
        """The program ends: finished parts stay, and nobody is told."""
        self.stop_looking()
        run, self._run = self._run, None
        if run is not None and run.job is not None:
            run.job.cancel()

    # -- what an earlier run left

    def look_for_kept(self, order: FilmOrder, found: Callable[[int], object]) -> None:
        """Tell how many frames the same order left finished; only the newest question counts."""
        self.stop_looking()
        turn = self._looking = Progress()
        painter = self._painter(order)

        def done(frames: int) -> None:
            if self._looking is turn:
                found(frames)

        self._background.run(
            lambda: painter.frames_kept_before(order.film.path, order.path, turn),
            done,
            lambda _: None,  # what is wrong is said when the film is to be painted
        )

    def stop_looking(self) -> None:
        """The answer is not wanted any more."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    # -- answers

    def _painter(self, order: FilmOrder) -> FilmPainter:
        from deepart_studio.video.painting import FilmPainter, FilmWish

        pipeline = self._room.pipeline
        if pipeline is None:
            raise RuntimeError("there is no model to work with")
        wish = FilmWish(order.blend, order.values, order.long_side)
        return FilmPainter(
            pipeline,
            wish,
            overwrite=order.overwrite,
            between_frames=self._room.let_others_pass,
        )

    def _progress(self, run: _Run, fraction: float) -> None:
        if self._run is run:
            self.changed.emit(run.state(fraction))

    def _done(self, run: _Run, painted: PaintedFilm) -> None:
        if self._run is run:
            self.exported = True
            self._end()
            self.finished.emit(run.order, painted)

    def _failed(self, run: _Run, error: BaseException) -> None:
        if self._run is run:
            self._end()
            told = None if isinstance(error, Cancelled) else error
            self.stopped.emit(FilmStopped(run.order, run.painter.kept_frames, told))

    def _end(self) -> None:
        self._run = None
        self.changed.emit(None)
