"""One undo stack for choices and for layers: each step swaps one frozen value for another."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar, cast, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from deepart_studio.studio.choices import Choices
from deepart_studio.studio.layer_stack import LayerStack
from deepart_studio.studio.painted_state import PaintedState
from deepart_studio.studio.slim_stack import SlimStack

H = TypeVar("H", bound="Held")

MERGE_WITHIN_S = 0.8
"""Changes to the same slider closer together than this are one undo step."""
MOST_STEPS = 500
MOST_BYTES = 1_000_000_000
"""Pixels that steps hold, those that are shown included; the oldest steps go first."""


@runtime_checkable
class Held(Protocol):
    """A value that holds pixels of a document."""

    def held(self) -> Iterator[tuple[int, int]]:
        """Name and bytes of each array."""
        ...


@dataclass(frozen=True, eq=False)
class _Step:
    text: str
    key: str
    before: Any
    after: Any
    show: Callable[[Any], None]
    within_s: float
    at: float
    mark: object = field(default_factory=object)

    def held(self) -> Iterator[tuple[int, int]]:
        """Name and bytes of each array of pixels."""
        for value in (self.before, self.after):
            if isinstance(value, Held):
                yield from value.held()


class _Change(QUndoCommand):
    def __init__(self, step: _Step, *, done: bool = False) -> None:
        super().__init__(step.text)
        self.step = step
        self._done = done

    def id(self) -> int:
        return 1 if self.step.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if not isinstance(other, _Change) or other.step.key != self.step.key:
            return False
        if other.step.at - self.step.at > self.step.within_s:
            return False
        self.step = replace(self.step, after=other.step.after, at=other.step.at)
        return True

    def redo(self) -> None:
        if self._done:  # pushed again after older steps were dropped
            self._done = False
        else:
            self.step.show(self.step.after)

    def undo(self) -> None:
        self.step.show(self.step.before)


class History(QObject):
    """The undo stack; ``show`` is called with the choices to be shown."""

    def __init__(
        self,
        show: Callable[[Choices], None],
        parent: QObject | None = None,
        *,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(MOST_STEPS)
        self._show = show
        self._most_bytes = most_bytes
        self._beginning = object()

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
            self._push(text, key, before, after, self._show, unhurried)

    def edit(
        self,
        text: str,
        before: H,
        after: H,
        show: Callable[[H], None],
        key: str = "",
        now: Callable[[], LayerStack | None] | None = None,
        *,
        unhurried: bool = False,
    ) -> None:
        """The same for layers, and for what else holds pixels.

        Where ``now`` can be asked for the layers of the moment, pixels that the step leaves alone
        are not held by it.
        """
        if now is None or not isinstance(before, LayerStack) or not isinstance(after, LayerStack):
            self._push(text, key, before, after, show, unhurried)
        else:
            kept = SlimStack(before, after), SlimStack(after, before)
            take = cast("Callable[[LayerStack], None]", show)

            def fill(slim: SlimStack) -> None:
                at_present = now()
                if at_present is not None:
                    take(slim.filled(at_present))

            self._push(text, key, *kept, fill, unhurried)
        self.drop_oldest()

    def paint(
        self,
        text: str,
        before: PaintedState,
        after: PaintedState,
        show: Callable[[PaintedState], None],
    ) -> None:
        """A stroke that is in the picture already."""
        step = _Step(text, "", before, after, show, 0.0, time.monotonic())
        self.stack.push(_Change(step, done=True))
        self.drop_oldest()

    def mark(self, place: int) -> object:
        """What names the state after so many steps, as long as it can be gone back to."""
        command = self.stack.command(place - 1) if place > 0 else None
        return command.step.mark if isinstance(command, _Change) else self._beginning

    def forget_layers(self) -> None:
        """Another document is open: what was done to the one before cannot be undone in it."""
        self._beginning = object()
        if any(not isinstance(step.before, Choices) for step in self._steps()):
            self.stack.clear()

    @property
    def bytes(self) -> int:
        """Bytes of pixels that steps hold; arrays that they share count once."""
        return sum(dict(held for step in self._steps() for held in step.held()).values())

    def _push(
        self,
        text: str,
        key: str,
        before: object,
        after: object,
        show: Callable[[Any], None],
        unhurried: bool,
    ) -> None:
        within_s = math.inf if unhurried else MERGE_WITHIN_S
        step = _Step(text, key, before, after, show, within_s, time.monotonic())
        self.stack.push(_Change(step))

    def _steps(self) -> list[_Step]:
        commands = (self.stack.command(i) for i in range(self.stack.count()))
        return [command.step for command in commands if isinstance(command, _Change)]

    def drop_oldest(self) -> None:
        """Keep to the budget.

        Qt drops steps by their number only: those that are kept are pushed anew.
        """
        if self.bytes <= self._most_bytes:
            return
        kept, held = list[_Step](), dict[int, int]()
        for step in reversed(self._steps()):
            held |= dict(step.held())
            if kept and sum(held.values()) > self._most_bytes:
                break
            kept.insert(0, step)
        self._beginning = object()
        blocked = self.stack.blockSignals(True)
        self.stack.clear()
        for step in kept:
            self.stack.push(_Change(replace(step, key=""), done=True))
        self.stack.blockSignals(blocked)
        self.stack.indexChanged.emit(self.stack.index())
