"""Pictures that the tests draw for themselves."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from deepart_studio.core.pictures import Pixels


def landscape(width: int = 96, height: int = 64, seed: int = 7) -> Pixels:
    """A sky, a sun and a grainy field: uint8 (H, W, 3)."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    y, x = y / max(1, height - 1), x / max(1, width - 1)
    field = (y > 0.6)[..., None]
    sky = np.stack([90 + 120 * y, 140 + 60 * y, 220 - 40 * x], -1)
    ground = np.stack([70 + 60 * x, 120 - 20 * y, 50 + 10 * x], -1)
    picture = np.where(field, ground, sky)
    picture[(x - 0.7) ** 2 + (y - 0.3) ** 2 < 0.02] = (250, 210, 90)
    grain = np.random.default_rng(seed).normal(0, 6, picture.shape)
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


def picture_bytes(image: Image.Image, format_: str, **options: Any) -> bytes:
    """The bytes of a picture file."""
    buffer = io.BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()


def photo_file(path: Path, width: int = 96, height: int = 64, seed: int = 7) -> Path:
    """Write a drawn photo in the format of the file's ending."""
    Image.fromarray(landscape(width, height, seed)).save(path)
    return path
