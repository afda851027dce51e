"""A painting on a page: as large as fits, in the middle; for printers and for PDF writers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPainter

from deepart_studio.core.errors import UserError

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.pictures import Picture

PRINT_DPI = 300
STRIP_PIXELS = 300_000
"""One call into Qt holds Python's lock until it ends, so the page is painted in short strips."""


def orientation_for(width: int, height: int) -> QPageLayout.Orientation:
    """The page lies when the picture does."""
    lying = width > height
    return QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait


def printed_size(device: QPagedPaintDevice, width: int, height: int) -> QSize:
    """Size in dots of a picture of this shape, as large as the page allows."""
    room = device.pageLayout().paintRectPixels(PRINT_DPI).size()
    scale = min(room.width() / width, room.height() / height)
    return QSize(max(1, round(width * scale)), max(1, round(height * scale)))


def print_picture(picture: Picture, device: QPagedPaintDevice) -> None:
    """Paint a picture on the device's page; for worker threads.

    The device is to have ``PRINT_DPI``: the picture is scaled to its dots (Lanczos), and white
    shows through where it is transparent. Raises UserError when the device refuses to begin.
    """
    import numpy as np
    from PIL import Image

    size = printed_size(device, picture.width, picture.height)
    wanted = size.width(), size.height()
    scaled = Image.fromarray(picture.flattened()).resize(wanted, Image.Resampling.LANCZOS)
    pixels = np.asarray(scaled)
    painter = QPainter()
    if not painter.begin(device):
        raise UserError(
            "The page cannot be printed.", "Check that the printer is on and the file is writable."
        )
    room = device.pageLayout().paintRectPixels(PRINT_DPI).size()
    left, top = (room.width() - size.width()) // 2, (room.height() - size.height()) // 2
    rows = max(1, STRIP_PIXELS // size.width())
    for first in range(0, size.height(), rows):
        # one row more than needed: no page shows between two strips, however it is drawn
        strip = np.ascontiguousarray(pixels[first : first + rows + 1])
        height, width = strip.shape[:2]
        image = QImage(strip.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        painter.drawImage(QRect(left, top + first, width, height), image)
    painter.end()
