"""Gradient noise and its fractal sums (Perlin 2002; ridged sums after Musgrave 1994)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
_CELLS = 512


def _gradients(seed: int) -> tuple[Array, Array]:
    angle = np.random.default_rng(seed).uniform(0, 2 * np.pi, _CELLS * _CELLS)
    return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)


_TABLES: dict[int, tuple[Array, Array]] = {}


def noise(x: Array, y: Array, seed: int = 0) -> Array:
    """Smooth noise in about -1..1 with one feature per unit, at any float32 points."""
    if seed not in _TABLES:
        _TABLES[seed] = _gradients(seed)
    gx, gy = _TABLES[seed]
    x, y = np.asarray(x, np.float32), np.asarray(y, np.float32)
    x0, y0 = np.floor(x), np.floor(y)
    fx, fy = x - x0, y - y0
    column, row = x0.astype(np.int32) & (_CELLS - 1), y0.astype(np.int32) & (_CELLS - 1)
    next_column, next_row = (column + 1) & (_CELLS - 1), (row + 1) & (_CELLS - 1)
    u, v = (t * t * t * (t * (t * 6 - 15) + 10) for t in (fx, fy))

    def corner(r: NDArray[np.int32], c: NDArray[np.int32], dx: Array, dy: Array) -> Array:
        index = r * _CELLS + c
        return gx[index] * dx + gy[index] * dy

    top = corner(row, column, fx, fy)
    top += u * (corner(row, next_column, fx - 1, fy) - top)
    bottom = corner(next_row, column, fx, fy - 1)
    bottom += u * (corner(next_row, next_column, fx - 1, fy - 1) - bottom)
    return (top + v * (bottom - top)) * np.float32(1.5)


def _turned(x: Array, y: Array) -> tuple[Array, Array]:
    """The next octave's coordinates: 2.03 times finer and turned, so that no grid shows."""
    return 1.624 * x - 1.218 * y + 17.3, 1.218 * x + 1.624 * y - 9.1


def _visible(octave: int, detail: Array | None) -> Array | float:
    """How much an octave counts where details below ``detail`` units cannot be seen."""
    if detail is None:
        return 1.0
    return np.clip((2.03**-octave / detail - 1.0) / 1.5, 0, 1)


def fbm(
    x: Array, y: Array, octaves: int, seed: int = 0, gain: float = 0.5, detail: Array | None = None
) -> Array:
    """A fractal sum of noise, about -1..1; octaves finer than ``detail`` (in units) fade out."""
    total = np.zeros(np.broadcast(x, y).shape, np.float32)
    amplitude, norm = 1.0, 0.0
    for octave in range(octaves):
        total += amplitude * _visible(octave, detail) * noise(x, y, seed + octave)
        norm += amplitude
        amplitude *= gain
        x, y = _turned(x, y)
    return total / np.float32(norm)


def ridged(
    x: Array, y: Array, octaves: int, seed: int = 0, gain: float = 0.5, detail: Array | None = None
) -> Array:
    """A fractal sum with sharp crests, about 0..1: octaves weigh more where the last is high."""
    total = np.zeros(np.broadcast(x, y).shape, np.float32)
    weight: Array | float = 1.0
    amplitude, norm = 1.0, 0.0
    for octave in range(octaves):
        seen = _visible(octave, detail)
        crest = (1 - np.abs(noise(x, y, seed + octave))) ** 2
        total += amplitude * weight * (0.45 + (crest - 0.45) * seen)
        norm += amplitude
        weight = np.clip(crest * 1.6, 0, 1)
        amplitude *= gain
        x, y = _turned(x, y)
    return total / np.float32(norm)


def smoothstep(low: float, high: float, value: Array) -> Array:
    """0 below ``low``, 1 above ``high``, smooth between; ``high`` may be below ``low``."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(a: Array, b: Array, amount: Array) -> Array:
    """``a`` where ``amount`` is 0, ``b`` where it is 1; ``amount`` may lack the colour axis."""
    amount = np.asarray(amount, np.float32)
    a, b = np.asarray(a, np.float32), np.asarray(b, np.float32)
    if amount.ndim == max(a.ndim, b.ndim) - 1 or (amount.ndim and a.ndim <= 1 and b.ndim <= 1):
        amount = amount[..., None]
    return a + (b - a) * amount
