"""Whatever is done in whatever order, undo and redo give back the same pixels."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from deepart_studio.app import StudioApp
from deepart_studio.document.compositing import composite
from deepart_studio.document.geometry import Flip, Frame, Scale, Straighten, Turn, inner_frame
from deepart_studio.studio.painted_mask import PaintedMask
from tests.support.drawn import photo_file

STEPS = 14


@pytest.fixture
def opened(running: StudioApp, qtbot, tmp_path: Path) -> StudioApp:
    """A small photo, for many steps in little time."""
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_file(tmp_path / "small.png", 90, 60))
    return running


class Person:
    """Does things at random; each is one undo step."""

    def __init__(self, app: StudioApp, seed: int) -> None:
        self.app, self.studio, self.desk = app, app.studio, app.studio.document
        self.random = random.Random(seed)
        self.pixels = np.random.default_rng(seed)

    def look(self) -> tuple[object, ...]:
        """All that must come back."""
        picture = self.studio.photo.picture
        seen = composite(self.desk.stack.document)
        regions = self.studio.regions.set
        return seen.shape, seen.tobytes(), picture.sha256, picture.rgb.tobytes(), regions

    def act(self) -> None:
        kinds = [self.reshape, self.mask, self.move, self.double, self.region, self.flip_layer]
        self.random.choice(kinds)()

    def reshape(self) -> None:
        width, height = self.desk.stack.width, self.desk.stack.height
        left, top = self.random.randint(-9, width // 3), self.random.randint(-9, height // 3)
        size = self.random.randint(20, 90), self.random.randint(20, 90)
        change = self.random.choice(
            [
                Turn(self.random.randint(1, 3)),
                Flip(self.random.random() < 0.5),
                Frame(left, top, *size, cut=self.random.random() < 0.5),
                Scale(*size),
                Straighten(5, *inner_frame((width, height), 5)),
            ]
        )
        self.studio.reshaper.reshape(change, "Reshape")

    def mask(self) -> None:
        layer = self.desk.active_layer
        masks = self.app.window.masks.masks
        if layer.mask is None:
            size = layer.height, layer.width
            values = self.pixels.integers(0, 256, size, dtype=np.uint8)
            self.desk.change(self.desk.active, "Mask", mask=values)
        else:
            act = self.random.choice([masks.invert, masks.apply, masks.remove])
            act("Mask")

    def move(self) -> None:
        layer = self.desk.active_layer
        x = layer.x + self.random.choice([-7, 5])
        self.desk.change(self.desk.active, "Move", x=x, y=layer.y + 3)

    def double(self) -> None:
        self.desk.duplicate(self.desk.active, "copy", "Duplicate")

    def region(self) -> None:
        regions = self.studio.regions
        if not regions.set.regions:
            regions.add("Add region")
        else:
            mask = regions.set.regions[0].mask
            values = self.pixels.integers(0, 256, (mask.height, mask.width), dtype=np.uint8)
            regions.set_mask(regions.set.regions[0].number, PaintedMask.of(values), "Paint")

    def flip_layer(self) -> None:
        self.studio.reshaper.reshape_layer(self.desk.active, Flip(across=True), "Flip layer")


@pytest.mark.parametrize("seed", range(6))
def test_undo_and_redo_give_the_same_pixels(opened: StudioApp, qtbot, seed: int) -> None:
    person = Person(opened, seed)
    stack = opened.studio.history.stack
    looks = [person.look()]
    for _ in range(STEPS):
        count = stack.count()
        person.act()
        qtbot.waitUntil(lambda count=count: stack.count() > count)
        looks.append(person.look())
    for _ in range(30):
        stack.setIndex(person.random.randint(0, stack.count()))
        assert person.look() == looks[stack.index()]
    stack.setIndex(0)
    assert person.look() == looks[0]
    stack.setIndex(stack.count())
    assert person.look() == looks[-1]
