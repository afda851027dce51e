"""Strokes of the brush on a mask. Imported with the first stroke: it loads numpy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from deepart_studio.core.masks import Values
from deepart_studio.studio.brush import Brush

SPACING = 0.1
"""Between two dabs, as a part of the radius: their outlines make an even edge."""
PHASES = 4
"""Dabs are drawn at this many places within a pixel, so that slow strokes do not jump."""
LIGHTEST = 0.35
"""The lightest touch of a pen draws this part of the brush's size."""


@dataclass(frozen=True)
class Patch:
    """Pixels of the mask that changed."""

    left: int
    top: int
    right: int
    bottom: int


class Stroke:
    """One stroke, from pen down to pen up; ``values`` is the mask as it looks so far.

    Within a stroke the strongest touch counts, so that crossing one's own line does not darken it.
    """

    def __init__(self, values: Values, brush: Brush, *, erase: bool) -> None:
        """``values`` is uint8 (H, W); it is painted on."""
        self.values = values
        self._before = values.copy()
        self._touched = np.zeros_like(values)
        self._brush, self._erase = brush, erase
        self._last: tuple[float, float, float] | None = None

    def move_to(self, x: float, y: float, pressure: float = 1.0) -> Patch | None:
        """Draw on to a place, in pixels of the mask; ``pressure`` is 0..1.

        Gives what changed, None when all of it lies outside.
        """
        last = self._last or (x, y, pressure)
        height, width = self.values.shape
        full = max(0.5, self._brush.diameter * max(height, width) / 2)
        gap = max(1.0, SPACING * full * LIGHTEST if pressure < 1 else SPACING * full)
        way = float(np.hypot(x - last[0], y - last[1]))
        if self._last is not None and way < gap:
            return None
        steps = max(1, round(way / gap))
        first = 0 if self._last is None else 1
        patches = []
        for step in range(first, steps + 1):
            share = step / steps
            force = last[2] + (pressure - last[2]) * share
            radius = full * (LIGHTEST + (1 - LIGHTEST) * force)
            at = last[0] + (x - last[0]) * share, last[1] + (y - last[1]) * share
            patches.append(self._dab(*at, radius, force))
        self._last = (x, y, pressure)
        return self._apply([patch for patch in patches if patch is not None])

    def undo(self) -> None:
        """The mask as it was before."""
        self.values[:] = self._before

    def _dab(self, x: float, y: float, radius: float, force: float) -> Patch | None:
        radius = round(radius * 4) / 4
        column, row = int(np.floor(x)), int(np.floor(y))
        dab = _dab(
            radius, self._brush.hardness, int((x - column) * PHASES), int((y - row) * PHASES)
        )
        reach = dab.shape[0] // 2
        left, top = column - reach, row - reach
        height, width = self.values.shape
        l, t = max(0, left), max(0, top)  # noqa: E741
        r, b = min(width, left + dab.shape[1]), min(height, top + dab.shape[0])
        if l >= r or t >= b:
            return None
        part = dab[t - top : b - top, l - left : r - left]
        if force < 1:
            part = (part * np.float32(force)).astype(np.uint8)
        touched = self._touched[t:b, l:r]
        np.maximum(touched, part, out=touched)
        return Patch(l, t, r, b)

    def _apply(self, patches: list[Patch]) -> Patch | None:
        if not patches:
            return None
        whole = Patch(
            min(p.left for p in patches),
            min(p.top for p in patches),
            max(p.right for p in patches),
            max(p.bottom for p in patches),
        )
        place = np.s_[whole.top : whole.bottom, whole.left : whole.right]
        share = self._touched[place] * np.float32(self._brush.opacity / 255)
        before = self._before[place].astype(np.float32)
        goal = np.float32(0 if self._erase else 255)
        before += share * (goal - before)
        self.values[place] = np.rint(before, out=before)
        return whole


@lru_cache(256)
def _dab(radius: float, hardness: float, across: int, down: int) -> Values:
    """One touch of the brush, uint8 (side, side): full inside, falling to 0 at the radius."""
    reach = int(np.ceil(radius)) + 1
    places = np.arange(-reach, reach + 1, dtype=np.float32) + np.float32(0.5)
    x, y = places - np.float32((across + 0.5) / PHASES), places - np.float32((down + 0.5) / PHASES)
    distance = np.hypot(x[None, :], y[:, None])
    # a wholly hard edge is still one pixel wide, so that it is smooth
    soft = max(1.0, radius * (1 - hardness))
    share = np.clip((radius + min(0.5, soft / 2) - distance) / soft, 0, 1)
    share = share * share * (3 - 2 * share)
    return np.asarray(np.rint(share * 255), np.uint8)
