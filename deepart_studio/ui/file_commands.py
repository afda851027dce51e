"""Photos in (open, paste, drop, recent, example) and pictures out (copy, drag)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QMimeData, QObject, QSize, QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog

from deepart_studio.core.paths import resources_folder
from deepart_studio.studio.exporter import DragFile
from deepart_studio.studio.notices import Notice, NoticeButton
from deepart_studio.ui.canvas import Example

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

RECENT_OFFERED = 2
EXAMPLE = QSize(256, 256)
STAYS_MS = 800
"""A painting shown this long is written for dragging; a moving slider writes none."""


def picture_filter(label: str) -> str:
    """The file dialog's filter for pictures that can be read as a mask."""
    from deepart_studio.storage.reading import PICTURE_SUFFIXES

    return _filter(label, PICTURE_SUFFIXES)


def photo_filter(label: str, *, films: bool = False) -> str:
    """The file dialog's filter for photos, projects included, and films."""
    from deepart_studio.document.formats import PHOTO_SUFFIXES
    from deepart_studio.video.kinds import FILM_SUFFIXES

    return _filter(label, PHOTO_SUFFIXES | FILM_SUFFIXES if films else PHOTO_SUFFIXES)


def _filter(label: str, suffixes: Iterable[str]) -> str:
    return f"{label} ({' '.join('*' + suffix for suffix in sorted(suffixes))})"


class FileCommands(QObject):
    """The window's commands about files and the clipboard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._studio = window.studio
        self._drag_file: DragFile | None = None
        self._drag_timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._drag_timer.timeout.connect(self._prepare_drag)

    def open_dialog(self) -> None:
        title = self.tr("Open a photo or a film")
        files, _ = QFileDialog.getOpenFileNames(
            self._window,
            title,
            self._last_folder(),
            photo_filter(self.tr("Photos and films"), films=True),
        )
        self.open_paths([Path(file) for file in files])

    def open_example(self, which: str = "") -> None:
        """Open the demo picture, or the recent photo whose path is given."""
        if which:
            self.open_paths([Path(which)])
        else:
            self._studio.open_example(example_picture())

    def show_examples(self) -> None:
        """Offer the demo picture and the last photos on the empty canvas."""
        recent = self._studio.recent.files[:RECENT_OFFERED]
        name = self.tr("Example")

        def read() -> list[Example]:
            demo = QImageReader(str(example_picture()))
            demo.setScaledSize(demo.size().scaled(EXAMPLE, Qt.AspectRatioMode.KeepAspectRatio))
            offered = [Example("", name, demo.read())]
            offered += [
                Example(str(file.path), file.path.name, QImage(str(file.thumbnail)))
                for file in recent
            ]
            return [example for example in offered if not example.thumbnail.isNull()]

        canvas = self._window.canvas
        self._studio.background.run(read, canvas.set_examples, self._window.show_error)

    def open_paths(self, paths: list[Path]) -> None:
        """Open the first; a photo more than one was dropped is said, not ignored."""
        if not paths:
            return
        queue = self._window.queue
        if any(path.is_dir() for path in paths):
            queue.add_paths(paths)
            return
        self._studio.open_file(paths[0].absolute())
        if len(paths) > 1:
            words = self.tr("{name} was opened. One photo is open at a time.")
            button = NoticeButton(self.tr("Put all in the queue"), lambda: queue.add_paths(paths))
            self._window.notify(Notice(words.format(name=paths[0].name), buttons=(button,)))

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

    def painting_changed(self) -> None:
        """Another painting is shown: once it stays, it is made ready to be dragged out."""
        self._drag_file = None
        self._drag_timer.start()

    def drag_out(self) -> None:
        """Drag the painting on the canvas to another program as a file."""
        ready = self._drag_file
        if ready is None or ready.painting is not self._studio.painting:
            words = self.tr("The painting is being made ready. Drag it again in a moment.")
            self._window.notify(Notice(words))
            return
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(ready.path))])
        drag = QDrag(self._window.canvas)
        drag.setMimeData(data)
        drag.setPixmap(QPixmap.fromImage(ready.small))
        drag.exec(Qt.DropAction.CopyAction)

    def _prepare_drag(self) -> None:
        painting = self._studio.painting
        if painting is not None:
            self._window.exports.write_for_drag(painting, self._keep_drag_file)

    def _keep_drag_file(self, ready: DragFile) -> None:
        if ready.painting is self._studio.painting:
            self._drag_file = ready

    def _last_folder(self) -> str:
        for recent in self._studio.recent.files:
            return str(recent.path.parent)
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return pictures or QDir.homePath()


def example_picture() -> Path:
    """The demo picture that one of our own programs drew."""
    return resources_folder() / "demo" / "demo.webp"
