"""A selection beside other things: the wall, regions, another size, what takes long."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from deepart_studio.app import StudioApp
from deepart_studio.document.selecting import Combine
from tests.support.selecting import select_half, settled


@pytest.fixture
def opened(running: StudioApp, qtbot, photo_path: Path) -> StudioApp:
    """A photo of 640 × 480, and nothing else."""
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    running.window.activateWindow()
    qtbot.waitUntil(running.window.isActiveWindow)
    return running


def test_the_wall_and_regions_keep_to_the_selection(opened: StudioApp, qtbot) -> None:
    select_half(opened, qtbot)
    style = opened.studio.shelf.styles[0]
    tile = opened.studio._tile_order(style)
    assert tile.request.plan.selection.sha256 == opened.studio.selection.chosen.sha256
    opened.window.styles.choose(["red-chalk"])
    order = opened.studio.order(None)
    assert order.places.selection is not None
    assert order.request.plan.selection == tile.request.plan.selection
    opened.studio.selection.drop("None")
    assert opened.studio.order(None).places.selection is None


def test_a_selection_of_another_size_does_not_count(opened: StudioApp, qtbot) -> None:
    """Cropping the document and taking that back: the selection is away and here again."""
    before = select_half(opened, qtbot)
    document = opened.studio.document
    document.edit("Crop", replace(document.stack, width=300, height=200))
    assert opened.studio.selection.mask is None
    assert opened.window.selecting.bar.isHidden()
    opened.studio.history.stack.undo()
    assert (opened.studio.selection.mask == before).all()


def test_what_takes_long_is_given_up_at_once(opened: StudioApp, qtbot) -> None:
    before = select_half(opened, qtbot)
    desk = opened.studio.selection
    opened.window.actions_table["tool-select-lasso"].trigger()
    for _ in range(40):
        desk.grow(400, "Grow")
        desk.grow(-400, "Shrink")
    assert desk.busy
    opened.window.actions_table["cancel"].trigger()
    assert not desk.busy
    assert (desk.mask == before).all()
    assert opened.window.canvas.tools.tool.id == "select-lasso"
    desk.rectangle((0, 0), (9, 9), Combine.REPLACE, "Next")
    assert settled(opened, qtbot).sum() == 81 * 255


def test_a_selection_is_turned_and_cropped_with_the_picture(opened: StudioApp, qtbot) -> None:
    before = select_half(opened, qtbot).copy()
    selection, stack = opened.studio.selection, opened.studio.document.stack
    opened.window.actions_table["flip-across"].trigger()
    qtbot.waitUntil(lambda: opened.studio.document.stack is not stack)
    qtbot.waitUntil(lambda: selection.mask is not None)
    assert (selection.mask == before[:, ::-1]).all()
    opened.window.actions_table["rotate-left"].trigger()
    qtbot.waitUntil(lambda: opened.studio.document.stack.width == 480)
    qtbot.waitUntil(lambda: selection.mask is not None and selection.mask.shape == (640, 480))
    assert (selection.mask == np.rot90(before[:, ::-1])).all()
    opened.studio.history.stack.undo()
    opened.studio.history.stack.undo()
    qtbot.waitUntil(lambda: selection.mask is not None and (selection.mask == before).all())
