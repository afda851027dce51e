"""Export: render first where only a preview exists, then write in a worker thread."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from deepart_studio.studio.background import Background
from deepart_studio.studio.exporting import ExportSettings, Written, free_path, write_painting
from deepart_studio.studio.paintings import Order, Painting
from deepart_studio.studio.studio import Studio

DRAG_SIDE = 128


@dataclass(frozen=True)
class _Wish:
    order: Order
    path: Path
    settings: ExportSettings
    overwrite: bool


@dataclass(frozen=True, eq=False)
class DragFile:
    """A painting as a file in a temporary folder, with the small picture under the pointer."""

    painting: Painting
    path: Path
    small: QImage


class Exporter(QObject):
    """Writes what is chosen now to a file."""

    writing = Signal(object)  # Path
    written = Signal(object)  # Path
    failed = Signal(object)  # BaseException
    given_up = Signal()

    def __init__(
        self,
        studio: Studio,
        background: Background,
        settings: ExportSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio, self._background = studio, background
        self.settings = settings
        self.exported = False
        self._wish: _Wish | None = None
        self._drag_folder: Path | None = None
        studio.renderer.finished.connect(self._rendered)
        studio.renderer.failed.connect(lambda _: self._forget(told=False))
        studio.renderer.cancelled.connect(lambda: self._forget(told=True))

    def export(self, path: Path, settings: ExportSettings, *, overwrite: bool) -> None:
        """Write the painting; it is rendered at the settings' size first where necessary."""
        order = self._studio.order(settings.long_side)
        if order is None:
            return
        self.settings = settings
        done = self._studio.rendered(settings.long_side)
        wish = _Wish(order, path, settings, overwrite)
        if done is not None:
            self._write(done, wish)
        else:
            # rendering first: giving up an earlier one must not take this wish with it
            self._studio.render_order(order)
            self._wish = wish

    def export_again(self, stem: str) -> None:
        """The last settings and folder, under a name that is still free."""
        folder = Path(self.settings.folder)
        path = free_path(folder, stem, self.settings.suffix)
        self.export(path, self.settings, overwrite=False)

    def write_for_drag(
        self, painting: Painting, stem: str, done: Callable[[DragFile], object]
    ) -> None:
        """Write a PNG of this painting into a temporary folder, then call ``done``."""
        if self._drag_folder is None:
            self._drag_folder = Path(tempfile.mkdtemp(prefix="deepart-drag-"))
        path = self._drag_folder / f"{stem}.png"
        settings = replace(self.settings, suffix=".png")

        def work() -> DragFile:
            from deepart_studio.inference.tensors import fit_long_side
            from deepart_studio.studio.pictures import to_qimage

            order = painting.order
            write_painting(
                painting.picture, path, settings, order.request, order.photo, overwrite=True
            )
            return DragFile(painting, path, to_qimage(fit_long_side(painting.picture, DRAG_SIDE)))

        self._background.run(work, done, self.failed.emit)

    def close(self) -> None:
        """Delete the files that were made for dragging."""
        if self._drag_folder is not None:
            shutil.rmtree(self._drag_folder, ignore_errors=True)

    def _rendered(self, painting: Painting) -> None:
        wish = self._wish
        if wish is not None and wish.order is painting.order:
            self._wish = None
            self._write(painting, wish)

    def _write(self, painting: Painting, wish: _Wish) -> None:
        def work() -> Written:
            order = painting.order
            return write_painting(
                painting.picture,
                wish.path,
                wish.settings,
                order.request,
                order.photo,
                overwrite=wish.overwrite,
            )

        def done(written: Written) -> None:
            self.exported = True
            self.written.emit(written.path)
            for problem in written.problems:
                self.failed.emit(problem)

        self.writing.emit(wish.path)
        self._background.run(work, done, self.failed.emit)

    def _forget(self, *, told: bool) -> None:
        if self._wish is not None:
            self._wish = None
            if told:
                self.given_up.emit()
