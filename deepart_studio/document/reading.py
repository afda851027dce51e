"""OpenRaster files in. A damaged one is opened as far as it can be, and says what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.document.archive import Archive
from deepart_studio.document.blending import BlendMode
from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document, Layer, rgba_of
from deepart_studio.document.stack_xml import (
    GroupRow,
    LayerRow,
    Rows,
    Stack,
    layer_rows,
    read_stack,
)
from deepart_studio.storage.reading import MAX_MEGAPIXELS, load_picture, picture_size

MIMETYPE = "image/openraster"
STACK, MERGED, THUMBNAIL = "stack.xml", "mergedimage.png", "Thumbnails/thumbnail.png"
MAX_STACK_BYTES = 8 << 20
MAX_LAYERS = 2000
MAX_LAYER_MEGAPIXELS = 750
"""All layers together; 4 bytes a pixel."""
MAX_EXTRA_BYTES = 256 << 20

Say = Callable[[UserError], object]
_MISSING_LAYER = 'The layer "{layer}" is missing in {name}.'
_DAMAGED_LAYER = 'The layer "{layer}" of {name} is damaged and was left out.'
_AGAIN = "Copy or download it again, or choose another file."


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

    def recipe(self) -> str | None:
        """The request of the highest layer that has one."""
        rows = layer_rows(self.stack.rows) if self.stack else []
        return next((row.request for row in reversed(rows) if row.request), None)

    def document(self) -> Document:
        """All layers, and the files of other programs; UserError as for ``layers``."""
        rows = layer_rows(self.stack.rows) if self.stack else []
        return replace(self.layers(), extras=self._extras({row.src for row in rows}))

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
        return Document(stack.width, stack.height, tuple(self._layers(stack.rows, stack)))

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
                layer = self._layer(row)
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

    def _layer(self, row: LayerRow) -> Layer | None:
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
        try:
            pixels = rgba_of(load_picture(data, row.name or row.src))
        except UserError:
            self._say_damaged(row)
            return None
        self._say_mode(row)
        return Layer(
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
            if name in used or name in ("mimetype", STACK, MERGED, THUMBNAIL):
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


def _shows_nothing_of_its_own(row: LayerRow, layers: list[Layer]) -> bool:
    """Source over is associative: such a group is the same as its layers."""
    plain = row.mode is BlendMode.NORMAL and row.opacity == 1 and not row.unknown_mode
    return plain and all(layer.mode is BlendMode.NORMAL for layer in layers)


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in name
