"""One composable token that carries progress out of a piece of work and cancellation into it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from deepart_studio.core.errors import Cancelled

ProgressCallback = Callable[[float, str], None]


class _CancelFlag:
    """A flag shared by a token and its parts, and what to call when it is raised."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[], None]] = []
        self.raised = False

    def cancel(self) -> None:
        # The callbacks run under the lock: a block that ends waits, and is never called late.
        with self._lock:
            if self.raised:
                return
            self.raised = True
            for callback in self._callbacks:
                callback()

    @contextmanager
    def calling(self, callback: Callable[[], None]) -> Iterator[None]:
        with self._lock:
            self._callbacks.append(callback)
            if self.raised:
                callback()
        try:
            yield
        finally:
            with self._lock:
                self._callbacks.remove(callback)


class Progress:
    """Progress of a piece of work, fraction 0..1 with a short text; thread-safe.

    ``callback(fraction, text)`` is called in the thread that reports. ``Progress()`` is the silent
    version for tests and for work that nobody watches.
    """

    def __init__(self, callback: ProgressCallback | None = None) -> None:
        self._callback = callback
        self._flag = _CancelFlag()
        self._offset = 0.0
        self._length = 1.0

    def report(self, fraction: float, text: str = "") -> None:
        """Say how much of this part is done; values outside 0..1 are clipped."""
        if self._callback is not None:
            inside = min(1.0, max(0.0, fraction))
            self._callback(self._offset + self._length * inside, text)

    def cancel(self) -> None:
        """Ask the work to stop; from any thread, as often as one likes."""
        self._flag.cancel()

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._flag.raised

    def check_cancelled(self) -> None:
        """Raise ``Cancelled`` when the work was asked to stop."""
        if self.cancelled:
            raise Cancelled

    def sub(self, offset: float, length: float) -> Progress:
        """A token for the part ``offset``..``offset + length`` of this one; shares the flag."""
        part = Progress(self._callback)
        part._flag = self._flag
        part._offset = self._offset + self._length * offset
        part._length = self._length * length
        return part

    @contextmanager
    def on_cancel(self, callback: Callable[[], None]) -> Iterator[None]:
        """Call ``callback`` from ``cancel()`` while inside; at once if already cancelled.

        The callback must be quick, must not raise and must not use this token.
        """
        with self._flag.calling(callback):
            yield
