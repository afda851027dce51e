"""TIFF 6.0 with 8 or 16 bits a channel, deflate and everything that EXIF says.

Pillow's own writer either compresses or keeps the EXIF directories (camera, lens, time, place):
libtiff cannot write them. So the strips are compressed here and Pillow's directory class does the
rest.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from itertools import accumulate

import numpy as np
import numpy.typing as npt
from PIL import Image, TiffImagePlugin
from PIL.ExifTags import IFD

from deepart_studio.storage.exif import XMP_TAG

_STRIP_BYTES = 1 << 18
_DIRECTORIES = (IFD.Exif, IFD.GPSInfo)
_INCH = 2
_DEFLATE, _RGB, _CONTIGUOUS, _DIFFERENCES, _UNASSOCIATED_ALPHA = 8, 2, 1, 2, 2


Deepen = Callable[[npt.NDArray[np.uint8]], npt.NDArray[np.uint16]]


def widened(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint16]:
    """The same colours with 16 bits: 0..255 as 0..65535."""
    return rgb.astype(np.uint16) * np.uint16(257)


def encode_tiff(
    pixels: npt.NDArray[np.uint8],
    icc: bytes,
    exif: bytes | None,
    xmp: bytes | None,
    *,
    dpi: float | None = None,
    deepen: Deepen | None = None,
) -> bytes:
    """The bytes of a TIFF of uint8 (H, W, 3) RGB or (H, W, 4) RGBA pixels.

    ``exif`` is a block as Pillow makes it. With ``deepen``, which turns rows (h, W, 3) into 16
    bits, the file has 16 bits a channel.
    """
    height, width, channels = pixels.shape
    bits = 8 if deepen is None else 16
    rows = max(1, _STRIP_BYTES // (width * channels * (bits // 8)))
    strips = [_strip(_rows(pixels[top : top + rows], deepen)) for top in range(0, height, rows)]
    directory = TiffImagePlugin.ImageFileDirectory_v2()
    _copy_exif(directory, exif)
    directory[TiffImagePlugin.IMAGEWIDTH] = width
    directory[TiffImagePlugin.IMAGELENGTH] = height
    directory[TiffImagePlugin.BITSPERSAMPLE] = (bits,) * channels
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
    if dpi is not None:
        directory[TiffImagePlugin.X_RESOLUTION] = dpi
        directory[TiffImagePlugin.Y_RESOLUTION] = dpi
        directory[TiffImagePlugin.RESOLUTION_UNIT] = _INCH
    sizes = [len(strip) for strip in strips]
    directory[TiffImagePlugin.ROWSPERSTRIP] = rows
    # Counted from the end of the directory, which knows its own length and adds it.
    directory[TiffImagePlugin.STRIPOFFSETS] = tuple(accumulate(sizes[:-1], initial=0))
    directory[TiffImagePlugin.STRIPBYTECOUNTS] = tuple(sizes)
    buffer = io.BytesIO()
    directory.save(buffer)
    buffer.writelines(strips)
    return buffer.getvalue()


def _rows(
    rows: npt.NDArray[np.uint8], deepen: Deepen | None
) -> npt.NDArray[np.uint8] | npt.NDArray[np.uint16]:
    if deepen is None:
        return rows
    deep = deepen(rows[..., :3])
    return np.dstack([deep, widened(rows[..., 3])]) if rows.shape[2] == 4 else deep


def _strip(rows: npt.NDArray[np.uint8] | npt.NDArray[np.uint16]) -> bytes:
    """Rows as differences from the pixel to the left, which compress better, deflated."""
    differences = rows.copy()
    differences[:, 1:] -= rows[:, :-1]
    stored = differences.astype(differences.dtype.newbyteorder("<"), copy=False)
    return zlib.compress(stored.tobytes(), 6)


def _copy_exif(directory: TiffImagePlugin.ImageFileDirectory_v2, exif: bytes | None) -> None:
    block = Image.Exif()
    block.load(exif or b"")
    for tag in block:
        directory[tag] = block.get_ifd(tag) if tag in _DIRECTORIES else block[tag]
