"""Masks that the tests draw."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from deepart_studio.core.masks import Mask, Values


def half(width: int, height: int, side: str = "left") -> Values:
    """White in one half ("left", "right", "top"), black in the other: uint8 (H, W)."""
    values = np.zeros((height, width), np.uint8)
    parts = {
        "left": np.s_[:, : width // 2],
        "right": np.s_[:, width // 2 :],
        "top": np.s_[: height // 2],
    }
    values[parts[side]] = 255
    return values


def half_mask(width: int, height: int, side: str = "left") -> Mask:
    """The same as a mask."""
    return Mask.of(half(width, height, side), f"{side}.png")


def mask_file(path: Path, values: Values) -> Path:
    """Write a mask as a gray picture."""
    Image.fromarray(values).save(path)
    return path
