"""Strokes, erasures, changes of layers, undo and redo in any order: the pixels are as they were."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from deepart_studio.document.blending import BlendMode
from deepart_studio.document.layers import Document, Layer
from deepart_studio.studio.background import Background
from deepart_studio.studio.document_desk import DocumentDesk
from deepart_studio.studio.history import History
from deepart_studio.studio.layer_stack import LayerStack
from deepart_studio.studio.paint.paint_brush import PaintBrush

WIDTH, HEIGHT = 300, 280
kinds = ["paint", "paint", "erase", "opacity", "mode", "double", "delete", "blank", "move"]
edits = st.lists(
    st.tuples(st.sampled_from([*kinds, "small", "undo", "undo", "redo"]), st.integers(0, 1000)),
    max_size=24,
)


class Room(QObject):
    """A document of two layers without a window."""

    def __init__(self, most_bytes: int = 1 << 30) -> None:
        super().__init__()
        self.history = History(lambda _: None, self, most_bytes=most_bytes)
        self.background = Background(self)
        self.desk = DocumentDesk(self.history, self.background, self)
        layers = (picture(0), picture(1))
        self.desk.stack = LayerStack.of(Document(WIDTH, HEIGHT, layers))
        self.desk._active = 1

    def close(self) -> None:
        self.desk.close()
        self.background.close()

    def stroke(self, chance: int, *, erasing: bool = False) -> None:
        rng = np.random.default_rng(chance)
        colour = tuple(int(c) for c in rng.integers(0, 256, 3))
        brush = PaintBrush(
            float(rng.uniform(2, 60)), 0.5, float(rng.uniform(0.2, 1)), colour=colour
        )
        if self.desk.paint.begin(brush, erasing=erasing):
            for x, y in rng.uniform(-30, 330, (4, 2)):
                self.desk.paint.draw_to(float(x), float(y), float(rng.random()))
            self.desk.paint.end("Stroke")

    def do(self, kind: str, chance: int) -> None:
        desk = self.desk
        stack = desk.stack
        if kind in ("undo", "redo"):
            desk.paint.settle()  # as the window does
            self.history.stack.undo() if kind == "undo" else self.history.stack.redo()
            return
        number = stack.layers[chance % len(stack.layers)].number
        if kind in ("paint", "erase"):
            desk._active = number
            self.stroke(chance, erasing=kind == "erase")
        elif kind == "opacity":
            desk.change(number, "Opacity", opacity=chance / 1000)
        elif kind == "mode":
            desk.set_mode(number, list(BlendMode)[chance % 16], "Mode")
        elif kind == "double":
            desk.duplicate(number, "copy", "Double")
        elif kind == "delete":
            desk.remove(number, "Delete")
        elif kind == "blank":
            desk.add_blank("blank", "New")
        elif kind == "move":
            desk.move(number, chance % len(stack.layers), "Move")
        else:
            desk.add(picture(chance, side=60), "Add")


def picture(seed: int, side: int = 0) -> Layer:
    rng = np.random.default_rng(seed)
    size = (side or HEIGHT, side or WIDTH, 4)
    return Layer(rng.integers(0, 256, size, np.uint8), f"layer {seed}", seed % 9, seed % 7)


def looks(stack: LayerStack) -> list[tuple[object, ...]]:
    """All that can be seen of the layers, pixels copied."""
    return [
        (i.number, i.layer.pixels.copy(), i.layer.x, i.layer.y, i.layer.opacity, i.layer.mode)
        for i in stack.layers
    ]


def same(a: list[tuple[object, ...]], b: list[tuple[object, ...]]) -> bool:
    return len(a) == len(b) and all(
        one[0] == two[0] and np.array_equal(one[1], two[1]) and one[2:] == two[2:]
        for one, two in zip(a, b, strict=True)
    )


@pytest.fixture
def rooms(qapp) -> Iterator[list[Room]]:
    made: list[Room] = []
    yield made
    for room in made:
        room.close()


@pytest.mark.usefixtures("qapp")
@settings(max_examples=20, deadline=None)
@given(edits)
def test_undo_and_redo_give_equal_pixels(steps: list[tuple[str, int]]) -> None:
    room = Room()
    desk, undo = room.desk, room.history.stack
    seen = [looks(desk.stack)]
    for kind, chance in steps:
        before = undo.index()
        room.do(kind, chance)
        desk.paint.settle()
        if kind not in ("undo", "redo") and undo.index() > before:
            del seen[before + 1 :]
            seen.append(looks(desk.stack))
        assert same(looks(desk.stack), seen[undo.index()])
    while undo.canUndo():
        undo.undo()
    while undo.canRedo():  # without waiting: each waits for the one before
        undo.redo()
        desk.paint.settle()
        assert same(looks(desk.stack), seen[undo.index()])
    room.close()


@pytest.mark.usefixtures("qapp")
@settings(max_examples=12, deadline=None)
@given(edits)
def test_the_hasty_and_the_patient_get_the_same(steps: list[tuple[str, int]]) -> None:
    """Whoever goes on before a stroke is in the layers loses nothing."""
    hasty, patient = Room(), Room()
    for kind, chance in steps:
        hasty.do(kind, chance)
        patient.do(kind, chance)
        patient.desk.paint.settle()
    hasty.desk.paint.settle()
    assert same(looks(hasty.desk.stack), looks(patient.desk.stack))
    for room in (hasty, patient):
        room.close()


def test_fifty_strokes_hold_little_more_than_what_they_changed(rooms: list[Room]) -> None:
    room = Room()
    rooms.append(room)
    for chance in range(50):
        room.stroke(chance)
        room.desk.set_opacity(1, chance / 50, "Opacity")  # would hold the layer each time
        room.history._steps()
    room.desk.paint.settle()
    room.desk.paint._later.submit(lambda: None).result()
    assert room.history.stack.count() == 100
    assert room.history.bytes < 50 * WIDTH * HEIGHT * 4 / 2


def test_the_oldest_strokes_go_when_the_budget_is_spent(rooms: list[Room]) -> None:
    room = Room(most_bytes=400_000)
    rooms.append(room)
    for chance in range(60):
        room.stroke(chance)
        room.desk.paint.settle()
        room.desk.paint._later.submit(lambda: None).result()
        room.history.drop_oldest()
    assert room.history.bytes <= 400_000
    assert 2 <= room.history.stack.count() < 60


def test_a_copy_of_a_layer_is_painted_on_alone(rooms: list[Room]) -> None:
    room = Room()
    rooms.append(room)
    desk = room.desk
    desk.duplicate(1, "copy", "Double")
    before = desk.stack.find(1).pixels.copy()
    room.stroke(7)  # on the copy, which is active
    desk.paint.settle()
    assert (desk.stack.find(1).pixels == before).all()
    assert not (desk.stack.find(desk.active).pixels == before).all()


def test_what_a_worker_reads_is_never_written_to(rooms: list[Room]) -> None:
    room = Room()
    rooms.append(room)
    read = []
    for chance in range(12):
        room.stroke(chance)
        room.desk.paint.settle()
        pixels = room.desk.stack.find(1).pixels
        read.append((pixels, pixels.copy()))
        if chance % 3 == 0:
            room.history.stack.undo()
    room.desk.paint.settle()
    assert all((pixels == copy).all() for pixels, copy in read)
