"""Two layers made one."""

from __future__ import annotations

from dataclasses import replace

from deepart_studio.document.blending import BlendMode
from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document, Layer


def merge(below: Layer, above: Layer) -> Layer:
    """``above`` laid over ``below``: a layer as large as both, with the name and mode of ``below``.

    What a layer of mode normal shows is kept, rounded to 8 bits; masks become a part of it, those
    that are off are lost. It remembers no request: no painter would paint it again.
    """
    left, top = min(below.x, above.x), min(below.y, above.y)
    right = max(below.x + below.width, above.x + above.width)
    bottom = max(below.y + below.height, above.y + above.height)
    lower = replace(below, x=below.x - left, y=below.y - top, mode=BlendMode.NORMAL)
    upper = replace(above, x=above.x - left, y=above.y - top)
    pixels = composite(Document(right - left, bottom - top, (lower, upper)))
    return replace(
        below, pixels=pixels, x=left, y=top, opacity=1.0, request="", mask=None, mask_on=True
    )
