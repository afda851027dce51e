"""Masks of selections that layers were painted in, kept in the project beside the layers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from deepart_studio.studio.layer_stack import LayerStack
from deepart_studio.studio.region_masks import FOLDER

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.masks import Mask


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
