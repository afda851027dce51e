"""Pictures in, for worker threads; what reads them is loaded with the first, not at launch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from deepart_studio.core.errors import UserError
from deepart_studio.studio.films import Film, moves, read_film, read_frame
from deepart_studio.studio.paintings import PREVIEW_SIDE, Photo
from deepart_studio.studio.projects import read_project
from deepart_studio.studio.recent import RecentFiles

if TYPE_CHECKING:
    from deepart_studio.core.pictures import Picture
    from deepart_studio.core.progress import Progress
    from deepart_studio.document.layers import Document

Opened = tuple["Picture", "Film | Document | None"]
Glimpsed = tuple[QImage, tuple[int, int]]
"""A small picture, and the width and height that the whole will have."""


def read_file(path: Path, say: Callable[[UserError], object] | None = None) -> Picture:
    """The picture in a file; ``say`` and UserError as for ``load_photo``."""
    from deepart_studio.document.opening import load_photo

    return load_photo(path, say=say)


def read_smaller(path: Path) -> Picture:
    """A picture beyond the limit, reduced; UserError as for ``load_smaller``."""
    from deepart_studio.storage.reading_smaller import load_smaller

    return load_smaller(path)


def read_photo_or_film(path: Path, say: Callable[[UserError], object] | None = None) -> Opened:
    """The picture in a file, a film and its first frame, or a project's photo and its layers.

    ``say`` and UserError as above.
    """
    from deepart_studio.document.opening import has_layers

    if moves(path):
        return read_film(path)
    return read_project(path, say) if has_layers(path) else (read_file(path, say), None)


def read_glimpses(path: Path) -> Iterator[Glimpsed]:
    """What can be shown of a project before its layers are read, each finer than the last."""
    from deepart_studio.document.opening import glimpses
    from deepart_studio.studio.pictures import glimpse_image

    for glimpse in glimpses(path):
        yield glimpse_image(glimpse.pixels), (glimpse.width, glimpse.height)


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


def _photo(picture: Picture, source: Film | Document | None, path: Path | None) -> Photo:
    from deepart_studio.document.layers import Document, Layer
    from deepart_studio.document.opening import is_openraster
    from deepart_studio.inference.tensors import fit_long_side
    from deepart_studio.studio.pictures import to_qimage

    small = fit_long_side(picture, PREVIEW_SIDE)
    image = to_qimage(picture)
    if isinstance(source, Film):
        return Photo(picture, image, small, path, source)
    project = source is not None and (path is None or is_openraster(path))
    if source is None:
        layers = (Layer.of(picture, picture.name),)
        source = Document(picture.width, picture.height, layers)
    return Photo(picture, image, small, path, document=source, project=project)
