"""One document with a tile for each blend mode, so that a slow program is started only once."""

from __future__ import annotations

import numpy as np

from deepart_studio.core.pictures import Pixels
from deepart_studio.document.blending import BlendMode
from deepart_studio.document.layers import Document, Layer

SIDE, COLUMNS = 48, 6
INSET, OPACITY = 3, 0.7
MODES = tuple(BlendMode)


def modes_document() -> Document:
    """A backdrop, opaque in the left half of each tile, and a layer per mode in a tile of its own.

    The layers are random in colour and alpha, 70 % opaque as a whole, smaller than their tiles; the
    first reaches over the canvas's edges.
    """
    rows = -(-len(MODES) // COLUMNS)
    chance = np.random.default_rng(11)
    backdrop = _noise(chance, rows * SIDE, COLUMNS * SIDE)
    opaque = np.arange(COLUMNS * SIDE) % SIDE < SIDE // 2
    backdrop[:, opaque, 3] = 255
    layers = [Layer(backdrop, "backdrop")]
    for number, mode in enumerate(MODES):
        left, top = place_of(mode)
        inset = -INSET if number == 0 else INSET
        pixels = _noise(chance, SIDE - 2 * INSET, SIDE - 2 * INSET)
        place = left + inset, top + inset
        layers.append(Layer(pixels, f"in {mode}", *place, opacity=OPACITY, mode=mode))
    return Document(COLUMNS * SIDE, rows * SIDE, tuple(layers))


def place_of(mode: BlendMode) -> tuple[int, int]:
    """The left upper corner of a mode's tile."""
    row, column = divmod(MODES.index(mode), COLUMNS)
    return column * SIDE, row * SIDE


def differences(ours: Pixels, theirs: Pixels) -> dict[BlendMode, tuple[int, int]]:
    """The largest difference in levels by mode: over the opaque half, and over the other.

    Colours count as much as they are seen: they are multiplied by their alpha first.
    """
    gap = np.abs(_seen(ours) - _seen(theirs)).max(axis=2)
    found = {}
    for mode in MODES:
        left, top = place_of(mode)
        tile = gap[top : top + SIDE, left : left + SIDE]
        solid, clear = tile[:, : SIDE // 2].max(), tile[:, SIDE // 2 :].max()
        found[mode] = round(float(solid)), round(float(clear))
    return found


def written(title: str, found: dict[BlendMode, tuple[int, int]]) -> str:
    """The differences as a table."""
    lines = [title, f"{'mode':<14}{'opaque below':>14}{'transparent below':>20}"]
    lines += [f"{mode:<14}{solid:>14}{clear:>20}" for mode, (solid, clear) in found.items()]
    return "\n".join(lines)


def _seen(pixels: Pixels) -> np.ndarray:
    values = pixels.astype(np.float64)
    values[..., :3] *= values[..., 3:] / 255
    return values


def _noise(chance: np.random.Generator, height: int, width: int) -> Pixels:
    return chance.integers(0, 256, (height, width, 4), np.uint8)
