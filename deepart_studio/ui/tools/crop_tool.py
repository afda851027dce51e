"""The crop tool: a box with handles and a grid of thirds over the picture, which may be tilted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from deepart_studio.ui.canvas import geometry
from deepart_studio.ui.canvas.navigation import NavigableView, point
from deepart_studio.ui.tools.canvas_tool import CanvasTool, Cursor
from deepart_studio.ui.tools.crop_bar import CropBar
from deepart_studio.ui.tools.crop_box import CropBox

REACH, SQUARE = 12.0, 9.0
SHADE = QColor(0, 0, 0, 140)
LINE, GRID, EDGE = QColor(255, 255, 255, 235), QColor(255, 255, 255, 110), QColor(0, 0, 0, 150)
HANDLES = {
    "lt": (0.0, 0.0),
    "t": (0.5, 0.0),
    "rt": (1.0, 0.0),
    "r": (1.0, 0.5),
    "rb": (1.0, 1.0),
    "b": (0.5, 1.0),
    "lb": (0.0, 1.0),
    "l": (0.0, 0.5),
}
CURSORS = {
    **dict.fromkeys(("l", "r"), Qt.CursorShape.SizeHorCursor),
    **dict.fromkeys(("t", "b"), Qt.CursorShape.SizeVerCursor),
    **dict.fromkeys(("lt", "rb"), Qt.CursorShape.SizeFDiagCursor),
    **dict.fromkeys(("rt", "lb"), Qt.CursorShape.SizeBDiagCursor),
    "": Qt.CursorShape.SizeAllCursor,
}
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CropTool(CanvasTool):
    """``applied`` gives the box and the tilt; nothing is changed here."""

    id = "crop"
    applied = Signal(tuple, float)  # (left, top, width, height), degrees clockwise
    left_without = Signal()
    tilted = Signal(float)

    def __init__(self, view: NavigableView) -> None:
        super().__init__(view)
        self._view = view
        self.options = self.bar = CropBar()
        self.box: CropBox | None = None
        self.degrees = 0.0
        self._size: geometry.Size | None = None
        self._held: str | None = None  # a handle, "" for the inside
        self._from = CropBox(0, 0, 1, 1), geometry.Point(0, 0)
        self._over: str | None = None
        self.bar.aspect_changed.connect(self._reshape)
        self.bar.size_typed.connect(self._resize)
        self.bar.tilt_changed.connect(self.tilt)
        self.bar.apply_clicked.connect(self.apply)
        self.bar.leave_clicked.connect(self.left_without)

    # -- state

    def activate(self) -> None:
        self._begin()

    def deactivate(self) -> None:
        self.box = self._held = None
        self._set_tilt(0.0)

    def moved(self) -> None:
        if self.box is not None and self._view.picture_size != self._size:
            self._begin()  # another picture is open

    def apply(self) -> None:
        """Crop to the box, unless it leaves everything as it is."""
        size = self._size
        if self.box is None or size is None:
            return
        whole = (0, 0, round(size.width), round(size.height))
        if self.box.whole != whole or self.degrees:
            self.applied.emit(self.box.whole, self.degrees)

    def tilt(self, degrees: float) -> None:
        """Turn the picture under the box; the box keeps its shape where it was chosen."""
        from deepart_studio.document.geometry import inner_frame

        size = self._size
        if size is None:
            return
        self._set_tilt(degrees)
        left, top, width, height = inner_frame((round(size.width), round(size.height)), degrees)
        box = CropBox(left, top, left + width, top + height)
        aspect = self.bar.aspect(size.width / size.height)
        if aspect is not None:
            wide, high = min(width, height * aspect), min(height, width / aspect)
            box = box.sized(wide, high, (size.width, size.height))
        self._show(box)

    def _begin(self) -> None:
        self._size = size = self._view.picture_size
        self._held = None
        self._set_tilt(0.0)
        self.bar.show_tilt(0.0)
        if size is not None:
            self._show(CropBox(0, 0, size.width, size.height))
            self._reshape()

    def _set_tilt(self, degrees: float) -> None:
        if degrees != self.degrees:
            self.degrees = degrees
            self.tilted.emit(degrees)

    def _show(self, box: CropBox) -> None:
        self.box = box
        self.bar.show_size(*box.whole[2:])
        self._view.viewport().update()

    def _reshape(self) -> None:
        size = self._size
        if size is not None and self.box is not None:
            aspect = self.bar.aspect(size.width / size.height)
            self._go(self.box.shaped(aspect, (size.width, size.height)))

    def _resize(self, width: int, height: int) -> None:
        if self._size is not None and self.box is not None:
            self._go(self.box.sized(width, height, (self._size.width, self._size.height)))

    def _go(self, wanted: CropBox) -> None:
        if self._size is not None and self.box is not None:
            size = self._size.width, self._size.height
            self._show(self.box.towards(wanted, size, self.degrees))

    # -- events

    def mouse_pressed(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or self.box is None or self._size is None:
            return False
        at = self._view.camera.to_picture(point(event.position()))
        self._held = self._part(event.position())
        if self._held is None:  # outside: a new box from here
            x, y = min(max(at.x, 0), self._size.width), min(max(at.y, 0), self._size.height)
            self.box = CropBox(x, y, x, y)
            self._held = "rb"
        self._from = self.box, at
        return True

    def mouse_moved(self, event: QMouseEvent) -> bool:
        if self._held is None or self._size is None or self.box is None:
            over = self._part(event.position())
            if over != self._over:
                self._over = over
                self._view.update_cursor()
            return False
        at = self._view.camera.to_picture(point(event.position()))
        box, start = self._from
        size = self._size.width, self._size.height
        if self._held == "":
            wanted = box.moved(at.x - start.x, at.y - start.y, size)
        else:
            aspect = self.bar.aspect(size[0] / size[1])
            if aspect is None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                aspect = box.width / box.height if box.width and box.height else 1.0
            wanted = box.pulled(self._held, at.x, at.y, size, aspect)
        self._go(wanted)
        return True

    def mouse_released(self, event: QMouseEvent) -> bool:
        held, self._held = self._held, None
        box, size = self.box, self._size
        if held and box is not None and size is not None and min(box.width, box.height) < 1:
            self._show(CropBox(0, 0, size.width, size.height))  # a mere click outside
            self._reshape()
        return held is not None

    def double_clicked(self, event: QMouseEvent) -> bool:
        if self._part(event.position()) == "":
            self.apply()
            return True
        return self.mouse_pressed(event)

    def key_pressed(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply()
            return True
        if event.key() in ARROWS and self.box is not None and self._size is not None:
            far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            dx, dy = ARROWS[Qt.Key(event.key())]
            self._go(self.box.moved(dx * far, dy * far, (self._size.width, self._size.height)))
            return True
        return False

    def cursor(self) -> Cursor:
        return Qt.CursorShape.CrossCursor if self._over is None else CURSORS[self._over]

    # -- drawing

    def draw(self, painter: QPainter) -> None:
        if self.box is None:
            return
        box, whole = self._seen(), QRectF(self._view.viewport().rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(SHADE)
        for part in (
            QRectF(whole.topLeft(), QPointF(whole.right(), box.top())),
            QRectF(QPointF(whole.left(), box.bottom()), whole.bottomRight()),
            QRectF(QPointF(whole.left(), box.top()), box.bottomLeft()),
            QRectF(box.topRight(), QPointF(whole.right(), box.bottom())),
        ):
            painter.drawRect(part.intersected(whole))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(GRID, 1))
        for third in (1 / 3, 2 / 3):
            x, y = box.left() + third * box.width(), box.top() + third * box.height()
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        painter.setPen(QPen(EDGE, 3))
        painter.drawRect(box)
        painter.setPen(QPen(LINE, 1))
        painter.drawRect(box)
        painter.setPen(QPen(EDGE, 1))
        painter.setBrush(LINE)
        for place in HANDLES.values():
            middle = _at(box, place)
            square = QRectF(0, 0, SQUARE, SQUARE)
            square.moveCenter(middle)
            painter.drawRect(square)

    def _seen(self) -> QRectF:
        """The box in the view."""
        camera, box = self._view.camera, self.box
        first = camera.to_view(geometry.Point(box.left, box.top))
        last = camera.to_view(geometry.Point(box.right, box.bottom))
        return QRectF(QPointF(first.x, first.y), QPointF(last.x, last.y))

    def _part(self, place: QPointF) -> str | None:
        """The handle at a place, "" inside the box, None outside."""
        if self.box is None:
            return None
        box = self._seen()
        for name, where in HANDLES.items():
            middle = _at(box, where)
            if max(abs(place.x() - middle.x()), abs(place.y() - middle.y())) <= REACH:
                return name
        return "" if box.contains(place) else None


def _at(box: QRectF, place: tuple[float, float]) -> QPointF:
    return QPointF(box.left() + place[0] * box.width(), box.top() + place[1] * box.height())
