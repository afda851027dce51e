"""Zooming and panning with wheel, mouse, keys and fingers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from deepart_studio.ui.canvas import CanvasView
from deepart_studio.ui.canvas.geometry import Point
from tests.support.qimages import plain

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def canvas(qtbot) -> Iterator[CanvasView]:
    """A canvas of 800 × 600 with a photo of 1600 × 1200."""
    view = CanvasView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    qtbot.waitExposed(view)
    view.set_original(plain(1600, 1200, "red"))
    return view


def wheel(canvas, turned: QPoint, at: QPoint, modifiers=NONE, pixels=None, touchpad=False) -> None:
    kind = QInputDevice.DeviceType.TouchPad if touchpad else QInputDevice.DeviceType.Mouse
    device = QPointingDevice(
        "test",
        77,
        kind,
        QPointingDevice.PointerType.Generic,
        QInputDevice.Capability.Position | QInputDevice.Capability.Scroll,
        1,
        3,
    )
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.viewport().mapToGlobal(at)),
        pixels or QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
        Qt.MouseEventSource.MouseEventNotSynthesized,
        device,
    )
    QApplication.sendEvent(canvas.viewport(), event)


def drag(canvas, start: QPoint, end: QPoint, button=Qt.MouseButton.LeftButton) -> None:
    viewport = canvas.viewport()
    QTest.mousePress(viewport, button, NONE, start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, button, NONE, end)


@pytest.mark.parametrize("modifiers", [NONE, CONTROL])
def test_the_wheel_zooms_about_the_cursor(canvas, modifiers) -> None:
    at = QPoint(200, 150)
    before = canvas.camera.to_picture(Point(200, 150))
    for _ in range(4):
        wheel(canvas, QPoint(0, 120), at, modifiers)
    assert canvas.zoom > 0.6
    after = canvas.camera.to_picture(Point(200, 150))
    assert after.x == pytest.approx(before.x, abs=4)
    assert after.y == pytest.approx(before.y, abs=4)


def test_zooming_out_rests_at_the_whole_picture(canvas) -> None:
    fitted = canvas.camera
    canvas.zoom_to(0.9)
    for _ in range(30):
        wheel(canvas, QPoint(0, -120), QPoint(30, 30))
        if canvas.fitting:
            break
    assert canvas.camera == fitted
    wheel(canvas, QPoint(0, -120), QPoint(30, 30))
    assert canvas.zoom < fitted.scale
    assert not canvas.fitting


def test_two_fingers_on_a_touchpad_move_the_picture(canvas) -> None:
    canvas.zoom_to(2)
    before = canvas.camera
    wheel(canvas, QPoint(16, -24), QPoint(100, 100), pixels=QPoint(10, -15), touchpad=True)
    assert canvas.camera.scale == before.scale
    assert canvas.camera.x == pytest.approx(before.x + 10)
    assert canvas.camera.y == pytest.approx(before.y - 15)


def test_spreading_two_fingers_on_the_screen_zooms_in(canvas, qtbot) -> None:
    fingers = QTest.createTouchDevice()
    first = canvas.zoom
    viewport = canvas.viewport()

    def touch(step: int) -> tuple[QPoint, QPoint]:
        return QPoint(380 - 12 * step, 300), QPoint(420 + 12 * step, 300)

    for step in range(12):
        sequence = QTest.touchEvent(viewport, fingers, False)
        for finger, place in enumerate(touch(step)):
            (sequence.press if step == 0 else sequence.move)(finger, place, viewport)
        sequence.commit()
        qtbot.wait(5)
    sequence = QTest.touchEvent(viewport, fingers, False)
    for finger, place in enumerate(touch(11)):
        sequence.release(finger, place, viewport)
    sequence.commit()
    assert canvas.zoom > 1.5 * first
    assert not canvas.panning


def test_pinching_a_touchpad_zooms_about_the_cursor(canvas) -> None:
    at = QPointF(250, 200)
    before = canvas.camera.to_picture(Point(250, 200))
    first = canvas.zoom
    for _ in range(10):
        event = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            at,
            at,
            QPointF(canvas.viewport().mapToGlobal(at)),
            0.1,
            QPointF(),
        )
        QApplication.sendEvent(canvas.viewport(), event)
    assert canvas.zoom == pytest.approx(first * 1.1**10)
    after = canvas.camera.to_picture(Point(250, 200))
    assert after.x == pytest.approx(before.x, abs=6)


def test_shift_and_wheel_move_sideways(canvas) -> None:
    canvas.zoom_to(2)
    before = canvas.camera
    wheel(canvas, QPoint(0, 120), QPoint(100, 100), SHIFT)
    assert canvas.camera.x == pytest.approx(before.x + 120)
    assert canvas.camera.y == before.y


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_dragging_moves_the_picture(canvas, button) -> None:
    canvas.zoom_to(2)
    before = canvas.camera
    drag(canvas, QPoint(100, 100), QPoint(160, 130), button)
    assert canvas.camera.x == pytest.approx(before.x + 60)
    assert canvas.camera.y == pytest.approx(before.y + 30)


def test_space_moves_the_picture_even_on_the_split_line(canvas) -> None:
    canvas.set_result(plain(160, 120, "blue"))
    canvas.zoom_to(2)
    canvas.setFocus()
    before, position = canvas.camera, canvas.split_position
    line = QPoint(round(canvas.camera.x + 1600), 40)
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor
    drag(canvas, line, line + QPoint(50, 0))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.camera.x == pytest.approx(before.x + 50)
    assert canvas.split_position == position
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_arrow_keys_move_the_picture(canvas) -> None:
    canvas.zoom_to(2)
    canvas.setFocus()
    before = canvas.camera
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.camera.x < before.x
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.camera.y < before.y


def test_the_photo_stays_fitted_while_the_window_is_resized(canvas, qtbot) -> None:
    first = canvas.zoom
    canvas.resize(1200, 900)
    qtbot.waitUntil(lambda: canvas.zoom > first)
    assert canvas.fitting
    assert canvas.camera.x + 800 * canvas.camera.scale == pytest.approx(600, abs=1)


def test_once_zoomed_the_zoom_stays_while_the_window_is_resized(canvas, qtbot) -> None:
    canvas.zoom_to(1.0)
    middle = canvas.camera.to_picture(Point(400, 300))
    canvas.resize(1000, 700)
    qtbot.waitUntil(lambda: canvas.viewport().width() == 1000)
    assert canvas.zoom == 1.0
    after = canvas.camera.to_picture(Point(500, 350))
    assert after.x == pytest.approx(middle.x, abs=1)


def test_another_photo_of_the_same_size_is_shown_at_the_same_place(canvas) -> None:
    canvas.zoom_to(2, Point(10, 10))
    before = canvas.camera
    canvas.set_original(plain(1600, 1200, "green"))
    assert canvas.camera == before
    canvas.set_original(plain(1200, 1600, "green"))
    assert canvas.fitting


def test_every_zoom_is_announced(canvas, qtbot) -> None:
    with qtbot.waitSignal(canvas.zoomChanged) as told:
        canvas.zoom_to(1.0)
    assert told.args == [1.0]
    with qtbot.waitSignal(canvas.zoomChanged) as told:
        canvas.zoom_in()
    assert told.args == [1.5]
    with qtbot.waitSignal(canvas.zoomChanged) as told:
        canvas.fit()
    assert told.args == [canvas.zoom]
    with qtbot.assertNotEmitted(canvas.zoomChanged):
        canvas.pan(10, 10)


def test_the_picture_cannot_be_thrown_out_of_sight(canvas) -> None:
    canvas.pan(1e6, -1e6)
    assert canvas.camera.x < 800
    assert canvas.camera.y + 1200 * canvas.camera.scale > 0


def test_nothing_to_zoom_is_no_problem(canvas) -> None:
    canvas.set_original(None)
    canvas.zoom_to(2)
    canvas.zoom_in()
    canvas.fit()
    canvas.pan(5, 5)
    wheel(canvas, QPoint(0, 120), QPoint(10, 10))
