"""Crop, turn, flip, sizes and moving layers: what the window does with the document's geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from deepart_studio.studio.notices import Notice, Tone
from deepart_studio.ui.dialogs.canvas_size_dialog import CanvasSizeDialog
from deepart_studio.ui.dialogs.image_size_dialog import ImageSizeDialog
from deepart_studio.ui.tools.crop_tool import CropTool
from deepart_studio.ui.tools.move_tool import MoveTool

if TYPE_CHECKING:
    from deepart_studio.document.layers import Layer
    from deepart_studio.ui.main_window import MainWindow

SAID_AFTER_MS = 300
"""A change that is quicker shows no progress: it would only flicker."""


class GeometryCommands(QObject):
    """Undo steps get their names here. The work is the studio's ``reshaper``'s."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio = window, window.studio
        self._desk, self._reshaper = window.studio.document, window.studio.reshaper
        self.crop, self.move = CropTool(window.canvas), MoveTool(window.canvas)
        window.tools.add(self.crop)
        window.tools.add(self.move)
        self._drag = 0
        self._before: Layer | None = None
        self._fraction = 0.0
        self._wait = QTimer(self, singleShot=True, interval=SAID_AFTER_MS)
        self._wait.timeout.connect(self._say)
        self._reshaper.changed.connect(self._show_progress)
        self.crop.applied.connect(self._crop)
        self.crop.left_without.connect(window.tools.box.put_down)
        self.crop.tilted.connect(window.canvas.set_tilt)
        self.move.begun.connect(self._begin_move)
        self.move.moved_by.connect(self._move_by)
        self.move.ended.connect(self._end_move)
        self.move.nudged.connect(self._nudge)

    # -- the whole picture

    def turn(self, quarters: int) -> None:
        """Turn everything clockwise by quarters of a turn."""
        from deepart_studio.document.geometry import Turn

        words = {
            1: self.tr("Rotate right"),
            2: self.tr("Rotate by 180°"),
            3: self.tr("Rotate left"),
        }
        self._reshaper.reshape(Turn(quarters), words[quarters])

    def flip(self, *, across: bool) -> None:
        """Exchange left and right, else top and bottom."""
        from deepart_studio.document.geometry import Flip

        self._reshaper.reshape(Flip(across), self._flip_words(across))

    def image_size(self) -> None:
        """Ask for a size, and scale all layers to it."""
        from deepart_studio.document.geometry import Scale

        stack = self._desk.stack
        if stack is None:
            return
        dialog = ImageSizeDialog(self._window, (stack.width, stack.height))
        if dialog.exec() and dialog.size_chosen != (stack.width, stack.height):
            self._reshaper.reshape(Scale(*dialog.size_chosen), self.tr("Image size"))
        dialog.deleteLater()

    def canvas_size(self) -> None:
        """Ask for a size and where the picture goes on it; no pixel is resampled."""
        from deepart_studio.document.geometry import Frame

        stack = self._desk.stack
        if stack is None:
            return
        dialog = CanvasSizeDialog(self._window, (stack.width, stack.height))
        if dialog.exec() and dialog.size_chosen != (stack.width, stack.height):
            frame = Frame(*dialog.corner, *dialog.size_chosen, cut=False)
            self._reshaper.reshape(frame, self.tr("Canvas size"))
        dialog.deleteLater()

    def _crop(self, box: tuple[int, int, int, int], degrees: float) -> None:
        from deepart_studio.document.geometry import Frame, Straighten

        self._window.tools.box.put_down()
        change = Straighten(degrees, *box) if degrees else Frame(*box)
        self._reshaper.reshape(change, self.tr("Crop"))

    # -- the active layer

    def flip_layer(self, *, across: bool) -> None:
        """The active layer alone, in its place."""
        from deepart_studio.document.geometry import Flip

        number = self._desk.active
        if number is not None:
            words = self.tr("Flip layer horizontally")
            if not across:
                words = self.tr("Flip layer vertically")
            self._reshaper.reshape_layer(number, Flip(across), words)

    def _begin_move(self) -> None:
        self._drag += 1
        layer = self._desk.active_layer
        self._before = None if layer is None or layer.locked else layer
        if layer is not None and layer.locked:
            words = self.tr("The layer is locked. Unlock it to move it.")
            self._window.notify(Notice(words, Tone.WARNING))

    def _move_by(self, dx: int, dy: int) -> None:
        before = self._before
        if before is not None:
            self._place(before.x + dx, before.y + dy, f"layer-drag:{self._drag}")

    def _end_move(self, kept: bool) -> None:
        before, self._before = self._before, None
        layer = self._desk.active_layer
        if before is None or layer is None:
            return
        if not kept and (layer.x, layer.y) != (before.x, before.y):
            self._studio.history.stack.undo()

    def _nudge(self, dx: int, dy: int) -> None:
        layer = self._desk.active_layer
        if layer is not None and not layer.locked:
            self._place(layer.x + dx, layer.y + dy, f"layer-nudge:{self._desk.active}")

    def _place(self, x: int, y: int, key: str) -> None:
        stack, number = self._desk.stack, self._desk.active
        layer = self._desk.active_layer
        if stack is None or number is None or layer is None or (layer.x, layer.y) == (x, y):
            return
        after = stack.changed(number, x=x, y=y)
        words = self.tr("Move layer on the canvas")
        self._desk.edit(words, after, key, unhurried=key.startswith("layer-drag"))

    # -- progress

    def cancel(self) -> bool:
        """Give up the change under way; False where there is none."""
        busy = self._reshaper.busy
        self._reshaper.cancel()
        return busy

    def _show_progress(self, fraction: float | None) -> None:
        if fraction is None or fraction == 0:  # it ends or begins
            self._window.update_situation()
        if fraction is None:
            self._wait.stop()
            self._window.status.show_change("", None)
            self._window.canvas.set_progress(None)
            return
        self._fraction = fraction
        if fraction == 0:
            self._wait.start()
        elif not self._wait.isActive():
            self._say()

    def _say(self) -> None:
        percent = f"{self._fraction * 100:.0f}"
        words = self.tr("Changing the picture, {percent} %").format(percent=percent)
        self._window.status.show_change(words, self._fraction)
        self._window.canvas.set_progress(self._fraction)

    def _flip_words(self, across: bool) -> str:
        return self.tr("Flip horizontally") if across else self.tr("Flip vertically")
