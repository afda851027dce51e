"""Connects the open document with the Layers dock, and what the window does with layers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu

from deepart_studio.core.errors import UserError
from deepart_studio.core.requests import StyleRequest
from deepart_studio.studio.actions import Situation
from deepart_studio.studio.layer_making import file_layers, picture_layer
from deepart_studio.studio.layer_thumbs import LayerThumbs
from deepart_studio.studio.notices import Notice, Tone
from deepart_studio.studio.opening import read_image
from deepart_studio.studio.paintings import Painting
from deepart_studio.studio.region_masks import kept_mask
from deepart_studio.studio.reopening import Reopened, choices_of
from deepart_studio.ui.file_commands import photo_filter
from deepart_studio.ui.layer_words import mode_name, mode_names
from deepart_studio.ui.layers import LayersPanel
from deepart_studio.ui.layers.layer_model import LayerRow
from deepart_studio.ui.layers.reopened_bar import ReopenedBar
from deepart_studio.ui.text_commands import is_text

if TYPE_CHECKING:
    from deepart_studio.document.layers import Layer
    from deepart_studio.ui.main_window import MainWindow

MENU = (
    *("layer-reopen", "layer-rename", "layer-duplicate", "layer-merge", "layer-delete"),
    *("mask-add", "mask-on", "mask-invert", "mask-apply", "mask-delete"),
)


class LayerCommands(QObject):
    """Everything about layers; undo steps get their names here."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio, self._desk = window, window.studio, window.studio.document
        self.panel = LayersPanel()
        self.reopened = ReopenedBar()
        self._thumbs = LayerThumbs(self._studio.background, self)
        self._connect()

    # -- what is shown

    def refresh(self) -> None:
        """Show the layers as they are now."""
        stack, active = self._desk.stack, self._desk.active
        items = reversed(stack.layers) if stack is not None else ()
        self.panel.show_rows([self._row(item.number, item.layer) for item in items], active)
        layer = self._desk.active_layer
        if layer is None:
            self.panel.show_active(None, "", 1.0, locked=False)
        else:
            self.panel.show_active(active, layer.mode, layer.opacity, locked=layer.locked)
        again = stack.find(self._desk.reopened) if stack is not None else None
        self.reopened.show_layer(again.name if again is not None else None)

    def retranslate(self) -> None:
        self.panel.set_modes(mode_names())
        self.refresh()

    def situation(self, now: Situation) -> Situation:
        """What is possible now with layers."""
        desk, layer = self._desk, self._desk.active_layer
        seen = layer is not None and not (now.wall or now.queue or now.library)
        return replace(
            now,
            painting=now.painting or desk.shown,
            layers_shown=desk.shown,
            layered=seen,
            several_layers=seen and desk.stack is not None and len(desk.stack.layers) > 1,
            mergeable=seen and desk.can_merge(),
            layer_locked=layer is not None and layer.locked,
            painted_layer=seen and layer is not None and bool(layer.request) and now.model,
        )

    def _row(self, number: int, layer: Layer) -> LayerRow:
        parts = [self.tr("Text")] if is_text(layer) else []
        parts += [] if layer.mode == "normal" else [mode_name(layer.mode)]
        parts += [] if layer.opacity == 1 else [f"{layer.opacity * 100:.0f} %"]
        picture = self._thumbs.picture(layer.pixels)
        mask = None if layer.mask is None else self._thumbs.picture(layer.mask)
        name = layer.name or self.tr("Layer {number}").format(number=number)
        return LayerRow(
            number,
            name,
            " · ".join(parts),
            layer.visible,
            layer.locked,
            picture,
            layer.mask is not None,
            mask,
            layer.mask_on,
            self._desk.mask_aimed and number == self._desk.active,
        )

    # -- paintings

    def land(self, painting: Painting) -> None:
        """A finished rendering becomes a layer, named after its styles."""
        order = painting.order
        blends = [order.blend, *(region.blend for region in order.places.regions)]
        names = [self._window.pick(style.name) for blend in blends for style, _ in blend]
        name = " + ".join(dict.fromkeys(names))
        shown = self._studio.painting is painting
        self._desk.land(painting, name, self.tr("Render"), shown=shown)

    def reopen(self) -> None:
        """Choose again what the active layer was painted with; Render then replaces it."""
        layer, number = self._desk.active_layer, self._desk.active
        if layer is None or not layer.request:
            return
        try:
            request = StyleRequest.from_json(layer.request)
        except UserError as error:
            self._window.show_error(error)
            return
        choices = self._desk.choices.get(request.id)
        styles, now = self._studio.shelf.styles, self._studio.choices
        photo = self._studio.photo.sha256
        if choices is not None and request.photo_sha256 == photo:
            again = Reopened(choices)
        else:
            extras = self._desk.stack.extras
            again = choices_of(
                request, styles, now, photo, lambda sha256: kept_mask(extras, sha256)
            )
        self._desk.reopened = number
        self._studio.set_long_side(request.long_side)
        self._window.panel.size_choice.choose(request.long_side)
        self._window.selecting.restore(request)
        self._studio.change(self.tr("Change this painting"), again.choices)
        self._window.panel_dock.raise_()
        self.refresh()
        self._say_lost(again)

    def let_go(self) -> None:
        """The next rendering is a new layer again."""
        self._desk.reopened = None
        self.refresh()

    def _say_lost(self, again: Reopened) -> None:
        if again.missing:
            words = self.tr("Styles of this painting are not here: {names}.")
            self._warn(words.format(names=", ".join(again.missing)))
        if again.regions_lost:
            self._warn(self.tr("The regions of this painting were not kept in the file."))

    def _warn(self, words: str) -> None:
        self._window.notify(Notice(words, Tone.WARNING))

    # -- the active layer

    def duplicate(self) -> None:
        layer, number = self._desk.active_layer, self._desk.active
        if layer is not None and number is not None:
            name = self.tr("{name} copy").format(name=layer.name)
            self._desk.duplicate(number, name, self.tr("Duplicate layer"))

    def merge_down(self) -> None:
        self._desk.merge_down(self.tr("Merge down"))

    def remove(self) -> None:
        if self._desk.active is not None:
            self._remove(self._desk.active)

    def rename(self) -> None:
        """Edit the name in the list."""
        self._window.layers_dock.show()
        self._window.layers_dock.raise_()
        self.panel.list.edit(self.panel.list.currentIndex())

    def toggle_visible(self) -> None:
        if self._desk.active is not None:
            self._toggle_eye(self._desk.active)

    def move_up(self) -> None:
        if self._desk.active is not None:
            self._shift(self._desk.active, 1)

    def move_down(self) -> None:
        if self._desk.active is not None:
            self._shift(self._desk.active, -1)

    def _remove(self, number: int) -> None:
        layer, stack = self._desk.stack.find(number), self._desk.stack
        if layer.locked:
            self._warn(self.tr("The layer is locked. Unlock it to delete it."))
        elif len(stack.layers) < 2:
            self._window.notify(Notice(self.tr("The last layer stays.")))
        else:
            self._desk.remove(number, self.tr("Delete layer"))

    def _shift(self, number: int, step: int) -> None:
        stack = self._desk.stack
        place = stack.place(number) + step
        if 0 <= place < len(stack.layers):
            self._move(number, place)

    def _move(self, number: int, place: int) -> None:
        self._desk.move(number, place, self.tr("Move layer"))

    def _toggle_eye(self, number: int) -> None:
        layer = self._desk.stack.find(number)
        words = self.tr("Hide layer") if layer.visible else self.tr("Show layer")
        self._desk.change(number, words, visible=not layer.visible)

    def _rename(self, number: int, name: str) -> None:
        self._desk.change(number, self.tr("Rename layer"), name=name)

    def _set_mode(self, mode: str) -> None:
        from deepart_studio.document.blending import BlendMode

        if self._desk.active is not None:
            self._desk.set_mode(self._desk.active, BlendMode(mode), self.tr("Blend mode"))

    def _set_opacity(self, opacity: float) -> None:
        if self._desk.active is not None:
            self._desk.set_opacity(self._desk.active, opacity, self.tr("Opacity"))

    def _set_locked(self, locked: bool) -> None:
        words = self.tr("Lock layer") if locked else self.tr("Unlock layer")
        if self._desk.active is not None:
            self._desk.change(self._desk.active, words, locked=locked)

    # -- other pictures

    def add_dialog(self) -> None:
        recent = self._studio.recent.files
        folder = str(recent[0].path.parent) if recent else str(Path.home())
        title = self.tr("Add pictures as layers")
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, title, folder, photo_filter(self.tr("Pictures"))
        )
        self.add_files([Path(name) for name in chosen])

    def add_files(self, paths: list[Path]) -> None:
        """Lay picture files over the active layer; without a document the first is opened."""
        stack = self._desk.stack
        if stack is None:
            self._window.files.open_paths(paths)
            return
        size = stack.width, stack.height

        def done(found: tuple[list[Layer], list[UserError]]) -> None:
            if (
                self._desk.stack is None
                or (self._desk.stack.width, self._desk.stack.height) != size
            ):
                return
            for layer in found[0]:
                self._desk.add(layer, self.tr("Add layer"))
            for problem in found[1]:
                self._window.show_error(problem)

        if paths:
            self._studio.background.run(
                lambda: file_layers(paths, size), done, self._window.show_error
            )

    def add_image(self, image: QImage, name: str) -> None:
        """Lay a picture without a file over the active layer."""
        stack = self._desk.stack
        if stack is None:
            self._window.files.open_image(image, name)
            return
        title = name or self.tr("Dropped picture")
        size = stack.width, stack.height
        self._studio.background.run(
            lambda: picture_layer(read_image(image, title), title, size),
            lambda layer: self._desk.add(layer, self.tr("Add layer")),
            self._window.show_error,
        )

    # -- building

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self._window)
        for action_id in MENU:
            menu.addAction(self._window.actions_table[action_id])
        menu.exec(place)
        menu.deleteLater()

    def _connect(self) -> None:
        panel, rows, desk = self.panel, self.panel.list, self._desk
        desk.changed.connect(self.refresh)
        self._thumbs.loaded.connect(self.refresh)
        self._studio.layer_painted.connect(self.land)
        self.reopened.done_clicked.connect(self.let_go)
        panel.mode_changed.connect(self._set_mode)
        panel.opacity_changed.connect(self._set_opacity)
        panel.locked_changed.connect(self._set_locked)
        rows.chosen.connect(desk.activate)
        rows.eye_clicked.connect(self._toggle_eye)
        rows.layers.renamed.connect(self._rename)
        rows.moved.connect(self._move)
        rows.shifted.connect(self._shift)
        rows.removed.connect(self._remove)
        rows.menu_wanted.connect(self._open_menu)
        rows.files_dropped.connect(self.add_files)
        rows.image_dropped.connect(self.add_image)
