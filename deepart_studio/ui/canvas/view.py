"""The canvas widget: original and result, split line, progress, drops and the empty state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QTabletEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from deepart_studio.ui.canvas import geometry
from deepart_studio.ui.canvas.brush_tool import BrushTool
from deepart_studio.ui.canvas.drag_handle import DragHandle, far_enough
from deepart_studio.ui.canvas.empty_state import EmptyState, Example
from deepart_studio.ui.canvas.geometry import Size
from deepart_studio.ui.canvas.navigation import NavigableView, point
from deepart_studio.ui.canvas.picture_item import PictureItem
from deepart_studio.ui.canvas.progress_line import ProgressLine
from deepart_studio.ui.canvas.pyramid import Pyramid, PyramidMaker
from deepart_studio.ui.canvas.split_handle import SplitHandle, draw_label, draw_line
from deepart_studio.ui.drops import PictureDrops
from deepart_studio.ui.tools import ToolBox

MIDDLE = 0.5
CORNER_GAP = 8
DARK_BELOW = 128


class CanvasView(NavigableView):
    """Shows a photo and, compared with it, its painting."""

    filesDropped = Signal(list)  # list[Path]
    imageDropped = Signal(QImage, str)
    openRequested = Signal()
    exampleRequested = Signal(str)  # the Example's id, "" for the plain button
    dragOutRequested = Signal()
    resultReady = Signal()  # at all sizes

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._original = self._result = False
        self._split_enabled = True
        self._show_original = False
        self._position = MIDDLE
        self._tilt = 0.0
        self._line_held = False
        self._pulled: QPointF | None = None
        self._item = PictureItem()
        self.scene().addItem(self._item)
        self._item.hide()
        self._original_maker = PyramidMaker(self._original_ready, self)
        self._result_maker = PyramidMaker(self._result_ready, self)
        viewport = self.viewport()
        self.empty_state = EmptyState(viewport)
        self.split_handle = SplitHandle(viewport)
        self.drag_handle = DragHandle(viewport)
        self.progress_line = ProgressLine(viewport)
        self.brush = BrushTool(self)
        self.tools = ToolBox(self)
        self.drops = PictureDrops(viewport, own=self)
        self.empty_state.openRequested.connect(self.openRequested)
        self.empty_state.exampleRequested.connect(self.exampleRequested)
        self.split_handle.moved.connect(self.set_split_position)
        self.split_handle.dragged.connect(self._drag_split)
        self.split_handle.centred.connect(lambda: self.set_split_position(MIDDLE))
        self.drag_handle.dragStarted.connect(self.dragOutRequested)
        self.drops.filesDropped.connect(self.filesDropped)
        self.drops.imageDropped.connect(self.imageDropped)
        self.split_handle.hide()
        self._retint()
        self._retranslate()

    # -- pictures

    def set_original(self, image: QImage | None) -> None:
        """Show this photo, fitted if its size is new, or the invitation; the result goes."""
        self.set_result(None)
        self._original_maker.cancel()
        self._original = image is not None and not image.isNull()
        self._item.setVisible(self._original)
        self.empty_state.setVisible(not self._original)
        if image is None or image.isNull():
            self._item.set_original(None)
            self.set_picture_size(None)
        else:
            self.set_picture_size(Size(image.width(), image.height()))
            self._item.set_original(Pyramid((image,)))  # shown at once, finer as soon as ready
            self._original_maker.make(image)
        self.refresh()

    def show_glimpse(self, image: QImage, size: Size) -> None:
        """Show a small picture of what is being opened, over the area that it will have."""
        self.set_result(None)
        self._original_maker.cancel()
        self._original = True
        self._item.show()
        self.empty_state.hide()
        self.set_picture_size(size)
        self._item.set_original(Pyramid((image,)))
        self.refresh()

    def set_result(self, image: QImage | None) -> None:
        """Show this painting over the original's area, whatever its own resolution.

        A big one takes a moment to prepare; until then the one before stays.
        """
        self._result_maker.cancel()
        if image is not None and not image.isNull() and self._original:
            self._result_maker.make(image)
            return
        self._result = False
        self._item.set_result(None)
        self.refresh()

    @property
    def has_result(self) -> bool:
        return self._result

    @property
    def result_pyramid(self) -> Pyramid | None:
        """The result as it is drawn."""
        return self._item.result if self._result else None

    @property
    def result_level(self) -> int:
        """Which level of the result is drawn at this zoom."""
        pyramid = self.result_pyramid
        if pyramid is None or self.picture_size is None:
            return 0
        stretch = self.picture_size.width / pyramid.size.width()
        return pyramid.levels.index(pyramid.level_for(self.zoom * stretch))

    def update_result(self, left: float, top: float, right: float, bottom: float) -> None:
        """The result's memory was written to: draw this part, in pixels of the photo, again."""
        margin = 2 / self.camera.scale + 2
        part = QRectF(left, top, right - left, bottom - top)
        self._item.update(part.adjusted(-margin, -margin, margin, margin))

    def set_examples(self, examples: Sequence[Example]) -> None:
        """Pictures that the empty canvas offers; ``exampleRequested`` gives the chosen one's id."""
        self.empty_state.set_examples(examples)

    def _original_ready(self, pyramid: Pyramid) -> None:
        self._item.set_original(pyramid)

    def _result_ready(self, pyramid: Pyramid) -> None:
        self._result = True
        self._item.set_result(pyramid)
        self.refresh()
        self.resultReady.emit()

    # -- comparing

    def set_split_enabled(self, enabled: bool) -> None:
        """With the split the original is left of the line; without it the result is shown alone."""
        self._split_enabled = enabled
        self.refresh()

    @property
    def split_shown(self) -> bool:
        comparing = self._split_enabled and not self._show_original and not self.brush.active
        return comparing and self._result and self.tools.tool.compares

    @property
    def split_position(self) -> float:
        return self._position

    def set_split_position(self, position: float) -> None:
        """Move the line to 0..1 of the picture's width."""
        self._position = min(max(position, 0.0), 1.0)
        self.refresh()

    def set_show_original(self, show: bool) -> None:
        """Show the original alone, while a key is held."""
        self._show_original = show
        self.brush.item.setOpacity(0.0 if show else 1.0)
        self.refresh()

    def _drag_split(self, x: float) -> None:
        if self.picture_size is not None:
            self.set_split_position(geometry.position_at(self.camera, self.picture_size, x))

    def set_brush_active(self, active: bool) -> None:
        """The pointer paints on masks; the comparison makes room."""
        self.brush.set_active(active)
        self.refresh()

    def set_tilt(self, degrees: float) -> None:
        """Show the picture turned clockwise about its middle, as the crop tool does."""
        self._tilt = degrees
        self.camera_moved()

    # -- progress

    def set_progress(self, fraction: float | None) -> None:
        """The thin line at the top: 0..1, or None to hide it."""
        self.progress_line.show_fraction(fraction)

    def set_busy(self, busy: bool) -> None:
        """A running line at the top while it is not known how far the work is."""
        self.progress_line.show_busy(busy)

    # -- placing

    def camera_moved(self) -> None:
        scale, shown = self.camera.scale, self.picture_size
        if shown is not None:
            self._item.set_size(QSizeF(shown.width, shown.height), self.screen_pixel / scale)
        transform = QTransform(scale, 0, 0, scale, self.camera.x, self.camera.y)
        if self._tilt and shown is not None:
            middle = shown.width / 2, shown.height / 2
            transform.translate(*middle)
            transform.rotate(self._tilt)
            transform.translate(-middle[0], -middle[1])
        self._item.setTransform(transform)
        if shown is not None:
            self.brush.place(QSizeF(shown.width, shown.height), transform)
        self.tools.moved()
        self.refresh()

    def refresh(self) -> None:
        """Bring item, handles and line in step with the state."""
        if self._show_original:
            self._item.set_split(1.0)
        else:
            self._item.set_split(self._position if self.split_shown else 0.0)
        shown, view = self.picture_size, self.view_size
        handle = self.split_handle
        handle.setVisible(self.split_shown and shown is not None)
        idle = not self.brush.active and self.tools.tool.compares
        self.drag_handle.setVisible(self._result and idle)
        if shown is not None:
            centre = geometry.handle_centre(self.camera, view, shown, self._position)
            half = handle.width() / 2
            handle.move(round(centre.x - half), round(centre.y - half))
            handle.show_position(self._position)
            box = geometry.shown_box(self.camera, view, shown)
            side = self.drag_handle.width() + CORNER_GAP // 2
            corner = QPoint(round(box.right) - side, round(box.bottom) - side)
            self.drag_handle.move(max(0, corner.x()), max(0, corner.y()))
        self.viewport().update()

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        self.brush.draw_ring(painter)
        self.tools.draw(painter)
        if not self.split_shown or self.picture_size is None:
            return
        box = geometry.shown_box(self.camera, self.view_size, self.picture_size)
        if box.empty:
            return
        x = geometry.line_x(self.camera, self.picture_size, self._position)
        draw_line(painter, x, box.top, box.bottom)
        painter.setFont(self.font())
        draw_label(painter, self.tr("Photo"), min(x, box.right), box.top, box.left - x)
        draw_label(painter, self.tr("Painting"), max(x, box.left), box.top, box.right - x)

    # -- events

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.empty_state.setGeometry(self.viewport().rect())
        self.progress_line.setGeometry(0, 0, self.viewport().width(), self.progress_line.height())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QTabletEvent) and (
            self.brush.tablet(event) or self.tools.tablet(event)
        ):
            return True
        return super().viewportEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.brush.left()
        self.tools.left()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.brush.mouse_pressed(event) or self.tools.mouse_pressed(event):
            return
        if event.button() == Qt.MouseButton.LeftButton and self._result and not self.panning:
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._pulled = event.position()
                return
            if self._on_line(event.position()):
                self._line_held = True
                self.split_handle.grasp(event.position().x())
                self._drag_split(event.position().x())
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.brush.mouse_moved(event) or self.tools.mouse_moved(event):
            return
        if self._line_held:
            self._drag_split(event.position().x())
        elif self._pulled is not None:
            if far_enough(self._pulled, event.position()):
                self._pulled = None
                self.dragOutRequested.emit()
        else:
            super().mouseMoveEvent(event)
            self.update_cursor()
            if not self.panning and self._on_line(event.position()):
                self.viewport().setCursor(Qt.CursorShape.SplitHCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.brush.mouse_released(event) or self.tools.mouse_released(event):
            return
        self._line_held = False
        self._pulled = None
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.brush.mouse_pressed(event) or self.tools.double_clicked(event):
            return
        if event.button() == Qt.MouseButton.LeftButton and self._on_line(event.position()):
            self.set_split_position(MIDDLE)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.tools.key_pressed(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.tools.key_released(event):
            super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._retint()
        super().changeEvent(event)

    def update_cursor(self) -> None:
        super().update_cursor()
        if self.panning:
            return
        shape = Qt.CursorShape.BlankCursor if self.brush.active else self.tools.tool.cursor()
        if shape is not None:
            self.viewport().setCursor(shape)

    def _on_line(self, place: QPointF) -> bool:
        if not self.split_shown or self.picture_size is None:
            return False
        part = geometry.split_part(
            self.camera, self.view_size, self.picture_size, self._position, point(place)
        )
        return part is not None

    def _retint(self) -> None:
        surround = self.palette().color(QPalette.ColorRole.Dark)
        self.setBackgroundBrush(QColor(surround))
        self._item.set_dark(surround.lightness() < DARK_BELOW)
        self.viewport().update()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Canvas"))
        self.drops.overlay.text = self.tr("Drop to open")
        self.viewport().update()
