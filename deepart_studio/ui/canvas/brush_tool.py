"""The brush on the canvas: mouse and pen draw on the mask of the region that is worked on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QTabletEvent, QTransform

from deepart_studio.studio.brush import Brush
from deepart_studio.ui.canvas.mask_item import MaskItem, ShownMask
from deepart_studio.ui.canvas.navigation import NavigableView, point

if TYPE_CHECKING:
    from deepart_studio.studio.strokes import Stroke

RING_SHADOW = QColor(0, 0, 0, 150)
RING_LIGHT = QColor(255, 255, 255, 230)
CROSS = 4.0


class BrushTool(QObject):
    """``stroke_ended(values)`` gives the new mask, uint8 (H, W), once per stroke."""

    stroke_ended = Signal(object, bool)  # values, erased
    refused = Signal()  # there is nothing to paint on

    def __init__(self, view: NavigableView) -> None:
        super().__init__(view)
        self._view = view
        self.item = MaskItem()
        self.item.setZValue(1)
        view.scene().addItem(self.item)
        self.item.hide()
        self.active = False
        self.erasing = False
        self.brush = Brush()
        self._masks: Sequence[ShownMask] = ()
        self._shown = True
        self._stroke: Stroke | None = None
        self._at: QPointF | None = None
        self._alt = False

    # -- state

    def set_active(self, active: bool) -> None:
        if not active:
            self.give_up_stroke()
        self.active = active
        self._show_item()
        self._view.update_cursor()
        self._view.viewport().update()

    def set_brush(self, brush: Brush) -> None:
        self.brush = brush
        self._view.viewport().update()

    def set_erasing(self, erasing: bool) -> None:
        self.erasing = erasing
        self._view.viewport().update()

    def set_masks(self, masks: Sequence[ShownMask]) -> None:
        """Show these; the aimed one is painted on. A stroke under way is given up."""
        self._stroke = None
        self._masks = tuple(masks)
        self.item.set_masks(self._masks)
        self._show_item()

    def set_masks_shown(self, shown: bool) -> None:
        self._shown = shown
        self._show_item()

    @property
    def painting(self) -> bool:
        """Whether a stroke is under way."""
        return self._stroke is not None

    def place(self, size: QSizeF, transform: QTransform) -> None:
        """The picture is here now."""
        self.item.set_size(size)
        self.item.setTransform(transform)

    # -- events of the canvas; each gives whether it was the brush's

    def mouse_pressed(self, event: QMouseEvent) -> bool:
        if not self.active or event.button() != Qt.MouseButton.LeftButton or self._view.panning:
            return False
        self._alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return self._begin(event.position(), 1.0)

    def mouse_moved(self, event: QMouseEvent) -> bool:
        if not self.active:
            return False
        self._alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._hover(event.position())
        if self._stroke is None:
            return False
        self._draw(event.position(), 1.0)
        return True

    def mouse_released(self, event: QMouseEvent) -> bool:
        if self._stroke is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        self._end()
        return True

    def tablet(self, event: QTabletEvent) -> bool:
        """A pen's own events; a pen's other end erases. Presses that are not taken become mouse."""
        if not self.active or self._view.panning:
            return False
        kind, place = event.type(), event.position()
        rubber = event.pointerType() == event.pointingDevice().PointerType.Eraser
        self._alt = rubber or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if kind == QEvent.Type.TabletPress:
            if event.button() != Qt.MouseButton.LeftButton:
                return False
            self._begin(place, event.pressure())
        elif kind == QEvent.Type.TabletMove:
            self._hover(place)
            if self._stroke is not None:
                self._draw(place, event.pressure())
        elif kind == QEvent.Type.TabletRelease and self._stroke is not None:
            self._end()
        event.accept()
        return True

    def left(self) -> None:
        """The pointer left the canvas."""
        self._at = None
        self._view.viewport().update()

    # -- strokes

    def _begin(self, place: QPointF, pressure: float) -> bool:
        from deepart_studio.studio.strokes import Stroke

        aimed = next((mask for mask in self._masks if mask.aimed), None)
        if aimed is None or self._view.picture_size is None:
            self.refused.emit()
            return True
        self._erased = self.erasing != self._alt
        self._stroke = Stroke(aimed.values, self.brush, erase=self._erased)
        self.item.show_as_painted()
        self.item.show()
        self._hover(place)
        self._draw(place, pressure)
        return True

    def _draw(self, place: QPointF, pressure: float) -> None:
        stroke, picture = self._stroke, self._view.picture_size
        if stroke is None or picture is None:
            return
        at = self._view.camera.to_picture(point(place))
        height, width = stroke.values.shape
        patch = stroke.move_to(
            at.x * width / picture.width, at.y * height / picture.height, pressure
        )
        if patch is not None:
            self.item.update_part(
                patch.left / width, patch.top / height, patch.right / width, patch.bottom / height
            )

    def _end(self) -> None:
        stroke, self._stroke = self._stroke, None
        self._show_item()
        if stroke is not None:
            self.stroke_ended.emit(stroke.values, self._erased)

    def give_up_stroke(self) -> None:
        """Leave the mask as it was before the stroke under way."""
        if self._stroke is not None:
            self._stroke.undo()
            self._stroke = None
            self.item.update()

    def _show_item(self) -> None:
        self.item.setVisible(self.active and (self._shown or self.painting) and bool(self._masks))

    # -- the ring under the pointer

    def _hover(self, place: QPointF) -> None:
        before = self._ring()
        self._at = QPointF(place)
        dirty = self._ring().united(before).adjusted(-3, -3, 3, 3)
        self._view.viewport().update(dirty.toAlignedRect())

    def _radius(self) -> float:
        picture = self._view.picture_size
        if picture is None:
            return 0.0
        side = max(picture.width, picture.height) * self._view.camera.scale
        return max(1.0, self.brush.diameter * side / 2)

    def _ring(self) -> QRectF:
        if self._at is None:
            return QRectF()
        radius = max(self._radius(), CROSS)
        return QRectF(self._at.x() - radius, self._at.y() - radius, 2 * radius, 2 * radius)

    def draw_ring(self, painter: QPainter) -> None:
        """A circle of the brush's size, a fainter one where it begins to fade, and the sign."""
        if not self.active or self._at is None or self._view.panning:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._radius()
        rings = [(radius, 255)]
        if self.brush.hardness < 1:
            rings.append((max(1.0, radius * self.brush.hardness), 110))
        for colour, width in ((RING_SHADOW, 2.6), (RING_LIGHT, 1.2)):
            for ring, strength in rings:
                shade = QColor(colour)
                shade.setAlpha(colour.alpha() * strength // 255)
                painter.setPen(QPen(shade, width))
                painter.drawEllipse(self._at, ring, ring)
            painter.setPen(QPen(colour, width))
            x, y = self._at.x(), self._at.y()
            painter.drawLine(QPointF(x - CROSS, y), QPointF(x + CROSS, y))
            if self.erasing == self._alt:  # a plus where it paints, a minus where it erases
                painter.drawLine(QPointF(x, y - CROSS), QPointF(x, y + CROSS))
        painter.restore()
