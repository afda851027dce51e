"""The recipe of a painting inside its file: a PNG text chunk, and an XMP packet (ISO 16684-1)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from PIL import PngImagePlugin

from deepart_studio.storage.reading import decode, read_file
from deepart_studio.storage.xml import parse_xml

KEY = "deepart-recipe"
_NAMESPACE = "urn:deepart-studio:recipe:1"
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:deepart="{namespace}">
   <deepart:recipe>{recipe}</deepart:recipe>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def xmp_packet(recipe: str) -> bytes:
    """An XMP packet in UTF-8 that holds the recipe's JSON."""
    return _PACKET.format(namespace=_NAMESPACE, recipe=escape(recipe)).encode()


def recipe_of_xmp(packet: bytes) -> str | None:
    """The recipe in an XMP packet, or None."""
    try:
        root = parse_xml(packet.strip(b"\x00 \n"))
    except ValueError:
        return None
    return root.findtext(f".//{{{_NAMESPACE}}}recipe")


def png_info(recipe: str) -> PngImagePlugin.PngInfo:
    """The text chunks of a PNG with a recipe: ours and XMP's."""
    info = PngImagePlugin.PngInfo()
    info.add_itxt(KEY, recipe)
    info.add_itxt("XML:com.adobe.xmp", xmp_packet(recipe).decode())
    return info


def read_recipe(path: Path) -> str | None:
    """The recipe's JSON inside a picture file, or None when it has none.

    Raises UserError when the file cannot be read or is no picture.
    """
    # The whole picture is decoded, because a PNG's text may come after its pixels.
    return recipe_in(decode(read_file(path), path.name).info)


def recipe_in(info: Mapping[Any, Any]) -> str | None:
    """The recipe's JSON in the ``info`` of an image that Pillow has loaded, or None."""
    if info.get(KEY):
        return str(info[KEY])
    packet = info.get("xmp") or info.get("XML:com.adobe.xmp")
    if isinstance(packet, str):
        packet = packet.encode()
    return recipe_of_xmp(packet) if isinstance(packet, bytes) else None
