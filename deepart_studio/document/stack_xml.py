"""``stack.xml``: the list of layers in an OpenRaster file (openraster.org, layer stack, 0.0.6).

Our own attributes are in the namespace ``NAMESPACE``, which other programs ignore.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from deepart_studio.document.blending import BlendMode
from deepart_studio.document.layers import Document, Layer
from deepart_studio.storage.xml import parse_xml

NAMESPACE = "urn:deepart-studio:ora:1"
VERSION = "0.0.6"
MAX_OFFSET = 10_000_000
_REQUEST = f"{{{NAMESPACE}}}request"
_NORMAL = "svg:src-over"
_MODES = {_NORMAL: BlendMode.NORMAL} | {f"svg:{mode}": mode for mode in BlendMode}
_OURS = {"src", "name", "x", "y", "visibility", "opacity", "edit-locked", "composite-op", _REQUEST}
_CONTROL = (*range(9), 11, 12, *range(14, 32))
_NOT_XML = dict.fromkeys((*_CONTROL, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))

ElementTree.register_namespace("deepart", NAMESPACE)
ElementTree.register_namespace("mypaint", "http://mypaint.org/ns/openraster")


@dataclass(frozen=True)
class LayerRow:
    """A layer as the list has it; ``layer`` fields without the pixels. ``src`` names its file."""

    src: str
    name: str
    x: int
    y: int
    visible: bool
    opacity: float
    locked: bool
    mode: BlendMode
    request: str
    attributes: tuple[tuple[str, str], ...]
    unknown_mode: str = ""


@dataclass(frozen=True)
class GroupRow:
    """A group of rows, bottom to top. ``isolated``: it is one picture before it is laid down."""

    row: LayerRow
    rows: tuple[LayerRow | GroupRow, ...]
    isolated: bool


Rows = tuple[LayerRow | GroupRow, ...]


@dataclass(frozen=True)
class Stack:
    """The whole list; ``rows`` are bottom to top."""

    width: int
    height: int
    rows: Rows


def read_stack(data: bytes) -> Stack:
    """Read stack.xml; ValueError when it is not one. Attributes that make no sense are defaults."""
    root = parse_xml(data)
    width, height = _whole(root.get("w"), 0), _whole(root.get("h"), 0)
    if root.tag != "image" or width < 1 or height < 1:
        raise ValueError("no image with a size")
    stack = root.find("stack")
    return Stack(width, height, () if stack is None else _rows(stack))


def write_stack(document: Document, sources: Sequence[str]) -> bytes:
    """stack.xml of a document whose layers, bottom to top, are in the files ``sources``."""
    size = {"w": str(document.width), "h": str(document.height)}
    root = ElementTree.Element("image", {"version": VERSION, **size})
    stack = ElementTree.SubElement(root, "stack")
    for layer, source in reversed(list(zip(document.layers, sources, strict=True))):
        ElementTree.SubElement(stack, "layer", _attributes(layer, source))
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, "UTF-8", xml_declaration=True)
    return data


def layer_rows(rows: Iterable[LayerRow | GroupRow]) -> list[LayerRow]:
    """All layers, bottom to top, out of their groups."""
    found: list[LayerRow] = []
    for row in rows:
        found += [row] if isinstance(row, LayerRow) else layer_rows(row.rows)
    return found


def _rows(stack: ElementTree.Element) -> Rows:
    rows: list[LayerRow | GroupRow] = []
    for element in reversed(stack):
        if element.tag == "layer":
            rows.append(_row(element))
        elif element.tag == "stack":
            row = _row(element)
            plain = row.mode is BlendMode.NORMAL and row.opacity == 1
            isolated = element.get("isolation") != "auto" or not plain
            rows.append(GroupRow(row, _rows(element), isolated))
    return tuple(rows)


def _row(element: ElementTree.Element) -> LayerRow:
    wanted = element.get("composite-op", _NORMAL)
    mode = _MODES.get(wanted)
    others = tuple((key, value) for key, value in element.items() if key not in _OURS)
    return LayerRow(
        src=element.get("src", ""),
        name=element.get("name", ""),
        x=_whole(element.get("x"), 0),
        y=_whole(element.get("y"), 0),
        visible=element.get("visibility") != "hidden",
        opacity=_fraction(element.get("opacity")),
        locked=element.get("edit-locked") == "true",
        mode=mode or BlendMode.NORMAL,
        request=element.get(_REQUEST, ""),
        # kept under its own name, so that saving does not lose what only another program knows
        attributes=others if mode else (*others, ("composite-op", wanted)),
        unknown_mode="" if mode else wanted,
    )


def _attributes(layer: Layer, source: str) -> dict[str, str]:
    attributes = {
        "src": source,
        "name": layer.name,
        "x": str(layer.x),
        "y": str(layer.y),
        "visibility": "visible" if layer.visible else "hidden",
        "opacity": f"{layer.opacity:.6g}",
        "composite-op": _NORMAL if layer.mode is BlendMode.NORMAL else f"svg:{layer.mode}",
    }
    if layer.locked:
        attributes["edit-locked"] = "true"
    if layer.request:
        attributes[_REQUEST] = layer.request
    attributes |= dict(layer.attributes)
    return {key: value.translate(_NOT_XML) for key, value in attributes.items()}


def _whole(text: str | None, default: int) -> int:
    value = _number(text)
    return default if value is None else round(max(-MAX_OFFSET, min(MAX_OFFSET, value)))


def _fraction(text: str | None) -> float:
    value = _number(text)
    return 1.0 if value is None else max(0.0, min(1.0, value))


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) else None
