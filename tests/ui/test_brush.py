"""The style brush in the window: strokes, keys, the pen, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest

from tests.support.brushing import NONE, masks, pen, place, press, stroke


def test_one_stroke_is_one_step_of_undo(painter, qtbot) -> None:
    stack = painter.studio.history.stack
    steps = stack.count()
    stroke(painter, (0.1, 0.2), (0.5, 0.2), (0.5, 0.6))
    (first,) = masks(painter)
    stroke(painter, (0.8, 0.8), (0.9, 0.8))
    assert stack.count() == steps + 2
    assert stack.undoText() == "Brush stroke"
    stack.undo()
    assert (masks(painter)[0] == first).all()
    stack.undo()
    assert not masks(painter)[0].any()
    stack.redo()
    assert (masks(painter)[0] == first).all()


def test_alt_and_the_eraser_take_the_style_away(painter) -> None:
    stroke(painter, (0.2, 0.5), (0.8, 0.5))
    before = int((masks(painter)[0] > 127).sum())
    stroke(painter, (0.3, 0.5), keys=Qt.KeyboardModifier.AltModifier)
    between = int((masks(painter)[0] > 127).sum())
    press(painter, "x")
    stroke(painter, (0.7, 0.5))
    assert before > between > int((masks(painter)[0] > 127).sum())
    assert painter.studio.history.stack.undoText() == "Eraser stroke"


def test_keys_change_the_brush(painter) -> None:
    regions = painter.window.regions
    before = regions.brush
    press(painter, "]")
    assert regions.brush.diameter > before.diameter
    press(painter, "[")
    assert regions.brush.diameter == pytest.approx(before.diameter)
    press(painter, "{")
    assert regions.brush.hardness < before.hardness
    press(painter, "}")
    assert regions.brush.hardness == before.hardness
    press(painter, "3")
    assert regions.brush.opacity == 0.3
    assert regions.bar.opacity.value == 0.3
    press(painter, "0")
    assert regions.brush.opacity == 1.0


def test_digits_zoom_again_when_the_brush_is_put_down(painter) -> None:
    QTest.keyClick(painter.window.canvas, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert not painter.window.canvas.brush.active
    press(painter, "1")
    assert painter.window.canvas.zoom == 1.0
    assert painter.window.regions.brush.opacity == 1.0


def test_sliders_above_the_canvas_change_the_brush(painter) -> None:
    bar = painter.window.regions.bar
    bar.diameter.slider.setValue(bar.diameter.slider.maximum() // 2)
    bar.hardness.slider.setValue(10)
    assert painter.window.regions.brush.diameter == pytest.approx(0.5, abs=0.01)
    assert painter.window.regions.brush.hardness == pytest.approx(0.1)


def test_space_still_moves_the_picture(painter) -> None:
    canvas = painter.window.canvas
    canvas.zoom_to(2.0)
    before = canvas.camera.x
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    stroke(painter, (0.5, 0.5), (0.55, 0.5))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.camera.x != before
    assert not masks(painter)[0].any()


def test_a_pen_paints_by_its_pressure(painter) -> None:
    for y, pressure in ((0.25, 0.2), (0.75, 1.0)):
        pen(painter, QEvent.Type.TabletPress, (0.3, y), pressure)
        pen(painter, QEvent.Type.TabletMove, (0.6, y), pressure)
        pen(painter, QEvent.Type.TabletRelease, (0.6, y), 0.0)
    (mask,) = masks(painter)
    height = mask.shape[0]
    assert 0 < mask[: height // 2].max() < mask[height // 2 :].max() == 255
    assert painter.studio.history.stack.undoText() == "Brush stroke"


def test_the_wall_puts_the_brush_down(painter) -> None:
    painter.window.actions_table["wall"].trigger()
    assert not painter.window.canvas.brush.active
    assert not painter.window.actions_table["brush"].isEnabled()


def test_escape_puts_the_brush_down(painter) -> None:
    press(painter, Qt.Key.Key_Escape)
    assert not painter.window.canvas.brush.active
    assert painter.window.canvas.brush.item.isVisible() is False


def test_escape_gives_up_the_stroke_under_way(painter) -> None:
    target = painter.window.canvas.viewport()
    steps = painter.studio.history.stack.count()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, NONE, place(painter, 0.3, 0.5))
    QTest.mouseMove(target, place(painter, 0.6, 0.5))
    press(painter, Qt.Key.Key_Escape)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, NONE, place(painter, 0.6, 0.5))
    assert painter.studio.history.stack.count() == steps
    assert painter.window.canvas.brush.active
    assert not masks(painter)[0].any()


def test_undo_in_the_middle_of_a_stroke_gives_the_stroke_up(painter) -> None:
    stroke(painter, (0.2, 0.2), (0.4, 0.2))
    target = painter.window.canvas.viewport()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, NONE, place(painter, 0.3, 0.7))
    painter.studio.history.stack.undo()
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, NONE, place(painter, 0.6, 0.7))
    assert not masks(painter)[0].any()
    assert painter.studio.history.stack.canRedo()


def test_the_mask_is_shown_refined_until_it_is_painted_on(painter, qtbot) -> None:
    stroke(painter, (0.1, 0.5), (0.3, 0.5))
    painter.window.panel.regions.refine.slider.setValue(80)
    tool = painter.window.canvas.brush
    qtbot.waitUntil(lambda: tool._masks[0].refined is not None)
    stroke(painter, (0.5, 0.5), (0.6, 0.5))
    qtbot.waitUntil(lambda: tool._masks[0].refined is not None)
    refined = tool._masks[0].refined
    assert refined[refined.shape[0] // 2, int(refined.shape[1] * 0.55)] > 127


def test_m_hides_the_masks_and_shows_them_again(painter) -> None:
    stroke(painter, (0.1, 0.5), (0.3, 0.5))
    item = painter.window.canvas.brush.item
    assert item.isVisible()
    press(painter, "m")
    assert not item.isVisible()
    press(painter, "m")
    assert item.isVisible()


def test_the_region_that_is_painted_on_is_coloured_over_the_canvas(painter) -> None:
    canvas = painter.window.canvas
    at = place(painter, 0.2, 0.5)
    before = canvas.grab().toImage().pixelColor(at)
    stroke(painter, (0.2, 0.5), (0.2, 0.55))
    QTest.mouseMove(canvas.viewport(), place(painter, 0.8, 0.8))
    after = canvas.grab().toImage().pixelColor(at)
    assert after.red() - after.blue() > before.red() - before.blue() + 30
