"""The blend modes of "Compositing and Blending Level 1" (W3C, sections 10.1 and 10.2).

Each function is B(Cb, Cs) of the specification: float arrays of the same shape (..., 3) in 0..1,
not premultiplied, backdrop first; the result is a new array.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Colours = npt.NDArray[np.float32]

_LUMA = np.array((0.3, 0.59, 0.11), np.float32)  # the specification's own weights
_TINY = np.float32(1e-12)


class BlendMode(StrEnum):
    """The specification's names."""

    NORMAL = "normal"
    MULTIPLY = "multiply"
    SCREEN = "screen"
    OVERLAY = "overlay"
    DARKEN = "darken"
    LIGHTEN = "lighten"
    COLOR_DODGE = "color-dodge"
    COLOR_BURN = "color-burn"
    HARD_LIGHT = "hard-light"
    SOFT_LIGHT = "soft-light"
    DIFFERENCE = "difference"
    EXCLUSION = "exclusion"
    HUE = "hue"
    SATURATION = "saturation"
    COLOR = "color"
    LUMINOSITY = "luminosity"


def blend(mode: BlendMode, backdrop: Colours, source: Colours) -> Colours:
    """B(Cb, Cs) of a mode."""
    return _MODES[mode](backdrop, source)


def _screen(b: Colours, s: Colours) -> Colours:
    return b + s - b * s


def _color_dodge(b: Colours, s: Colours) -> Colours:
    lit: Colours = np.minimum(1, b / np.maximum(1 - s, _TINY))
    return np.where(b == 0, np.float32(0), lit)


def _color_burn(b: Colours, s: Colours) -> Colours:
    burnt: Colours = 1 - np.minimum(1, (1 - b) / np.maximum(s, _TINY))
    return np.where(b == 1, np.float32(1), burnt)


def _hard_light(b: Colours, s: Colours) -> Colours:
    return np.where(s <= 0.5, b * (2 * s), _screen(b, 2 * s - 1))


def _soft_light(b: Colours, s: Colours) -> Colours:
    curve = np.where(b <= 0.25, ((16 * b - 12) * b + 4) * b, np.sqrt(b))
    dark = b - (1 - 2 * s) * b * (1 - b)
    return np.where(s <= 0.5, dark, b + (2 * s - 1) * (curve - b))


def _lum(c: Colours) -> Colours:
    luma: Colours = (c @ _LUMA)[..., None]
    return luma


def _sat(c: Colours) -> Colours:
    span: Colours = c.max(-1, keepdims=True) - c.min(-1, keepdims=True)
    return span


def _clip_color(c: Colours) -> Colours:
    luma = _lum(c)
    low, high = c.min(-1, keepdims=True), c.max(-1, keepdims=True)
    raised = luma + (c - luma) * luma / np.maximum(luma - low, _TINY)
    c = np.where(low < 0, raised, c)
    lowered = luma + (c - luma) * (1 - luma) / np.maximum(high - luma, _TINY)
    return np.where(high > 1, lowered, c)


def _set_lum(c: Colours, luma: Colours) -> Colours:
    return _clip_color(c + (luma - _lum(c)))


def _set_sat(c: Colours, saturation: Colours) -> Colours:
    # the least becomes 0, the greatest the saturation, the middle stays in proportion
    spread: Colours = (c - c.min(-1, keepdims=True)) / np.maximum(_sat(c), _TINY)
    return spread * saturation


_MODES: dict[BlendMode, Callable[[Colours, Colours], Colours]] = {
    BlendMode.NORMAL: lambda _, s: s.copy(),
    BlendMode.MULTIPLY: lambda b, s: b * s,
    BlendMode.SCREEN: _screen,
    BlendMode.OVERLAY: lambda b, s: _hard_light(s, b),
    BlendMode.DARKEN: np.minimum,
    BlendMode.LIGHTEN: np.maximum,
    BlendMode.COLOR_DODGE: _color_dodge,
    BlendMode.COLOR_BURN: _color_burn,
    BlendMode.HARD_LIGHT: _hard_light,
    BlendMode.SOFT_LIGHT: _soft_light,
    BlendMode.DIFFERENCE: lambda b, s: np.abs(b - s),
    BlendMode.EXCLUSION: lambda b, s: b + s - 2 * b * s,
    BlendMode.HUE: lambda b, s: _set_lum(_set_sat(s, _sat(b)), _lum(b)),
    BlendMode.SATURATION: lambda b, s: _set_lum(_set_sat(b, _sat(s)), _lum(b)),
    BlendMode.COLOR: lambda b, s: _set_lum(s, _lum(b)),
    BlendMode.LUMINOSITY: lambda b, s: _set_lum(b, _lum(s)),
}
