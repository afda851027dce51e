"""The size of the file that the export dialog would write, worked out while it is open."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.studio.background import Background
from deepart_studio.studio.exporting import PROJECT, ExportSettings

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.pictures import Picture
    from deepart_studio.studio.studio import Studio

SETTLED_MS = 200
"""A slider that rests this long is asked about."""


@dataclass(frozen=True, eq=False)
class _Wish:
    picture: Picture
    size: tuple[int, int]
    recipe: str | None
    settings: ExportSettings
    superseded: threading.Event


class SizeEstimator(QObject):
    """Newest wish wins: one that is superseded stops within a part of the picture."""

    estimated = Signal(object)  # bytes, or None where nothing can be said

    def __init__(
        self, studio: Studio, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._studio, self._background = studio, background
        self._wish: _Wish | None = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._timer.timeout.connect(self._start)

    def ask(self, settings: ExportSettings) -> None:
        """Estimate the file of what is chosen now, soon."""
        self.forget()
        order = self._studio.order(settings.pixels)
        painting = self._studio.rendered(settings.pixels) or self._studio.painting
        photo = self._studio.photo
        if order is None or photo is None or settings.suffix == PROJECT:
            return
        picture = painting.picture if painting is not None else photo.small
        recipe = order.request.to_json() if settings.recipe == "embed" else None
        size = _fitted(photo.picture.width, photo.picture.height, settings.pixels)
        self._wish = _Wish(picture, size, recipe, settings, threading.Event())
        self._timer.start()

    def forget(self) -> None:
        """Nobody wants the answer any more."""
        self._timer.stop()
        if self._wish is not None:
            self._wish.superseded.set()
            self._wish = None

    def _start(self) -> None:
        wish = self._wish
        if wish is None:
            return

        def done(size: int) -> None:
            if self._wish is wish:
                self.estimated.emit(size)

        def failed(error: BaseException) -> None:
            if self._wish is wish and isinstance(error, UserError):
                self.estimated.emit(None)  # the export itself says what is wrong

        self._background.run(lambda: _estimate(wish), done, failed)


def _estimate(wish: _Wish) -> int:
    from deepart_studio.storage.size_estimate import estimate_bytes
    from deepart_studio.storage.writing import FORMATS

    def check() -> None:
        if wish.superseded.is_set():
            raise Cancelled

    suffix = wish.settings.suffix
    format_ = next(f.id for f in FORMATS.values() if suffix in f.suffixes)
    encoding = wish.settings.encoding()
    check()
    return estimate_bytes(wish.picture, wish.size, format_, encoding, wish.recipe, check)


def _fitted(width: int, height: int, long_side: int | None) -> tuple[int, int]:
    scale = min(1.0, (long_side or max(width, height)) / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))
