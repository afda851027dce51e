"""Pictures in, for worker threads; what reads them is loaded with the first, not at launch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from deepart_studio.core.errors import UserError
from deepart_studio.studio.films import Film, moves, read_film, read_frame
from deepart_studio.studio.paintings import PREVIEW_SIDE, Photo
from deepart_studio.studio.recent import RecentFiles

if TYPE_CHECKING:
    from deepart_studio.core.pictures import Picture
    from deepart_studio.core.progress import Progress

Opened = tuple["Picture", Film | None]


def read_file(path: Path, say: Callable[[UserError], object] | None = None) -> Picture:
    """The picture in a file; ``say`` and UserError as for ``load_photo``."""
    from deepart_studio.document.opening import load_photo

    return load_photo(path, say=say)


def read_photo_or_film(path: Path, say: Callable[[UserError], object] | None = None) -> Opened:
    """The picture in a file, or a film and its first frame; ``say`` and UserError as above."""
    return read_film(path) if moves(path) else (read_file(path, say), None)


def read_image(image: QImage, name: str) -> Picture:
    """A picture from the clipboard or a drop."""
    from deepart_studio.studio.pictures import from_qimage

    return from_qimage(image, name)


def load_photo(read: Callable[[], Opened], path: Path | None, recent: RecentFiles) -> Photo:
    """Read a photo and reduce it, once, for previews and the style wall.

    ``path`` is remembered among the recent ones; None is for a photo that has no place.
    """
    from deepart_studio.studio.pictures import to_qimage

    photo = _photo(*read(), path)
    if path is not None:
        recent.remember(path, to_qimage(photo.small))  # Qt scales with Python's lock held
    return photo


def load_frame(film: Film, seconds: float, progress: Progress) -> Photo:
    """Another frame of an opened film. Raises Cancelled, UserError."""
    return _photo(*read_frame(film, seconds, progress), film.path)


def _photo(picture: Picture, film: Film | None, path: Path | None) -> Photo:
    from deepart_studio.inference.tensors import fit_long_side
    from deepart_studio.studio.pictures import to_qimage

    small = fit_long_side(picture, PREVIEW_SIDE)
    return Photo(picture, to_qimage(picture), small, path, film)
