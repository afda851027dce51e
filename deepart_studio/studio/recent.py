"""Recently opened photos, newest first, each with a small picture."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from deepart_studio.core.errors import UserError
from deepart_studio.storage.settings import RECENT_FILES, Settings

KEPT = 12
THUMB_SIDE = 256


@dataclass(frozen=True)
class RecentFile:
    """A path and where its small picture is."""

    path: Path
    thumbnail: Path


class RecentFiles(QObject):
    """The list is a row of the settings; thumbnails are PNG files in the cache."""

    changed = Signal()

    def __init__(self, settings: Settings, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._folder = settings, folder

    @property
    def files(self) -> list[RecentFile]:
        """Those that still exist."""
        names: list[str] = self._settings.get(RECENT_FILES)
        paths = [Path(name) for name in names]
        return [RecentFile(path, self._thumbnail(path)) for path in paths if path.is_file()]

    def remember(self, path: Path, image: QImage) -> None:
        """Put a file first, with its small picture; for worker threads."""
        small = image.scaled(
            THUMB_SIDE,
            THUMB_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        with suppress(OSError):  # a list without pictures will do
            self._folder.mkdir(parents=True, exist_ok=True)
            small.save(str(self._thumbnail(path)))
        name = str(path)
        self._set(lambda names: [name, *(other for other in names if other != name)][:KEPT])

    def clear(self) -> None:
        """Forget all of them and delete their small pictures."""
        for name in self._settings.get(RECENT_FILES):
            self._thumbnail(Path(name)).unlink(missing_ok=True)
        self._set(lambda _: [])

    def look(self) -> None:
        """See what other windows opened."""
        self._settings.reload()

    def _set(self, change: Callable[[list[str]], list[str]]) -> None:
        with suppress(UserError):  # the list counts until the program ends; no time to complain
            self._settings.change(RECENT_FILES, change)
        self.changed.emit()

    def _thumbnail(self, path: Path) -> Path:
        name = hashlib.sha256(str(path).encode()).hexdigest()[:32]
        return self._folder / f"{name}.png"
