"""The move tool: drags the active layer; the arrow keys move it by a pixel, with Shift by ten."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from deepart_studio.ui.canvas.geometry import Point
from deepart_studio.ui.canvas.navigation import NavigableView, point
from deepart_studio.ui.tools.canvas_tool import CanvasTool, Cursor
from deepart_studio.ui.tools.crop_tool import ARROWS


class MoveTool(CanvasTool):
    """``moved_by`` gives whole pixels since the press; ``begun`` and ``ended`` surround a drag."""

    id = "move"
    begun = Signal()
    moved_by = Signal(int, int)
    ended = Signal(bool)  # whether the layer stays where it is now
    nudged = Signal(int, int)

    def __init__(self, view: NavigableView) -> None:
        super().__init__(view)
        self._view = view
        self._start: Point | None = None

    def deactivate(self) -> None:
        self._end(kept=True)

    def cancel(self) -> bool:
        if self._start is None:
            return False
        self._end(kept=False)
        return True

    def mouse_pressed(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._start = self._view.camera.to_picture(point(event.position()))
        self.begun.emit()
        return True

    def mouse_moved(self, event: QMouseEvent) -> bool:
        if self._start is None:
            return False
        at = self._view.camera.to_picture(point(event.position()))
        dx, dy = round(at.x - self._start.x), round(at.y - self._start.y)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:  # along one direction
            dx, dy = (dx, 0) if abs(dx) >= abs(dy) else (0, dy)
        self.moved_by.emit(dx, dy)
        return True

    def mouse_released(self, event: QMouseEvent) -> bool:
        held = self._start is not None
        self._end(kept=True)
        return held

    def key_pressed(self, event: QKeyEvent) -> bool:
        if event.key() not in ARROWS or self._start is not None:
            return False
        far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        dx, dy = ARROWS[Qt.Key(event.key())]
        self.nudged.emit(dx * far, dy * far)
        return True

    def cursor(self) -> Cursor:
        return Qt.CursorShape.SizeAllCursor

    def _end(self, *, kept: bool) -> None:
        if self._start is not None:
            self._start = None
            self.ended.emit(kept)
