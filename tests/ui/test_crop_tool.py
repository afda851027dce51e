"""The crop tool and the move tool in the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from deepart_studio.app import StudioApp
from deepart_studio.document.compositing import composite
from deepart_studio.ui.canvas.geometry import Point
from deepart_studio.ui.dialogs.canvas_size_dialog import CanvasSizeDialog
from deepart_studio.ui.dialogs.image_size_dialog import ImageSizeDialog


@pytest.fixture
def opened(running: StudioApp, qtbot, photo_path: Path) -> StudioApp:
    """A photo of 640 × 480."""
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    return running


@pytest.fixture
def cropping(opened: StudioApp) -> StudioApp:
    """The crop tool in hand."""
    opened.window.actions_table["tool-crop"].trigger()
    return opened


def at(app: StudioApp, x: float, y: float) -> QPoint:
    """Where a place of the document is on the canvas."""
    place = app.window.canvas.camera.to_view(Point(x, y))
    return QPoint(round(place.x), round(place.y))


def drag(app: StudioApp, first: tuple[float, float], last: tuple[float, float]) -> None:
    viewport = app.window.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at(app, *first))
    QTest.mouseMove(viewport, at(app, *last))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at(app, *last))


def size(app: StudioApp) -> tuple[int, int]:
    return app.studio.document.stack.width, app.studio.document.stack.height


def test_a_corner_is_pulled_and_enter_crops(cropping: StudioApp, qtbot) -> None:
    tool = cropping.window.shapes.crop
    before = cropping.studio.photo.picture.rgb
    drag(cropping, (0, 0), (160, 120))
    left, top, width, height = tool.box.whole
    assert abs(left - 160) <= 2
    assert abs(top - 120) <= 2
    assert (tool.bar.across.value(), tool.bar.down.value()) == (width, height)
    with qtbot.waitSignal(cropping.studio.photo_reshaped):
        QTest.keyClick(cropping.window.canvas, Qt.Key.Key_Return)
    assert (cropping.studio.photo.picture.rgb == before[top:, left:]).all()
    assert size(cropping) == (width, height)
    assert not cropping.window.tools.box.in_use
    assert "Crop" in cropping.studio.history.stack.undoText()


def test_esc_leaves_and_changes_nothing(cropping: StudioApp, qtbot) -> None:
    drag(cropping, (0, 0), (160, 120))
    cropping.window.actions_table["cancel"].trigger()
    assert not cropping.window.tools.box.in_use
    assert size(cropping) == (640, 480)
    assert not cropping.studio.history.stack.canUndo()


def test_the_box_is_moved_by_its_inside_and_by_arrows(cropping: StudioApp) -> None:
    tool = cropping.window.shapes.crop
    tool.bar.size_typed.emit(200, 100)
    assert tool.box.whole == (220, 190, 200, 100)
    drag(cropping, (320, 240), (0, 240))
    assert tool.box.whole[0] == 0
    QTest.keyClick(cropping.window.canvas, Qt.Key.Key_Right)
    QTest.keyClick(cropping.window.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert tool.box.whole[0] == 1


def test_a_shape_is_kept_while_a_corner_is_pulled(cropping: StudioApp) -> None:
    tool = cropping.window.shapes.crop
    tool.bar.shape.setCurrentIndex(tool.bar.shape.findText("1 : 1"))
    tool.bar.shape.activated.emit(2)
    assert tool.box.whole == (80, 0, 480, 480)
    drag(cropping, (80, 0), (200, 50))
    assert tool.box.width == pytest.approx(tool.box.height)
    assert tool.box.whole[0] > 80


def test_straightening_tilts_the_picture_and_leaves_no_corner(cropping: StudioApp, qtbot) -> None:
    tool = cropping.window.shapes.crop
    tool.bar.tilt.changed.emit(6.0)
    assert tool.box.fits((640, 480), 6.0)
    drag(cropping, (320, 240), (0, 0))
    assert tool.box.fits((640, 480), 6.0)
    with qtbot.waitSignal(cropping.studio.photo_reshaped):
        tool.bar.apply.click()
    assert (composite(cropping.studio.document.stack.document)[..., 3] == 255).all()
    assert cropping.studio.photo.picture.alpha is None


def test_turning_by_the_menu_is_undone(opened: StudioApp, qtbot) -> None:
    before = opened.studio.document.stack
    with qtbot.waitSignal(opened.studio.photo_reshaped):
        opened.window.actions_table["rotate-right"].trigger()
    assert size(opened) == (480, 640)
    opened.window.actions_table["undo"].trigger()
    assert opened.studio.document.stack is before


def test_a_drag_moves_the_layer_as_one_step(opened: StudioApp, qtbot) -> None:
    desk = opened.studio.document
    opened.window.actions_table["layer-duplicate"].trigger()
    steps = opened.studio.history.stack.count()
    opened.window.actions_table["tool-move"].trigger()
    viewport = opened.window.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at(opened, 100, 100))
    for x in (150, 200, 260):
        QTest.mouseMove(viewport, at(opened, x, 130))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at(opened, 260, 130))
    assert abs(desk.active_layer.x - 160) <= 2
    assert abs(desk.active_layer.y - 30) <= 2
    assert opened.studio.history.stack.count() == steps + 1
    opened.studio.history.stack.undo()
    assert (desk.active_layer.x, desk.active_layer.y) == (0, 0)


def test_arrows_move_the_layer(opened: StudioApp) -> None:
    desk = opened.studio.document
    opened.window.actions_table["tool-move"].trigger()
    canvas = opened.window.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert (desk.active_layer.x, desk.active_layer.y) == (-1, 10)


def test_esc_brings_a_dragged_layer_back(opened: StudioApp) -> None:
    desk = opened.studio.document
    opened.window.actions_table["tool-move"].trigger()
    viewport = opened.window.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at(opened, 100, 100))
    QTest.mouseMove(viewport, at(opened, 200, 100))
    assert desk.active_layer.x != 0
    opened.window.actions_table["cancel"].trigger()
    assert desk.active_layer.x == 0
    assert opened.window.tools.box.in_use


def test_a_locked_layer_is_not_moved(opened: StudioApp) -> None:
    desk = opened.studio.document
    desk.change(1, "Lock", locked=True)
    opened.window.actions_table["tool-move"].trigger()
    drag(opened, (100, 100), (200, 100))
    assert desk.active_layer.x == 0


def test_image_size_keeps_the_shape_and_names_what_is_too_large(opened: StudioApp, qtbot) -> None:
    dialog = ImageSizeDialog(opened.window, (640, 480))
    qtbot.addWidget(dialog)
    dialog.across.setValue(320)
    assert dialog.size_chosen == (320, 240)
    dialog.locked.setChecked(False)
    dialog.down.setValue(100)
    assert dialog.size_chosen == (320, 100)
    dialog.across.setValue(90_000)
    dialog.down.setValue(90_000)
    assert not dialog.ok.isEnabled()
    assert "too many" in dialog.fact.text()


@pytest.mark.parametrize(
    ("place", "corner"), [(0, (0, 0)), (4, (-50, -10)), (8, (-100, -20)), (5, (-100, -10))]
)
def test_the_picture_goes_where_the_anchor_is(opened, qtbot, place: int, corner) -> None:
    dialog = CanvasSizeDialog(opened.window, (640, 480))
    qtbot.addWidget(dialog)
    dialog.across.setValue(740)
    dialog.down.setValue(500)
    dialog.anchors.button(place).setChecked(True)
    assert dialog.corner == corner


def test_the_pictures_pixels_stay_under_a_box_that_is_not_applied(cropping: StudioApp) -> None:
    before = np.array(cropping.studio.photo.picture.rgb)
    drag(cropping, (0, 0), (300, 300))
    cropping.window.actions_table["tool-hand"].trigger()
    assert (cropping.studio.photo.picture.rgb == before).all()
    assert cropping.window.canvas._tilt == 0
