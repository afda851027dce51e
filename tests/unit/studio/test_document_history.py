"""Undo and redo over random edits, and the bytes that the history may hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from deepart_studio.document.blending import BlendMode
from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.merging import merge
from deepart_studio.studio.compositor import changed_rows
from deepart_studio.studio.history import History
from deepart_studio.studio.layer_stack import LayerStack

SIDE = 12
edits = st.lists(
    st.tuples(
        st.sampled_from(
            ["opacity", "mode", "eye", "move", "double", "delete", "add", "merge", "undo", "redo"]
        ),
        st.integers(0, 1000),
    ),
    max_size=25,
)


class Desk(QObject):
    """The least that a history needs."""

    def __init__(self, most_bytes: int = 1 << 30) -> None:
        super().__init__()
        self.stack = LayerStack.of(Document(SIDE, SIDE, (picture(0), picture(1))))
        self.history = History(lambda _: None, self, most_bytes=most_bytes)

    def edit(self, after: LayerStack) -> None:
        self.history.edit("step", self.stack, after, self.take)

    def take(self, stack: LayerStack) -> None:
        self.stack = stack


def picture(seed: int, side: int = SIDE) -> Layer:
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, 256, (side - seed % 5, side - seed % 3, 4), np.uint8)
    return Layer(pixels, f"layer {seed}", seed % 4 - 2, seed % 6 - 3)


def edited(stack: LayerStack, kind: str, chance: int) -> LayerStack:
    """One random edit; deleting keeps the last layer."""
    place = chance % len(stack.layers)
    number = stack.layers[place].number
    below = stack.below(number)
    if kind == "opacity":
        return stack.changed(number, opacity=chance / 1000)
    if kind == "mode":
        return stack.changed(number, mode=list(BlendMode)[chance % len(BlendMode)])
    if kind == "eye":
        return stack.changed(number, visible=chance % 2 == 0)
    if kind == "move":
        return stack.moved(number, (place + chance) % len(stack.layers))
    if kind == "double":
        return stack.doubled(number, "copy")
    if kind == "delete" and len(stack.layers) > 1:
        return stack.without(number)
    if kind == "merge" and below is not None:
        merged = merge(below.layer, stack.layers[place].layer)
        return stack.without(number).put(below.number, merged)
    return stack.with_layer(picture(chance), above=number)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=60, deadline=None)
@given(edits)
def test_undo_and_redo_give_the_very_same_pictures(steps: list[tuple[str, int]]) -> None:
    desk = Desk()
    seen = [(desk.stack, composite(desk.stack.document))]
    for kind, chance in steps:
        if kind == "undo":
            desk.history.stack.undo()
        elif kind == "redo":
            desk.history.stack.redo()
        else:
            del seen[desk.history.stack.index() + 1 :]
            desk.edit(edited(desk.stack, kind, chance))
            seen.append((desk.stack, composite(desk.stack.document)))
        stack, pixels = seen[desk.history.stack.index()]
        assert desk.stack is stack
        assert (composite(stack.document) == pixels).all()
    while desk.history.stack.canUndo():
        desk.history.stack.undo()
        assert desk.stack is seen[desk.history.stack.index()][0]
    assert (composite(desk.stack.document) == seen[0][1]).all()


@settings(max_examples=60, deadline=None)
@given(edits)
def test_rows_that_did_not_change_need_not_be_made_again(steps: list[tuple[str, int]]) -> None:
    before = LayerStack.of(Document(SIDE, SIDE, (picture(0), picture(1))))
    for kind, chance in steps:
        after = edited(before, kind, chance)
        top, bottom = changed_rows(before, after)
        old, new = composite(before.document), composite(after.document)
        if top < bottom:
            old[top:bottom] = new[top:bottom]
        assert (old == new).all()
        before = after


@pytest.mark.usefixtures("qapp")
def test_layers_that_steps_share_count_once() -> None:
    desk = Desk()
    one = desk.stack.layers[0].layer.pixels.nbytes + desk.stack.layers[1].layer.pixels.nbytes
    for step in range(20):
        desk.edit(desk.stack.changed(1, opacity=step / 20))
    assert desk.history.bytes == one


@pytest.mark.usefixtures("qapp")
def test_the_oldest_steps_go_when_the_history_grows_too_large() -> None:
    size = 4 * 100 * 100
    desk = Desk(most_bytes=10 * size)
    for step in range(30):
        pixels = np.full((100, 100, 4), step, np.uint8)
        desk.edit(desk.stack.put(1, replace(desk.stack.layers[0].layer, pixels=pixels)))
    assert desk.history.bytes <= 10 * size
    assert 5 <= desk.history.stack.count() < 30
    last = desk.stack
    while desk.history.stack.canUndo():
        desk.history.stack.undo()
    assert desk.stack.layers[0].layer.pixels[0, 0, 0] == 29 - desk.history.stack.count()
    while desk.history.stack.canRedo():
        desk.history.stack.redo()
    assert desk.stack is last
