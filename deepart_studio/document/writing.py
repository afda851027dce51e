"""OpenRaster files out (openraster.org, baseline 0.0.6)."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from PIL import Image

from deepart_studio.core.pictures import Pixels
from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.masking import looks_sha256, masked_pixels
from deepart_studio.document.png_cache import Encode
from deepart_studio.document.reading import MASKED, MERGED, MIMETYPE, STACK, THUMBNAIL
from deepart_studio.document.stack_xml import Files, write_stack
from deepart_studio.storage.atomic import atomic_write
from deepart_studio.storage.exif import sized_exif
from deepart_studio.storage.writing import check_free

THUMBNAIL_SIDE = 256
_PNG = {"compress_level": 1, "compress_type": zlib.Z_RLE}
"""After PNG's filters, runs are nearly all there is to find: five times as fast as level 6."""


def save_document(
    document: Document,
    path: Path,
    *,
    exif: bytes | None = None,
    overwrite: bool = False,
    merged: Pixels | None = None,
    encode: Encode | None = None,
    flat: bool = True,
) -> None:
    """Write a project atomically; ``exif`` goes into its flattened picture.

    ``merged`` is that picture where it is known, uint8 (H, W, 4); ``encode`` makes PNG files of
    layers (``png`` when left out). Without ``flat`` there is no flattened picture, so that other
    programs may not open it.

    UserError when the file exists and ``overwrite`` is off, for a full disk, a read-only or missing
    folder; then nothing is written.
    """
    check_free(path, overwrite)
    with atomic_write(path) as temporary:
        with temporary.open("wb") as file:
            write_document(document, file, exif, merged, encode, flat=flat)
        check_free(path, overwrite)  # writing takes a while


def write_document(
    document: Document,
    file: BinaryIO,
    exif: bytes | None = None,
    merged: Pixels | None = None,
    encode: Encode | None = None,
    *,
    flat: bool = True,
) -> None:
    """Write a project into an open file; the rest as for ``save_document``."""
    taken = {name for name, _ in document.extras}
    names = _free_names(len(document.layers), taken)
    sources = [
        _files(layer, name, flat) for layer, name in zip(document.layers, names, strict=True)
    ]
    encode = encode or png
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        # first and as it is, so that programs can tell the format from the first bytes
        archive.writestr("mimetype", MIMETYPE)
        stack = write_stack(document, sources)
        archive.writestr(STACK, stack, zipfile.ZIP_DEFLATED)
        for layer, files in zip(document.layers, sources, strict=True):
            if layer.mask is None:
                archive.writestr(files.src, encode(layer.pixels))
                continue
            seen = masked_pixels(layer.pixels, layer.mask) if files.pixels else layer.pixels
            archive.writestr(files.src, encode(seen))
            archive.writestr(files.mask, encode(layer.mask))
            if files.pixels:
                archive.writestr(files.pixels, encode(layer.pixels))
        if flat:
            whole = Image.fromarray(composite(document) if merged is None else merged)
            sized = exif and sized_exif(exif, document.width, document.height)
            archive.writestr(MERGED, _png(whole, sized))
            whole.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
            archive.writestr(THUMBNAIL, _png(whole))
        for name, data in document.extras:
            archive.writestr(name, data, zipfile.ZIP_DEFLATED)


def _files(layer: Layer, name: str, flat: bool) -> Files:
    """Without ``flat`` nobody else is to see the layers, so that they need not be masked."""
    if layer.mask is None:
        return Files(name)
    stem = PurePosixPath(name).stem
    mask = f"{MASKED}{stem}-mask.png"
    if not flat:
        return Files(name, mask)
    if not layer.mask_on:
        return Files(name, mask, "", looks_sha256(layer.pixels))
    looks = looks_sha256(masked_pixels(layer.pixels, layer.mask))
    return Files(name, mask, f"{MASKED}{stem}-pixels.png", looks)


def _free_names(count: int, taken: set[str]) -> list[str]:
    names: list[str] = []
    number = 0
    while len(names) < count:
        name = f"data/layer{number:03}.png"
        names += [name] if name not in taken else []
        number += 1
    return names


def png(pixels: Pixels) -> bytes:
    """The PNG file of a layer, uint8 (H, W, 4), or of a mask, uint8 (H, W)."""
    return _png(Image.fromarray(pixels))


def _png(image: Image.Image, exif: bytes | None = None) -> bytes:
    buffer = io.BytesIO()
    options: dict[str, Any] = {**_PNG, "exif": exif} if exif else dict(_PNG)
    image.save(buffer, "PNG", **options)
    return buffer.getvalue()
