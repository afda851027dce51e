"""The before/after line, by mouse, finger and keyboard; dragging the painting out; progress."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from deepart_studio.ui.canvas import CanvasView
from tests.support.qimages import plain

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def canvas(qtbot) -> Iterator[CanvasView]:
    """A canvas of 832 × 632 on which a photo of 400 × 300 is fitted as 800 × 600."""
    view = CanvasView()
    qtbot.addWidget(view)
    view.resize(832, 632)
    view.show()
    qtbot.waitExposed(view)
    view.set_original(plain(400, 300, "red"))
    view.set_result(plain(400, 300, "blue"))
    return view


def pull(widget, start: QPoint, by: QPoint, modifiers=NONE) -> None:
    QTest.mousePress(widget, LEFT, modifiers, start)
    QTest.mouseMove(widget, start + by / 2)
    QTest.mouseMove(widget, start + by)
    QTest.mouseRelease(widget, LEFT, modifiers, start + by)


def test_dragging_the_handle_moves_the_line(canvas) -> None:
    handle = canvas.split_handle
    x = handle.x()
    QTest.mousePress(handle, LEFT, NONE, QPoint(24, 24))
    QTest.mouseMove(handle, QPoint(24 - 200, 24))
    QTest.mouseRelease(handle, LEFT, NONE, QPoint(24, 24))
    assert canvas.split_position == pytest.approx(0.25, abs=0.01)
    assert handle.x() == pytest.approx(x - 200, abs=2)


def test_the_handle_is_big_enough_for_a_finger(canvas) -> None:
    assert canvas.split_handle.width() >= 44
    assert canvas.split_handle.height() >= 44


def test_taking_the_handle_at_its_edge_does_not_make_the_line_jump(canvas) -> None:
    handle = canvas.split_handle
    QTest.mousePress(handle, LEFT, NONE, QPoint(44, 10))
    QTest.mouseMove(handle, QPoint(44, 11))
    QTest.mouseRelease(handle, LEFT, NONE, QPoint(44, 11))
    assert canvas.split_position == pytest.approx(0.5, abs=0.002)


def test_the_line_itself_can_be_dragged(canvas) -> None:
    pull(canvas.viewport(), QPoint(416, 60), QPoint(160, 0))
    assert canvas.split_position == pytest.approx(0.7, abs=0.01)


def test_the_line_stops_at_the_sides_of_the_picture(canvas) -> None:
    pull(canvas.viewport(), QPoint(416, 60), QPoint(-700, 0))
    assert canvas.split_position == 0.0
    assert canvas.split_handle.isVisible()


def test_double_click_brings_the_line_back_to_the_middle(canvas) -> None:
    canvas.set_split_position(0.2)
    QTest.mouseDClick(canvas.split_handle, LEFT, NONE, QPoint(24, 24))
    assert canvas.split_position == 0.5
    canvas.set_split_position(0.8)
    line = QPoint(16 + round(0.8 * 800), 60)
    QTest.mouseDClick(canvas.viewport(), LEFT, NONE, line)
    assert canvas.split_position == 0.5


def test_the_line_is_moved_with_the_keyboard(canvas, qtbot) -> None:
    handle = canvas.split_handle
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: canvas.focusWidget() is handle)
    QTest.keyClick(handle, Qt.Key.Key_Right)
    assert canvas.split_position == pytest.approx(0.51)
    QTest.keyClick(handle, Qt.Key.Key_PageDown)
    assert canvas.split_position == pytest.approx(0.41)
    QTest.keyClick(handle, Qt.Key.Key_Home)
    assert canvas.split_position == 0.0
    QTest.keyClick(handle, Qt.Key.Key_End)
    assert canvas.split_position == 1.0
    assert handle.accessibleName()


def test_the_handle_waits_at_the_side_when_the_line_is_out_of_sight(canvas) -> None:
    canvas.zoom_to(10)
    canvas.pan(-3000, 0)
    handle = canvas.split_handle
    assert handle.isVisible()
    assert handle.x() >= 0
    assert handle.geometry().right() <= canvas.viewport().width()


def test_dragging_beside_the_line_moves_the_picture_instead(canvas) -> None:
    canvas.zoom_to(3)
    before = canvas.camera
    pull(canvas.viewport(), QPoint(200, 60), QPoint(80, 0))
    assert canvas.split_position == 0.5
    assert canvas.camera.x == pytest.approx(before.x + 80)


def test_the_painting_is_dragged_out_with_alt(canvas, qtbot) -> None:
    with qtbot.waitSignal(canvas.dragOutRequested):
        pull(canvas.viewport(), QPoint(600, 200), QPoint(60, 60), ALT)


def test_a_mere_alt_click_drags_nothing(canvas, qtbot) -> None:
    with qtbot.assertNotEmitted(canvas.dragOutRequested):
        QTest.mouseClick(canvas.viewport(), LEFT, ALT, QPoint(600, 200))


def test_the_painting_is_dragged_out_by_its_handle(canvas, qtbot) -> None:
    handle = canvas.drag_handle
    assert handle.isVisible()
    with qtbot.waitSignal(canvas.dragOutRequested):
        pull(handle, QPoint(20, 20), QPoint(40, 0))


def test_without_a_painting_there_is_nothing_to_drag_or_compare(canvas, qtbot) -> None:
    canvas.set_result(None)
    assert not canvas.drag_handle.isVisible()
    assert not canvas.split_handle.isVisible()
    with qtbot.assertNotEmitted(canvas.dragOutRequested):
        pull(canvas.viewport(), QPoint(600, 200), QPoint(60, 60), ALT)


def test_progress_is_a_thin_line_along_the_top(canvas) -> None:
    line = canvas.progress_line
    assert not line.isVisible()
    canvas.set_progress(0.5)
    assert line.isVisible()
    image = canvas.grab().toImage()
    accent = canvas.palette().accent().color()
    assert image.pixelColor(100, 1) == accent
    assert image.pixelColor(700, 1) != accent
    canvas.set_progress(None)
    assert not line.isVisible()


def test_unknown_progress_runs_until_it_is_known(canvas, qtbot) -> None:
    canvas.set_busy(True)
    first = canvas.progress_line.grab().toImage()
    qtbot.waitUntil(lambda: canvas.progress_line.grab().toImage() != first)
    canvas.set_progress(0.25)
    assert canvas.progress_line.fraction == 0.25
    canvas.set_progress(None)
    assert canvas.progress_line.isVisible()
    canvas.set_busy(False)
    assert not canvas.progress_line.isVisible()
