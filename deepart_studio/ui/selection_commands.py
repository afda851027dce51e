"""Connects the selection with its tools, the ants on the canvas, the panel and the clipboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog

from deepart_studio.core.requests import StyleRequest
from deepart_studio.studio.actions import Situation
from deepart_studio.studio.exporting import free_path
from deepart_studio.studio.kept_masks import kept_mask
from deepart_studio.studio.notices import Notice, Tone
from deepart_studio.studio.selected_pixels import Lifted, lift, pasted_layer, place_of
from deepart_studio.ui.canvas.ants import Ants
from deepart_studio.ui.file_commands import picture_filter
from deepart_studio.ui.selection_bar import SelectionBar, SelectionOptions
from deepart_studio.ui.tokens import Tokens
from deepart_studio.ui.tools.selection_tools import ColourTool, LassoTool, RectangleTool

if TYPE_CHECKING:
    from deepart_studio.core.masks import Mask
    from deepart_studio.core.pictures import Picture
    from deepart_studio.document.layers import Layer
    from deepart_studio.ui.main_window import MainWindow

SOFT, MUCH = 8, 10
"""What the dialogs propose: pixels to soften by, and to grow or shrink by."""


class SelectionCommands(QObject):
    """What the window does with the selection; undo steps get their names here."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio = window, window.studio
        self._desk, self._document = window.studio.selection, window.studio.document
        self.ants = Ants(window.canvas, self._studio.background)
        self.bar = SelectionBar()
        self.bar.dropped.connect(self.drop)
        self.options = SelectionOptions()
        self.colour_options = SelectionOptions(colours=True)
        canvas = window.canvas
        self.rectangle = RectangleTool(canvas, self)
        self.lasso = LassoTool(canvas, self)
        self.colour = ColourTool(canvas, self)
        self.rectangle.drawn.connect(self._rectangle_drawn)
        self.lasso.drawn.connect(self._lasso_drawn)
        self.rectangle.clicked.connect(self._clicked)
        self.lasso.clicked.connect(self._clicked)
        self.colour.clicked.connect(self._colour_clicked)
        for options in (self.options, self.colour_options):
            options.way_chosen.connect(self._choose_way)
        for tool in (self.rectangle, self.lasso, self.colour):
            tool.options = self.colour_options if tool is self.colour else self.options
            tool.give_up = self._desk.give_up
            window.tools.add(tool)
        self._desk.changed.connect(self._show)
        self._desk.busy_changed.connect(canvas.set_busy)

    def situation(self, now: Situation) -> Situation:
        """What is possible now with the selection."""
        return replace(now, selection=self._desk.active and now.layered)

    def retint(self, tokens: Tokens) -> None:
        self.options.retint(tokens)
        self.colour_options.retint(tokens)

    # -- shapes

    def everything(self) -> None:
        self._desk.everything(self.tr("Select all"))

    def drop(self) -> None:
        self._desk.drop(self.tr("Deselect"))

    def invert(self) -> None:
        self._desk.invert(self.tr("Invert selection"))

    def transparency(self) -> None:
        self._desk.transparency(self.tr("Select the layer"))

    def grow(self) -> None:
        pixels = self._asked(self.tr("Grow the selection"), MUCH)
        if pixels is not None:
            self._desk.grow(pixels, self.tr("Grow selection"))

    def shrink(self) -> None:
        pixels = self._asked(self.tr("Shrink the selection"), MUCH)
        if pixels is not None:
            self._desk.grow(-pixels, self.tr("Shrink selection"))

    def feather(self) -> None:
        pixels = self._asked(self.tr("Feather the selection"), SOFT)
        if pixels is not None:
            self._desk.feather(pixels, self.tr("Feather selection"))

    def _asked(self, title: str, proposed: int) -> int | None:
        from deepart_studio.document.selecting import MOST_PIXELS

        label = self.tr("By how many pixels?")
        pixels, good = QInputDialog.getInt(self._window, title, label, proposed, 1, MOST_PIXELS)
        return pixels if good else None

    def _choose_way(self, way: str) -> None:
        for options in (self.options, self.colour_options):
            options.show_way(way)
        for tool in (self.rectangle, self.lasso, self.colour):
            tool.way = way

    def _rectangle_drawn(self, one: object, other: object, way: str) -> None:
        self._desk.rectangle(
            self._place(one), self._place(other), _combine(way), self.tr("Select a rectangle")
        )

    def _lasso_drawn(self, points: list, way: str) -> None:
        self._desk.lasso([self._place(p) for p in points], _combine(way), self.tr("Lasso"))

    def _clicked(self, _x: float, _y: float, way: str) -> None:
        """A click beside everything lets go of the selection, as in other programs."""
        if way == "replace":
            self.drop()

    def _colour_clicked(self, x: float, y: float, way: str) -> None:
        size, photo = self._desk.size, self._studio.photo
        if size is None or photo is None:
            return
        x, y = self._place((x, y))
        if not (0 <= x < size[0] and 0 <= y < size[1]):
            if way == "replace":
                self.drop()
            return
        image = self._studio.result if self._window.canvas.has_result else None
        layers = self._document.shown

        def shown() -> Picture:
            from deepart_studio.studio.pictures import from_layers, from_qimage

            if image is None:
                return photo.picture
            return from_layers(image, "") if layers else from_qimage(image, "")

        self._desk.colour(
            *(shown, (int(x), int(y)), self.colour_options.tolerance.value),
            *(_combine(way), self.tr("Select by colour")),
            contiguous=self.colour_options.contiguous.isChecked(),
        )

    def _place(self, place: object) -> tuple[float, float]:
        """From pixels of the canvas's picture to those of the document."""
        size, shown = self._desk.size, self._window.canvas.picture_size
        x, y = place
        if size is None or shown is None:
            return x, y
        return x * size[0] / shown.width, y * size[1] / shown.height

    def _show(self) -> None:
        self.ants.show_mask(self._desk.mask)
        self.bar.setVisible(self._desk.active)
        self._window.update_situation()

    # -- files

    def load_dialog(self) -> None:
        """Ask for a picture and select what is white in it."""
        file, _ = QFileDialog.getOpenFileName(
            *(self._window, self.tr("Load selection"), self._folder()),
            picture_filter(self.tr("Pictures")),
        )
        if file:
            self._desk.load(Path(file), self.tr("Load selection"))

    def save_dialog(self) -> None:
        """Ask for a name and save the selection as a black and white picture."""
        photo = self._studio.photo
        stem = Path(photo.picture.name).stem if photo else ""
        name = self.tr("{name} selection").format(name=stem)
        proposed = free_path(Path(self._folder()), name, ".png")
        file, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save selection"), str(proposed), "PNG (*.png)"
        )
        if file:
            path = Path(file)
            path = path if path.suffix else path.with_suffix(".png")
            self._desk.save(path, self._window.exports.say_saved, self._window.show_error)

    # -- what a layer was painted in

    def restore(self, request: StyleRequest) -> None:
        """Select again what a layer was painted in, so that it is rendered the same."""
        stack, text = self._document.stack, self.tr("Selection of the painting")
        wanted = request.plan.selection
        if wanted is None or stack is None:
            self._desk.restore(None, text)
            return
        photo = self._studio.photo

        def done(mask: Mask | None) -> None:
            if self._studio.photo is not photo:
                return
            if mask is not None:
                self._desk.restore(mask, text)
                return
            words = self.tr("The selection that this layer was painted in is not in the file.")
            hint = self.tr("It is painted as it is selected now.")
            self._window.notify(Notice(words, Tone.WARNING, hint))

        self._studio.background.run(
            lambda: kept_mask(stack, wanted.sha256), done, self._window.show_error
        )

    # -- pixels

    def copy(self) -> None:
        """Copy what is selected of the active layer; without a selection, what the canvas shows."""
        if self._desk.active:
            self._lift(self._put_on_clipboard)
        else:
            self._window.files.copy_painting()

    def cut(self) -> None:
        """Copy what is selected of the active layer and take it away."""

        def done(piece: Lifted) -> None:
            self._put_on_clipboard(piece, told=False)
            self._clear(self.tr("Cut"))

        if self._may_change():
            self._lift(done)

    def clear(self) -> None:
        """Make the active layer transparent where it is selected."""
        if self._may_change():
            self._clear(self.tr("Delete selected pixels"))

    def to_layer(self) -> None:
        """What is selected of the active layer as a layer above it."""
        self._lift(lambda piece: self._document.add(piece.layer, self.tr("Layer from selection")))

    def paste(self) -> None:
        """Lay the picture on the clipboard over the active layer."""
        data, size = _on_clipboard(), self._desk.size
        urls = data.urls() if data is not None else []
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if files or size is None:
            self._window.layers.add_files(files)
            return
        if data is None or not data.hasImage():
            words = self.tr("There is no picture on the clipboard.")
            self._window.notify(Notice(words))
            return
        image, place, name = (
            QGuiApplication.clipboard().image(),
            place_of(data),
            self.tr("Pasted picture"),
        )

        def done(layer: Layer) -> None:
            if self._desk.size == size:
                self._document.add(layer, self.tr("Paste"))

        self._studio.background.run(
            lambda: pasted_layer(image, name, size, place), done, self._window.show_error
        )

    def _lift(self, done) -> None:
        layer, mask = self._document.active_layer, self._desk.mask
        if layer is not None and mask is not None:
            name = self.tr("{name} part").format(name=layer.name)
            self._studio.background.run(
                lambda: lift(layer, mask, name), done, self._window.show_error
            )

    def _put_on_clipboard(self, piece: Lifted, *, told: bool = True) -> None:
        QGuiApplication.clipboard().setMimeData(piece.mime())
        if told:
            words = self.tr("Copied, {width} × {height} pixels.")
            layer = piece.layer
            self._window.notify(Notice(words.format(width=layer.width, height=layer.height)))

    def _may_change(self) -> bool:
        layer = self._document.active_layer
        if layer is not None and layer.locked:
            self._window.notify(Notice(self.tr("The layer is locked."), Tone.WARNING))
            return False
        return layer is not None

    def _clear(self, text: str) -> None:
        stack, number = self._document.stack, self._document.active
        layer, mask = self._document.active_layer, self._desk.mask
        if stack is None or number is None or layer is None or mask is None:
            return

        def work() -> Layer:
            from deepart_studio.document.cutting import cleared

            return cleared(layer, mask)

        def done(changed: Layer) -> None:
            now = self._document.stack
            if now is not None and now.find(number) is layer:
                self._document.edit(text, now.put(number, changed))

        self._studio.background.run(work, done, self._window.show_error)

    def _folder(self) -> str:
        photo = self._studio.photo
        return str(photo.path.parent) if photo and photo.path else QDir.homePath()


def _on_clipboard() -> QMimeData | None:
    """None where there was never anything."""
    return QGuiApplication.clipboard().mimeData()


def _combine(way: str):
    from deepart_studio.document.selecting import Combine

    return Combine(way)
