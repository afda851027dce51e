"""Between the pictures of the core and what Qt shows."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from deepart_studio.core.pictures import Picture, Pixels


def to_qimage(picture: Picture) -> QImage:
    """A copy as RGB888, or RGBA8888 where the picture has alpha.

    NumPy copies, for it lets go of Python's lock: Qt's own copy of 24 megapixels stops the window.
    """
    height, width = picture.rgb.shape[:2]
    opaque = picture.alpha is None
    kind = QImage.Format.Format_RGB888 if opaque else QImage.Format.Format_RGBA8888
    image = QImage(width, height, kind)
    channels = 3 if opaque else 4
    rows = np.frombuffer(image.bits(), np.uint8).reshape(height, image.bytesPerLine())
    pixels = rows[:, : channels * width].reshape(height, width, channels)
    pixels[..., :3] = picture.rgb
    if picture.alpha is not None:
        pixels[..., 3] = picture.alpha
    return image


def glimpse_image(pixels: Pixels) -> QImage:
    """A copy of a small picture, uint8 (H, W, 4)."""
    height, width = pixels.shape[:2]
    return QImage(
        np.ascontiguousarray(pixels).data, width, height, 4 * width, QImage.Format.Format_RGBA8888
    ).copy()


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
