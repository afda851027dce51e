"""XML from files of others: no document types, and bounded."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.parsers import expat

MAX_DEPTH, MAX_ELEMENTS = 64, 50_000


def parse_xml(data: bytes) -> ElementTree.Element:
    """The root element; ValueError for XML that is damaged, huge, or has a document type.

    A document type could define entities that grow without end or that name other files; the
    parser itself looks for it, so that no encoding hides it.
    """
    depth = count = 0

    def refuse(*_: object) -> None:
        raise ValueError("a document type")

    def enter(*_: object) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            raise ValueError("too many elements")

    def leave(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = enter, leave
    try:
        parser.Parse(data, True)
        return ElementTree.fromstring(data)  # noqa: S314 - looked through above
    except (expat.ExpatError, ElementTree.ParseError, LookupError) as error:
        raise ValueError(str(error)) from error
