"""Masks of selections that layers were painted in, kept in the project beside the layers."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from deepart_studio.studio.layer_stack import LayerStack

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.masks import Mask

FOLDER = "deepart/masks/"
"""Our entries in a project: FOLDER + the mask's hash + .png, as gray pictures."""
Entry = tuple[str, bytes]


def entry_of(mask: Mask) -> Entry:
    """The entry of a project that keeps this mask; for a worker thread."""
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(mask.values).save(file, "PNG", compress_level=1)
    return f"{FOLDER}{mask.sha256}.png", file.getvalue()


def with_mask(stack: LayerStack, entry: Entry | None) -> LayerStack:
    """The layers with one more mask; those that no layer was painted in are left out."""
    requests = " ".join(item.layer.request for item in stack.layers)
    kept = tuple(
        (name, data)
        for name, data in stack.extras
        if not name.startswith(FOLDER)
        or (name[len(FOLDER) : -len(".png")] in requests and (not entry or name != entry[0]))
    )
    return replace(stack, extras=(*kept, entry) if entry else kept)


def kept_mask(stack: LayerStack, sha256: str) -> Mask | None:
    """The mask of this name as it lies over the document, where it is there and of its size.

    For a worker thread.
    """
    import numpy as np
    from PIL import Image, UnidentifiedImageError

    from deepart_studio.core.masks import Mask

    data = dict(stack.extras).get(f"{FOLDER}{sha256}.png")
    if data is None:
        return None
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            if image.size != (stack.width, stack.height) or image.mode != "L":
                return None
            return Mask.of(np.array(image))
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
