"""Pictures dropped from file managers and browsers onto a part of the window."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QWidget

from deepart_studio.ui.drop_overlay import DropOverlay

SOURCE = re.compile(r"""<img[^>]*\ssrc\s*=\s*["']([^"']{1,2000})["']""", re.IGNORECASE)
HTML_READ = 20_000
MOST_DATA = 64 << 20
"""Characters of an address that is itself the picture."""


@dataclass(frozen=True)
class Dropped:
    """Local files, or one picture without a file and the name that it had on its page."""

    files: tuple[Path, ...] = ()
    image: QImage | None = None
    name: str = ""


def has_pictures(data: QMimeData) -> bool:
    """Whether a drag may be dropped. Cheap: nothing is read or decoded."""
    if any(url.isLocalFile() for url in data.urls()) or data.hasImage():
        return True
    return any(url.scheme() == "data" for url in data.urls()) or bool(_picture_formats(data))


def read_drop(data: QMimeData) -> Dropped | None:
    """What was dropped; None when there is nothing to use, such as a mere web address."""
    files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if files:
        return Dropped(files=files)
    if data.hasImage():
        image = QImage(data.imageData())
        if not image.isNull():
            return Dropped(image=image, name=name_of(data))
    for packed in _packed_pictures(data):
        image = QImage.fromData(packed)
        if not image.isNull():
            return Dropped(image=image, name=name_of(data))
    return None


def deliver(event: QDropEvent, files: SignalInstance, image: SignalInstance) -> None:
    """Accept what was dropped as a copy and emit it, or ignore what is of no use."""
    dropped = read_drop(event.mimeData())
    if dropped is None:
        event.ignore()
        return
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    if dropped.image is not None:
        image.emit(dropped.image, dropped.name)
    else:
        files.emit(list(dropped.files))


def _picture_formats(data: QMimeData) -> list[str]:
    """Formats that hold a picture file: Chromium gives one beside the picture's address."""
    kinds = ("image/", "application/octet-stream")
    return [kind for kind in data.formats() if kind.startswith(kinds)]


def _packed_pictures(data: QMimeData) -> Iterator[bytes]:
    """Picture files that are in the drag itself; nothing is ever fetched from an address."""
    for kind in _picture_formats(data):
        yield bytes(data.data(kind).data())
    for url in data.urls():
        head, comma, body = url.toString(QUrl.ComponentFormattingOption.FullyEncoded).partition(",")
        if comma and head.startswith("data:image/") and len(body) <= MOST_DATA:
            packed = unquote_to_bytes(body)
            try:
                yield base64.b64decode(packed) if head.endswith(";base64") else packed
            except ValueError:
                continue


def name_of(data: QMimeData) -> str:
    """The file name of a picture that comes from a page, without suffix; "" when unknown."""
    addresses = [url.toString() for url in data.urls()]
    if data.hasHtml():
        addresses = SOURCE.findall(data.html()[:HTML_READ]) + addresses
    for address in addresses:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", ""):
            stem = PurePosixPath(unquote(parts.path)).stem
            if stem:
                return " ".join(re.split(r"[\s_]+", stem)).strip()
    return ""


class PictureDrops(QObject):
    """Makes a widget a place to drop pictures on, with an overlay that says what will happen."""

    filesDropped = Signal(list)  # list[Path]
    imageDropped = Signal(QImage, str)

    def __init__(self, target: QWidget, *, own: QWidget | None = None) -> None:
        """What is dragged out of ``own`` is not taken back."""
        super().__init__(target)
        self.overlay = DropOverlay(target)
        self._target, self._own = target, own
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self.overlay.setGeometry(self._target.rect())
        elif kind == QEvent.Type.DragLeave:
            self.overlay.leave()
        elif isinstance(event, QDropEvent):  # entering and moving are kinds of it
            if kind == QEvent.Type.Drop:
                self._take(event)
            else:
                self._offer(event)
            return True
        return kind == QEvent.Type.DragLeave

    def _offer(self, event: QDropEvent) -> None:
        foreign = self._own is None or event.source() is not self._own
        if not (foreign and has_pictures(event.mimeData())):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)  # a move would let the sender delete the file
        event.accept()
        if event.type() == QEvent.Type.DragEnter:
            self.overlay.enter()

    def _take(self, event: QDropEvent) -> None:
        self.overlay.leave()
        deliver(event, self.filesDropped, self.imageDropped)
