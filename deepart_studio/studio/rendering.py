"""One painting at full size: progress, time left, cancel."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from deepart_studio.core.errors import Cancelled
from deepart_studio.studio.engine_room import EngineJob, EngineRoom
from deepart_studio.studio.paintings import Order, Painting

GUESS_AFTER_S = 0.7
"""A guess of the time left is shown once this much has been seen."""


@dataclass(frozen=True)
class RenderState:
    """How far a rendering is: fraction 0..1, seconds left or None while unknown."""

    fraction: float
    seconds_left: float | None


class Renderer(QObject):
    """Runs one rendering at a time on the engine's job lane."""

    changed = Signal(object)  # RenderState | None
    finished = Signal(object)  # Painting
    failed = Signal(object)  # BaseException
    cancelled = Signal()

    def __init__(self, room: EngineRoom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._job: EngineJob | None = None
        self._started = 0.0

    @property
    def order(self) -> Order | None:
        """What is being rendered now."""
        return self._job.order if self._job else None

    def render(self, order: Order) -> None:
        """Start; a rendering under way is given up."""
        if self._job is not None:
            self._job.cancel()
        self._started = time.monotonic()
        self._job = self._room.paint(order, "job", self._done, self._failed, self._progress)
        self.changed.emit(RenderState(0.0, None))

    def cancel(self) -> None:
        """Give up what is being rendered; the window is told at once."""
        if self._job is not None:
            self._job.cancel()
            self._end()
            self.cancelled.emit()

    def _progress(self, order: Order, fraction: float) -> None:
        if not self._is_current(order):
            return
        gone = time.monotonic() - self._started
        known = gone > GUESS_AFTER_S and fraction > 0.02
        left = gone / fraction * (1 - fraction) if known else None
        self.changed.emit(RenderState(fraction, left))

    def _done(self, painting: Painting) -> None:
        if self._is_current(painting.order):
            self._end()
            self.finished.emit(painting)

    def _failed(self, order: Order, error: BaseException) -> None:
        if self._is_current(order):
            self._end()
            if isinstance(error, Cancelled):
                self.cancelled.emit()
            else:
                self.failed.emit(error)

    def _is_current(self, order: Order) -> bool:
        return self._job is not None and self._job.order is order

    def _end(self) -> None:
        self._job = None
        self.changed.emit(None)
