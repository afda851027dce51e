"""PSD and PSB files in, through psd-tools: layers where they are understood, else flattened.

psd-tools bounds what it unpacks; sizes are read from the headers before anything is.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from deepart_studio.core.errors import UserError
from deepart_studio.core.masks import Values
from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.document.blending import BlendMode
from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.masking import masked_pixels
from deepart_studio.document.reading import MAX_LAYER_MEGAPIXELS, MAX_LAYERS, Say
from deepart_studio.storage.reading import MAX_MEGAPIXELS

if TYPE_CHECKING:
    from PIL import Image
    from psd_tools import PSDImage

SUFFIXES = (".psd", ".psb")
SIGNATURE = b"8BPS"
MAX_DEPTH = 50
"""Of groups in groups."""
MAX_ALLOC_BYTES = 8 << 30
"""psd-tools' own estimate for one layer at its peak, which is a multiple of what it gives."""

_HEADER = struct.Struct(">4sH6xHIIHH")
_GRAY, _RGB = 1, 3
_MODES = {0: "Bitmap", 2: "Indexed", 4: "CMYK", 7: "Multichannel", 8: "Duotone", 9: "Lab"}
_BLEND = {
    b"norm": BlendMode.NORMAL,
    b"pass": BlendMode.NORMAL,
    b"mul ": BlendMode.MULTIPLY,
    b"scrn": BlendMode.SCREEN,
    b"over": BlendMode.OVERLAY,
    b"dark": BlendMode.DARKEN,
    b"lite": BlendMode.LIGHTEN,
    b"div ": BlendMode.COLOR_DODGE,
    b"idiv": BlendMode.COLOR_BURN,
    b"hLit": BlendMode.HARD_LIGHT,
    b"sLit": BlendMode.SOFT_LIGHT,
    b"diff": BlendMode.DIFFERENCE,
    b"smud": BlendMode.EXCLUSION,
    b"hue ": BlendMode.HUE,
    b"sat ": BlendMode.SATURATION,
    b"colr": BlendMode.COLOR,
    b"lum ": BlendMode.LUMINOSITY,
}
_AGAIN = "Copy or download it again, or save it as PNG or OpenRaster."


@dataclass(frozen=True)
class Header:
    """What the first bytes say: sizes in pixels, bits per channel, Photoshop's number of a mode."""

    width: int
    height: int
    depth: int
    mode: int


def read_header(file: BinaryIO, name: str) -> Header:
    """The header, checked. UserError when it is none, or claims more than we read."""
    try:
        signature, version, _, height, width, depth, mode = _HEADER.unpack(file.read(_HEADER.size))
    except struct.error as error:
        raise _damaged(name) from error
    if signature != SIGNATURE or version not in (1, 2) or width < 1 or height < 1:
        raise _damaged(name)
    megapixels = width * height / 1e6
    if megapixels > MAX_MEGAPIXELS:
        raise UserError(
            "{name} is too large: {megapixels} megapixels.",
            "Scale it down to {limit} megapixels or less.",
            name=name,
            megapixels=f"{megapixels:,.0f}",
            limit=MAX_MEGAPIXELS,
        )
    return Header(width, height, depth, mode)


class PsdProject:
    """An open PSD file; ``say`` is called for whatever is not read as it is."""

    def __init__(self, file: BinaryIO, name: str, say: Say) -> None:
        """UserError when nothing of the file can be used, or when it is too large."""
        self.name, self._say = name, say
        self.header = read_header(file, name)
        self._pixels = 0
        file.seek(0)
        with _quiet():
            try:
                from psd_tools import PSDImage

                self._psd = PSDImage.open(file, max_alloc_bytes=MAX_ALLOC_BYTES)
                self._count = sum(1 for _ in self._psd.descendants())
            except Exception as error:  # it raises many kinds on damaged files
                raise _damaged(name) from error

    def document(self) -> Document:
        """The layers, or the merged picture alone; UserError when neither can be read."""
        header, size = self.header, (self.header.width, self.header.height)
        if self._count == 0:
            return Document(*size, (Layer.of(self._flat(), self.name),))
        reason = self._not_by_layers()
        if reason is not None:
            self._say(reason)
            return Document(*size, (Layer.of(self._flat(), self.name),))
        if header.depth == 16:
            self._say(UserError("{name} has 16 bits per channel; they became 8.", name=self.name))
        layers = self._layers(self._psd, 0)
        if not layers:
            return Document(*size, (Layer.of(self._flat(), self.name),))
        return Document(*size, tuple(layers))

    def layers(self) -> Document:
        """The same: there are no other files in it."""
        return self.document()

    def recipe(self) -> str | None:
        """None of ours is in a PSD file."""
        return None

    def merged(self) -> Picture:
        """What the file looks like, flattened. UserError when it cannot be read."""
        if self._psd.has_preview() or self._not_by_layers() is not None:
            return self._flat()
        pixels = composite(self.document())
        return Picture(pixels[..., :3].copy(), pixels[..., 3].copy(), self.name)

    def _not_by_layers(self) -> UserError | None:
        header = self.header
        if header.mode not in (_GRAY, _RGB):
            mode = _MODES.get(header.mode, str(header.mode))
            return UserError(
                "{name} is in {mode} colours, so its flattened picture was opened.",
                "Its layers are left out.",
                name=self.name,
                mode=mode,
            )
        if header.depth not in (8, 16):
            return UserError(
                "{name} has {depth} bits per channel, so its flattened picture was opened.",
                "Its layers are left out.",
                name=self.name,
                depth=header.depth,
            )
        if self._count > MAX_LAYERS:
            return UserError(
                "{name} has too many layers, so its flattened picture was opened.",
                "Its layers are left out.",
                name=self.name,
            )
        return None

    def _flat(self) -> Picture:
        with _quiet():
            try:
                image = self._psd.topil()
            except Exception as error:
                raise _damaged(self.name) from error
        if image is None:
            raise _damaged(self.name)
        pixels = _rgba(image)
        opaque = bool((pixels[..., 3] == 255).all())
        alpha = None if opaque else pixels[..., 3].copy()
        return Picture(pixels[..., :3].copy(), alpha, self.name)

    # -- layers

    def _layers(self, group: PSDImage | Any, depth: int) -> list[Layer]:
        """The layers of a group, bottom to top."""
        if depth > MAX_DEPTH:
            raise _damaged(self.name)
        layers = list[Layer]()
        base: Layer | None = None
        for item in group:
            found = self._group(item, depth) if item.is_group() else self._pixel_layer(item)
            if item.clipping and found:
                found = [] if base is None else [_clipped(layer, base) for layer in found]
            elif not item.clipping:
                base = found[0] if len(found) == 1 else None
            layers += found
        return layers

    def _group(self, item: Any, depth: int) -> list[Layer]:
        inside = self._layers(item, depth + 1)
        mode = self._mode(item)
        plain = mode is BlendMode.NORMAL and item.opacity == 255 and not item.has_mask()
        through = item.blend_mode.value == b"pass"
        if plain and (through or all(layer.mode is BlendMode.NORMAL for layer in inside)):
            visible = bool(item.visible)
            return [replace(layer, visible=layer.visible and visible) for layer in inside]
        self._spend(self.header.width * self.header.height, item.name)
        size = self.header.width, self.header.height
        flat = Layer(composite(Document(*size, tuple(inside))))
        return [self._with_settings(flat, item, mode)]

    def _pixel_layer(self, item: Any) -> list[Layer]:
        if not item.has_pixels():
            if item.kind not in ("pixel", "type", "shape", "smartobject"):
                self._say(
                    UserError(
                        'The layer "{layer}" of {name} changes those below it; it was left out.',
                        layer=item.name,
                        name=self.name,
                    )
                )
            return []
        width, height = item.width, item.height
        if width < 1 or height < 1:
            return []
        self._spend(width * height, item.name)
        try:
            with _quiet():
                image = item.topil()
        except Exception:  # noqa: BLE001 - damaged layers raise many kinds
            image = None
        if image is None or image.size != (width, height):
            self._say(
                UserError(
                    'The layer "{layer}" of {name} is damaged and was left out.',
                    layer=item.name,
                    name=self.name,
                )
            )
            return []
        if item.has_effects():
            self._say(
                UserError(
                    'The effects of the layer "{layer}" of {name} were left out.',
                    layer=item.name,
                    name=self.name,
                )
            )
        layer = Layer(_rgba(image), x=item.left, y=item.top)
        return [self._with_settings(layer, item, self._mode(item))]

    def _with_settings(self, layer: Layer, item: Any, mode: BlendMode) -> Layer:
        if item.has_vector_mask() and not item.has_mask():
            self._say(
                UserError(
                    'The vector mask of the layer "{layer}" of {name} was left out.',
                    layer=item.name,
                    name=self.name,
                )
            )
        fill = getattr(item, "fill_opacity", 255)
        layer = replace(
            layer,
            name=item.name,
            visible=bool(item.visible),
            opacity=item.opacity / 255 * (255 if fill is None else fill) / 255,
            mode=mode,
        )
        if not item.has_mask():
            return layer
        mask = self._mask(layer, item.mask)
        return replace(layer, mask=mask, mask_on=not item.mask.disabled)

    def _mask(self, layer: Layer, mask: Any) -> Values | None:
        """A mask has a box of its own; outside it has one value everywhere."""
        values = np.full((layer.height, layer.width), mask.background_color, np.uint8)
        try:
            with _quiet():
                if mask.width > 0 and mask.height > 0:
                    self._spend(mask.width * mask.height, layer.name)
                image = mask.topil()
        except UserError:
            raise
        except Exception:  # noqa: BLE001 - as above
            self._say(
                UserError(
                    'The mask of the layer "{layer}" of {name} is damaged and was left out.',
                    layer=layer.name,
                    name=self.name,
                )
            )
            return None
        if image is not None:
            _put(values, np.asarray(image.convert("L")), mask.left - layer.x, mask.top - layer.y)
        return values

    def _mode(self, item: Any) -> BlendMode:
        key = item.blend_mode.value
        mode = _BLEND.get(key)
        if mode is None:
            self._say(
                UserError(
                    'The layer "{layer}" is blended by {mode}, which is not known here.',
                    "It is shown as a normal layer.",
                    layer=item.name,
                    mode=item.blend_mode.name.replace("_", " ").lower(),
                )
            )
        return mode or BlendMode.NORMAL

    def _spend(self, pixels: int, layer: str) -> None:
        """Refuse layers that are too large, alone or together, before they are decoded."""
        self._pixels += pixels
        if pixels > MAX_MEGAPIXELS * 1e6 or self._pixels > MAX_LAYER_MEGAPIXELS * 1e6:
            raise UserError(
                'The layers of {name} are too large; "{layer}" is one too many.',
                "Merge some of them, or scale it down; {limit} megapixels in all are read.",
                name=self.name,
                layer=layer,
                limit=MAX_LAYER_MEGAPIXELS,
            )


def is_psd(source: Path | bytes) -> bool:
    """Whether this is a PSD or PSB file, by its first bytes."""
    if isinstance(source, bytes):
        return source.startswith(SIGNATURE)
    try:
        with source.open("rb") as file:
            return file.read(len(SIGNATURE)) == SIGNATURE
    except OSError:
        return False  # whoever reads it says what is wrong


def _clipped(layer: Layer, base: Layer) -> Layer:
    """A layer that shows only where the one below it does."""
    shown = masked_pixels(base.pixels, base.hiding)[..., 3]
    mask = np.zeros((layer.height, layer.width), np.uint8)
    _put(mask, shown, base.x - layer.x, base.y - layer.y)
    if layer.hiding is not None:
        mask = ((mask.astype(np.uint16) * layer.hiding + 127) // 255).astype(np.uint8)
    return replace(layer, mask=mask, mask_on=True)


def _put(values: Values, part: Values, x: int, y: int) -> None:
    """Lay one mask over another at a place; what lies outside is left out."""
    left, top = max(0, x), max(0, y)
    right = min(values.shape[1], x + part.shape[1])
    bottom = min(values.shape[0], y + part.shape[0])
    if left < right and top < bottom:
        values[top:bottom, left:right] = part[top - y : bottom - y, left - x : right - x]


def _rgba(image: Image.Image) -> Pixels:
    if image.mode != "RGBA":
        image = image.convert("RGBA")
    return np.array(image)


@contextmanager
def _quiet() -> Iterator[None]:
    """Channels that cannot be unpacked would become black with a mere warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from psd_tools.compression import PSDDecompressionWarning

        warnings.simplefilter("error", PSDDecompressionWarning)
        yield


def _damaged(name: str) -> UserError:
    return UserError("{name} is damaged or cut off.", _AGAIN, name=name)
