"""Masks of layers in the window: their actions, and the undo steps' names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from deepart_studio.studio.actions import Situation
from deepart_studio.studio.layer_masks import LayerMasks
from deepart_studio.ui.file_commands import photo_filter

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


class MaskCommands(QObject):
    """Everything is done with the active layer."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.studio.document
        self.masks = LayerMasks(window.studio)
        rows = window.layers.panel.list
        rows.mask_clicked.connect(self._desk.activate_mask)
        rows.mask_toggled.connect(self._toggle_of)

    def situation(self, now: Situation) -> Situation:
        """What is possible now with masks."""
        layer = self._desk.active_layer
        free = now.layered and layer is not None and not layer.locked
        masked = layer is not None and layer.mask is not None
        return replace(
            now,
            maskable=free and not masked,
            masked_layer=free and masked,
            mask_on=masked and layer is not None and layer.mask_on,
        )

    def add(self) -> None:
        self.masks.add(self.tr("Add mask"))

    def add_from_transparency(self) -> None:
        self.masks.add_from_transparency(self.tr("Mask from transparency"))

    def add_from_region(self) -> None:
        self.masks.add_from_region(self.tr("Mask from region"))

    def add_from_file(self) -> None:
        """Ask for a picture whose white parts show the layer."""
        title = self.tr("Open a mask")
        name, _ = QFileDialog.getOpenFileName(
            self._window, title, "", photo_filter(self.tr("Pictures"))
        )
        if name:
            self.masks.add_from_file(Path(name), self.tr("Mask from a file"))

    def invert(self) -> None:
        self.masks.invert(self.tr("Invert mask"))

    def apply(self) -> None:
        self.masks.apply(self.tr("Apply mask"))

    def remove(self) -> None:
        self.masks.remove(self.tr("Delete mask"))

    def toggle(self) -> None:
        """Let the mask count, or not."""
        layer = self._desk.active_layer
        if layer is not None and layer.mask is not None:
            words = self.tr("Mask off") if layer.mask_on else self.tr("Mask on")
            self.masks.set_on(not layer.mask_on, words)

    def _toggle_of(self, number: int) -> None:
        self._desk.activate(number)
        self.toggle()
