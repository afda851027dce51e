"""The text tool: a click writes, a double click on text changes it, a drag moves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent

from deepart_studio.ui.canvas.navigation import NavigableView, point
from deepart_studio.ui.tools.canvas_tool import CanvasTool, Cursor

A_CLICK = 3.0


class TextTool(CanvasTool):
    """``found(x, y)`` gives the number of the text layer at a place of the picture, or None."""

    id = "text"
    started = Signal(float, float)  # new text at this place of the picture
    chosen = Signal(int)
    opened = Signal(int)
    dragged = Signal(int, float, float, int)  # number, by how much in all, which drag

    def __init__(
        self, view: NavigableView, found: Callable[[float, float], int | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view, self._found = view, found
        self._from: tuple[float, float] | None = None
        self._number: int | None = None
        self._moving = False
        self._drags = 0

    def mouse_pressed(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or self._view.picture_size is None:
            return False
        self._from, self._moving = self._at(event), False
        self._number = self._found(*self._from)
        self._drags += 1
        if self._number is not None:
            self.chosen.emit(self._number)
        return True

    def mouse_moved(self, event: QMouseEvent) -> bool:
        if self._from is None:
            over = self._found(*self._at(event)) is not None
            self._view.viewport().setCursor(
                Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.IBeamCursor
            )
            return False
        x, y = self._at(event)
        by = x - self._from[0], y - self._from[1]
        far = max(abs(by[0]), abs(by[1])) * self._view.camera.scale
        self._moving = self._moving or far >= A_CLICK
        if self._moving and self._number is not None:
            self.dragged.emit(self._number, *by, self._drags)
        return True

    def mouse_released(self, event: QMouseEvent) -> bool:
        if self._from is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        place, self._from = self._from, None
        if self._number is None and not self._moving:
            self.started.emit(*place)
        return True

    def double_clicked(self, event: QMouseEvent) -> bool:
        number = self._found(*self._at(event))
        if number is None:
            return self.mouse_pressed(event)
        self.opened.emit(number)
        return True

    def cancel(self) -> bool:
        was, self._from = self._from is not None, None
        return was

    def deactivate(self) -> None:
        self._from = None

    def cursor(self) -> Cursor:
        return Qt.CursorShape.IBeamCursor

    def _at(self, event: QMouseEvent) -> tuple[float, float]:
        place = self._view.camera.to_picture(point(event.position()))
        return place.x, place.y
