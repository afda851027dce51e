"""Which tool is in hand, and which of the canvas's events go to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QTabletEvent

from deepart_studio.ui.tools.canvas_tool import CanvasTool
from deepart_studio.ui.tools.hand_tool import HandTool

if TYPE_CHECKING:
    from deepart_studio.ui.canvas.navigation import NavigableView


class ToolBox(QObject):
    """Holds the tools of one canvas. ``tool`` is in hand, at first and after ``put_down`` the hand.

    Each handler of an event tells whether it was the tool's.
    """

    changed = Signal()  # another tool is in hand

    def __init__(self, view: NavigableView) -> None:
        super().__init__(view)
        self._view = view
        self.tools: dict[str, CanvasTool] = {}
        self.tool: CanvasTool = self.add(HandTool(self))
        self._pressed = False

    def add(self, tool: CanvasTool) -> CanvasTool:
        self.tools[tool.id] = tool
        return tool

    def choose(self, tool_id: str) -> None:
        """Take a tool in hand and put the other down."""
        tool = self.tools[tool_id]
        if tool is self.tool:
            return
        before, self.tool = self.tool, tool
        self._pressed = False
        before.deactivate()
        tool.activate()
        self._view.update_cursor()
        self._view.viewport().update()
        self.changed.emit()

    def put_down(self) -> None:
        self.choose(HandTool.id)

    @property
    def in_use(self) -> bool:
        """Whether another tool than the hand is held."""
        return self.tool.id != HandTool.id

    # -- events of the canvas

    def mouse_pressed(self, event: QMouseEvent) -> bool:
        self._pressed = not self._view.panning and self.tool.mouse_pressed(event)
        return self._pressed

    def mouse_moved(self, event: QMouseEvent) -> bool:
        # while the picture is moved the tool only hears of it between its own press and release
        if self._view.panning and not self._pressed:
            return False
        return self.tool.mouse_moved(event)

    def mouse_released(self, event: QMouseEvent) -> bool:
        if self._view.panning and not self._pressed:
            return False
        taken = self.tool.mouse_released(event)
        self._pressed = self._pressed and not taken
        return taken

    def double_clicked(self, event: QMouseEvent) -> bool:
        self._pressed = not self._view.panning and self.tool.double_clicked(event)
        return self._pressed

    def tablet(self, event: QTabletEvent) -> bool:
        return not self._view.panning and self.tool.tablet(event)

    def key_pressed(self, event: QKeyEvent) -> bool:
        return self.tool.key_pressed(event)

    def key_released(self, event: QKeyEvent) -> bool:
        return self.tool.key_released(event)

    def left(self) -> None:
        self.tool.left()

    def moved(self) -> None:
        self.tool.moved()

    def draw(self, painter: QPainter) -> None:
        painter.save()
        self.tool.draw(painter)
        painter.restore()
