"""Bring results of worker threads to the thread that owns the application's state."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal, Slot


class _Bell(QObject):
    """Runs what it is given in the thread that made it.

    There is one, and it lives as long as the process: Qt destroys a window's objects from C++, in
    the middle of a worker's ``emit``, so that a worker must not use one of those.
    """

    _rung = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rung.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def ring(self, call: Callable[[], object]) -> None:
        with contextlib.suppress(RuntimeError):  # Qt is gone already: the process is ending
            self._rung.emit(call)

    @Slot(object)
    def _call(self, call: Callable[[], object]) -> None:
        call()


@cache
def _bell() -> _Bell:
    return _Bell()


class Mailbox:
    """Runs posted callables in the thread that made the first mailbox (the GUI thread)."""

    def __init__(self) -> None:
        self._open = True
        self._bell = _bell()

    def post(self, call: Callable[[], object]) -> None:
        """Queue a call; safe from any thread, dropped once the mailbox is closed."""
        if self._open:
            self._bell.ring(lambda: self._deliver(call))

    def close(self) -> None:
        """Drop what is still queued and all that comes later."""
        self._open = False

    def _deliver(self, call: Callable[[], object]) -> None:
        if self._open:
            call()
