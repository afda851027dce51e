"""Connects the paint brush and the eraser with the open document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QTimer
from PySide6.QtGui import QColor, QImage

from deepart_studio.studio.notices import Notice
from deepart_studio.studio.paint.paint_brush import PaintBrush
from deepart_studio.ui.tools.paint_options import PaintOptions
from deepart_studio.ui.tools.paint_surface import PaintSurface
from deepart_studio.ui.tools.paint_tool import PaintTool

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

RECENT = 5
REST_MS = 150
PART_OF_PICTURE = 0.015
"""The brush's size at first, as a part of the picture's long side."""


class PaintCommands(QObject):
    """What the window does with painting by hand; undo steps get their names here."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio = window, window.studio
        self._desk = window.studio.document
        paint = self._desk.paint
        paint.surface = PaintSurface(window.canvas)
        paint.failed.connect(window.show_error)
        paint.committed.connect(self._committed)
        window.canvas.resultReady.connect(self._ready)
        self._at_rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._at_rest.timeout.connect(self._make_ready)
        window.canvas.zoomChanged.connect(lambda _: self._at_rest.start())
        self._recent: list[QColor] = []
        self._sized = False
        self.brush = PaintTool("paint", window.canvas, paint, self._prepare)
        self.eraser = PaintTool("eraser", window.canvas, paint, self._prepare)
        self._tools = (self.brush, self.eraser)
        for tool in self._tools:
            options = PaintOptions(coloured=tool is self.brush)
            tool.options = options
            tool.pick = self._colour_at
            tool.clip = lambda: self._studio.selection.mask
            options.brush_changed.connect(lambda brush, tool=tool: self._set(tool, brush))
            options.colour_chosen.connect(self.set_colour)
            tool.changed.connect(lambda brush, tool=tool: self._set(tool, brush))
            tool.picked.connect(self.set_colour)
            tool.ended.connect(self._end)
            window.tools.add(tool)
            self._set(tool, tool.brush)
        window.tools.box.changed.connect(self._tool_changed)
        self._desk.opened.connect(self._opened)

    # -- the brush

    def set_colour(self, colour: QColor) -> None:
        rgb = (colour.red(), colour.green(), colour.blue())
        self._set(self.brush, replace(self.brush.brush, colour=rgb))

    def _set(self, tool: PaintTool, brush: PaintBrush) -> None:
        tool.set_brush(brush)
        assert isinstance(tool.options, PaintOptions)
        tool.options.show_brush(brush, self._recent)

    def _use_colour(self) -> None:
        """The colour was painted with: it goes to the front of the recent ones."""
        colour = QColor(*self.brush.brush.colour)
        others = [known for known in self._recent if known != colour]
        self._recent = [colour, *others][:RECENT]
        self._set(self.brush, self.brush.brush)

    def _colour_at(self, x: float, y: float) -> QColor | None:
        """What the canvas shows there."""
        photo = self._studio.photo
        image: QImage | None = self._desk.image if self._desk.shown else None
        if image is None and photo is not None:
            image = photo.image
        at = QPointF(x, y).toPoint()
        if image is None or not image.rect().contains(at):
            return None
        colour = image.pixelColor(at)
        return QColor(colour.red(), colour.green(), colour.blue())

    # -- layers

    def add_layer(self) -> None:
        """A transparent layer above the active one."""
        self._desk.add_blank(self.tr("Paint layer"), self.tr("New paint layer"))

    def _prepare(self) -> bool:
        """Whether the active layer can be painted on; one that cannot gets a new one above it."""
        layer = self._desk.active_layer
        if layer is None:
            return False
        if self._desk.mask_aimed:
            words = self.tr("The mask of a layer is not painted on with the brush.")
            hint = self.tr("Click the layer's picture to paint on it, or load a mask from a file.")
            self._window.notify(Notice(words, detail=hint))
            return False
        if not layer.locked and layer.visible:
            number = self._desk.active
            return number is not None and self._window.texts.may_paint(number)
        erasing = self._window.tools.box.tool is self.eraser
        name = layer.name or self.tr("This layer")
        if layer.locked:
            words = self.tr("{name} is locked.").format(name=name)
        else:
            words = self.tr("{name} is hidden.").format(name=name)
        if erasing:
            hint = self.tr("Choose another layer in the Layers panel, or unlock or show this one.")
            self._window.notify(Notice(words, detail=hint))
            return False
        self.add_layer()
        self._window.notify(Notice(words, detail=self.tr("You paint on a new layer above it.")))
        return True

    # -- strokes

    def undo(self) -> None:
        self._desk.paint.settle()
        self._studio.history.stack.undo()

    def redo(self) -> None:
        self._desk.paint.settle()
        self._studio.history.stack.redo()

    def _end(self, erasing: bool) -> None:
        self._desk.paint.end(self.tr("Eraser stroke") if erasing else self.tr("Brush stroke"))
        if not erasing:
            self._use_colour()

    def _committed(self) -> None:
        self._window.files.painting_changed()

    # -- the tool in hand

    def _ready(self) -> None:
        self._desk.paint.resume()
        self._at_rest.start()

    def _make_ready(self) -> None:
        """Once the zoom rests, a stroke needs the layers as small as that."""
        if self._window.tools.box.tool in self._tools:
            self._desk.paint.prepare()

    def _tool_changed(self) -> None:
        self._desk.work_by_hand(self._window.tools.box.tool in self._tools)
        self._at_rest.start()

    def _opened(self) -> None:
        stack = self._desk.stack
        if stack is not None and not self._sized:
            self._sized = True
            size = max(4, round(max(stack.width, stack.height) * PART_OF_PICTURE))
            for tool in self._tools:
                self._set(tool, replace(tool.brush, diameter=size))
