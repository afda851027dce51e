"""Oklab (Björn Ottosson, 2020) and keeping a photo's colours in its painting."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from deepart_studio.core.pictures import Pixels

Floats = npt.NDArray[np.float32]

BAND_PIXELS = 1 << 18
"""Pixels worked on at once: about 20 MB of scratch memory."""
_GAMUT_STEPS = 8
_GAMUT_SLACK = np.float32(1e-4)
_TABLE = 4095

_LMS_FROM_RGB = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LAB_FROM_LMS = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_RGB_FROM_LMS = np.linalg.inv(_LMS_FROM_RGB)
_LMS_FROM_LAB = np.linalg.inv(_LAB_FROM_LMS)


def linear_light(rgb: Pixels) -> Floats:
    """sRGB uint8 to linear light, float32 in 0..1, of the same shape."""
    return np.asarray(_linear_of_byte()[rgb])


def srgb_of_light(linear: Floats) -> Pixels:
    """Linear light, float32, to sRGB uint8 of the same shape; values outside 0..1 are clipped."""
    root = np.sqrt(np.clip(linear, 0, 1))
    index = (root * np.float32(_TABLE) + np.float32(0.5)).astype(np.uint16)
    return np.asarray(_byte_of_root()[index])


def oklab(rgb: Pixels) -> Floats:
    """sRGB uint8 (..., 3) to Oklab float32 (..., 3): lightness 0..1, then a and b."""
    lms = linear_light(rgb) @ _LMS_FROM_RGB.T.astype(np.float32)
    return np.cbrt(lms) @ _LAB_FROM_LMS.T.astype(np.float32)


def srgb(lab: Floats) -> Pixels:
    """Oklab float32 (..., 3) to sRGB uint8 (..., 3); colours outside sRGB are clipped."""
    return srgb_of_light(_linear(lab))


def mix_colours(photo: Pixels, painting: Pixels, keep_colors: float, colour_only: float) -> Pixels:
    """The painting's colours moved towards the photo's: uint8 (H, W, 3).

    ``keep_colors`` 1 gives every pixel the photo's hue and chroma, ``colour_only`` 1 the photo's
    lightness; 0 leaves the painting's. A colour that sRGB cannot show at its lightness becomes
    paler instead of changing its hue.
    """
    if keep_colors <= 0 and colour_only <= 0:
        return painting
    lab, own = oklab(painting), oklab(photo)
    lab[..., 1:] += np.float32(keep_colors) * (own[..., 1:] - lab[..., 1:])
    lab[..., 0] += np.float32(colour_only) * (own[..., 0] - lab[..., 0])
    return srgb(_into_gamut(lab))


def _into_gamut(lab: Floats) -> Floats:
    """Scale the chroma of colours outside sRGB down to its border, keeping lightness and hue."""
    outside = ~_inside(_linear(lab))
    if not outside.any():
        return lab
    colours = lab[outside]
    low = np.zeros(len(colours), np.float32)
    high = np.ones(len(colours), np.float32)
    for _ in range(_GAMUT_STEPS):
        middle = (low + high) / 2
        trial = colours.copy()
        trial[:, 1:] *= middle[:, None]
        fits = _inside(_linear(trial))
        low = np.where(fits, middle, low)
        high = np.where(fits, high, middle)
    colours[:, 1:] *= low[:, None]
    lab[outside] = colours
    return lab


def _linear(lab: Floats) -> Floats:
    lms = lab @ _LMS_FROM_LAB.T.astype(np.float32)
    return (lms * lms * lms) @ _RGB_FROM_LMS.T.astype(np.float32)


def _inside(linear: Floats) -> npt.NDArray[np.bool_]:
    within = (linear >= -_GAMUT_SLACK) & (linear <= 1 + _GAMUT_SLACK)
    return np.asarray(within.all(-1))


@cache
def _linear_of_byte() -> Floats:
    encoded = np.arange(256) / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    return linear.astype(np.float32)


@cache
def _byte_of_root() -> Pixels:
    """sRGB bytes by the square root of linear light: even steps down into the shadows."""
    linear = (np.arange(_TABLE + 1) / _TABLE) ** 2
    encoded = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    table: Pixels = np.rint(encoded * 255).astype(np.uint8)
    return table
