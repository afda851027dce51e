"""Layers made from paintings and picture files; for worker threads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deepart_studio.core.errors import UserError
from deepart_studio.studio.paintings import Painting

if TYPE_CHECKING:
    from deepart_studio.core.pictures import Picture, Pixels
    from deepart_studio.document.layers import Layer

Size = tuple[int, int]


def painted_layer(painting: Painting, name: str, size: Size) -> Layer:
    """A painting as a layer that covers a document of this size and remembers its request.

    It is transparent where the painting was not selected.
    """
    from deepart_studio.document.layers import Layer

    pixels = _scaled(painting.picture, size)
    selection = painting.order.places.selection
    if selection is not None:
        from deepart_studio.document.cutting import unmixed
        from deepart_studio.inference.regions import fitted_values

        below = _scaled(painting.order.photo.picture, size)
        pixels = unmixed(pixels, below, fitted_values(selection, *size))
    return Layer(pixels, name, request=painting.order.request.to_json())


def picture_layer(picture: Picture, name: str, size: Size) -> Layer:
    """A picture in the middle of a document of this size; a larger one is made to fit."""
    from deepart_studio.document.layers import Layer

    width, height = picture.width, picture.height
    scale = min(1.0, size[0] / width, size[1] / height)
    if scale < 1:
        width, height = max(1, round(width * scale)), max(1, round(height * scale))
    pixels = _scaled(picture, (width, height))
    return Layer(pixels, name, (size[0] - width) // 2, (size[1] - height) // 2)


def file_layers(paths: list[Path], size: Size) -> tuple[list[Layer], list[UserError]]:
    """A layer for each file that can be read, and what is wrong with the others."""
    from deepart_studio.document.opening import load_photo

    layers, problems = list["Layer"](), list[UserError]()
    for path in paths:
        try:
            layers.append(picture_layer(load_photo(path, say=problems.append), path.stem, size))
        except UserError as error:
            problems.append(error)
    return layers, problems


def _scaled(picture: Picture, size: Size) -> Pixels:
    import numpy as np
    from PIL import Image

    from deepart_studio.document.layers import rgba_of

    pixels = rgba_of(picture)
    if (picture.width, picture.height) == size:
        return pixels
    image = Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS)
    return np.asarray(image)
