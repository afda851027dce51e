"""What one stroke covers so far."""

from __future__ import annotations

import math

import numpy as np

from deepart_studio.studio.paint.boxes import TILE, Box
from deepart_studio.studio.paint.curves import Touch
from deepart_studio.studio.paint.dabs import ALL, Cover, dab_of
from deepart_studio.studio.paint.paint_brush import PaintBrush

LIGHTEST = 0.1
"""The lightest touch of a pen draws this part of the size."""
EVEN = 2.4
"""Close dabs are placed so that the edge of the line is even to a third of a pixel."""
DOTTED_FROM = 0.25


class Coverage:
    """Dabs along a stroke, at equal distances; ``values`` is uint16 (H, W) of the document.

    Each dab moves what is covered towards its own strength by ``flow``. So a stroke that crosses
    itself covers no more than a dab does, and soft edges stay as soft as they are in one dab.
    """

    def __init__(
        self, width: int, height: int, brush: PaintBrush, memory: Cover | None = None
    ) -> None:
        if memory is None or memory.shape != (height, width):
            memory = np.zeros((height, width), np.uint16)
        self.values: Cover = memory
        self.tiles: set[tuple[int, int]] = set()
        self.box: Box | None = None
        self._brush = brush
        self._last: Touch | None = None
        self._corners: Box | None = None
        self._ahead = 0.0  # pixels to go until the next dab

    def draw_to(self, touch: Touch) -> Box | None:
        """Draw on to here; gives what changed, None when nothing did."""
        last, self._last = self._last, touch
        if last is None:
            self._ahead = self._gap(touch.pressure)
            return self._dab(touch)
        way = math.dist(last[:2], touch[:2])
        changed: Box | None = None
        gone = self._ahead
        while gone <= way and way > 0:
            share = gone / way
            pressure = last.pressure + (touch.pressure - last.pressure) * share
            at = Touch(
                last.x + (touch.x - last.x) * share, last.y + (touch.y - last.y) * share, pressure
            )
            box = self._dab(at)
            changed = box.united(changed) if box is not None else changed
            gone += self._gap(pressure)
        self._ahead = gone - way
        return changed

    def within(self, box: Box) -> Box:
        """The part of a box in which something is covered."""
        part = self.values[box.place]
        rows, columns = np.flatnonzero(part.any(1)), np.flatnonzero(part.any(0))
        if not rows.size:
            return Box(box.left, box.top, box.left, box.top)
        inside = Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
        return inside.moved(box.left, box.top)

    def _radius(self, pressure: float) -> float:
        scale = LIGHTEST + (1 - LIGHTEST) * pressure if self._brush.pressure_size else 1.0
        return self._brush.diameter / 2 * scale

    def _gap(self, pressure: float) -> float:
        radius, spacing = self._radius(pressure), self._brush.spacing
        gap = 2 * radius * spacing
        if spacing < DOTTED_FROM:
            gap = min(gap, math.sqrt(EVEN * radius))
        return max(0.5, gap)

    def _dab(self, at: Touch) -> Box | None:
        dab, left, top = dab_of(at.x, at.y, self._radius(at.pressure), self._brush.hardness)
        height, width = self.values.shape
        whole = Box(left, top, left + dab.shape[1], top + dab.shape[0])
        box = whole.cut(Box(0, 0, width, height))
        if box.empty:
            return None
        part = dab[box.moved(-left, -top).place]
        if self._brush.pressure_opacity and at.pressure < 1:
            part = (part * np.float32(at.pressure)).astype(np.uint16)
        under = self.values[box.place]
        if self._brush.flow >= 1:
            np.maximum(under, part, out=under)
        else:
            more = np.maximum(part, under) - under
            under += np.ceil(more * np.float32(self._brush.flow)).astype(np.uint16)
        corners = box.aligned(TILE)
        if corners != self._corners:
            self._corners = corners
            self.tiles.update(box.tiles())
        self.box = box.united(self.box)
        return box


def share_of(cover: Cover, opacity: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """How much of the stroke's colour is seen, float32 0..1 (opacity is its ceiling)."""
    share: np.ndarray[tuple[int, ...], np.dtype[np.float32]] = cover * np.float32(opacity / ALL)
    return share
