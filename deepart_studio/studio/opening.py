"""Pictures in, for worker threads; what reads them is loaded with the first, not at launch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from deepart_studio.core.pictures import Picture


def read_file(path: Path) -> Picture:
    """The picture in a file; UserError as for ``load_picture``."""
    from deepart_studio.storage.reading import load_picture

    return load_picture(path)


def read_image(image: QImage, name: str) -> Picture:
    """A picture from the clipboard or a drop."""
    from deepart_studio.studio.pictures import from_qimage

    return from_qimage(image, name)
