"""Rectangle, lasso and colour range: shapes for the selection, drawn on the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPen

from deepart_studio.ui.canvas.navigation import NavigableView, point
from deepart_studio.ui.tools.canvas_tool import CanvasTool, Cursor

A_CLICK = 3.0
"""A press that moves less than this in view pixels is a click."""
ADD, CUT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier

Corner = tuple[float, float]


def way_of(modifiers: Qt.KeyboardModifier, otherwise: str) -> str:
    """How a shape changes the selection: keys go before what is chosen in the bar."""
    if modifiers & ADD and modifiers & CUT:
        return "intersect"
    if modifiers & ADD:
        return "add"
    return "subtract" if modifiers & CUT else otherwise


class ShapeTool(CanvasTool):
    """Follows the pointer from press to release; ``way`` is what a shape does without keys.

    Esc gives up what is drawn, or what is made of it (``give_up``).
    """

    clicked = Signal(float, float, str)  # x, y in the picture; replace, add, subtract, intersect

    def __init__(self, view: NavigableView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self.way = "replace"
        self._way = "replace"
        self._points: list[Corner] = []  # in the picture
        self.give_up: Callable[[], bool] = lambda: False

    def mouse_pressed(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or self._view.picture_size is None:
            return False
        self._way = way_of(event.modifiers(), self.way)
        self._points = [self._at(event)]
        return True

    def mouse_moved(self, event: QMouseEvent) -> bool:
        if not self._points:
            return False
        self.drag(self._points, self._at(event))
        self._view.viewport().update()
        return True

    def mouse_released(self, event: QMouseEvent) -> bool:
        if not self._points or event.button() != Qt.MouseButton.LeftButton:
            return False
        points, self._points = self._points, []
        self.drag(points, self._at(event))
        self._view.viewport().update()
        scale = self._view.camera.scale
        across = max(x for x, _ in points) - min(x for x, _ in points)
        down = max(y for _, y in points) - min(y for _, y in points)
        if max(across, down) * scale < A_CLICK:
            self.clicked.emit(*points[0], self._way)
        else:
            self.finish(points, self._way)
        return True

    def cancel(self) -> bool:
        was = bool(self._points)
        self.deactivate()
        return was or self.give_up()

    def deactivate(self) -> None:
        self._points = []
        self._view.viewport().update()

    def cursor(self) -> Cursor:
        return Qt.CursorShape.CrossCursor

    def draw(self, painter: QPainter) -> None:
        """The shape under way, light on dark so that it is seen on everything."""
        if len(self._points) < 2:
            return
        path = self.outline([self._in_view(place) for place in self._points])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(255, 255, 255), 1))
        painter.drawPath(path)
        pen = QPen(QColor(0, 0, 0), 1)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.drawPath(path)

    # -- for the shapes

    def drag(self, points: list[Corner], to: Corner) -> None:
        """The pointer is here now."""

    def outline(self, points: list[QPointF]) -> QPainterPath:
        """What is drawn while the pointer is down."""
        return QPainterPath()

    def finish(self, points: list[Corner], way: str) -> None:
        """The pointer was let go."""

    def _at(self, event: QMouseEvent) -> Corner:
        place = self._view.camera.to_picture(point(event.position()))
        return place.x, place.y

    def _in_view(self, place: Corner) -> QPointF:
        camera = self._view.camera
        return QPointF(camera.x + place[0] * camera.scale, camera.y + place[1] * camera.scale)


class RectangleTool(ShapeTool):
    """From corner to corner."""

    id = "select-rectangle"
    drawn = Signal(object, object, str)

    def drag(self, points: list[Corner], to: Corner) -> None:
        points[1:] = [to]

    def outline(self, points: list[QPointF]) -> QPainterPath:
        path = QPainterPath()
        path.addRect(QRectF(points[0], points[1]).normalized())
        return path

    def finish(self, points: list[Corner], way: str) -> None:
        self.drawn.emit(points[0], points[-1], way)


class LassoTool(ShapeTool):
    """Around, by hand."""

    id = "select-lasso"
    drawn = Signal(object, str)

    def drag(self, points: list[Corner], to: Corner) -> None:
        if to != points[-1]:
            points.append(to)

    def outline(self, points: list[QPointF]) -> QPainterPath:
        path = QPainterPath(points[0])
        for place in points[1:]:
            path.lineTo(place)
        path.closeSubpath()
        return path

    def finish(self, points: list[Corner], way: str) -> None:
        self.drawn.emit(points, way)


class ColourTool(ShapeTool):
    """A click on a colour."""

    id = "select-colour"

    def finish(self, points: list[Corner], way: str) -> None:
        self.clicked.emit(*points[0], way)
