"""TIFF 6.0 with deflate and everything that EXIF says.

Pillow's own writer either compresses or keeps the EXIF directories (camera, lens, time, place):
libtiff cannot write them. So the strips are compressed here and Pillow's directory class does the
rest.
"""

from __future__ import annotations

import io
import zlib
from itertools import accumulate

import numpy as np
import numpy.typing as npt
from PIL import Image, TiffImagePlugin
from PIL.ExifTags import IFD

from deepart_studio.storage.exif import XMP_TAG

_STRIP_BYTES = 1 << 18
_DIRECTORIES = (IFD.Exif, IFD.GPSInfo)
_DEFLATE, _RGB, _CONTIGUOUS, _DIFFERENCES, _UNASSOCIATED_ALPHA = 8, 2, 1, 2, 2


def encode_tiff(
    pixels: npt.NDArray[np.uint8], icc: bytes, exif: bytes | None, xmp: bytes | None
) -> bytes:
    """The bytes of a TIFF of uint8 (H, W, 3) RGB or (H, W, 4) RGBA pixels.

    ``exif`` is a block as Pillow makes it.
    """
    height, width, channels = pixels.shape
    rows = max(1, _STRIP_BYTES // (width * channels))
    strips = [_strip(pixels[top : top + rows]) for top in range(0, height, rows)]
    directory = TiffImagePlugin.ImageFileDirectory_v2()
    _copy_exif(directory, exif)
    directory[TiffImagePlugin.IMAGEWIDTH] = width
    directory[TiffImagePlugin.IMAGELENGTH] = height
    directory[TiffImagePlugin.BITSPERSAMPLE] = (8,) * channels
    directory[TiffImagePlugin.SAMPLESPERPIXEL] = channels
    directory[TiffImagePlugin.COMPRESSION] = _DEFLATE
    directory[TiffImagePlugin.PREDICTOR] = _DIFFERENCES
    directory[TiffImagePlugin.PHOTOMETRIC_INTERPRETATION] = _RGB
    directory[TiffImagePlugin.PLANAR_CONFIGURATION] = _CONTIGUOUS
    if channels == 4:
        directory[TiffImagePlugin.EXTRASAMPLES] = _UNASSOCIATED_ALPHA
    directory[TiffImagePlugin.ICCPROFILE] = icc
    if xmp:
        directory[XMP_TAG] = xmp
    sizes = [len(strip) for strip in strips]
    directory[TiffImagePlugin.ROWSPERSTRIP] = rows
    # Counted from the end of the directory, which knows its own length and adds it.
    directory[TiffImagePlugin.STRIPOFFSETS] = tuple(accumulate(sizes[:-1], initial=0))
    directory[TiffImagePlugin.STRIPBYTECOUNTS] = tuple(sizes)
    buffer = io.BytesIO()
    directory.save(buffer)
    buffer.writelines(strips)
    return buffer.getvalue()


def _strip(rows: npt.NDArray[np.uint8]) -> bytes:
    """Rows as differences from the pixel to the left, which compress better, deflated."""
    differences = rows.copy()
    differences[:, 1:] -= rows[:, :-1]
    return zlib.compress(differences.tobytes(), 6)


def _copy_exif(directory: TiffImagePlugin.ImageFileDirectory_v2, exif: bytes | None) -> None:
    block = Image.Exif()
    block.load(exif or b"")
    for tag in block:
        directory[tag] = block.get_ifd(tag) if tag in _DIRECTORIES else block[tag]
