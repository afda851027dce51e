"""Short work that needs no model (reading, writing, thumbnails) off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject

from deepart_studio.studio.mailbox import Mailbox

T = TypeVar("T")


class Background(QObject):
    """A small pool of threads whose results come back as calls in the GUI thread."""

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._closed = False
        self._mailbox = Mailbox()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="studio-io")

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object],
    ) -> None:
        """Run ``work`` in a thread, then ``done(result)`` or ``failed(error)`` in this one.

        Once closed, nothing is run.
        """
        if self._closed:
            return

        def finished(future: Future[T]) -> None:
            if future.cancelled():
                return
            error = future.exception()
            if error is not None:
                self._mailbox.post(lambda: failed(error))
            else:
                self._mailbox.post(lambda: done(future.result()))

        self._pool.submit(work).add_done_callback(finished)

    def post(self, call: Callable[[], object]) -> None:
        """Run ``call`` in the GUI thread; safe from any thread."""
        self._mailbox.post(call)

    def finish(self) -> None:
        """Run what waits, then close."""
        self._pool.shutdown(wait=True)
        self.close()

    def close(self) -> None:
        """Drop waiting work, let running work end, and join the threads."""
        self._closed = True
        self._mailbox.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
