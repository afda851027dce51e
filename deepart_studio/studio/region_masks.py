"""The masks of regions that layers were painted through, kept among the project's own files.

Each is a PNG file named by the hash that the layer's request has of it. It is kept as it lies over
the document now: a crop of the document crops it too, under the same name.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from deepart_studio.studio.painted_mask import PaintedMask, working_size

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.masks import Mask, Values
    from deepart_studio.document.geometry import Reshape

FOLDER = "deepart/masks/"
SMALL_PIXELS = 4_000_000
"""Masks of regions have at most 1024 × 1024."""

Extras = tuple[tuple[str, bytes], ...]


def with_masks(extras: Extras, masks: Iterable[Mask]) -> Extras:
    """The files with these masks among them. For worker threads."""
    known = {name for name, _ in extras}
    new = {_name(mask.sha256): _png(mask.values) for mask in masks}
    return (*extras, *((name, data) for name, data in new.items() if name not in known))


def kept_mask(extras: Extras, sha256: str) -> PaintedMask | None:
    """The mask that requests know by this hash; None when it is missing or damaged."""
    data = dict(extras).get(_name(sha256))
    values = None if data is None else _values(data, SMALL_PIXELS)
    return None if values is None else PaintedMask.of(values)


def reshaped_masks(extras: Extras, reshape: Reshape, size: tuple[int, int]) -> Extras:
    """The files after a change of the document's geometry, whose (width, height) was ``size``."""
    from deepart_studio.document.geometry import mask_after

    whole = reshape.size(size)
    kept = list[tuple[str, bytes]]()
    for name, data in extras:
        values = _values(data, size[0] * size[1]) if name.startswith(FOLDER) else None
        if values is None:
            kept.append((name, data))
            continue
        full = (values.shape[1], values.shape[0]) == size
        new = whole if full else working_size(*whole)
        kept.append((name, _png(mask_after(values, reshape, size, new))))
    return tuple(kept)


def _name(sha256: str) -> str:
    return f"{FOLDER}{sha256}.png"


def _png(values: Values) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.fromarray(values).save(buffer, "PNG")
    return buffer.getvalue()


def _values(data: bytes, most_pixels: int) -> Values | None:
    from deepart_studio.core.errors import UserError
    from deepart_studio.storage.reading import load_picture, picture_size

    size = picture_size(data)
    if size is None or size[0] * size[1] > most_pixels:
        return None
    try:
        return load_picture(data).rgb[..., 0].copy()
    except UserError:
        return None
