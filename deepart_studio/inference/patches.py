"""Parts of pictures: mirrored beyond the border, enlarged or reduced from another size.

Pictures are uint8 (H, W, 3).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress
from deepart_studio.inference.scaling import scaled
from deepart_studio.inference.tiling import Tile

MOSAIC_CROPS, MOSAIC_SIDE = 8, 96
"""A large picture is surveyed on so many by so many crops of so many pixels."""
_NONE = 128  # the level that means no correction


def grown(tile: Tile, margin: int) -> Tile:
    """A tile with its margin."""
    return Tile(tile.left - margin, tile.top - margin, tile.right + margin, tile.bottom + margin)


class Layers:
    """What a level is painted from: the painting of the level before, enlarged, over the photo.

    Computed part by part, so that neither is there at full size twice.
    """

    def __init__(self, photo: Pixels, coarse: Pixels, share: float) -> None:
        """``share`` is the painting's part, 0..1."""
        self._photo, self._coarse = photo, Image.fromarray(coarse)
        self._share = share
        self.height, self.width = photo.shape[:2]

    def part(self, tile: Tile) -> Pixels:
        """The part that a tile covers, mirrored where it reaches beyond the picture."""
        inside = _inside(tile, self.width, self.height)
        photo = self._photo[inside.top : inside.bottom, inside.left : inside.right]
        across, down = self._coarse.width / self.width, self._coarse.height / self.height
        box = (inside.left * across, inside.top * down, inside.right * across, inside.bottom * down)
        size = (photo.shape[1], photo.shape[0])
        coarse = self._coarse.resize(size, Image.Resampling.BICUBIC, box)
        mixed = Image.blend(Image.fromarray(np.ascontiguousarray(photo)), coarse, self._share)
        return _extended(np.asarray(mixed), tile, inside)

    def view(self) -> Pixels:
        """What statistics are taken from: the whole, or of a large one crops all over it, at its
        own scale.
        """
        if self.width * self.height <= 1.5 * (MOSAIC_CROPS * MOSAIC_SIDE) ** 2:
            return self.part(Tile(0, 0, self.width, self.height))
        rows, columns = (
            np.linspace(0, max(0, extent - MOSAIC_SIDE), MOSAIC_CROPS).astype(int)
            for extent in (self.height, self.width)
        )
        return np.vstack(
            [
                np.hstack(
                    [self.part(Tile(x, y, x + MOSAIC_SIDE, y + MOSAIC_SIDE)) for x in columns]
                )
                for y in rows
            ]
        )


def _inside(tile: Tile, width: int, height: int) -> Tile:
    return Tile(
        max(0, tile.left), max(0, tile.top), min(width, tile.right), min(height, tile.bottom)
    )


def _extended(part: Pixels, tile: Tile, inside: Tile) -> Pixels:
    beyond = (
        (inside.top - tile.top, tile.bottom - inside.bottom),
        (inside.left - tile.left, tile.right - inside.right),
        (0, 0),
    )
    return np.pad(part, beyond, mode="reflect") if np.any(beyond) else part


def settled(painted: Pixels, coarse: Pixels, spread: float, progress: Progress) -> Pixels:
    """What ``painted`` lacks of ``coarse`` in low frequencies, half as large; 128 is nothing.

    ``spread`` is the deviation of the Gaussian, in pixels of ``coarse``.
    """
    size = (-(-coarse.shape[1] // 2), -(-coarse.shape[0] // 2))
    wanted, have = (
        scaled(rgb, size, Image.Resampling.BICUBIC, progress) for rgb in (coarse, painted)
    )
    correction = np.empty_like(wanted)
    for channel in range(3):
        difference = wanted[..., channel].astype(np.float32) - have[..., channel]
        blurred = _blurred(_blurred(difference, spread / 2, 0), spread / 2, 1)
        correction[..., channel] = np.clip(np.rint(blurred) + _NONE, 0, 255)
    return correction


def _blurred(values: npt.NDArray[np.float32], spread: float, axis: int) -> npt.NDArray[np.float32]:
    reach = int(3 * spread + 0.5)
    kernel = np.exp(-np.square(np.arange(-reach, reach + 1) / spread) / 2)
    kernel = (kernel / kernel.sum()).astype(np.float32)
    pads = [(0, 0)] * 2
    pads[axis] = (reach, reach)
    padded = np.pad(values, pads, mode="symmetric")
    length = values.shape[axis]
    result = np.zeros_like(values)
    for i, weight in enumerate(kernel):
        part = [slice(None)] * 2
        part[axis] = slice(i, i + length)
        result += weight * padded[tuple(part)]
    return result


def add_enlarged(painted: Pixels, correction: Pixels, top: int, bottom: int) -> None:
    """Add what ``settled`` found to the rows ``top``..``bottom`` of a picture, in place."""
    height, width = painted.shape[:2]
    down = correction.shape[0] / height
    box = (0.0, top * down, float(correction.shape[1]), bottom * down)
    image = Image.fromarray(correction)
    larger = image.resize((width, bottom - top), Image.Resampling.BICUBIC, box)
    sums = painted[top:bottom].astype(np.int16)
    sums += np.asarray(larger)
    sums -= _NONE
    painted[top:bottom] = np.clip(sums, 0, 255, out=sums)
