"""OpenRaster files out (openraster.org, baseline 0.0.6)."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from PIL import Image

from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document
from deepart_studio.document.reading import MERGED, MIMETYPE, STACK, THUMBNAIL
from deepart_studio.document.stack_xml import write_stack
from deepart_studio.storage.atomic import atomic_write
from deepart_studio.storage.exif import sized_exif
from deepart_studio.storage.writing import check_free

THUMBNAIL_SIDE = 256
_PNG = {"compress_level": 1, "compress_type": zlib.Z_RLE}
"""After PNG's filters, runs are nearly all there is to find: five times as fast as level 6."""


def save_document(
    document: Document, path: Path, *, exif: bytes | None = None, overwrite: bool = False
) -> None:
    """Write a project atomically; ``exif`` goes into its flattened picture.

    UserError when the file exists and ``overwrite`` is off, for a full disk, a read-only or missing
    folder; then nothing is written.
    """
    check_free(path, overwrite)
    with atomic_write(path) as temporary:
        with temporary.open("wb") as file:
            write_document(document, file, exif)
        check_free(path, overwrite)  # writing takes a while


def write_document(document: Document, file: BinaryIO, exif: bytes | None = None) -> None:
    """Write a project into an open file."""
    taken = {name for name, _ in document.extras}
    sources = _free_names(len(document.layers), taken)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        # first and as it is, so that programs can tell the format from the first bytes
        archive.writestr("mimetype", MIMETYPE)
        stack = write_stack(document, sources)
        archive.writestr(STACK, stack, zipfile.ZIP_DEFLATED)
        for layer, source in zip(document.layers, sources, strict=True):
            archive.writestr(source, _png(Image.fromarray(layer.pixels)))
        merged = Image.fromarray(composite(document))
        sized = exif and sized_exif(exif, document.width, document.height)
        archive.writestr(MERGED, _png(merged, sized))
        merged.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
        archive.writestr(THUMBNAIL, _png(merged))
        for name, data in document.extras:
            archive.writestr(name, data, zipfile.ZIP_DEFLATED)


def _free_names(count: int, taken: set[str]) -> list[str]:
    names: list[str] = []
    number = 0
    while len(names) < count:
        name = f"data/layer{number:03}.png"
        names += [name] if name not in taken else []
        number += 1
    return names


def _png(image: Image.Image, exif: bytes | None = None) -> bytes:
    buffer = io.BytesIO()
    options: dict[str, Any] = {**_PNG, "exif": exif} if exif else dict(_PNG)
    image.save(buffer, "PNG", **options)
    return buffer.getvalue()
