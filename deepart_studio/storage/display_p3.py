"""The Display P3 colour space: its ICC profile, and exact conversion from sRGB with 16 bits.

Primaries of SMPTE RP 431-2, white D65 and sRGB's transfer function, as in Apple's Display P3; the
profile is one of ICC.1:2010 (version 4.3) with chromatic adaptation to D50 by Bradford.
"""

from __future__ import annotations

import struct
from functools import cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

NAME = "Display P3"
_P3 = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
_SRGB = ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060))
_D65 = (0.3127, 0.3290)
_D50 = (0.9642, 1.0, 0.8249)
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""g, a, b, c, d of ICC's parametric curve 3: (ax + b)^g from d on, else cx."""


@cache
def display_p3_profile() -> bytes:
    """The profile, made anew without a date, so that equal pictures give equal files."""
    colorants = _adaptation() @ _to_xyz(_P3)
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + b"".join(map(_fixed, _CURVE))
    tags = {
        b"desc": _text(NAME),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _xyz(_D50),
        b"chad": b"sf32\0\0\0\0" + b"".join(map(_fixed, _adaptation().ravel())),
        b"rXYZ": _xyz(colorants[:, 0]),
        b"gXYZ": _xyz(colorants[:, 1]),
        b"bXYZ": _xyz(colorants[:, 2]),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def srgb_to_p3_deep(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint16]:
    """sRGB uint8 (..., 3) as Display P3 uint16 (..., 3), without rounding in between."""
    linear = _linear_levels()[rgb] @ _srgb_to_p3().T.astype(np.float32)
    clipped = np.clip(linear, 0.0, 1.0)
    encoded = np.where(
        clipped <= 0.0031308, clipped * 12.92, 1.055 * clipped ** np.float32(1 / 2.4) - 0.055
    )
    deep: npt.NDArray[np.uint16] = np.rint(encoded * 65535).astype(np.uint16)
    return deep


@cache
def _linear_levels() -> npt.NDArray[np.float32]:
    """The light of each of the 256 levels of sRGB, 0..1."""
    levels = np.arange(256) / 255
    bent = ((levels + 0.055) / 1.055) ** 2.4
    return np.where(levels <= 0.04045, levels / 12.92, bent).astype(np.float32)


@cache
def _srgb_to_p3() -> Floats:
    """Linear sRGB to linear P3; both have the same white, so nothing is adapted."""
    return np.linalg.inv(_to_xyz(_P3)) @ _to_xyz(_SRGB)


def _to_xyz(primaries: tuple[tuple[float, float], ...]) -> Floats:
    """Linear RGB to XYZ, D65 white with Y = 1 (Lindbloom's derivation)."""
    columns = np.array([(x / y, 1.0, (1 - x - y) / y) for x, y in primaries]).T
    shares = np.linalg.solve(columns, _white())
    matrix: Floats = columns * shares
    return matrix


def _white() -> Floats:
    x, y = _D65
    return np.array((x / y, 1.0, (1 - x - y) / y))


def _adaptation() -> Floats:
    """Bradford's matrix from D65 to D50."""
    gains = (_BRADFORD @ np.array(_D50)) / (_BRADFORD @ _white())
    matrix: Floats = np.linalg.inv(_BRADFORD) @ np.diag(gains) @ _BRADFORD
    return matrix


def _fixed(number: float) -> bytes:
    """ICC's s15Fixed16Number."""
    return struct.pack(">i", round(float(number) * 65536))


def _xyz(values: object) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, np.asarray(values, np.float64)))


def _text(text: str) -> bytes:
    """A multiLocalizedUnicodeType with one text."""
    data = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">III2s2sII", 0, 1, 12, b"en", b"US", len(data), 28) + data


def _profile(tags: dict[bytes, bytes]) -> bytes:
    """Header, tag table and tags, each on a multiple of 4 bytes; equal tags are stored once."""
    offset = 128 + 4 + 12 * len(tags)
    table, body, places = b"", b"", dict[bytes, int]()
    for signature, data in tags.items():
        if data not in places:
            places[data] = offset + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += signature + struct.pack(">II", places[data], len(data))
    size = offset + len(body)
    illuminant = b"".join(map(_fixed, _D50))
    header = struct.pack(">I4xI4s4s4s", size, 0x04300000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H4s", 2010, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + illuminant
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body
