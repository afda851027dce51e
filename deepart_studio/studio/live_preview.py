"""The live preview: the newest wish is painted next, and an older answer is never shown late."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal

from deepart_studio.studio.engine_room import EngineJob, EngineRoom
from deepart_studio.studio.paintings import Order, Painting

REMEMBERED = 48
"""Previews kept (about 1 MB each), so that going back to a style is immediate."""


class LivePreview(QObject):
    """Paints small pictures on the engine's preview lane.

    While a slider moves, the painting under way is allowed to finish and only the newest wish
    waits, so the picture keeps following; a new style replaces the painting under way.
    """

    painted = Signal(object)  # Painting
    failed = Signal(object)  # BaseException
    busy_changed = Signal(bool)

    def __init__(self, room: EngineRoom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._job: EngineJob | None = None
        self._waiting: Order | None = None
        self._remembered: OrderedDict[tuple[object, ...], Painting] = OrderedDict()

    @property
    def busy(self) -> bool:
        return self._job is not None

    def ask(self, order: Order, *, replace: bool) -> None:
        """Paint this next; ``replace`` stops a painting under way instead of waiting for it."""
        known = self._remembered.get(order.key)
        if known is not None:
            self.forget_wish()
            self._remembered.move_to_end(order.key)
            self.painted.emit(known)
        elif self._job is not None and not replace:
            self._waiting = order
        else:
            self._start(order)

    def forget_paintings(self) -> None:
        """Let go of the photo that the remembered previews hold."""
        self.forget_wish()
        self._remembered.clear()

    def forget_wish(self) -> None:
        """Drop what is under way and what waits."""
        self._waiting = None
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.busy_changed.emit(False)

    def _start(self, order: Order) -> None:
        self._waiting = None
        was_busy = self.busy
        if self._job is not None:
            self._job.cancel()
        self._job = self._room.paint(order, "preview", self._done, self._failed)
        if not was_busy:
            self.busy_changed.emit(True)

    def _done(self, painting: Painting) -> None:
        if not self._is_newest(painting.order):
            return
        self._remembered[painting.order.key] = painting
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
        self._job = None
        self.painted.emit(painting)
        self._next()

    def _failed(self, order: Order, error: BaseException) -> None:
        if self._is_newest(order):
            self._job = None
            self.failed.emit(error)
            self._next()

    def _is_newest(self, order: Order) -> bool:
        return self._job is not None and self._job.order.request.id == order.request.id

    def _next(self) -> None:
        if self._waiting is not None:
            self._start(self._waiting)
        else:
            self.busy_changed.emit(False)
