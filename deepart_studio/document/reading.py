"""OpenRaster files in. A damaged one is opened as far as it can be, and says what is missing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO

import numpy as np

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.document.archive import MAX_BYTES, Archive
from deepart_studio.document.blending import BlendMode
from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document, Layer, rgba_of
from deepart_studio.document.masking import looks_sha256
from deepart_studio.document.recipe_history import ENTRY as HISTORY
from deepart_studio.document.recipe_history import MOST_BYTES as MOST_HISTORY
from deepart_studio.document.recipe_history import recipes_in
from deepart_studio.document.stack_xml import (
    GroupRow,
    LayerRow,
    Rows,
    Stack,
    layer_rows,
    read_stack,
)
from deepart_studio.storage.reading import MAX_MEGAPIXELS, decode, load_picture, picture_size

MIMETYPE = "image/openraster"
STACK, MERGED, THUMBNAIL = "stack.xml", "mergedimage.png", "Thumbnails/thumbnail.png"
MASKED = "deepart/layers/"
"""Folder of masks, and of layers without them; written anew each time."""
MAX_STACK_BYTES = 8 << 20
MAX_LAYERS = 2000
MAX_LAYER_MEGAPIXELS = 750
"""All layers together; 4 bytes a pixel."""
DECODERS = 2
"""Layers that are decoded at a time; Pillow lets go of Python's lock meanwhile."""
MAX_EXTRA_BYTES = 256 << 20

MAX_THUMBNAIL_BYTES = 1 << 20
GLIMPSE_SIDE = 1600
"""About what a window shows; larger merged pictures are reduced to no less than this."""

Say = Callable[[UserError], object]
_MISSING_LAYER = 'The layer "{layer}" is missing in {name}.'
_DAMAGED_LAYER = 'The layer "{layer}" of {name} is damaged and was left out.'
_CHANGED_LAYER = (
    'Another program changed the layer "{layer}" of {name}, so its mask was dropped: '
    "what the mask hid is gone."
)
_DAMAGED_MASK = 'The mask of the layer "{layer}" of {name} is damaged and was left out.'
_AGAIN = "Copy or download it again, or choose another file."


@dataclass(frozen=True, eq=False)
class Glimpse:
    """A small picture, uint8 (H, W, 4), of a project of ``width`` × ``height`` pixels."""

    pixels: Pixels
    width: int
    height: int


class Project:
    """An open OpenRaster file; ``say`` is called for whatever is missing in it.

    Nothing but the list of layers is read at first.
    """

    def __init__(self, file: BinaryIO, name: str, say: Say) -> None:
        """UserError when nothing of the file can be used, or when it is too large."""
        self.name = name
        self._say = say
        try:
            self._archive = Archive(file)
        except ValueError as error:
            raise UserError("{name} is damaged or cut off.", _AGAIN, name=name) from error
        if self._archive.damaged:
            say(
                UserError(
                    "{name} is damaged: its table of contents is missing.",
                    "What could be found in it was opened.",
                    name=name,
                )
            )
        self.stack = self._read_stack()
        self._pixels = 0
        self._decoded: Iterator[Layer | None] = iter(())

    def merged(self) -> Picture | None:
        """The picture that the program which saved it flattened; None when it cannot be used."""
        try:
            picture = load_picture(self._archive.read(MERGED), self.name)
        except (KeyError, ValueError, UserError):
            return None
        known = self.stack is None or (self.stack.width, self.stack.height) == (
            picture.width,
            picture.height,
        )
        return picture if known else None

    def glimpses(self) -> Iterator[Glimpse]:
        """Small pictures of the whole, each finer than the one before, without any layer.

        The thumbnail, then the merged picture; nothing where they cannot be used.
        """
        if self.stack is None:
            return
        size = self.stack.width, self.stack.height
        for name, limit in ((THUMBNAIL, MAX_THUMBNAIL_BYTES), (MERGED, MAX_BYTES)):
            try:
                image = decode(self._archive.read(name, limit), self.name)
            except (KeyError, ValueError, UserError):
                continue
            if name == THUMBNAIL or image.size == size:
                factor = max(1, max(image.size) // GLIMPSE_SIDE)
                plain = image if image.mode in ("L", "RGB", "RGBA") else image.convert("RGBA")
                yield Glimpse(np.asarray(plain.reduce(factor).convert("RGBA")), *size)

    def recipe(self) -> str | None:
        """The request of the highest layer that has one."""
        rows = layer_rows(self.stack.rows) if self.stack else []
        return next((row.request for row in reversed(rows) if row.request), None)

    def recipes(self) -> list[str]:
        """All that was painted in the project, oldest first."""
        try:
            return recipes_in(self._archive.read(HISTORY, MOST_HISTORY))
        except (KeyError, ValueError):
            return []

    def document(self) -> Document:
        """All layers, and the files of other programs; UserError as for ``layers``."""
        rows = layer_rows(self.stack.rows) if self.stack else []
        used = set[str]().union(*(row.files.names for row in rows))
        return replace(self.layers(), extras=self._extras(used))

    def layers(self) -> Document:
        """The layers alone. A group that looks the same without it is left out, others are one.

        Without a list of layers the merged picture is the only one. UserError when there is none
        either, or when the layers are too large together.
        """
        stack = self.stack
        if stack is None:
            merged = self.merged()
            if merged is None:
                raise UserError(
                    "{name} has neither layers nor a picture that can be read.",
                    _AGAIN,
                    name=self.name,
                )
            return Document(merged.width, merged.height, (Layer.of(merged, self.name),))
        with ThreadPoolExecutor(DECODERS, thread_name_prefix="layers") as pool:
            self._decoded = self._decode(layer_rows(stack.rows), pool)
            layers = self._layers(stack.rows, stack)
        return Document(stack.width, stack.height, tuple(layers))

    def _read_stack(self) -> Stack | None:
        try:
            stack = read_stack(self._archive.read(STACK, MAX_STACK_BYTES))
        except (KeyError, ValueError):
            self._say(
                UserError(
                    "{name} has no list of layers that can be read.",
                    "Only its flattened picture is used.",
                    name=self.name,
                )
            )
            return None
        megapixels = stack.width * stack.height / 1e6
        if megapixels > MAX_MEGAPIXELS:
            raise UserError(
                "{name} is too large: {megapixels} megapixels.",
                "Scale it down to {limit} megapixels or less.",
                name=self.name,
                megapixels=f"{megapixels:,.0f}",
                limit=MAX_MEGAPIXELS,
            )
        if len(layer_rows(stack.rows)) > MAX_LAYERS:
            raise UserError(
                "{name} has too many layers.",
                "Merge some of them; at most {limit} are read.",
                name=self.name,
                limit=MAX_LAYERS,
            )
        return stack

    def _layers(self, rows: Rows, stack: Stack) -> list[Layer]:
        layers: list[Layer] = []
        for row in rows:
            if isinstance(row, LayerRow):
                layer = next(self._decoded)
                layers += [layer] if layer is not None else []
            else:
                layers += self._group(row, stack)
        return layers

    def _group(self, group: GroupRow, stack: Stack) -> list[Layer]:
        layers = self._layers(group.rows, stack)
        row = group.row
        if not group.isolated or _shows_nothing_of_its_own(row, layers):
            return [replace(layer, visible=layer.visible and row.visible) for layer in layers]
        self._say_mode(row)
        self._spend(stack.width * stack.height)
        flat = composite(Document(stack.width, stack.height, tuple(layers)))
        return [
            Layer(
                flat,
                row.name,
                visible=row.visible,
                opacity=row.opacity,
                locked=row.locked,
                mode=row.mode,
            )
        ]

    def _decode(self, rows: Sequence[LayerRow], pool: ThreadPoolExecutor) -> Iterator[Layer | None]:
        """The layers in order, None for one that cannot be read; a few are decoded at a time."""
        ahead: deque[tuple[LayerRow, Future[Pixels] | None]] = deque()
        for row in rows:
            data = self._layer_data(row)
            ahead.append((row, None if data is None else pool.submit(_decoded, data, row)))
            if len(ahead) > DECODERS:
                yield self._layer(*ahead.popleft())
        while ahead:
            yield self._layer(*ahead.popleft())

    def _layer_data(self, row: LayerRow) -> bytes | None:
        """The picture file of a layer; None, which is said, when it is missing or no picture."""
        try:
            data = self._archive.read(row.src)
        except KeyError:
            layer = row.name or row.src
            self._say(UserError(_MISSING_LAYER, layer=layer, name=self.name))
            return None
        except ValueError:
            data = b""
        size = picture_size(data)
        if size is None or size[0] * size[1] > MAX_MEGAPIXELS * 1e6:
            self._say_damaged(row)
            return None
        self._spend(size[0] * size[1])
        return data

    def _layer(self, row: LayerRow, decoded: Future[Pixels] | None) -> Layer | None:
        if decoded is None:
            return None
        try:
            pixels = decoded.result()
        except UserError:
            self._say_damaged(row)
            return None
        self._say_mode(row)
        made = Layer(
            pixels,
            row.name,
            row.x,
            row.y,
            row.visible,
            row.opacity,
            row.locked,
            row.mode,
            row.request,
            row.attributes,
        )
        return self._with_mask(made, row) if row.files.mask else made

    def _with_mask(self, layer: Layer, row: LayerRow) -> Layer:
        """The layer with its mask, and with its pixels as they are without it."""
        wanted = row.files.looks_sha256
        if wanted and looks_sha256(layer.pixels) != wanted:
            self._say(UserError(_CHANGED_LAYER, layer=row.name or row.src, name=self.name))
            return layer
        size = layer.width, layer.height
        mask = self._picture(row.files.mask, size)
        whole = self._picture(row.files.pixels, size) if row.files.pixels else None
        if mask is None or (row.files.pixels and whole is None):
            self._say(UserError(_DAMAGED_MASK, layer=row.name or row.src, name=self.name))
            return layer
        pixels = layer.pixels if whole is None else rgba_of(whole)
        values = np.ascontiguousarray(mask.rgb[..., 0])
        return replace(layer, pixels=pixels, mask=values, mask_on=row.mask_on)

    def _picture(self, file: str, size: tuple[int, int]) -> Picture | None:
        """A picture of this size; None where it is missing, damaged or of another size."""
        try:
            data = self._archive.read(file)
            if picture_size(data) != size:
                return None
            self._spend(size[0] * size[1])
            return load_picture(data, file)
        except (KeyError, ValueError):
            return None
        except UserError:
            if self._pixels > MAX_LAYER_MEGAPIXELS * 1e6:
                raise
            return None

    def _spend(self, pixels: int) -> None:
        """Refuse layers that are too large together, before they are decoded."""
        self._pixels += pixels
        if self._pixels > MAX_LAYER_MEGAPIXELS * 1e6:
            raise UserError(
                "The layers of {name} are too large together: over {limit} megapixels.",
                "Merge some of them, or scale it down.",
                name=self.name,
                limit=MAX_LAYER_MEGAPIXELS,
            )

    def _say_damaged(self, row: LayerRow) -> None:
        layer = row.name or row.src
        self._say(UserError(_DAMAGED_LAYER, layer=layer, name=self.name))

    def _say_mode(self, row: LayerRow) -> None:
        if row.unknown_mode:
            self._say(
                UserError(
                    'The layer "{layer}" is blended by {mode}, which is not known here.',
                    "It is shown as a normal layer.",
                    layer=row.name or row.src,
                    mode=row.unknown_mode,
                )
            )

    def _extras(self, used: set[str]) -> tuple[tuple[str, bytes], ...]:
        """The files of other programs, to be kept when it is saved."""
        extras: list[tuple[str, bytes]] = []
        left = MAX_EXTRA_BYTES
        for name in self._archive.names:
            ours = name in used or name.startswith(MASKED)
            if ours or name in ("mimetype", STACK, MERGED, THUMBNAIL):
                continue
            try:
                if not _stays_inside(name):
                    raise ValueError("a path out of the archive")  # noqa: TRY301
                data = self._archive.read(name, left)
            except (KeyError, ValueError):
                message = "The file {file} in {name} cannot be kept."
                self._say(UserError(message, file=name[:80], name=self.name))
                continue
            left -= len(data)
            extras.append((name, data))
        return tuple(extras)


def _decoded(data: bytes, row: LayerRow) -> Pixels:
    return rgba_of(load_picture(data, row.name or row.src))


def _shows_nothing_of_its_own(row: LayerRow, layers: list[Layer]) -> bool:
    """Source over is associative: such a group is the same as its layers."""
    plain = row.mode is BlendMode.NORMAL and row.opacity == 1 and not row.unknown_mode
    return plain and all(layer.mode is BlendMode.NORMAL for layer in layers)


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in name
