"""Pictures in, for worker threads; what reads them is loaded with the first, not at launch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from deepart_studio.core.errors import UserError
from deepart_studio.studio.paintings import PREVIEW_SIDE, Photo
from deepart_studio.studio.recent import RecentFiles

if TYPE_CHECKING:
    from deepart_studio.core.pictures import Picture


def read_file(path: Path, say: Callable[[UserError], object] | None = None) -> Picture:
    """The picture in a file; ``say`` and UserError as for ``load_photo``."""
    from deepart_studio.document.opening import load_photo

    return load_photo(path, say=say)


def read_image(image: QImage, name: str) -> Picture:
    """A picture from the clipboard or a drop."""
    from deepart_studio.studio.pictures import from_qimage

    return from_qimage(image, name)


def load_photo(read: Callable[[], Picture], path: Path | None, recent: RecentFiles) -> Photo:
    """Read a photo and reduce it, once, for previews and the style wall.

    ``path`` is remembered among the recent ones; None is for a photo that has no place.
    """
    from deepart_studio.inference.tensors import fit_long_side
    from deepart_studio.studio.pictures import to_qimage

    picture = read()
    small = fit_long_side(picture, PREVIEW_SIDE)
    photo = Photo(picture, to_qimage(picture), small, path)
    if path is not None:
        recent.remember(path, to_qimage(small))  # Qt scales with Python's lock held
    return photo
