"""The strip of tools at the canvas's edge: which is in hand, and what it hears of."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from deepart_studio.app import StudioApp
from deepart_studio.ui.tools import CanvasTool
from tests.support.brushing import press

LEFT = Qt.MouseButton.LeftButton


class Stamp(CanvasTool):
    """A tool that takes presses with the left button and notes what it hears."""

    id = "stamp"
    digits = True

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.options = QLabel("Ink")
        self.busy = False

    def activate(self) -> None:
        self.heard.append("taken")

    def deactivate(self) -> None:
        self.heard.append("put down")

    def cancel(self) -> bool:
        was, self.busy = self.busy, False
        return was

    def mouse_pressed(self, event) -> bool:
        self.heard.append("press")
        return event.button() == LEFT

    def mouse_released(self, event) -> bool:
        self.heard.append("release")
        return event.button() == LEFT

    def digit(self, digit: int) -> None:
        self.heard.append(digit)

    def key_pressed(self, event) -> bool:
        self.heard.append(event.text())
        return event.text() == "j"

    def left(self) -> None:
        self.heard.append("left")

    def cursor(self):
        return Qt.CursorShape.CrossCursor


@pytest.fixture
def opened(running: StudioApp, qtbot, photo_path: Path) -> StudioApp:
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    running.window.activateWindow()
    qtbot.waitUntil(running.window.isActiveWindow)
    return running


@pytest.fixture
def stamp(opened: StudioApp) -> Stamp:
    """A tool in hand."""
    tool = Stamp()
    opened.window.tools.add(tool)
    opened.window.tools.choose("stamp")
    return tool


def test_the_strip_is_there_with_a_document_only(running, qtbot, photo_path) -> None:
    strip = running.window.tools.strip
    assert not strip.isVisible()
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    assert strip.isVisible()
    running.window.actions_table["library"].trigger()
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_the_hand_is_in_hand_at_first_and_moves_the_picture(opened) -> None:
    hand = opened.window.tools.strip.buttons["tool-hand"]
    assert hand.isChecked()
    assert "H" in hand.toolTip()
    canvas = opened.window.canvas
    canvas.zoom_to(2.0)
    before = canvas.camera.x
    QTest.mousePress(canvas.viewport(), LEFT, pos=QPoint(200, 200))
    QTest.mouseMove(canvas.viewport(), QPoint(240, 200))
    QTest.mouseRelease(canvas.viewport(), LEFT, pos=QPoint(240, 200))
    assert canvas.camera.x == before + 40


def test_a_tool_hears_of_the_pointer_and_shows_its_options(opened, stamp) -> None:
    canvas = opened.window.canvas
    assert opened.window.tools.bar.isVisible()
    assert stamp.options.isVisible()
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.CrossCursor
    QTest.mouseClick(canvas.viewport(), LEFT, pos=QPoint(200, 200))
    press(opened, "3")
    press(opened, "j")
    assert stamp.heard == ["taken", "press", "release", 3, "j"]
    assert not opened.window.actions_table["fit"].isEnabled()
    press(opened, "h")
    assert stamp.heard[-1] == "put down"
    assert not opened.window.tools.bar.isVisible()
    assert opened.window.actions_table["fit"].isEnabled()


def test_space_moves_the_picture_with_any_tool(opened, stamp) -> None:
    canvas = opened.window.canvas
    canvas.zoom_to(2.0)
    before = canvas.camera.x
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    QTest.mousePress(canvas.viewport(), LEFT, pos=QPoint(200, 200))
    QTest.mouseMove(canvas.viewport(), QPoint(240, 200))
    QTest.mouseRelease(canvas.viewport(), LEFT, pos=QPoint(240, 200))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.camera.x == before + 40
    assert "press" not in stamp.heard


def test_escape_first_ends_what_the_tool_is_at_and_then_puts_it_down(opened, stamp) -> None:
    stamp.busy = True
    press(opened, Qt.Key.Key_Escape)
    assert opened.window.tools.box.tool is stamp
    press(opened, Qt.Key.Key_Escape)
    assert opened.window.tools.box.tool.id == "hand"


def test_a_tool_and_the_style_brush_exclude_each_other(opened, stamp) -> None:
    window = opened.window
    window.actions_table["brush"].trigger()
    assert window.canvas.brush.active
    assert window.tools.box.tool.id == "hand"
    assert not window.tools.strip.buttons["tool-hand"].isChecked()
    window.tools.choose("stamp")
    assert not window.canvas.brush.active
    assert window.tools.box.tool is stamp


def test_a_comparison_is_left_for_a_tool(opened, stamp) -> None:
    window = opened.window
    window.actions_table["compare-side-by-side"].trigger()
    assert window.comparing.is_open
    assert not window.tools.bar.isVisible()
    window.tools.choose("hand")
    assert not window.comparing.is_open
