"""Pictures that differ, and paintings with a recipe, for tests of the library."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from deepart_studio.core.pictures import Picture
from deepart_studio.core.requests import StyleRequest, StyleWeight
from deepart_studio.storage.writing import save_picture


def blobs(seed: int, width: int = 120, height: int = 90) -> Image.Image:
    """Soft spots of colour; another seed gives a picture that looks different."""
    noise = np.random.default_rng(seed).integers(0, 256, (5, 6, 3), np.uint8)
    return Image.fromarray(noise).resize((width, height), Image.Resampling.BICUBIC)


def picture_file(path: Path, seed: int, width: int = 120, height: int = 90) -> Path:
    """Write such a picture in the format of the file's ending."""
    path.parent.mkdir(parents=True, exist_ok=True)
    blobs(seed, width, height).save(path)
    return path


def painting_file(path: Path, style: str, seed: int = 5) -> Path:
    """A painting as the program writes it, with its recipe inside."""
    weight = StyleWeight(style, "c" * 64)
    request = StyleRequest("a" * 64, "any-style", "b" * 64, (weight,), strength=0.8)
    painted = Picture.of_pixels(np.asarray(blobs(seed)), name=path.name)
    save_picture(painted, path, recipe=request.to_json())
    return path
