"""Run short work in Qt's thread pool and have its result in the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool
from shiboken6 import isValid

from deepart_studio.studio.mailbox import Mailbox

T = TypeVar("T")


class Offload(QObject):
    """Work for a widget; results for a widget that is gone are dropped.

    ``work`` gets and gives QImages and plain values only. It must not raise: what can fail returns
    a value that says so.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._mailbox = Mailbox()

    def run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """``work()`` in a thread, then ``done(result)`` in this one."""
        mailbox = self._mailbox

        def job() -> None:
            result = work()
            mailbox.post(lambda: done(result) if isValid(self) else None)

        QThreadPool.globalInstance().start(job)
