"""Undo and redo of choices: each command swaps one frozen value for another."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from deepart_studio.studio.choices import Choices

MERGE_WITHIN_S = 0.8
"""Changes to the same slider closer together than this are one undo step."""


class _Change(QUndoCommand):
    def __init__(
        self,
        text: str,
        key: str,
        before: Choices,
        after: Choices,
        show: Callable[[Choices], None],
        within_s: float,
    ) -> None:
        super().__init__(text)
        self.key, self.before, self.after, self.show = key, before, after, show
        self.within_s = within_s
        self.at = time.monotonic()

    def id(self) -> int:
        return 1 if self.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if (
            not isinstance(other, _Change)
            or other.key != self.key
            or other.at - self.at > self.within_s
        ):
            return False
        self.after, self.at = other.after, other.at
        return True

    def redo(self) -> None:
        self.show(self.after)

    def undo(self) -> None:
        self.show(self.before)


class History(QObject):
    """The undo stack of choices; ``show`` is called with the value to be shown."""

    def __init__(self, show: Callable[[Choices], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(500)
        self._show = show

    def change(
        self,
        text: str,
        before: Choices,
        after: Choices,
        key: str = "",
        *,
        unhurried: bool = False,
    ) -> None:
        """Go from one value to the other as one named step.

        Steps with one key become one when they follow each other soon; ``unhurried`` ones however
        long the pause between them.
        """
        if before != after:
            within_s = math.inf if unhurried else MERGE_WITHIN_S
            self.stack.push(_Change(text, key, before, after, self._show, within_s))
