"""EXIF: the rotation that pictures carry, and what is kept of the rest."""

from __future__ import annotations

from PIL import Image
from PIL.ExifTags import IFD, Base

XMP_TAG = 700

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ABOUT_THE_PICTURE = (
    Base.ImageDescription,
    Base.Make,
    Base.Model,
    Base.Software,
    Base.DateTime,
    Base.Artist,
    Base.Copyright,
    Base.XResolution,
    Base.YResolution,
    Base.ResolutionUnit,
    Base.XPTitle,
    Base.XPComment,
    Base.XPAuthor,
    Base.XPKeywords,
    Base.XPSubject,
    Base.Rating,
)
"""Tags of the first directory that still hold for another file; a TIFF has its layout there too."""


def upright(image: Image.Image) -> Image.Image:
    """The loaded ``image`` turned the way its EXIF orientation asks for."""
    turn = _TURNS.get(_exif_of(image).get(Base.Orientation, 1))
    return image if turn is None else image.transpose(turn)


def oriented_size(image: Image.Image) -> tuple[int, int]:
    """Width and height after ``upright``, by what stands before the pixels.

    Nothing is decoded, so that a file which claims an absurd size costs nothing; Pillow's own
    ``getexif`` of a PNG would read all of it.
    """
    try:
        lying = Image.Image.getexif(image).get(Base.Orientation, 1) >= 5
    except Exception:  # noqa: BLE001 - see below
        lying = False
    return (image.height, image.width) if lying else (image.width, image.height)


def kept_exif(image: Image.Image) -> bytes | None:
    """The EXIF block of a loaded ``image`` with orientation 1, or None when it says nothing.

    Camera, lens, time and place stay; the thumbnail and the layout of a TIFF do not.
    """
    source = _exif_of(image)
    kept = Image.Exif()
    for tag in _ABOUT_THE_PICTURE:
        if tag in source:
            kept[tag] = source[tag]
    for directory in (IFD.Exif, IFD.GPSInfo):
        tags = _directory(source, directory)
        if tags:
            kept[directory] = tags
    if not len(kept):
        return None
    kept[Base.Orientation] = 1
    return _to_bytes(kept)


def sized_exif(exif: bytes, width: int, height: int) -> bytes:
    """The block with the pixel dimensions it names, if it does, set to those of a new file."""
    block = Image.Exif()
    block.load(exif)
    details = _directory(block, IFD.Exif)
    if Base.ExifImageWidth in details or Base.ExifImageHeight in details:
        details[Base.ExifImageWidth] = width
        details[Base.ExifImageHeight] = height
        block[IFD.Exif] = details
    return _to_bytes(block) or exif


# Cameras and editors write EXIF of any shape, and Pillow then raises errors of any type; a picture
# with damaged EXIF is still a picture.


def _exif_of(image: Image.Image) -> Image.Exif:
    try:
        return image.getexif()
    except Exception:  # noqa: BLE001
        return Image.Exif()


def _directory(exif: Image.Exif, directory: IFD) -> dict[int, object]:
    try:
        return dict(exif.get_ifd(directory))
    except Exception:  # noqa: BLE001
        return {}


def _to_bytes(exif: Image.Exif) -> bytes | None:
    try:
        return exif.tobytes()
    except Exception:  # noqa: BLE001
        return None
