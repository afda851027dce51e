"""Text layers: pixels like any other layer, and what they say, to be written again.

The settings are an attribute of the layer in our namespace, with a hash of the pixels they gave: a
layer whose pixels are others by now is no text any more. So whoever changes pixels, here or in
another program, need not know about text.
"""

from __future__ import annotations

import hashlib
import json
import math
import weakref
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Pixels
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.stack_xml import NAMESPACE

ATTRIBUTE = f"{{{NAMESPACE}}}text"
VERSION = 1
MOST_CHARACTERS = 20_000
SIZES = (1.0, 4000.0)
ALIGNMENTS = ("start", "middle", "end")


@dataclass(frozen=True)
class Writing:
    """What a text layer says and how.

    ``size`` is the em in pixels of the document, ``weight`` is 100..900, ``colour`` "#rrggbb".
    ``align``: start, middle or end of a line, which is its top, middle or bottom in vertical
    writing. ``line_spacing`` is a share of the font's own, ``letter_spacing`` a share of the em.
    ``family`` is a font's name; it may be one that this computer lacks.
    """

    text: str
    family: str
    size: float = 64.0
    weight: int = 400
    italic: bool = False
    colour: str = "#000000"
    align: str = "start"
    line_spacing: float = 1.0
    letter_spacing: float = 0.0
    vertical: bool = False

    def __post_init__(self) -> None:
        numbers = (self.size, self.line_spacing, self.letter_spacing)
        good = (
            all(math.isfinite(n) for n in numbers)
            and SIZES[0] <= self.size <= SIZES[1]
            and 0.1 <= self.line_spacing <= 10
            and -1 <= self.letter_spacing <= 10
            and 1 <= self.weight <= 1000
            and self.align in ALIGNMENTS
            and len(self.text) <= MOST_CHARACTERS
        )
        if not good:
            raise ValueError("settings of text out of range")


@dataclass(frozen=True)
class TextLayer:
    """The settings, and where the text begins, in pixels right of and below the layer's corner."""

    writing: Writing
    origin: tuple[int, int]


def with_text(layer: Layer, text: TextLayer) -> Layer:
    """The layer remembers what it says; its pixels must be those that were written."""
    data = {
        "version": VERSION,
        "pixels": pixels_sha256(layer.pixels),
        "origin": list(text.origin),
        **asdict(text.writing),
    }
    entry = (ATTRIBUTE, json.dumps(data, ensure_ascii=False))
    return replace(layer, attributes=(*_others(layer), entry))


def without_text(layer: Layer) -> Layer:
    """The same pixels as a plain layer."""
    return replace(layer, attributes=_others(layer)) if claims_text(layer) else layer


def claims_text(layer: Layer) -> bool:
    """Whether the layer was written, be its pixels others by now or not."""
    return any(name == ATTRIBUTE for name, _ in layer.attributes)


def text_of(layer: Layer) -> TextLayer | None:
    """What the layer says; None for one that is no text, or whose pixels were changed since."""
    found = dict(layer.attributes).get(ATTRIBUTE)
    if found is None:
        return None
    try:
        data = json.loads(found)
        if data["version"] != VERSION or data["pixels"] != pixels_sha256(layer.pixels):
            return None
        return _text(data)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def pixels_sha256(pixels: Pixels) -> str:
    """Of what can be seen: the colours of transparent pixels do not count, since programs differ in
    what they keep of them. Remembered as long as the pixels live.
    """
    key = id(pixels)
    known = _hashes.get(key)
    if known is not None and known[0]() is pixels:
        return known[1]
    seen = np.ascontiguousarray(pixels * (pixels[..., 3:] > 0))
    digest = hashlib.sha256(str(pixels.shape).encode())
    digest.update(seen.data)
    drop = weakref.ref(pixels, lambda _: _hashes.pop(key, None))
    _hashes[key] = drop, digest.hexdigest()
    return digest.hexdigest()


_hashes: dict[int, tuple[weakref.ref[Pixels], str]] = {}


def changed_elsewhere(document: Document) -> list[str]:
    """The names of layers that were text and are pictures now."""
    return [x.name for x in document.layers if claims_text(x) and text_of(x) is None]


def without_lost_texts(document: Document) -> Document:
    """The document as it is saved: what is no text any more does not say so."""
    layers = tuple(x if text_of(x) else without_text(x) for x in document.layers)
    return replace(document, layers=layers)


def laid(
    write: Callable[[Writing], tuple[Pixels, tuple[int, int]]],
    writing: Writing,
    at: tuple[int, int],
    before: Layer | None = None,
) -> Layer:
    """A text layer whose text begins at a place of the document; as ``before`` in all else.

    ``write`` gives the pixels and where in them the text begins.
    """
    pixels, origin = write(writing)
    x, y = at[0] - origin[0], at[1] - origin[1]
    name = title(writing.text)
    if before is None:
        layer = Layer(pixels, name, x, y)
    else:
        own = text_of(before)
        named = own is None or before.name != title(own.writing.text)
        layer = replace(
            before, pixels=pixels, x=x, y=y, name=before.name if named else name, request=""
        )
    return with_text(layer, TextLayer(writing, origin))


def title(text: str) -> str:
    """A name for a layer that says this."""
    words = " ".join(text.split())
    return words if len(words) <= 24 else words[:23] + "…"


def begins_at(layer: Layer, text: TextLayer) -> tuple[int, int]:
    """Where in the document the text begins, also after the layer was moved."""
    return layer.x + text.origin[0], layer.y + text.origin[1]


def _others(layer: Layer) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in layer.attributes if pair[0] != ATTRIBUTE)


def _text(data: dict[str, Any]) -> TextLayer:
    x, y = data["origin"]
    writing = Writing(
        text=str(data["text"]),
        family=str(data["family"]),
        size=float(data["size"]),
        weight=int(data["weight"]),
        italic=bool(data["italic"]),
        colour=str(data["colour"]),
        align=str(data["align"]),
        line_spacing=float(data["line_spacing"]),
        letter_spacing=float(data["letter_spacing"]),
        vertical=bool(data["vertical"]),
    )
    return TextLayer(writing, (int(x), int(y)))


def check_said(text: str) -> None:
    """UserError for a text of nothing, or one that is too long."""
    if not text.strip():
        raise UserError("There is no text.", "Write something, or cancel.")
    if len(text) > MOST_CHARACTERS:
        raise UserError(
            "The text is too long: {count} characters.",
            "At most {most} fit into one layer.",
            count=len(text),
            most=MOST_CHARACTERS,
        )
