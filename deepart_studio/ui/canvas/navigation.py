"""A view that is zoomed and panned: wheel, pinch, Space, middle button, keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QGraphicsScene, QGraphicsView, QPinchGesture

from deepart_studio.ui.canvas import geometry
from deepart_studio.ui.canvas.geometry import Camera, Point, Size

PER_WHEEL_DEGREE = 1.0015
"""Zoom factor per eighth of a degree: one notch (120) is about 20 %."""
KEY_PAN = 0.1
ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


def point(place: QPointF) -> Point:
    return Point(place.x(), place.y())


class NavigableView(QGraphicsView):
    """Scene coordinates are view coordinates; a Camera says where the picture is in them.

    A subclass shows the picture in ``camera_moved``. Zoom 1.0 is one picture pixel on one pixel of
    the screen, whatever the screen's scaling.
    """

    zoomChanged = Signal(float)

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.camera = Camera()
        self.fitting = True
        self._picture: Size | None = None
        self._space = False
        self._grabbed: QPointF | None = None

    # -- what is shown

    @property
    def picture_size(self) -> Size | None:
        return self._picture

    def set_picture_size(self, size: Size | None) -> None:
        """A picture of another size is fitted; one of the same size stays where it is."""
        if size == self._picture:
            return
        self._picture = size
        if size is not None:
            self.fit()

    @property
    def view_size(self) -> Size:
        return Size(max(1, self.viewport().width()), max(1, self.viewport().height()))

    @property
    def zoom(self) -> float:
        return self.camera.scale / self.screen_pixel

    @property
    def screen_pixel(self) -> float:
        """Side of one screen pixel in view coordinates."""
        return 1.0 / self.viewport().devicePixelRatioF()

    # -- commands

    def fit(self) -> None:
        """Show the whole picture, and keep doing so while the window is resized."""
        self.fitting = True
        if self._picture is not None:
            self._show(geometry.fit(self.view_size, self._picture, self.screen_pixel))

    def zoom_to(self, zoom: float, at: Point | None = None) -> None:
        """Another zoom; what is at ``at`` (the middle when None) stays where it is."""
        if self._picture is None:
            return
        fitted = geometry.fit(self.view_size, self._picture, self.screen_pixel)
        scale = geometry.allowed_zoom(zoom, fitted.scale / self.screen_pixel) * self.screen_pixel
        if scale < self.camera.scale and scale <= fitted.scale < self.camera.scale:
            self.fit()  # zooming out rests at the whole picture before it goes on
            return
        self.fitting = False
        view = self.view_size
        camera = geometry.zoom_about(
            self.camera, at or Point(view.width / 2, view.height / 2), scale
        )
        if scale < fitted.scale:
            camera = geometry.centred(view, self._picture, scale)
        self._show(camera)

    def zoom_in(self) -> None:
        self.zoom_to(geometry.next_zoom(self.zoom, 1))

    def zoom_out(self) -> None:
        self.zoom_to(geometry.next_zoom(self.zoom, -1))

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by so many view pixels."""
        if self._picture is None or (dx == 0 and dy == 0):
            return
        self.fitting = False
        self._show(geometry.moved(self.camera, dx, dy))

    def _show(self, camera: Camera) -> None:
        if self._picture is None:
            return
        camera = geometry.kept_in_sight(camera, self.view_size, self._picture)
        camera = geometry.whole_pixels(camera, self.screen_pixel)
        zoomed = camera.scale != self.camera.scale
        self.camera = camera
        self.camera_moved()
        if zoomed:
            self.zoomChanged.emit(self.zoom)

    def camera_moved(self) -> None:
        """Place what is shown by ``self.camera``; for subclasses."""

    # -- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scene().setSceneRect(QRectF(self.viewport().rect()))
        if self._picture is None:
            return
        if self.fitting:
            self.fit()
            return
        grown = event.size() - event.oldSize()
        self._show(geometry.moved(self.camera, grown.width() / 2, grown.height() / 2))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        touchpad = event.device().type() == QInputDevice.DeviceType.TouchPad
        delta = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        if control or not (touchpad or shift):
            turned = event.angleDelta().y() or event.angleDelta().x()
            self.zoom_to(self.zoom * PER_WHEEL_DEGREE**turned, point(event.position()))
        elif shift and not touchpad:
            self.pan(delta.y() or delta.x(), 0)
        else:
            self.pan(delta.x(), delta.y())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QGestureEvent):
            return self._pinch(event)
        if isinstance(event, QNativeGestureEvent):
            return self._native_gesture(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange and self.fitting:
            self.fit()
        return super().viewportEvent(event)

    def _pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        at = self.viewport().mapFromGlobal(pinch.centerPoint())
        step = pinch.centerPoint() - pinch.lastCenterPoint()
        self.zoom_to(self.zoom * pinch.scaleFactor(), point(at))
        self.pan(step.x(), step.y())
        event.accept(pinch)
        return True

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.zoom_to(self.zoom * (1 + event.value()), point(event.position()))
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if self._picture is not None and (left or event.button() == Qt.MouseButton.MiddleButton):
            self._grabbed = event.position()
            self.update_cursor()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            step = event.position() - self._grabbed
            self._grabbed = event.position()
            self.pan(step.x(), step.y())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None
        self.update_cursor()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._space = True
            self.update_cursor()
        elif event.key() in ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            across, down = ARROWS[Qt.Key(event.key())]
            view = self.view_size
            self.pan(across * view.width * KEY_PAN, down * view.height * KEY_PAN)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._space = self._space and event.isAutoRepeat()
            self.update_cursor()
        else:
            event.ignore()

    def focusOutEvent(self, event) -> None:
        self._space = False
        self.update_cursor()
        super().focusOutEvent(event)

    @property
    def panning(self) -> bool:
        """Space is held or the picture is being moved: the split line stays out of the way."""
        return self._space or self._grabbed is not None

    def update_cursor(self) -> None:
        """Show by the cursor what a press would do."""
        shape = Qt.CursorShape.ArrowCursor
        if self._grabbed is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space and self._picture is not None:
            shape = Qt.CursorShape.OpenHandCursor
        self.viewport().setCursor(shape)
