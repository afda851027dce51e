"""Photos in (open, paste, drop, recent, example) and pictures out (copy, drag)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QMimeData, QObject, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog

from deepart_studio.core.paths import resources_folder
from deepart_studio.storage.reading import PICTURE_SUFFIXES
from deepart_studio.studio.notices import Notice
from deepart_studio.studio.paintings import Painting

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

DRAG_THUMB = 128


def picture_filter(label: str) -> str:
    """The file dialog's filter for pictures that can be read."""
    return f"{label} ({' '.join('*' + suffix for suffix in sorted(PICTURE_SUFFIXES))})"


class FileCommands(QObject):
    """The window's commands about files and the clipboard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._studio = window.studio
        self._drag_file: tuple[Painting, Path] | None = None

    def open_dialog(self) -> None:
        title = self.tr("Open a photo")
        files, _ = QFileDialog.getOpenFileNames(
            self._window, title, self._last_folder(), picture_filter(self.tr("Pictures"))
        )
        self.open_paths([Path(file) for file in files])

    def open_example(self) -> None:
        self._studio.open_example(example_picture())

    def open_paths(self, paths: list[Path]) -> None:
        """Open the first; a photo more than one was dropped is said, not ignored."""
        if not paths:
            return
        self._studio.open_file(paths[0])
        if len(paths) > 1:
            words = self.tr("{name} was opened. One photo is open at a time.")
            self._window.notify(Notice(words.format(name=paths[0].name)))

    def open_image(self, image: QImage, name: str) -> None:
        self._studio.open_image(image, name or self.tr("Dropped picture"))

    def paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.open_paths(files)
        elif data.hasImage():
            self._studio.open_image(QGuiApplication.clipboard().image(), self.tr("Pasted picture"))
        else:
            words = self.tr("There is no picture on the clipboard.")
            hint = self.tr("Copy a picture in another program, then paste it here.")
            self._window.notify(Notice(words, detail=hint))

    def copy_painting(self) -> None:
        painting = self._studio.painting
        if painting is not None:
            QGuiApplication.clipboard().setImage(painting.image)
            words = self.tr("Copied, {width} × {height} pixels.")
            size = painting.image.size()
            self._window.notify(Notice(words.format(width=size.width(), height=size.height())))

    def prepare_drag(self, painting: Painting | None) -> None:
        """Write the painting to a temporary file, so that it can be dragged out at once."""
        self._drag_file = None
        if painting is None:
            return

        def done(written: Path) -> None:
            if self._studio.painting is painting:
                self._drag_file = (painting, written)

        self._window.exports.write_for_drag(painting, done)

    def drag_out(self) -> None:
        """Drag the painting on the canvas to another program as a file."""
        painting = self._studio.painting
        if painting is None or self._drag_file is None or self._drag_file[0] is not painting:
            return
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._drag_file[1]))])
        drag = QDrag(self._window.canvas)
        drag.setMimeData(data)
        smooth = Qt.TransformationMode.SmoothTransformation
        ratio = Qt.AspectRatioMode.KeepAspectRatio
        small = painting.image.scaled(DRAG_THUMB, DRAG_THUMB, ratio, smooth)
        drag.setPixmap(QPixmap.fromImage(small))
        drag.exec(Qt.DropAction.CopyAction)

    def _last_folder(self) -> str:
        for recent in self._studio.recent.files:
            return str(recent.path.parent)
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return pictures or QDir.homePath()


def example_picture() -> Path:
    """The demo picture that one of our own programs drew."""
    return resources_folder() / "demo.png"
