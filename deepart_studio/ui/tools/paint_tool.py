"""The paint brush and the eraser: mouse and pen draw on the active layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QTabletEvent

from deepart_studio.studio.paint.paint_brush import PaintBrush
from deepart_studio.studio.paint.paint_desk import PaintDesk
from deepart_studio.ui.canvas.navigation import NavigableView, point
from deepart_studio.ui.tools.canvas_tool import CanvasTool, Cursor
from deepart_studio.ui.tools.ring import CROSS, draw_ring

if TYPE_CHECKING:
    from deepart_studio.core.masks import Values

LEFT = Qt.MouseButton.LeftButton
MARGIN = 3


class PaintTool(CanvasTool):
    """``prepare`` is called before a stroke: whether there is a layer for it. ``clip`` gives what
    is selected, uint8 (H, W) of the document, or None.

    A pen's other end erases. Alt picks a colour from the picture; Shift draws a straight line from
    where the last stroke ended.
    """

    sized = digits = True
    changed = Signal(object)  # PaintBrush, changed by a key
    picked = Signal(QColor)
    ended = Signal(bool)  # erasing

    def __init__(
        self, tool_id: str, view: NavigableView, desk: PaintDesk, prepare: Callable[[], bool]
    ) -> None:
        super().__init__(view)
        self.id = tool_id
        self.brush = PaintBrush()
        self.pick: Callable[[float, float], QColor | None] = lambda _x, _y: None
        self.clip: Callable[[], Values | None] = lambda: None
        self._erases = tool_id == "eraser"
        self._view, self._desk, self._prepare = view, desk, prepare
        self._at: QPointF | None = None
        self._last: QPointF | None = None
        self._picking = self._erasing = False

    def set_brush(self, brush: PaintBrush) -> None:
        self.brush = brush
        self._view.viewport().update()

    # -- the tool box

    def deactivate(self) -> None:
        self._desk.give_up()
        self._at = self._last = None

    def cancel(self) -> bool:
        painting = self._desk.painting
        self._desk.give_up()
        return painting

    def resize(self, steps: int) -> None:
        self.changed.emit(self.brush.resized(steps))

    def harden(self, steps: int) -> None:
        self.changed.emit(self.brush.hardened(steps))

    def digit(self, digit: int) -> None:
        self.changed.emit(replace(self.brush, opacity=(digit or 10) / 10))

    def cursor(self) -> Cursor | None:
        return Qt.CursorShape.CrossCursor if self._picking else Qt.CursorShape.BlankCursor

    # -- the mouse

    def mouse_pressed(self, event: QMouseEvent) -> bool:
        if event.button() != LEFT or self._view.picture_size is None:
            return False
        self._press(event.position(), 1.0, event.modifiers(), erasing=self._erases)
        return True

    def mouse_moved(self, event: QMouseEvent) -> bool:
        self._look_for_alt(event.modifiers())
        self._hover(event.position())
        return self._move(event.position(), 1.0, held=bool(event.buttons() & LEFT))

    def mouse_released(self, event: QMouseEvent) -> bool:
        if event.button() != LEFT:
            return False
        self._release(event.position())
        return True

    # -- the pen

    def tablet(self, event: QTabletEvent) -> bool:
        kind, place = event.type(), event.position()
        if kind == QEvent.Type.TabletPress:
            if event.button() != LEFT or self._view.picture_size is None:
                return False
            rubber = event.pointerType() == event.pointingDevice().PointerType.Eraser
            erasing = self._erases or rubber
            self._press(place, event.pressure(), event.modifiers(), erasing=erasing)
        elif kind == QEvent.Type.TabletMove:
            self._look_for_alt(event.modifiers())
            self._hover(place)
            self._move(place, event.pressure(), held=bool(event.buttons() & LEFT))
        elif kind == QEvent.Type.TabletRelease:
            self._release(place)
        event.accept()
        return True

    # -- strokes

    def _press(
        self, place: QPointF, pressure: float, keys: Qt.KeyboardModifier, *, erasing: bool
    ) -> None:
        self._look_for_alt(keys)
        self._hover(place)
        if self._picking:
            self._pick(place)
            return
        if not self._prepare():
            return
        self._erasing = erasing
        if self._desk.begin(self.brush, erasing=erasing, clip=self.clip()):
            last = self._last
            if last is not None and keys & Qt.KeyboardModifier.ShiftModifier:
                self._desk.draw_to(last.x(), last.y(), pressure)
            self._draw(place, pressure)

    def _move(self, place: QPointF, pressure: float, *, held: bool) -> bool:
        if self._desk.painting:
            self._draw(place, pressure)
        elif self._picking and held:
            self._pick(place)
        else:
            return False
        return True

    def _release(self, place: QPointF) -> None:
        if self._desk.painting:
            self._last = self._document_point(place)
            self.ended.emit(self._erasing)

    def _draw(self, place: QPointF, pressure: float) -> None:
        at = self._document_point(place)
        self._desk.draw_to(at.x(), at.y(), pressure)

    def _pick(self, place: QPointF) -> None:
        at = self._document_point(place)
        colour = self.pick(at.x(), at.y())
        if colour is not None:
            self.picked.emit(colour)

    def _document_point(self, place: QPointF) -> QPointF:
        at = self._view.camera.to_picture(point(place))
        return QPointF(at.x, at.y)

    # -- the ring

    def left(self) -> None:
        before, self._at = self._ring(), None
        self._view.viewport().update(before.toAlignedRect())

    def draw(self, painter: QPainter) -> None:
        if self._at is not None and not self._picking and not self._view.panning:
            draw_ring(painter, self._at, self._radius())

    def _look_for_alt(self, keys: Qt.KeyboardModifier) -> None:
        picking = bool(keys & Qt.KeyboardModifier.AltModifier) and not self._desk.painting
        if picking != self._picking:
            self._picking = picking
            self._view.update_cursor()

    def _hover(self, place: QPointF) -> None:
        before = self._ring()
        self._at = QPointF(place)
        # two small rectangles: one around both would make the view draw all that is between
        for ring in (before, self._ring()):
            self._view.viewport().update(ring.toAlignedRect())

    def _radius(self) -> float:
        return self.brush.diameter * self._view.camera.scale / 2

    def _ring(self) -> QRectF:
        if self._at is None:
            return QRectF()
        radius = max(self._radius(), CROSS) + MARGIN
        return QRectF(self._at.x() - radius, self._at.y() - radius, 2 * radius, 2 * radius)
