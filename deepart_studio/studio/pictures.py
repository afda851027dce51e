"""Between the pictures of the core and what Qt shows."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from deepart_studio.core.pictures import Picture, Pixels


def to_qimage(picture: Picture) -> QImage:
    """A copy as RGB888, or RGBA8888 where the picture has alpha."""
    height, width = picture.rgb.shape[:2]
    if picture.alpha is None:
        pixels = np.ascontiguousarray(picture.rgb)
        return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    pixels = np.dstack([picture.rgb, picture.alpha])
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def layer_pixels(image: QImage) -> Pixels:
    """The pixels of what the compositor made, uint8 (H, W, 4), shared with it."""
    data = np.frombuffer(image.constBits(), np.uint8)
    return data.reshape(image.height(), image.width(), 4)


def from_layers(image: QImage, name: str) -> Picture:
    """A picture of what the compositor made; without Qt's conversion, which holds Python's lock."""
    pixels = layer_pixels(image)
    alpha = np.ascontiguousarray(pixels[..., 3]) if image.hasAlphaChannel() else None
    return Picture(np.ascontiguousarray(pixels[..., :3]), alpha, name)


def from_qimage(image: QImage, name: str) -> Picture:
    """A picture from the clipboard or a drop; its hash is that of its pixels."""
    has_alpha = image.hasAlphaChannel()
    flat = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    pixels = rows[:, : 4 * flat.width()].reshape(flat.height(), flat.width(), 4)
    rgb = np.ascontiguousarray(pixels[:, :, :3])
    alpha = np.ascontiguousarray(pixels[:, :, 3]) if has_alpha else None
    if alpha is not None and bool((alpha == 255).all()):
        alpha = None
    return Picture.of_pixels(rgb, alpha, name)
