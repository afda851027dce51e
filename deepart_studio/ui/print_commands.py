"""Ctrl+P: ask for printer and page, render what that needs, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QDialog

from deepart_studio.studio.notices import Notice, Tone
from deepart_studio.studio.paintings import Order, Painting
from deepart_studio.studio.printing import (
    PRINT_DPI,
    orientation_for,
    print_picture,
    printed_size,
)

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


class PrintCommands(QObject):
    """Prints the painting; it is rendered at the size of the page first where necessary."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio = window, window.studio
        self._waiting: tuple[Order, QPagedPaintDevice] | None = None
        renderer = self._studio.renderer
        renderer.finished.connect(self._rendered)
        renderer.failed.connect(lambda _: self._forget())
        renderer.cancelled.connect(self._forget)

    def open_dialog(self) -> None:
        """Ask for printer and page."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        photo = self._studio.photo
        if photo is None:
            return
        printer = QPrinter()
        printer.setResolution(PRINT_DPI)
        printer.setDocName(self._window.exports.stem())
        printer.setPageOrientation(orientation_for(photo.picture.width, photo.picture.height))
        dialog = QPrintDialog(printer, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            printer.setResolution(PRINT_DPI)  # another printer brings its own
            self.print_on(printer)
        dialog.deleteLater()

    def print_on(self, device: QPagedPaintDevice) -> None:
        """Print on a device of ``PRINT_DPI`` whose page is chosen."""
        photo = self._studio.photo
        if photo is None:
            return
        size = printed_size(device, photo.picture.width, photo.picture.height)
        dots, longest = max(size.width(), size.height()), max(photo.picture.rgb.shape[:2])
        long_side = dots if dots < longest else None
        order, done = self._studio.order(long_side), self._studio.rendered(long_side)
        if done is not None:
            self._print(done, device)
        elif order is not None:
            self._studio.render_order(order)
            self._waiting = order, device

    def _rendered(self, painting: Painting) -> None:
        if self._waiting is not None and self._waiting[0] is painting.order:
            _, device = self._waiting
            self._waiting = None
            self._print(painting, device)

    def _print(self, painting: Painting, device: QPagedPaintDevice) -> None:
        self._window.status.show_state(self.tr("Printing…"))

        def done(_: None) -> None:
            self._window.status.show_state("")
            self._window.notify(Notice(self.tr("Sent to the printer."), Tone.SUCCESS))

        def failed(error: BaseException) -> None:
            self._window.status.show_state("")
            self._window.show_error(error)

        self._studio.background.run(lambda: print_picture(painting.picture, device), done, failed)

    def _forget(self) -> None:
        self._waiting = None
