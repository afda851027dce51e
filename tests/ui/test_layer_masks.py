"""Masks of layers in the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from deepart_studio.app import StudioApp
from deepart_studio.document.compositing import composite
from deepart_studio.document.geometry import Turn
from deepart_studio.studio.painted_mask import PaintedMask


@pytest.fixture
def painted(running: StudioApp, qtbot, photo_path: Path) -> StudioApp:
    """A photo and a painting of it."""
    studio = running.studio
    with qtbot.waitSignal(studio.photo_changed):
        studio.open_file(photo_path)
    running.window.styles.choose(["red-chalk"])
    studio.render()
    qtbot.waitUntil(lambda: len(studio.document.stack.layers) == 2)
    return running


def do(app: StudioApp, qtbot, action: str) -> None:
    before = app.studio.document.stack
    app.window.actions_table[action].trigger()
    qtbot.waitUntil(lambda: app.studio.document.stack is not before)


def looks(app: StudioApp) -> np.ndarray:
    return composite(app.studio.document.stack.document)


def test_a_mask_is_added_inverted_switched_off_and_deleted(painted: StudioApp, qtbot) -> None:
    desk = painted.studio.document
    shown, photo = looks(painted), painted.studio.photo.picture.rgb
    do(painted, qtbot, "mask-add")
    assert desk.mask_aimed
    assert (looks(painted) == shown).all()
    do(painted, qtbot, "mask-invert")
    assert (looks(painted)[..., :3] == photo).all()
    do(painted, qtbot, "mask-on")
    assert (looks(painted) == shown).all()
    do(painted, qtbot, "mask-on")
    do(painted, qtbot, "mask-delete")
    assert desk.active_layer.mask is None
    assert not desk.mask_aimed
    assert (looks(painted) == shown).all()
    for _ in range(5):
        painted.studio.history.stack.undo()
    assert desk.active_layer.mask is None
    assert (looks(painted) == shown).all()


def test_a_region_becomes_a_mask(painted: StudioApp, qtbot) -> None:
    studio = painted.studio
    studio.regions.add("Add region")
    values = np.zeros((480, 640), np.uint8)
    values[:, 320:] = 255
    studio.regions.set_mask(1, PaintedMask.of(values), "Paint")
    do(painted, qtbot, "mask-from-region")
    assert (studio.document.active_layer.mask == values).all()


def test_a_file_becomes_a_mask_and_another_shape_is_refused(painted, qtbot, tmp_path) -> None:
    desk, masks = painted.studio.document, painted.window.masks.masks
    half = np.zeros((240, 320), np.uint8)
    half[:120] = 255
    Image.fromarray(half).save(tmp_path / "mask.png")
    before = desk.stack
    masks.add_from_file(tmp_path / "mask.png", "Mask")
    qtbot.waitUntil(lambda: desk.stack is not before)
    assert desk.active_layer.mask.shape == (480, 640)
    assert desk.active_layer.mask[10, 10] == 255
    assert desk.active_layer.mask[-10, 10] == 0
    Image.fromarray(half[:, :50]).save(tmp_path / "narrow.png")
    with qtbot.waitSignal(painted.studio.failed) as failed:
        masks.add_from_file(tmp_path / "narrow.png", "Mask")
    assert "another shape" in str(failed.args[0])


def test_applying_makes_the_layer_transparent(painted: StudioApp, qtbot) -> None:
    desk = painted.studio.document
    do(painted, qtbot, "mask-add")
    do(painted, qtbot, "mask-invert")
    do(painted, qtbot, "mask-apply")
    assert desk.active_layer.mask is None
    assert not desk.active_layer.pixels[..., 3].any()
    do(painted, qtbot, "mask-from-transparency")
    assert (desk.active_layer.pixels[..., 3] == 255).all()
    assert not desk.active_layer.mask.any()


def test_masks_turn_with_the_picture(painted: StudioApp, qtbot) -> None:
    desk = painted.studio.document
    do(painted, qtbot, "mask-add")
    mask = np.zeros((480, 640), np.uint8)
    mask[:, :100] = 255
    desk.change(desk.active, "Paint", mask=mask)
    with qtbot.waitSignal(painted.studio.photo_reshaped):
        painted.studio.reshaper.reshape(Turn(1), "Turn")
    assert (desk.active_layer.mask == np.rot90(mask, -1)).all()


def test_a_locked_layer_keeps_its_mask(painted: StudioApp, qtbot) -> None:
    do(painted, qtbot, "mask-add")
    desk = painted.studio.document
    desk.change(desk.active, "Lock", locked=True)
    assert not painted.window.actions_table["mask-invert"].isEnabled()
    before = desk.stack
    painted.window.masks.masks.remove("Delete mask")
    assert desk.stack is before


def test_a_click_on_the_masks_picture_aims_at_it(painted: StudioApp, qtbot) -> None:
    desk, rows = painted.studio.document, painted.window.layers.panel.list
    do(painted, qtbot, "mask-add")
    number = desk.active
    desk.activate(1)
    assert not desk.mask_aimed
    painted.window.layers_dock.raise_()
    box = rows.visualRect(rows.layers.index_of(number))
    mask = rows.tiles.mask_box(box).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=mask)
    assert (desk.active, desk.mask_aimed) == (number, True)
    picture = QPoint(box.left() + 50, mask.y())
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=picture)
    assert (desk.active, desk.mask_aimed) == (number, False)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, shift, mask)
    assert not desk.active_layer.mask_on


def test_another_rendering_keeps_the_mask(painted: StudioApp, qtbot) -> None:
    desk = painted.studio.document
    do(painted, qtbot, "mask-add")
    mask = desk.active_layer.mask
    painted.window.layers.reopen()
    painted.window.styles.choose(["blue-wash"])
    before = desk.stack
    painted.studio.render()
    qtbot.waitUntil(lambda: desk.stack is not before)
    assert (desk.active_layer.mask == mask).all()
