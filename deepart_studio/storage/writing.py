"""Pictures out, in every format: alpha or background, EXIF, colours, recipe, resolution."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageFilter, features
from PIL.ExifTags import Base

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.storage.atomic import write_bytes
from deepart_studio.storage.colour_profiles import from_srgb, srgb_profile
from deepart_studio.storage.display_p3 import display_p3_profile, srgb_to_p3_deep
from deepart_studio.storage.encoding import Encoding
from deepart_studio.storage.exif import said_in_exif, sized_exif
from deepart_studio.storage.pdf import encode_pdf
from deepart_studio.storage.recipes import About, png_info, sidecar_path, xmp_packet
from deepart_studio.storage.tiff import encode_tiff, widened

PLAIN = Encoding()

_FULL_CHROMA_FROM = 90
"""JPEG and AVIF keep colours at full resolution from this quality on."""
_OPTIMISED_MEGAPIXELS = 50
_CAREFUL_AVIF_MEGAPIXELS = 8
_PDF_DPI = 300.0
_SHARPEN_RADIUS, _SHARPEN_PERCENT = 0.8, 200
_JPEG_XMP_BYTES = 65502
"""One segment of a JPEG, less its name (XMP specification, part 3)."""


@dataclass(frozen=True)
class Format:
    """A format of export; ``max_side`` in pixels."""

    id: str
    suffixes: tuple[str, ...]
    alpha: bool
    max_side: int


FORMATS = {
    f.id: f
    for f in (
        Format("png", (".png",), alpha=True, max_side=2**31 - 1),
        Format("jpeg", (".jpg", ".jpeg"), alpha=False, max_side=65500),
        Format("webp", (".webp",), alpha=True, max_side=16383),
        Format("avif", (".avif",), alpha=True, max_side=32768),
        Format("tiff", (".tif", ".tiff"), alpha=True, max_side=2**31 - 1),
        Format("pdf", (".pdf",), alpha=False, max_side=65500),
    )
}


def format_of(path: Path) -> str:
    """The id of the format that a file name asks for, such as "jpeg", else UserError."""
    for format_ in FORMATS.values():
        if path.suffix.lower() in format_.suffixes:
            return format_.id
    if not path.suffix:
        raise UserError(
            "{name} has no ending that says which kind of picture to save.",
            "End the name in .png, .jpg, .webp, .avif, .tif or .pdf.",
            name=path.name,
        )
    raise UserError(
        "{name}: pictures cannot be saved as {suffix}.",
        "End the name in .png, .jpg, .webp, .avif, .tif or .pdf.",
        name=path.name,
        suffix=path.suffix,
    )


def save_picture(
    picture: Picture,
    path: Path,
    *,
    format: str | None = None,  # noqa: A002 - the word people use
    encoding: Encoding = PLAIN,
    recipe: str | None = None,
    beside: bool = False,
    overwrite: bool = False,
) -> None:
    """Write a picture atomically; the file's ending decides the format unless one is given.

    ``beside`` puts the recipe into a sidecar (.xmp) and not into the file. See ``encode_picture``
    for the rest. Raises UserError when a file exists and ``overwrite`` is off, for an unknown
    ending, a full disk, a read-only or missing folder; then nothing is written.
    """
    format = format or format_of(path)  # noqa: A001
    sidecar = sidecar_path(path) if recipe and beside else None
    for file in filter(None, (path, sidecar)):
        check_free(file, overwrite)
    data = encode_picture(picture, format, encoding=encoding, recipe=None if beside else recipe)
    for file in filter(None, (path, sidecar)):
        check_free(file, overwrite)  # encoding takes a while
    if sidecar is not None and recipe:
        write_bytes(sidecar, xmp_packet(_about(picture, recipe, encoding)))
    write_bytes(path, data)


def encode_picture(
    picture: Picture,
    format: str,  # noqa: A002
    *,
    encoding: Encoding = PLAIN,
    recipe: str | None = None,
) -> bytes:
    """The bytes of a picture file; ``format`` is one of ``FORMATS``.

    Raises UserError when the format cannot hold the picture, or not in this encoding.
    """
    limits = _format(format)
    check_sides(format, picture.width, picture.height)
    encoding.check(format)
    if format == "avif" and not features.check("avif"):
        raise UserError(
            "This installation cannot write AVIF.", "Choose WebP, or install Pillow's own wheel."
        )
    if encoding.sharpen > 0:
        picture = _sharpened(picture, encoding.sharpen)
    dpi = encoding.resolution(picture.width, picture.height)
    exif = _exif(picture, format, encoding, dpi)
    about = _about(picture, recipe, encoding) if recipe else None
    if format == "tiff":
        return _tiff(picture, encoding, exif, about, dpi)
    image, profile = _image(picture, encoding, limits.alpha)
    if format == "pdf":
        return _pdf(image, profile, encoding, about, dpi or _PDF_DPI)
    options: dict[str, Any] = {"icc_profile": profile, **_OPTIONS[format](encoding, about)}
    if exif:
        options["exif"] = exif
    if dpi is not None:
        options["dpi"] = (dpi, dpi)
    if picture.megapixels > _OPTIMISED_MEGAPIXELS:
        options.pop("optimize", None)  # it takes another byte of memory for each pixel
    if picture.megapixels > _CAREFUL_AVIF_MEGAPIXELS and "speed" in options:
        options["speed"] += 2
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def check_sides(format: str, width: int, height: int) -> None:  # noqa: A002
    """UserError when a picture of this size is too large for the format."""
    limits = _format(format)
    if max(width, height) > limits.max_side:
        raise UserError(
            "{format} pictures can have at most {limit} pixels on a side.",
            "Save it as PNG or TIFF, or choose a smaller size.",
            format=format.upper(),
            limit=f"{limits.max_side:,}",
        )


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise UserError(
            'There is no format named "{name}".',
            "Choose one of {names}.",
            name=name,
            names=", ".join(FORMATS),
        )
    return FORMATS[name]


def _sharpened(picture: Picture, amount: float) -> Picture:
    """The contrast of the finest structure raised; ``amount`` 0..1."""
    percent = round(_SHARPEN_PERCENT * amount)
    mask = ImageFilter.UnsharpMask(_SHARPEN_RADIUS, percent, threshold=0)
    return replace(picture, rgb=np.asarray(Image.fromarray(picture.rgb).filter(mask)))


def _exif(picture: Picture, format_: str, encoding: Encoding, dpi: float | None) -> bytes | None:
    """The photo's EXIF as chosen; a resolution stands there where a format has no other place."""
    block = (picture.exif or b"") if encoding.exif else b""
    if block or (dpi is not None and format_ in ("webp", "avif")):
        return sized_exif(block, picture.width, picture.height, dpi)
    return None


def _about(picture: Picture, recipe: str, encoding: Encoding) -> About:
    """The recipe with what the photo's EXIF tells, unless that is to be left out."""
    exif = picture.exif if encoding.exif else None
    return About(
        recipe,
        title=said_in_exif(exif, Base.XPTitle) or Path(picture.name).stem,
        creator=said_in_exif(exif, Base.Artist, Base.XPAuthor),
        description=said_in_exif(exif, Base.ImageDescription, Base.XPComment),
    )


def _image(picture: Picture, encoding: Encoding, alpha: bool) -> tuple[Image.Image, bytes]:
    """The picture in the chosen colours, and their profile; flattened for ``alpha`` off."""
    flat = picture.rgb if alpha else picture.flattened(encoding.background)
    colours, profile = Image.fromarray(flat), srgb_profile()
    wanted = {"keep": picture.icc, "display-p3": display_p3_profile()}.get(encoding.icc)
    if wanted:
        converted = from_srgb(colours, wanted)
        if converted is not None:
            colours, profile = converted, wanted
    if alpha and picture.alpha is not None:
        colours = Image.fromarray(np.dstack([np.asarray(colours), picture.alpha]))
    return colours, profile


def _tiff(
    picture: Picture,
    encoding: Encoding,
    exif: bytes | None,
    about: About | None,
    dpi: float | None,
) -> bytes:
    """With 16 bits, Display P3 is reached without rounding; a photo's own profile through 8."""
    deepen = widened if encoding.bits == 16 else None
    if deepen and encoding.icc == "display-p3":
        image, _ = _image(picture, replace(encoding, icc="srgb"), alpha=True)
        profile, deepen = display_p3_profile(), srgb_to_p3_deep
    else:
        image, profile = _image(picture, encoding, alpha=True)
    xmp = xmp_packet(about) if about else None
    return encode_tiff(np.asarray(image), profile, exif, xmp, dpi=dpi, deepen=deepen)


def _pdf(
    image: Image.Image, profile: bytes, encoding: Encoding, about: About | None, dpi: float
) -> bytes:
    buffer = io.BytesIO()
    options = _jpeg(encoding, None)
    options["optimize"] = image.width * image.height <= _OPTIMISED_MEGAPIXELS * 1e6
    image.save(buffer, "jpeg", **options)
    xmp = xmp_packet(about) if about else None
    title = about.title if about else ""
    return encode_pdf(buffer.getvalue(), image.size, dpi, profile, xmp, title=title)


def _png(_: Encoding, about: About | None) -> dict[str, Any]:
    return {"compress_level": 6, "pnginfo": png_info(about) if about else None}


def _jpeg(encoding: Encoding, about: About | None) -> dict[str, Any]:
    full = encoding.quality >= _FULL_CHROMA_FROM
    options: dict[str, Any] = {
        "quality": encoding.quality,
        "subsampling": 0 if full else 2,
        "optimize": True,
    }
    packet = _packet(about)
    if len(packet.get("xmp", b"")) > _JPEG_XMP_BYTES:
        raise UserError(
            "The recipe is too long for a JPEG.",
            "Save it as PNG, or put the recipe into a file beside the picture.",
        )
    return options | packet


def _webp(encoding: Encoding, about: About | None) -> dict[str, Any]:
    # exact keeps the colours under transparency, as every other format does.
    return {"quality": encoding.quality, "method": 4, "exact": True} | _packet(about)


def _avif(encoding: Encoding, about: About | None) -> dict[str, Any]:
    subsampling = "4:4:4" if encoding.quality >= _FULL_CHROMA_FROM else "4:2:0"
    options = {"quality": encoding.quality, "speed": 6, "subsampling": subsampling}
    return options | _packet(about)


def _packet(about: About | None) -> dict[str, Any]:
    return {"xmp": xmp_packet(about)} if about else {}


_OPTIONS = {"png": _png, "jpeg": _jpeg, "webp": _webp, "avif": _avif}


def check_free(path: Path, overwrite: bool) -> None:
    """UserError when ``path`` is a folder, or is there and may not be replaced."""
    # Not path.exists(): it raises for a name that is too long, which is told when writing.
    if os.path.isdir(path):  # noqa: PTH112
        raise UserError("{name} is a folder.", "Choose another name.", name=path.name)
    if os.path.lexists(path) and not overwrite:
        raise UserError(
            "{name} exists already.", "Choose another name, or allow overwriting.", name=path.name
        )
