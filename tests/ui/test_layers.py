"""Layers of the open document: paintings land on them, and what a person does with them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from deepart_studio.app import StudioApp
from deepart_studio.document.blending import BlendMode
from deepart_studio.document.compositing import composite
from deepart_studio.studio.pictures import from_qimage
from tests.support.drawn import photo_file
from tests.support.dropping import drop, files_data


@pytest.fixture
def opened(running: StudioApp, qtbot, photo_path: Path) -> StudioApp:
    """A photo, and nothing else."""
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    return running


@pytest.fixture
def painted(opened: StudioApp, qtbot) -> StudioApp:
    """A photo and a painting of it."""
    render(opened, qtbot, "red-chalk")
    return opened


def render(running: StudioApp, qtbot, style: str) -> None:
    studio = running.studio
    running.window.styles.choose([style])
    before = studio.document.stack
    studio.render()
    qtbot.waitUntil(lambda: studio.document.stack is not before)
    qtbot.waitUntil(lambda: studio.document.shown)


def names(running: StudioApp) -> list[str]:
    return [item.layer.name for item in running.studio.document.stack.layers]


def layer(running: StudioApp, name: str):
    return next(i for i in running.studio.document.stack.layers if i.layer.name == name)


def shown_pixels(running: StudioApp) -> np.ndarray:
    return from_qimage(running.studio.document.image, "").rgb


def wait_until_composed(running: StudioApp, qtbot) -> None:
    """The canvas shows the layers as they are now."""
    desk = running.studio.document
    wanted = composite(desk.stack.document)[..., :3]
    qtbot.waitUntil(lambda: desk.image is not None and (shown_pixels(running) == wanted).all())


def row_box(running: StudioApp, name: str):
    rows = running.window.layers.panel.list
    return rows.visualRect(rows.layers.index_of(layer(running, name).number))


def test_a_photo_is_the_lowest_layer(opened: StudioApp) -> None:
    assert names(opened) == ["harbour.png"]
    pixels = opened.studio.document.stack.layers[0].layer.pixels
    assert (pixels[..., :3] == opened.studio.photo.picture.rgb).all()
    assert not opened.studio.document.shown


def test_a_preview_is_no_layer_and_a_rendering_is_one(opened: StudioApp, qtbot) -> None:
    opened.window.styles.choose(["red-chalk"])
    qtbot.waitUntil(lambda: opened.studio.painting is not None)
    assert names(opened) == ["harbour.png"]
    render(opened, qtbot, "red-chalk")
    assert names(opened) == ["harbour.png", "Red chalk"]
    assert (shown_pixels(opened) == opened.studio.painting.picture.rgb).all()


def test_another_style_shows_its_preview_and_a_layer_shows_the_layers(painted, qtbot) -> None:
    painted.window.styles.choose(["blue-wash"])
    qtbot.waitUntil(lambda: painted.studio.painting is not None and painted.studio.painting.preview)
    assert not painted.studio.document.shown
    painted.studio.document.activate(1)
    qtbot.waitUntil(lambda: painted.studio.document.shown)


def test_rendering_the_same_again_makes_no_second_layer(painted, qtbot) -> None:
    painted.window.render()
    qtbot.wait(50)
    assert names(painted) == ["harbour.png", "Red chalk"]
    assert painted.studio.renderer.order is None


def test_a_smaller_rendering_covers_the_photo(opened: StudioApp, qtbot) -> None:
    opened.studio.set_long_side(200)
    render(opened, qtbot, "red-chalk")
    top = opened.studio.document.stack.layers[-1].layer
    assert (top.width, top.height) == (640, 480)


def test_undo_takes_the_rendering_back_and_redo_brings_it_again(painted, qtbot) -> None:
    stack = painted.studio.history.stack
    top = painted.studio.document.stack
    assert "Render" in stack.undoText()
    stack.undo()
    assert names(painted) == ["harbour.png"]
    stack.redo()
    assert painted.studio.document.stack is top


def test_opacity_mode_and_eye_change_the_picture(painted, qtbot) -> None:
    panel, desk = painted.window.layers.panel, painted.studio.document
    panel.opacity.slider.setValue(40)
    panel.opacity.slider.setValue(50)
    panel.mode_changed.emit("multiply")
    wait_until_composed(painted, qtbot)
    assert desk.active_layer.opacity == 0.5
    assert desk.active_layer.mode is BlendMode.MULTIPLY
    rows = panel.list
    eye = row_box(painted, "Red chalk").topLeft() + QPoint(16, 24)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=eye)
    assert not layer(painted, "Red chalk").layer.visible
    wait_until_composed(painted, qtbot)
    texts = [
        painted.studio.history.stack.text(i) for i in range(painted.studio.history.stack.count())
    ]
    assert texts[-3:] == ["Opacity", "Blend mode", "Hide layer"]
    for _ in range(3):
        painted.studio.history.stack.undo()
    assert desk.active_layer.opacity == 1
    assert desk.active_layer.visible


def test_a_name_is_edited_in_place(painted, qtbot) -> None:
    painted.window.layers_dock.raise_()
    painted.window.actions_table["layer-rename"].trigger()
    rows = painted.window.layers.panel.list
    editor = rows.findChild(QLineEdit)
    editor.setText("夕方 🌇")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(painted)[-1] == "夕方 🌇")


def test_layers_are_dragged_into_another_order(painted, qtbot) -> None:
    rows = painted.window.layers.panel.list
    number = layer(painted, "Red chalk").number
    rows._drop_at(number, 2)
    assert names(painted) == ["Red chalk", "harbour.png"]
    wait_until_composed(painted, qtbot)
    rows._drop_at(number, 0)
    assert names(painted) == ["harbour.png", "Red chalk"]
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(painted) == ["Red chalk", "harbour.png"]


def test_duplicate_shares_pixels_and_delete_keeps_the_last_layer(painted) -> None:
    actions, desk = painted.window.actions_table, painted.studio.document
    actions["layer-duplicate"].trigger()
    assert names(painted) == ["harbour.png", "Red chalk", "Red chalk copy"]
    below, above = (item.layer for item in desk.stack.layers[1:])
    assert below.pixels is above.pixels
    for _ in range(4):
        actions["layer-delete"].trigger()
    assert len(names(painted)) == 1


def test_merge_down_looks_the_same(painted, qtbot) -> None:
    desk = painted.studio.document
    desk.set_opacity(desk.active, 0.5, "Opacity")
    before = composite(desk.stack.document)
    painted.window.actions_table["layer-merge"].trigger()
    qtbot.waitUntil(lambda: names(painted) == ["harbour.png"])
    assert np.abs(composite(desk.stack.document).astype(int) - before).max() <= 1
    painted.studio.history.stack.undo()
    assert names(painted) == ["harbour.png", "Red chalk"]


def test_a_locked_layer_is_neither_deleted_nor_merged(painted) -> None:
    painted.window.layers.panel.lock.click()
    actions = painted.window.actions_table
    assert not actions["layer-delete"].isEnabled()
    assert not actions["layer-merge"].isEnabled()
    QTest.keyClick(painted.window.layers.panel.list, Qt.Key.Key_Delete)
    assert names(painted) == ["harbour.png", "Red chalk"]


def test_pictures_dropped_on_the_list_become_layers(painted, qtbot, tmp_path: Path) -> None:
    bird = photo_file(tmp_path / "bird.png", 100, 60)
    wide = photo_file(tmp_path / "wide.png", 2000, 100)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"nothing")
    painted.window.layers_dock.raise_()
    QApplication.processEvents()
    assert drop(painted.window.layers.panel.list.viewport(), files_data(bird, wide, broken))
    qtbot.waitUntil(lambda: len(names(painted)) == 4)
    assert names(painted)[2:] == ["bird", "wide"]
    small, large = layer(painted, "bird").layer, layer(painted, "wide").layer
    assert (small.width, small.height, small.x, small.y) == (100, 60, 270, 210)
    assert (large.width, large.height) == (640, 32)
    assert any("broken.png" in label.text() for label in painted.window.findChildren(QLabel))


def test_a_painting_is_changed_and_rendered_anew_in_its_place(painted, qtbot) -> None:
    window, desk = painted.window, painted.studio.document
    first = layer(painted, "Red chalk")
    painted.studio.set_value("strength", 0.5, "Strength")
    render(painted, qtbot, "blue-wash")
    desk.activate(first.number)
    window.actions_table["layer-reopen"].trigger()
    assert painted.studio.choices.style_ids == ("red-chalk",)
    assert painted.studio.choices.value("strength", 1.0) == 1.0
    assert window.layers.reopened.isVisibleTo(window)
    painted.studio.set_value("strength", 0.7, "Strength")
    before = desk.stack
    window.render()
    qtbot.waitUntil(lambda: desk.stack is not before)
    again = layer(painted, "Red chalk")
    assert again.number == first.number
    assert '"strength": 0.7' in again.layer.request
    assert len(names(painted)) == 3
    window.layers.reopened.done.click()
    assert desk.reopened is None
    render(painted, qtbot, "grey-etching")
    assert len(names(painted)) == 4


def test_a_new_photo_begins_a_new_document(painted, qtbot, tmp_path: Path) -> None:
    second = photo_file(tmp_path / "second.png", 200, 300)
    with qtbot.waitSignal(painted.studio.photo_changed):
        painted.studio.open_file(second)
    assert names(painted) == ["second.png"]
    assert not painted.studio.history.stack.canUndo()


def test_what_the_layers_show_is_copied(painted, qtbot) -> None:
    painted.window.layers.panel.opacity.slider.setValue(30)
    wait_until_composed(painted, qtbot)
    painted.window.files.copy_painting()
    copied = QImage(QApplication.clipboard().image())
    assert (from_qimage(copied, "").rgb == shown_pixels(painted)).all()
