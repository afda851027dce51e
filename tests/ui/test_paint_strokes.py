"""The paint brush and the eraser on the layers of the open document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from deepart_studio.app import StudioApp
from deepart_studio.document.compositing import composite
from deepart_studio.studio.pictures import from_qimage
from deepart_studio.ui.paint_commands import PaintCommands
from tests.support.brushing import NONE, pen, place, press, stroke

RED = QColor(200, 30, 20)


@pytest.fixture
def opened(running: StudioApp, qtbot, photo_path: Path) -> StudioApp:
    """A photo, and the paint brush in hand: red and hard."""
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    running.window.activateWindow()
    qtbot.waitUntil(running.window.isActiveWindow)
    press(running, "b")
    painting = running.window.painting
    painting.set_colour(RED)
    hard = replace(painting.brush.brush, diameter=30.0, hardness=1.0, smoothing=0.0)
    painting._set(painting.brush, hard)
    painting._set(painting.eraser, hard)
    qtbot.waitUntil(lambda: running.studio.document.shown)
    return running


def painting_of(running: StudioApp) -> PaintCommands:
    return running.window.painting


def pixels(running: StudioApp, number: int) -> np.ndarray:
    running.studio.document.paint.settle()
    return running.studio.document.stack.find(number).pixels


def texts(running: StudioApp) -> list[str]:
    stack = running.studio.history.stack
    return [stack.text(i) for i in range(stack.count())]


def words(running: StudioApp) -> str:
    return " ".join(card.notice.text for card in running.window.notices.cards)


def canvas_matches(running: StudioApp, qtbot) -> None:
    """The canvas shows what the layers show, at full size."""
    desk = running.studio.document

    def matches() -> bool:
        desk.paint.settle()
        if desk.image is None:
            return False
        wanted = composite(desk.stack.document)[..., :3].astype(int)
        shown = from_qimage(desk.image, "").rgb
        return shown.shape == wanted.shape and np.abs(shown - wanted).max() <= 1

    qtbot.waitUntil(matches)


def test_a_stroke_is_in_the_layer_and_one_step_of_undo(opened, qtbot) -> None:
    before = pixels(opened, 1).copy()
    stroke(opened, (0.2, 0.5), (0.5, 0.5), (0.8, 0.6))
    after = pixels(opened, 1)
    assert tuple(after[240, 320]) == (200, 30, 20, 255)
    assert (after[:150] == before[:150]).all()
    assert texts(opened)[-1] == "Brush stroke"
    canvas_matches(opened, qtbot)
    press_undo(opened)
    assert (pixels(opened, 1) == before).all()
    canvas_matches(opened, qtbot)
    opened.window.actions_table["redo"].trigger()
    assert (pixels(opened, 1) == after).all()
    canvas_matches(opened, qtbot)


def press_undo(running: StudioApp) -> None:
    running.window.actions_table["undo"].trigger()


def test_the_stroke_is_on_the_canvas_while_it_is_drawn(opened, qtbot) -> None:
    canvas = opened.window.canvas
    stroke(opened, (0.1, 0.1), (0.12, 0.1))  # the picture is there to be painted on
    qtbot.waitUntil(lambda: canvas.result_pyramid is not None)
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, NONE, place(opened, 0.3, 0.5))
    QTest.mouseMove(canvas.viewport(), place(opened, 0.5, 0.5))
    QTest.mouseMove(canvas.viewport(), place(opened, 0.6, 0.5))
    shown = canvas.grab().toImage().pixelColor(place(opened, 0.4, 0.5))
    assert (abs(shown.red() - 200), shown.green() < 60) < (12, True)
    press(opened, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, NONE, place(opened, 0.6, 0.5))
    assert texts(opened).count("Brush stroke") == 1
    canvas_matches(opened, qtbot)


def test_a_new_paint_layer_takes_the_paint_and_leaves_the_photo(opened, qtbot) -> None:
    photo = pixels(opened, 1).copy()
    opened.window.actions_table["layer-paint"].trigger()
    assert opened.studio.document.active_layer.name == "Paint layer"
    stroke(opened, (0.2, 0.5), (0.8, 0.5))
    number = opened.studio.document.active
    assert number == 2
    assert (pixels(opened, 1) == photo).all()
    layer = pixels(opened, 2)
    assert tuple(layer[240, 320]) == (200, 30, 20, 255)
    assert layer[:200, ..., 3].max() == 0
    canvas_matches(opened, qtbot)


def test_the_eraser_makes_the_layer_transparent(opened, qtbot) -> None:
    press(opened, "e")
    stroke(opened, (0.2, 0.5), (0.8, 0.5))
    assert pixels(opened, 1)[240, 320, 3] == 0
    assert texts(opened)[-1] == "Eraser stroke"
    qtbot.waitUntil(lambda: opened.studio.document.image.hasAlphaChannel())


def test_a_locked_layer_is_left_alone_and_a_new_one_painted_on(opened) -> None:
    desk = opened.studio.document
    before = pixels(opened, 1).copy()
    desk.change(1, "Lock layer", locked=True)
    stroke(opened, (0.2, 0.5), (0.8, 0.5))
    assert (pixels(opened, 1) == before).all()
    assert desk.active == 2
    assert pixels(opened, 2)[240, 320, 3] == 255
    assert "is locked" in words(opened)
    desk.activate(1)
    press(opened, "e")
    stroke(opened, (0.2, 0.5), (0.8, 0.5))
    assert (pixels(opened, 1) == before).all()
    assert len(desk.stack.layers) == 2


def test_a_hidden_layer_is_not_painted_on(opened) -> None:
    desk = opened.studio.document
    desk.change(1, "Hide layer", visible=False)
    stroke(opened, (0.2, 0.5), (0.8, 0.5))
    assert desk.active == 2
    assert "is hidden" in words(opened)


def test_alt_takes_the_colour_from_the_picture(opened) -> None:
    desk = opened.studio.document
    wanted = desk.image.pixelColor(160, 120)
    target = opened.window.canvas.viewport()
    alt = Qt.KeyboardModifier.AltModifier
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, alt, place(opened, 0.25, 0.25))
    colour = painting_of(opened).brush.brush.colour
    assert np.abs(np.subtract(colour, (wanted.red(), wanted.green(), wanted.blue()))).max() < 40
    assert colour != (200, 30, 20)
    assert not texts(opened)


def test_colours_that_were_used_are_offered_again(opened) -> None:
    painting = painting_of(opened)
    stroke(opened, (0.2, 0.5), (0.3, 0.5))
    painting.set_colour(QColor(0, 0, 255))
    stroke(opened, (0.2, 0.6), (0.3, 0.6))
    row = painting.brush.options.colours
    assert [button.isVisible() for button in row.recent] == [True, True, False, False, False]
    row.recent[1].click()
    assert painting.brush.brush.colour == (200, 30, 20)


def test_keys_change_the_brush(opened) -> None:
    tool = painting_of(opened).brush
    press(opened, "]")
    assert tool.brush.diameter == pytest.approx(36)
    press(opened, "[")
    press(opened, "{")
    press(opened, "4")
    assert tool.brush.diameter == pytest.approx(30)
    assert tool.brush.hardness == 0.9
    assert tool.brush.opacity == tool.options.opacity.value == 0.4


def test_shift_draws_a_straight_line_from_the_last_stroke(opened) -> None:
    stroke(opened, (0.2, 0.5), (0.21, 0.5))
    stroke(opened, (0.8, 0.5), keys=Qt.KeyboardModifier.ShiftModifier)
    assert tuple(pixels(opened, 1)[240, 320]) == (200, 30, 20, 255)


def test_a_pen_paints_by_its_pressure_and_rubs_with_its_other_end(opened) -> None:
    opened.window.actions_table["layer-paint"].trigger()
    for y, pressure in ((0.25, 0.2), (0.75, 1.0)):
        pen(opened, QEvent.Type.TabletPress, (0.3, y), pressure)
        pen(opened, QEvent.Type.TabletMove, (0.6, y), pressure)
        pen(opened, QEvent.Type.TabletRelease, (0.6, y), 0.0)
    layer = pixels(opened, 2)
    light, strong = (layer[:240, 288, 3] > 127).sum(), (layer[240:, 288, 3] > 127).sum()
    assert 0 < light < strong / 2
    pen(opened, QEvent.Type.TabletPress, (0.4, 0.75), 1.0, rubber=True)
    pen(opened, QEvent.Type.TabletRelease, (0.4, 0.75), 0.0, rubber=True)
    assert pixels(opened, 2)[360, 256, 3] == 0


def test_paint_beside_a_small_layer_makes_it_larger(opened, qtbot) -> None:
    desk = opened.studio.document
    small = desk.stack.find(1)
    desk.add(replace(small, pixels=small.pixels[:100, :100].copy(), x=20, y=20), "Add layer")
    canvas_matches(opened, qtbot)
    stroke(opened, (0.5, 0.5), (0.7, 0.5))
    layer = desk.stack.find(2)
    desk.paint.settle()
    layer = desk.stack.find(2)
    assert layer.width > 300
    assert (layer.x, layer.y) == (20, 20)
    canvas_matches(opened, qtbot)
    press_undo(opened)
    assert desk.stack.find(2).width == 100
    canvas_matches(opened, qtbot)


def test_undo_in_the_middle_of_a_stroke_gives_the_stroke_up(opened, qtbot) -> None:
    before = pixels(opened, 1).copy()
    stroke(opened, (0.2, 0.2), (0.4, 0.2))
    target = opened.window.canvas.viewport()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, NONE, place(opened, 0.3, 0.7))
    press_undo(opened)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, NONE, place(opened, 0.6, 0.7))
    assert (pixels(opened, 1) == before).all()
    assert opened.studio.history.stack.canRedo()
    canvas_matches(opened, qtbot)


def test_undoing_back_to_the_saved_state_leaves_nothing_unsaved(opened, qtbot) -> None:
    stroke(opened, (0.2, 0.2), (0.4, 0.2))
    assert opened.studio.file.modified
    press_undo(opened)
    opened.studio.document.paint.settle()
    assert not opened.studio.file.modified


def test_saving_right_after_a_stroke_saves_the_stroke(opened, qtbot, tmp_path: Path) -> None:
    from deepart_studio.document.opening import load_document

    stroke(opened, (0.2, 0.5), (0.8, 0.5))
    with qtbot.waitSignal(opened.studio.file.saved):
        opened.studio.file.save(tmp_path / "painted.ora")
        stroke(opened, (0.2, 0.8), (0.8, 0.8))  # while it is being written
    document, _ = load_document(tmp_path / "painted.ora")
    assert tuple(document.layers[0].pixels[240, 320]) == (200, 30, 20, 255)
    assert tuple(document.layers[0].pixels[384, 320]) != (200, 30, 20, 255)
    assert opened.studio.file.modified


def test_the_hand_lets_the_preview_be_seen_again(opened, qtbot) -> None:
    assert opened.studio.document.shown
    press(opened, "h")
    assert not opened.studio.document.shown  # a photo by itself, as before
