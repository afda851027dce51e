"""The recipe of a painting: an XMP packet (ISO 16684-1), a PNG text, or a file beside it.

resources/xmp.md documents the schema for other programs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from PIL import Image, PngImagePlugin

from deepart_studio import __version__
from deepart_studio.core.errors import UserError
from deepart_studio.storage.reading import FORMATS, decode, read_file
from deepart_studio.storage.xml import parse_xml

KEY = "deepart-recipe"
SIDECAR_SUFFIX = ".xmp"
PACKET_BYTES = 16 << 20
"""No recipe is as long; a sidecar or a packet beyond it is not read."""
MOST_PACKETS = 64
_NAMESPACE = "urn:deepart-studio:recipe:1"
_RECIPE = f"{{{_NAMESPACE}}}recipe"
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BEGIN, _END = b"<?xpacket begin=", b"<?xpacket end="
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:deepart="{namespace}">
{properties}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True)
class About:
    """What an XMP packet says: the recipe's JSON, and what is known of the picture beside it."""

    recipe: str
    title: str = ""
    creator: str = ""
    description: str = ""
    created: datetime | None = None


def xmp_packet(about: About | str) -> bytes:
    """An XMP packet in UTF-8; of a plain text it is the recipe."""
    if isinstance(about, str):
        about = About(about)
    created = (about.created or datetime.now(UTC)).astimezone().isoformat(timespec="seconds")
    lines = [
        _list("dc:title", "Alt", about.title),
        _list("dc:creator", "Seq", about.creator),
        _list("dc:description", "Alt", about.description),
        _property("xmp:CreatorTool", f"DeepArt Studio {__version__}"),
        _property("xmp:CreateDate", created),
        _property("deepart:recipe", about.recipe),
    ]
    properties = "\n".join(line for line in lines if line)
    return _PACKET.format(namespace=_NAMESPACE, properties=properties).encode()


def recipe_of_xmp(packet: bytes) -> str | None:
    """The recipe in an XMP packet, or None."""
    try:
        root = parse_xml(packet.strip(b"\x00 \n"))
    except ValueError:
        return None
    for node in root.iter():
        if node.tag == _RECIPE:
            return node.text
        if _RECIPE in node.attrib:  # as other programs may write a simple property
            return node.attrib[_RECIPE]
    return None


def png_info(about: About | str) -> PngImagePlugin.PngInfo:
    """The text chunks of a PNG with a recipe: ours and XMP's."""
    info = PngImagePlugin.PngInfo()
    info.add_itxt(KEY, about if isinstance(about, str) else about.recipe)
    info.add_itxt("XML:com.adobe.xmp", xmp_packet(about).decode())
    return info


def sidecar_path(path: Path) -> Path:
    """Where the recipe of a picture stands that is not in it: "harbour.png.xmp"."""
    return path.with_name(path.name + SIDECAR_SUFFIX)


def read_recipe(path: Path) -> str | None:
    """The recipe's JSON in a picture, a PDF or a sidecar, else in the sidecar beside it, else None.

    Raises UserError when the file cannot be read or is no picture.
    """
    if path.suffix.lower() == SIDECAR_SUFFIX:
        return recipe_of_xmp(_sidecar_bytes(path))
    data = read_file(path)
    if data.startswith(b"%PDF-"):
        found = _recipe_in_bytes(data)
    else:
        # The whole picture is decoded, because a PNG's text may come after its pixels.
        found = recipe_in(decode(data, path.name).info)
    return found or recipe_beside(path)


def glance_at_recipe(path: Path) -> str | None:
    """The recipe in the header of a picture or beside it, or None; no pixels are read.

    One that stands behind a PNG's pixels is not seen.
    """
    try:
        with Image.open(path, formats=FORMATS) as image:
            return recipe_in(image.info) or recipe_beside(path)
    except Exception:  # noqa: BLE001 - decoders raise anything, and this is only a glance
        return None


def recipe_beside(path: Path) -> str | None:
    """The recipe in the sidecar of a picture, or None; a sidecar that is damaged has none."""
    sidecar = sidecar_path(path)
    try:
        return recipe_of_xmp(_sidecar_bytes(sidecar)) if sidecar.is_file() else None
    except (UserError, OSError):
        return None


def recipe_in(info: Mapping[Any, Any]) -> str | None:
    """The recipe's JSON in the ``info`` of an image that Pillow has opened, or None."""
    if info.get(KEY):
        return str(info[KEY])
    packet = info.get("xmp") or info.get("XML:com.adobe.xmp")
    if isinstance(packet, str):
        packet = packet.encode()
    return recipe_of_xmp(packet) if isinstance(packet, bytes) else None


def _recipe_in_bytes(data: bytes) -> str | None:
    """The recipe in the first packet that has one, found as XMP's specification lets scanners."""
    start = data.find(_BEGIN)
    for _ in range(MOST_PACKETS):
        end = data.find(_END, start, start + PACKET_BYTES) if start >= 0 else -1
        if end < 0:
            return None
        recipe = recipe_of_xmp(data[start : data.find(b"?>", end) + 2])
        if recipe is not None:
            return recipe
        start = data.find(_BEGIN, end)
    return None


def _sidecar_bytes(path: Path) -> bytes:
    if path.is_file() and path.stat().st_size > PACKET_BYTES:
        raise UserError("{name} is too large for a recipe.", "Choose another file.", name=path.name)
    return read_file(path)


def _property(name: str, text: str) -> str:
    return f"   <{name}>{_escaped(text)}</{name}>"


def _escaped(text: str) -> str:
    """Text for XML, without the characters that it forbids; cameras write them into EXIF."""
    return escape(_FORBIDDEN.sub(" ", text))


def _list(name: str, kind: str, text: str) -> str:
    if not text:
        return ""
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    item = f"<rdf:li{language}>{_escaped(text)}</rdf:li>"
    return f"   <{name}><rdf:{kind}>{item}</rdf:{kind}></{name}>"
