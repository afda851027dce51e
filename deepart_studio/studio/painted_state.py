"""A stroke as a step of the history keeps it."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deepart_studio.studio.layer_stack import LayerStack
    from deepart_studio.studio.paint.patches import Patch


class PaintedState:
    """The layers before or after a stroke on one of them: the way there from the other.

    ``stack`` is the very same object as long as somebody else holds it.
    """

    def __init__(self, number: int, patch: Patch) -> None:
        self.number, self.patch = number, patch
        self._stack: weakref.ref[LayerStack] | None = None
        self._state: object = None

    @property
    def stack(self) -> LayerStack | None:
        return self._stack() if self._stack is not None else None

    @stack.setter
    def stack(self, stack: LayerStack) -> None:
        if self._stack is not None:  # made again
            stack.named(self._state)
        self._stack, self._state = weakref.ref(stack), stack.state

    def held(self) -> Iterator[tuple[int, int]]:
        """Name and bytes of the pixels that are kept."""
        yield id(self.patch), self.patch.nbytes
