"""The window's side of exporting: ask, then say where the file is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from deepart_studio.studio.exporter import DragFile, Exporter
from deepart_studio.studio.exporting import ExportSettings, file_stem
from deepart_studio.studio.notices import Notice, NoticeButton, Tone
from deepart_studio.studio.paintings import Painting
from deepart_studio.ui.dialogs.export_dialog import ExportDialog

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


class ExportCommands(QObject):
    """Export, export again, and the file behind dragging out."""

    def __init__(self, window: MainWindow, exporter: Exporter) -> None:
        super().__init__(window)
        self._window, self._studio, self.exporter = window, window.studio, exporter
        exporter.writing.connect(lambda _: window.status.show_state(self.tr("Saving…")))
        exporter.written.connect(self._written)
        exporter.failed.connect(self._failed)
        exporter.given_up.connect(lambda: window.notify(Notice(self.tr("Export cancelled."))))

    def open_dialog(self) -> None:
        """Ask for name, format and size, then export; a film goes its own way."""
        if self._window.films.film is not None:
            self._window.films.open_dialog()
        else:
            self.picture_dialog()

    def picture_dialog(self) -> None:
        """Export a picture, of a film the frame that is open."""
        photo = self._studio.photo
        if photo is None:
            return
        settings = self.exporter.settings
        if not settings.folder or not Path(settings.folder).is_dir():
            settings = self._with_folder(photo.path)
        picture = photo.picture
        size = (picture.width, picture.height)
        dialog = ExportDialog(self._window, settings, self.stem(), size, picture.icc is not None)
        dialog.size_choice.choose(self._studio.long_side)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.exporter.export(dialog.path, dialog.settings, overwrite=dialog.overwrite)
        dialog.deleteLater()

    def export_again(self) -> None:
        if self._window.films.film is not None:
            self._window.films.export_again()
        else:
            self.exporter.export_again(self.stem())

    def write_for_drag(self, painting: Painting, done: Callable[[DragFile], object]) -> None:
        self.exporter.write_for_drag(painting, self.stem(), done)

    def stem(self) -> str:
        """The usual name of an exported file, after the photo and the styles."""
        photo = self._studio.photo
        names = [self._window.pick(style.name) for style, _ in self._studio.blend()]
        return file_stem(photo.picture.name if photo else "", names)

    def _with_folder(self, photo: Path | None) -> ExportSettings:
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        folder = photo.parent if photo is not None else Path(pictures or Path.home())
        return replace(self.exporter.settings, folder=str(folder))

    def _written(self, path: Path) -> None:
        self._window.status.show_state("")
        self._window.update_situation()
        self.say_saved(path)

    def say_saved(self, path: Path) -> None:
        """A notice with the way to the file."""
        words = self.tr("Saved {name}.").format(name=path.name)
        button = self.show_folder_button(path)
        self._window.notify(Notice(words, Tone.SUCCESS, str(path.parent), (button,)))

    def show_folder_button(self, path: Path) -> NoticeButton:
        """The way to a file."""

        def show_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        return NoticeButton(self.tr("Show in folder"), show_folder)

    def _failed(self, error: BaseException) -> None:
        self._window.status.show_state("")
        self._window.show_error(error)
