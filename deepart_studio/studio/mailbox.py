"""Bring results of worker threads to the thread that owns the application's state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Mailbox(QObject):
    """Runs posted callables in the thread that made the mailbox (the GUI thread)."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], object]) -> None:
        """Queue a call; safe from any thread, dropped once the mailbox is closed."""
        if self._open:
            try:
                self._posted.emit(call)
            except RuntimeError:  # the C++ side is already gone: the application is ending
                self._open = False

    def close(self) -> None:
        """Drop what is still queued and all that comes later."""
        self._open = False

    @Slot(object)
    def _deliver(self, call: Callable[[], object]) -> None:
        if self._open:
            call()
