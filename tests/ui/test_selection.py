"""Selecting on the canvas: what is selected, what it limits, and what is done with it."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from deepart_studio.app import StudioApp
from deepart_studio.document.selecting import Combine
from deepart_studio.storage.masks import save_mask
from tests.support.drawn import photo_file
from tests.support.rendering import render
from tests.support.selecting import drag, select_half, settled, view_place

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def opened(running: StudioApp, qtbot, photo_path: Path) -> StudioApp:
    """A photo of 640 × 480, and nothing else."""
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    running.window.activateWindow()
    qtbot.waitUntil(running.window.isActiveWindow)
    return running


def test_a_rectangle_is_dragged_with_shift_another_is_added(opened: StudioApp, qtbot) -> None:
    opened.window.actions_table["tool-select-rectangle"].trigger()
    drag(opened, [(100, 100), (200, 200)])
    mask = settled(opened, qtbot)
    assert mask[150, 150] == 255
    assert mask[150, 300] == 0
    drag(opened, [(280, 100), (320, 200)], SHIFT)
    mask = settled(opened, qtbot)
    assert mask[150, 150] == mask[150, 300] == 255
    drag(opened, [(90, 90), (150, 210)], ALT)
    mask = settled(opened, qtbot)
    assert mask[150, 120] == 0
    assert mask[150, 180] == 255
    drag(opened, [(160, 90), (300, 210)], SHIFT | ALT)
    mask = settled(opened, qtbot)
    assert mask[150, 180] == mask[150, 290] == 255
    assert mask[150, 310] == 0


def test_a_click_beside_lets_go_of_the_selection(opened: StudioApp, qtbot) -> None:
    opened.window.actions_table["tool-select-rectangle"].trigger()
    drag(opened, [(100, 100), (200, 200)])
    assert settled(opened, qtbot) is not None
    drag(opened, [(400, 300)])
    assert settled(opened, qtbot) is None


def test_the_lasso_takes_what_it_goes_around(opened: StudioApp, qtbot) -> None:
    opened.window.actions_table["tool-select-lasso"].trigger()
    drag(opened, [(100, 100), (300, 100), (300, 300), (100, 300)])
    mask = settled(opened, qtbot)
    assert mask[200, 200] == 255
    assert mask[200, 400] == 0


def test_a_click_on_a_colour_selects_what_looks_like_it(opened: StudioApp, qtbot) -> None:
    opened.window.actions_table["tool-select-colour"].trigger()
    opened.window.selecting.colour_options.contiguous.setChecked(False)
    opened.window.selecting.colour_options.tolerance.slider.setValue(0)
    drag(opened, [(320, 240)])
    mask = settled(opened, qtbot)
    rgb = opened.studio.photo.picture.rgb
    x, y = (int(v) for v in opened.window.selecting._place(picture_place(opened, 320, 240)))
    same = (rgb == rgb[y, x]).all(-1)
    assert same.any()
    assert (mask[same] == 255).all()


def picture_place(running: StudioApp, x: float, y: float) -> tuple[float, float]:
    camera, at = running.window.canvas.camera, view_place(running, x, y)
    return (at.x() - camera.x) / camera.scale, (at.y() - camera.y) / camera.scale


def test_each_change_can_be_undone_by_name(opened: StudioApp, qtbot) -> None:
    first = select_half(opened, qtbot).copy()
    opened.window.selecting.invert()
    second = settled(opened, qtbot).copy()
    stack = opened.studio.history.stack
    assert stack.undoText() == "Invert selection"
    stack.undo()
    assert (opened.studio.selection.mask == first).all()
    stack.undo()
    assert opened.studio.selection.mask is None
    stack.redo()
    stack.redo()
    assert (opened.studio.selection.mask == second).all()


def test_changes_that_follow_each_other_quickly_are_all_made(opened: StudioApp, qtbot) -> None:
    desk = opened.studio.selection
    desk.everything("All")
    desk.rectangle((0, 0), (100, 100), Combine.SUBTRACT, "Less")
    desk.grow(10, "Grow")
    mask = settled(opened, qtbot)
    assert mask[50, 50] == 0
    assert mask[95, 95] == 255
    assert opened.studio.history.stack.count() >= 3


def test_only_the_selection_is_painted(opened: StudioApp, qtbot) -> None:
    select_half(opened, qtbot)
    opened.window.styles.choose(["red-chalk"])
    qtbot.waitUntil(lambda: opened.studio.painting is not None)
    qtbot.waitUntil(lambda: not opened.studio.preview.busy)
    photo, painting = opened.studio.photo.small.rgb, opened.studio.painting.picture.rgb
    half = photo.shape[1] // 2
    assert (painting[:, half + 2 :] == photo[:, half + 2 :]).all()
    assert (painting[:, : half - 2] != photo[:, : half - 2]).any()


def test_the_panel_says_that_a_selection_is_on_and_lets_go_of_it(opened, qtbot) -> None:
    bar = opened.window.selecting.bar
    assert bar.isHidden()
    select_half(opened, qtbot)
    assert not bar.isHidden()
    assert "selection" in bar.words.text()
    bar.drop.click()
    assert opened.studio.selection.mask is None
    assert bar.isHidden()


def test_a_rendering_lands_where_it_is_selected(opened: StudioApp, qtbot) -> None:
    select_half(opened, qtbot)
    render(opened, qtbot, "red-chalk")
    top = opened.studio.document.stack.layers[-1].layer
    assert (top.pixels[:, :320, 3] == 255).all()
    assert (top.pixels[:, 320:, 3] == 0).all()
    assert opened.studio.selection.chosen.sha256 in top.request


def test_two_styles_in_two_selections_are_both_seen(opened: StudioApp, qtbot) -> None:
    select_half(opened, qtbot)
    render(opened, qtbot, "red-chalk")
    opened.window.selecting.invert()
    settled(opened, qtbot)
    render(opened, qtbot, "blue-wash")
    red, blue = (item.layer for item in opened.studio.document.stack.layers[1:])
    assert (red.pixels[:, :320, 3] == 255).all()
    assert (blue.pixels[:, :320, 3] == 0).all()
    assert (blue.pixels[:, 320:, 3] == 255).all()


def test_a_layer_reopened_from_a_file_is_painted_the_same(opened, qtbot, tmp_path: Path) -> None:
    opened.studio.selection.lasso(
        [(50.5, 60), (500, 80), (300, 400.25)], Combine.REPLACE, "Somewhere"
    )
    settled(opened, qtbot)
    opened.studio.selection.feather(6, "Soft")
    settled(opened, qtbot)
    render(opened, qtbot, "red-chalk")
    before = opened.studio.document.stack.layers[-1].layer.pixels
    path = tmp_path / "kept.ora"
    with qtbot.waitSignal(opened.studio.file.saved):
        opened.studio.file.save(path)
    with qtbot.waitSignal(opened.studio.photo_changed):
        opened.studio.open_file(path)
    assert opened.studio.selection.mask is None
    opened.window.layers.reopen()
    qtbot.waitUntil(lambda: opened.studio.selection.active)
    stack = opened.studio.document.stack
    opened.studio.render()
    qtbot.waitUntil(lambda: opened.studio.document.stack is not stack)
    after = opened.studio.document.stack.layers[-1].layer.pixels
    seen = before[..., 3] > 0
    assert (before[..., 3] == after[..., 3]).all()
    assert (before[seen] == after[seen]).all()


def test_copy_and_paste_keep_the_place(opened: StudioApp, qtbot) -> None:
    desk = opened.studio.selection
    desk.rectangle((100, 120), (180, 200), Combine.REPLACE, "Piece")
    settled(opened, qtbot)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("nothing yet")
    opened.window.actions_table["copy"].trigger()
    qtbot.waitUntil(lambda: clipboard.mimeData().hasImage())
    opened.window.actions_table["paste-layer"].trigger()
    qtbot.waitUntil(lambda: len(opened.studio.document.stack.layers) == 2)
    below, piece = (item.layer for item in opened.studio.document.stack.layers)
    assert (piece.x, piece.y, piece.width, piece.height) == (100, 120, 80, 80)
    assert (piece.pixels == below.pixels[120:200, 100:180]).all()


def test_cut_leaves_a_hole_that_undo_fills(opened: StudioApp, qtbot) -> None:
    before = opened.studio.document.stack
    select_half(opened, qtbot)
    opened.window.actions_table["cut"].trigger()
    qtbot.waitUntil(lambda: opened.studio.document.stack is not before)
    pixels = opened.studio.document.stack.layers[0].layer.pixels
    assert (pixels[:, :320, 3] == 0).all()
    assert (pixels[:, 320:, 3] == 255).all()
    opened.studio.history.stack.undo()
    assert opened.studio.document.stack is before


def test_a_part_of_a_layer_becomes_a_layer(opened: StudioApp, qtbot) -> None:
    select_half(opened, qtbot)
    opened.window.actions_table["select-to-layer"].trigger()
    qtbot.waitUntil(lambda: len(opened.studio.document.stack.layers) == 2)
    piece = opened.studio.document.stack.layers[1].layer
    assert (piece.width, piece.height) == (320, 480)


def test_a_locked_layer_is_not_cut(opened: StudioApp, qtbot) -> None:
    select_half(opened, qtbot)
    opened.window.layers._set_locked(True)
    before = opened.studio.document.stack
    opened.window.selecting.clear()
    qtbot.wait(30)
    assert opened.studio.document.stack is before
    assert "locked" in opened.window.notices.cards[-1].notice.text


def test_a_mask_of_another_size_is_refused_in_words(opened: StudioApp, qtbot, tmp_path) -> None:
    path = tmp_path / "other.png"
    save_mask(np.full((10, 20), 255, np.uint8), path)
    with qtbot.waitSignal(opened.studio.selection.failed) as caught:
        opened.studio.selection.load(path, "Load")
    assert "20 × 10" in str(caught.args[0])
    assert "640 × 480" in str(caught.args[0])
    assert opened.studio.selection.mask is None


def test_a_saved_selection_comes_back(opened: StudioApp, qtbot, tmp_path: Path) -> None:
    desk, path = opened.studio.selection, tmp_path / "selection.png"
    desk.lasso([(10, 10), (400, 30), (200, 300)], Combine.REPLACE, "Lasso")
    before = settled(opened, qtbot).copy()
    saved: list[Path] = []
    desk.save(path, saved.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(saved))
    desk.drop("None")
    desk.load(path, "Load")
    assert (settled(opened, qtbot) == before).all()


def test_a_selection_of_nothing_is_said_and_changes_nothing(opened: StudioApp, qtbot) -> None:
    before = select_half(opened, qtbot)
    with qtbot.waitSignal(opened.studio.selection.failed) as caught:
        opened.studio.selection.rectangle((400, 0), (500, 90), Combine.INTERSECT, "Both")
    assert "Nothing would be selected" in str(caught.args[0])
    assert (settled(opened, qtbot) == before).all()
    with qtbot.waitSignal(opened.studio.selection.failed) as caught:
        opened.studio.selection.grow(-400, "Shrink")
    assert "400 pixels" in str(caught.args[0])
    assert (settled(opened, qtbot) == before).all()


def test_another_photo_has_no_selection(opened: StudioApp, qtbot, tmp_path: Path) -> None:
    select_half(opened, qtbot)
    other = photo_file(tmp_path / "other.png", 640, 480, seed=3)
    with qtbot.waitSignal(opened.studio.photo_changed):
        opened.studio.open_file(other)
    assert opened.studio.selection.mask is None
    assert not opened.studio.history.stack.canUndo()


def test_ants_march_only_while_they_are_seen(opened: StudioApp, qtbot) -> None:
    ants = opened.window.selecting.ants
    select_half(opened, qtbot)
    qtbot.waitUntil(lambda: ants.lines > 0)
    qtbot.waitUntil(lambda: ants.moving)
    opened.window.hide()
    qtbot.wait(300)
    assert not ants.moving
    opened.window.show()
    qtbot.waitUntil(lambda: ants.moving)
    opened.studio.selection.drop("None")
    qtbot.waitUntil(lambda: not ants.moving)


@pytest.mark.parametrize("seed", range(3))
def test_undo_and_redo_over_random_edits_give_the_very_same(opened, qtbot, seed: int) -> None:
    """Selecting and cutting by turns; every state comes back, down to the bytes."""
    chance = random.Random(seed)
    desk, document, commands = (
        *(opened.studio.selection, opened.studio.document),
        opened.window.selecting,
    )
    stack = opened.studio.history.stack

    def state() -> tuple[object, bytes | None]:
        mask = desk.mask
        return document.stack, None if mask is None else mask.tobytes()

    def place() -> tuple[float, float]:
        return chance.uniform(-50, 690), chance.uniform(-50, 530)

    def shape(how: Combine) -> None:
        if chance.random() < 0.5:
            desk.rectangle(place(), place(), how, "Rectangle")
        else:
            desk.lasso([place() for _ in range(5)], how, "Lasso")

    states = {stack.index(): state()}
    desk.failed.disconnect()  # a shape that leaves nothing is no matter here
    for _ in range(30):
        kind = chance.choice(["shape", "shape", "invert", "grow", "feather", "cut", "drop", "undo"])
        before = document.stack
        if kind == "shape":
            shape(chance.choice([*Combine]))
        elif kind == "grow":
            desk.grow(chance.randint(-9, 9), "Grow")
        elif kind == "feather":
            desk.feather(chance.uniform(0, 9), "Feather")
        elif kind == "drop":
            desk.drop("Drop")
        elif kind == "cut" and desk.active:
            pixels = document.active_layer.pixels
            if (desk.mask.astype(int) * pixels[..., 3] >= 255).any():
                commands.clear()
                qtbot.waitUntil(lambda before=before: document.stack is not before)
        elif kind == "undo":
            stack.undo()
        settled(opened, qtbot)
        states = {i: s for i, s in states.items() if i < stack.index()} | {stack.index(): state()}
    top = stack.index()
    for index in [*range(top, -1, -1), *range(top + 1)]:
        stack.setIndex(index)
        assert state() == states[index]
