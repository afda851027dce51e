"""Paintings of any size with strokes of one size relative to the picture.

The picture is painted at a working size, where strokes are as large as they are meant to be. Each
larger level is then painted from the one before, enlarged and half laid over the photo, which turns
blurred strokes into crisp ones; low frequencies stay those of the level before, so that the look is
the same at every size. Levels are painted in tiles with the statistics of the whole picture: there
are no seams, and memory hardly grows with the picture.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress
from deepart_studio.inference import patches, tiling
from deepart_studio.inference.style_graphs import TilePainter

SHARE = 0.5
"""The part of the level before in what a level is painted from."""
SPREAD = 1.5
"""Deviation of the Gaussian, in pixels of the level before, below which its frequencies stay."""
_BAND = 256
_SURVEY, _TILES = 0.1, 0.8  # parts of a level's progress; the rest is for the low frequencies

Survey = Callable[[Pixels, Progress], TilePainter]


def refine(
    photo: Pixels, coarse: Pixels, survey: Survey, largest_tile: int, progress: Progress
) -> Pixels:
    """The painting of ``photo`` (H, W, 3) over a smaller painting of the same picture.

    ``survey`` makes the painter of tiles from a view; ``largest_tile`` is the side of tiles with
    their margins, in pixels. Raises Cancelled, and UserError as running a graph does.
    """
    height, width = photo.shape[:2]
    layers = patches.Layers(photo, coarse, SHARE)
    painter = survey(layers.view(), progress.sub(0, _SURVEY))
    painted = np.empty_like(photo)
    across, down = (tiling.tile_side(side, largest_tile) for side in (width, height))
    places = list(tiling.tiles(width, height, across, down))
    margin = tiling.MARGIN
    for index, tile in enumerate(places):
        done = _SURVEY + _TILES * index / len(places)
        part = layers.part(patches.grown(tile, margin))
        whole = painter.paint(part, progress)
        inner = whole[margin:-margin, margin:-margin]
        rows, columns = min(tile.bottom, height) - tile.top, min(tile.right, width) - tile.left
        target = painted[tile.top : tile.bottom, tile.left : tile.right]
        target[...] = inner[:rows, :columns]
        progress.report(done + _TILES / len(places))
    correction = patches.settled(painted, coarse, SPREAD, progress)
    for top in range(0, height, _BAND):
        progress.check_cancelled()
        patches.add_enlarged(painted, correction, top, min(top + _BAND, height))
    progress.report(1.0)
    return painted
