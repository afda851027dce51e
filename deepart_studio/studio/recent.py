"""Recently opened photos, newest first, each with a small picture."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from deepart_studio.storage.atomic import atomic_write

KEPT = 12
THUMB_SIDE = 96


@dataclass(frozen=True)
class RecentFile:
    """A path and where its small picture is."""

    path: Path
    thumbnail: Path


class RecentFiles(QObject):
    """The list, kept in one JSON file; thumbnails are PNG files beside it."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / "recent.json"
        self._thumbs = folder / "recent"
        self._paths = self._read()

    @property
    def files(self) -> list[RecentFile]:
        """Those that still exist."""
        return [RecentFile(path, self._thumbnail(path)) for path in self._paths if path.is_file()]

    def remember_thumbnail(self, path: Path, image: QImage) -> None:
        """Write the small picture of a file; for worker threads."""
        small = image.scaled(
            THUMB_SIDE,
            THUMB_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._thumbs.mkdir(parents=True, exist_ok=True)
        small.save(str(self._thumbnail(path)), "PNG")

    def put_first(self, path: Path) -> None:
        """This file was opened just now."""
        others = [other for other in self._paths if other != path]
        self._paths = [path, *others][:KEPT]
        self._write()
        self.changed.emit()

    def clear(self) -> None:
        """Forget all of them and delete their small pictures."""
        for path in self._paths:
            self._thumbnail(path).unlink(missing_ok=True)
        self._paths = []
        self._write()
        self.changed.emit()

    def _thumbnail(self, path: Path) -> Path:
        return self._thumbs / (hashlib.sha1(str(path).encode(), usedforsecurity=False).hexdigest() + ".png")

    def _read(self) -> list[Path]:
        try:
            names = json.loads(self._file.read_text("utf-8"))
            return [Path(name) for name in names if isinstance(name, str)][:KEPT]
        except (OSError, ValueError, TypeError):
            return []

    def _write(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(self._file) as temporary:
            names = [str(path) for path in self._paths]
            Path(temporary).write_text(json.dumps(names, ensure_ascii=False, indent=1), "utf-8")
