"""Layers as a step of the history keeps them: without the pixels that the step left alone."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from deepart_studio.studio.layer_stack import LayerStack

if TYPE_CHECKING:
    from deepart_studio.core.pictures import Pixels


class SlimStack:
    """What a stack was, with pixels only where ``other``, before or after it, has different ones.

    Steps are undone and redone in order, so whenever this one is, all other layers have the pixels
    they had then. Without this a history of strokes, which hold little, and other changes in turn
    would hold a whole layer for each.
    """

    def __init__(self, stack: LayerStack, other: LayerStack) -> None:
        import numpy as np

        def nothing(shape: tuple[int, ...]) -> Pixels:
            return np.broadcast_to(np.zeros(1, np.uint8), shape)  # one byte, seen as many

        pixels = {item.number: item.layer.pixels for item in other.layers}
        self._left_alone = frozenset(
            item.number for item in stack.layers if pixels.get(item.number) is item.layer.pixels
        )
        self._whole = weakref.ref(stack)
        self._state = stack.state
        self._slim = replace(
            stack,
            layers=tuple(
                replace(item, layer=replace(item.layer, pixels=nothing(item.layer.pixels.shape)))
                if item.number in self._left_alone
                else item
                for item in stack.layers
            ),
        )

    def filled(self, now: LayerStack) -> LayerStack:
        """The stack as it was; the very same object while somebody holds it."""
        whole = self._whole()
        if whole is not None:
            return whole
        pixels = {item.number: item.layer.pixels for item in now.layers}
        whole = replace(
            self._slim,
            layers=tuple(
                replace(item, layer=replace(item.layer, pixels=pixels[item.number]))
                if item.number in self._left_alone
                else item
                for item in self._slim.layers
            ),
        )
        self._whole = weakref.ref(whole)
        return whole.named(self._state)

    def held(self) -> Iterator[tuple[int, int]]:
        """Name and bytes of each array of pixels and each mask."""
        for item in self._slim.layers:
            if item.number not in self._left_alone:
                yield id(item.layer.pixels), item.layer.pixels.nbytes
            if item.layer.mask is not None:
                yield id(item.layer.mask), item.layer.mask.nbytes
