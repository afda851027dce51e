"""Masks in and out: any picture is read as a mask, and PNG is written."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.core.masks import Mask, Values
from deepart_studio.storage.atomic import write_bytes
from deepart_studio.storage.reading import load_picture


def load_mask(path: Path) -> Mask:
    """The mask in a picture of any format and mode: white takes the style, black does not.

    Where parts are transparent, the opacity is the mask and colours do not count, as in a cut-out;
    else it is the brightness. Raises UserError as ``load_picture``.
    """
    picture = load_picture(path)
    if picture.alpha is not None and bool((picture.alpha < 255).any()):
        return Mask.of(picture.alpha, path.name)
    return Mask.of(np.array(Image.fromarray(picture.rgb).convert("L")), path.name)


def save_mask(values: Values, path: Path, *, overwrite: bool = False) -> None:
    """Write a mask, uint8 (H, W), as a gray PNG, atomically.

    Raises UserError when the name does not end in .png, when the file exists and ``overwrite`` is
    off, and when it cannot be written.
    """
    if path.suffix.lower() != ".png":
        raise UserError("Masks are saved as PNG.", "End the name in .png.")
    if path.exists() and not overwrite:
        raise UserError(
            "{name} exists already.", "Choose another name, or allow overwriting.", name=path.name
        )
    buffer = io.BytesIO()
    Image.fromarray(values).save(buffer, "PNG")
    write_bytes(path, buffer.getvalue())
