"""Another size or position for a whole document: crop, canvas size, turns, flips, image size.

Each way is a frozen value. It gives the new size, the layers as they lie after it, and an affine
map from places of the new document to those of the old one, for masks of other resolutions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from deepart_studio.core.errors import UserError
from deepart_studio.core.masks import Values
from deepart_studio.core.progress import Progress
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.moving_pixels import (
    cut_out,
    flipped,
    mapped,
    resampled,
    rotated,
    turned,
)
from deepart_studio.document.reading import MAX_LAYER_MEGAPIXELS
from deepart_studio.storage.reading import MAX_MEGAPIXELS

MAX_SIDE = 100_000

Size = tuple[int, int]
Affine = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: the place (x, y) comes from (a x + b y + c, d x + e y + f)."""


class Reshape(Protocol):
    """A change of a document's geometry. Sizes are (width, height) of the document before it."""

    def size(self, size: Size, /) -> Size:
        """The new size."""
        ...

    def layer(self, layer: Layer, size: Size, progress: Progress, /) -> Layer:
        """The layer as it lies after it, its mask too. Raises Cancelled."""
        ...

    def source(self, size: Size, /) -> Affine:
        """Where places of the new document were in the old one."""
        ...


@dataclass(frozen=True)
class Frame:
    """Another frame around the picture, in its own pixels; it may reach out of it.

    With ``cut`` (crop) layers lose what lies outside; without (canvas size) they keep it.
    """

    left: int
    top: int
    width: int
    height: int
    cut: bool = True

    def size(self, _size: Size) -> Size:
        return self.width, self.height

    def layer(self, layer: Layer, _size: Size, progress: Progress) -> Layer:
        moved = replace(layer, x=layer.x - self.left, y=layer.y - self.top)
        if not self.cut:
            return moved
        left, top = max(0, -moved.x), max(0, -moved.y)
        right = min(layer.width, self.width - moved.x)
        bottom = min(layer.height, self.height - moved.y)
        if (left, top, right, bottom) == (0, 0, layer.width, layer.height):
            return moved
        if left >= right or top >= bottom:
            return _nothing(layer)
        box = left, top, right, bottom
        mask = None if layer.mask is None else cut_out(layer.mask, box, progress)
        pixels = cut_out(layer.pixels, box, progress)
        return replace(moved, pixels=pixels, mask=mask, x=moved.x + left, y=moved.y + top)

    def source(self, _size: Size) -> Affine:
        return 1, 0, self.left, 0, 1, self.top


@dataclass(frozen=True)
class Turn:
    """``quarters`` of a turn clockwise, 1 to 3."""

    quarters: int

    def size(self, size: Size) -> Size:
        return size if self.quarters == 2 else (size[1], size[0])

    def layer(self, layer: Layer, size: Size, progress: Progress) -> Layer:
        right, bottom = size[0] - layer.x - layer.width, size[1] - layer.y - layer.height
        places = {1: (bottom, layer.x), 2: (right, bottom), 3: (layer.y, right)}
        x, y = places[self.quarters]
        mask = None if layer.mask is None else turned(layer.mask, self.quarters, progress)
        pixels = turned(layer.pixels, self.quarters, progress)
        return replace(layer, pixels=pixels, mask=mask, x=x, y=y)

    def source(self, size: Size) -> Affine:
        width, height = size
        maps: dict[int, Affine] = {
            1: (0, 1, 0, -1, 0, height),
            2: (-1, 0, width, 0, -1, height),
            3: (0, -1, width, 1, 0, 0),
        }
        return maps[self.quarters]


@dataclass(frozen=True)
class Flip:
    """Left and right exchanged (``across``), else top and bottom."""

    across: bool

    def size(self, size: Size) -> Size:
        return size

    def layer(self, layer: Layer, size: Size, progress: Progress) -> Layer:
        x = size[0] - layer.x - layer.width if self.across else layer.x
        y = layer.y if self.across else size[1] - layer.y - layer.height
        mask = None if layer.mask is None else flipped(layer.mask, self.across, progress)
        pixels = flipped(layer.pixels, self.across, progress)
        return replace(layer, pixels=pixels, mask=mask, x=x, y=y)

    def source(self, size: Size) -> Affine:
        return (-1, 0, size[0], 0, 1, 0) if self.across else (1, 0, 0, 0, -1, size[1])


@dataclass(frozen=True)
class Scale:
    """All layers at another size, by Lanczos' filter in premultiplied alpha."""

    width: int
    height: int

    def size(self, _size: Size) -> Size:
        return self.width, self.height

    def layer(self, layer: Layer, size: Size, progress: Progress) -> Layer:
        across, down = self.width / size[0], self.height / size[1]
        x, y = round(layer.x * across), round(layer.y * down)
        right = max(x + 1, round((layer.x + layer.width) * across))
        bottom = max(y + 1, round((layer.y + layer.height) * down))
        new = right - x, bottom - y
        part = progress.sub(0, 0.8 if layer.mask is not None else 1)
        pixels = resampled(layer.pixels, new, part)
        mask = layer.mask
        if mask is not None:
            mask = resampled(mask, new, progress.sub(0.8, 0.2))
        return replace(layer, pixels=pixels, mask=mask, x=x, y=y)

    def source(self, size: Size) -> Affine:
        return size[0] / self.width, 0, 0, 0, size[1] / self.height, 0


@dataclass(frozen=True)
class Straighten:
    """Turned about its middle by ``degrees`` clockwise, then cropped.

    The frame is in pixels of the turned picture, whose middle stays where it was.
    """

    degrees: float
    left: int
    top: int
    width: int
    height: int

    def size(self, _size: Size) -> Size:
        return self.width, self.height

    def layer(self, layer: Layer, size: Size, progress: Progress) -> Layer:
        a, b, c, d, e, f = self.source(size)
        corners = [
            (layer.x + i * layer.width - c, layer.y + j * layer.height - f)
            for i in (0, 1)
            for j in (0, 1)
        ]
        # the inverse of a rotation is its transpose
        xs = [a * x + d * y for x, y in corners]
        ys = [b * x + e * y for x, y in corners]
        left, top = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
        right, bottom = min(self.width, math.ceil(max(xs))), min(self.height, math.ceil(max(ys)))
        if left >= right or top >= bottom:
            return _nothing(layer)
        own = (a, b, a * left + b * top + c - layer.x, d, e, d * left + e * top + f - layer.y)
        new = right - left, bottom - top
        mask = None if layer.mask is None else rotated(layer.mask, own, new, progress.sub(0.8, 0.2))
        pixels = rotated(layer.pixels, own, new, progress.sub(0, 0.8))
        return replace(layer, pixels=pixels, mask=mask, x=left, y=top)

    def source(self, size: Size) -> Affine:
        angle = math.radians(self.degrees)
        cos, sin = math.cos(angle), math.sin(angle)
        x, y = size[0] / 2, size[1] / 2
        across, down = self.left - x, self.top - y
        return cos, sin, x + cos * across + sin * down, -sin, cos, y - sin * across + cos * down


def reshaped(document: Document, reshape: Reshape, progress: Progress | None = None) -> Document:
    """The document after it. UserError as for ``check``; raises Cancelled."""
    progress = progress or Progress()
    size = document.width, document.height
    check(reshape, size, document.layers)
    layers = list[Layer]()
    share = 1 / max(1, len(document.layers))
    for place, layer in enumerate(document.layers):
        progress.check_cancelled()
        progress.report(place * share)
        layers.append(reshape.layer(layer, size, progress.sub(place * share, share)))
    width, height = reshape.size(size)
    return replace(document, width=width, height=height, layers=tuple(layers))


def check(reshape: Reshape, size: Size, layers: Sequence[Layer] = ()) -> None:
    """UserError when the document would be empty, or larger than we can open again."""
    width, height = reshape.size(size)
    if width < 1 or height < 1:
        raise UserError(
            "A picture of {width} × {height} pixels has nothing in it.",
            "Choose at least one pixel in each direction.",
            width=width,
            height=height,
        )
    if isinstance(reshape, Frame) and not _meets(reshape, size):
        raise UserError(
            "The frame lies outside the picture, so nothing would be left.",
            "Move it over the picture.",
        )
    megapixels = width * height / 1e6
    if megapixels > MAX_MEGAPIXELS or max(width, height) > MAX_SIDE:
        raise UserError(
            "{width} × {height} pixels are too many: {megapixels} megapixels.",
            "Choose {limit} megapixels or less, and at most {side} pixels in a direction.",
            width=width,
            height=height,
            megapixels=f"{megapixels:,.0f}",
            limit=MAX_MEGAPIXELS,
            side=f"{MAX_SIDE:,}",
        )
    if isinstance(reshape, Scale):
        grown = width * height / (size[0] * size[1])
        if sum(layer.pixels[..., 0].size for layer in layers) * grown > MAX_LAYER_MEGAPIXELS * 1e6:
            raise UserError(
                "The layers would be too large together: over {limit} megapixels.",
                "Merge some of them, or choose a smaller size.",
                limit=MAX_LAYER_MEGAPIXELS,
            )


def inner_frame(size: Size, degrees: float) -> tuple[int, int, int, int]:
    """The largest frame (left, top, width, height) with the picture's middle that has no empty
    corner after a turn, of any shape.
    """
    width, height = size
    sin, cos = abs(math.sin(math.radians(degrees))), abs(math.cos(math.radians(degrees)))
    long, short = max(width, height), min(width, height)
    if short <= 2 * sin * cos * long or abs(sin - cos) < 1e-10:
        half = short / 2
        inner = (half / sin, half / cos) if width >= height else (half / cos, half / sin)
    else:
        across = (width * cos - height * sin) / (cos * cos - sin * sin)
        inner = across, (height * cos - width * sin) / (cos * cos - sin * sin)
    # a pixel less on each side: its neighbours take part in it
    spare = 2 if degrees else 0
    wide, high = max(1, int(inner[0]) - spare), max(1, int(inner[1]) - spare)
    return (width - wide) // 2, (height - high) // 2, wide, high


def _meets(frame: Frame, size: Size) -> bool:
    across = frame.left < size[0] and frame.left + frame.width > 0
    return across and frame.top < size[1] and frame.top + frame.height > 0


def _nothing(layer: Layer) -> Layer:
    """A layer that was cropped away keeps its place in the list."""
    pixels = layer.pixels[:1, :1].copy()
    pixels[:] = 0
    mask = None if layer.mask is None else layer.mask[:1, :1].copy()
    return replace(layer, pixels=pixels, mask=mask, x=0, y=0)


def mask_after(values: Values, reshape: Reshape, size: Size, new: Size) -> Values:
    """A mask over the whole document, of any resolution, as it lies after a change of geometry.

    ``size`` is the document's before, ``new`` (width, height) is what the mask is to have; 0 where
    the document was not.
    """
    a, b, c, d, e, f = reshape.source(size)
    width, height = reshape.size(size)
    across, down = values.shape[1] / size[0], values.shape[0] / size[1]
    wide, high = width / new[0], height / new[1]
    source = (a * wide * across, b * high * across, c * across)
    return mapped(values, (*source, d * wide * down, e * high * down, f * down), new)
