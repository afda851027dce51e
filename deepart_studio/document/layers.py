"""A document: layers of pixels, bottom to top."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.document.blending import BlendMode


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer; ``pixels`` is uint8 (H, W, 4), sRGB, not premultiplied.

    ``x`` and ``y`` place its left upper corner in the document, negative ones outside. ``opacity``
    in 0..1. ``request`` is the JSON of the ``StyleRequest`` that painted it, or empty.
    ``attributes`` are those of other programs, named as in the file and kept when it is saved.
    """

    pixels: Pixels
    name: str = ""
    x: int = 0
    y: int = 0
    visible: bool = True
    opacity: float = 1.0
    locked: bool = False
    mode: BlendMode = BlendMode.NORMAL
    request: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.pixels.dtype != np.uint8 or self.pixels.ndim != 3 or self.pixels.shape[2] != 4:
            raise ValueError(
                f"pixels must be uint8 (H, W, 4), not {self.pixels.dtype} {self.pixels.shape}"
            )
        if not 0 <= self.opacity <= 1:
            raise ValueError(f"opacity must be in 0..1, not {self.opacity}")

    @classmethod
    def of(cls, picture: Picture, name: str, request: str = "") -> Layer:
        """A layer of a whole picture."""
        return cls(rgba_of(picture), name, request=request)

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return int(self.pixels.shape[0])


@dataclass(frozen=True, eq=False)
class Document:
    """Layers, bottom to top, on a canvas of ``width`` × ``height`` pixels.

    ``extras`` are files that another program put into the project, kept when it is saved.
    """

    width: int
    height: int
    layers: tuple[Layer, ...] = ()
    extras: tuple[tuple[str, bytes], ...] = ()

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1:
            raise ValueError("a document has at least one pixel")

    def with_layer(self, layer: Layer) -> Document:
        """The document with one more layer on top."""
        return replace(self, layers=(*self.layers, layer))


def rgba_of(picture: Picture) -> Pixels:
    """The picture as one uint8 array (H, W, 4)."""
    rgba = np.empty((picture.height, picture.width, 4), np.uint8)
    rgba[..., :3] = picture.rgb
    rgba[..., 3] = 255 if picture.alpha is None else picture.alpha
    return rgba
