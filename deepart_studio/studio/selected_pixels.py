"""Selected pixels between layers and the clipboard."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QImage

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.masks import Values
    from deepart_studio.document.layers import Layer

PLACE = "application/x-deepart-place+json"
"""Where in its document the copied picture was, beside the picture itself."""


@dataclass(frozen=True, eq=False)
class Lifted:
    """A piece of a layer, and the same for the clipboard."""

    layer: Layer
    image: QImage

    def mime(self) -> QMimeData:
        """The picture for every program, and its place for ours."""
        data = QMimeData()
        data.setImageData(self.image)
        place = json.dumps({"x": self.layer.x, "y": self.layer.y}).encode()
        data.setData(PLACE, QByteArray(place))
        return data


def lift(layer: Layer, mask: Values, name: str) -> Lifted:
    """What of the layer is selected; for a worker thread. UserError for nothing."""
    from deepart_studio.document.cutting import lifted

    piece = lifted(layer, mask, name)
    pixels = piece.pixels
    image = QImage(
        pixels.data, piece.width, piece.height, 4 * piece.width, QImage.Format.Format_RGBA8888
    ).copy()
    return Lifted(piece, image)


def place_of(data: QMimeData) -> tuple[int, int] | None:
    """Where the picture on the clipboard belongs; None where another program put it there."""
    if not data.hasFormat(PLACE):
        return None
    try:
        found = json.loads(bytes(data.data(PLACE).data()))
        return int(found["x"]), int(found["y"])
    except (ValueError, KeyError, TypeError, OverflowError):
        return None


def pasted_layer(
    image: QImage, name: str, size: tuple[int, int], place: tuple[int, int] | None
) -> Layer:
    """A layer of a pasted picture: where it was copied, if that is in the document, else in the
    middle, made to fit; for a worker thread.
    """
    from deepart_studio.document.layers import Layer
    from deepart_studio.studio.layer_making import picture_layer
    from deepart_studio.studio.pictures import from_qimage

    picture = from_qimage(image, name)
    if place is not None and _inside(place, (picture.width, picture.height), size):
        return replace(Layer.of(picture, name), x=place[0], y=place[1])
    return picture_layer(picture, name, size)


def _inside(place: tuple[int, int], piece: tuple[int, int], size: tuple[int, int]) -> bool:
    ends = (place[0] + piece[0], place[1] + piece[1])
    return min(place) >= 0 and ends[0] <= size[0] and ends[1] <= size[1]
