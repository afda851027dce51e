"""Paintings of any size with strokes of one size relative to the picture.

The picture is painted at a working size, where strokes are as large as they are meant to be. Each
larger level is then painted from the one before, enlarged and half laid over the photo, which turns
blurred strokes into crisp ones; low frequencies stay those of the level before, so that the look is
the same at every size. Levels are painted in tiles with the statistics of the whole picture: there
are no seams, and memory hardly grows with the picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress
from deepart_studio.inference import patches, tensors, tiling
from deepart_studio.inference.style_graphs import TilePainter
from deepart_studio.inference.tensors import Tensor
from deepart_studio.inference.tiling import Tile

SHARE = 0.5
"""The part of the level before in what a level is painted from."""
SPREAD = 1.5
"""Deviation of the Gaussian, in pixels of the level before, below which its frequencies stay."""
_BAND = 256
_AT_ONCE = 2  # bands
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
    across, down = (tiling.tile_side(side, largest_tile) for side in (width, height))
    painted = np.empty_like(photo)
    _paint_tiles(
        layers,
        painter,
        tiling.tiles(width, height, across, down),
        painted,
        progress.sub(_SURVEY, _TILES),
    )
    correction = patches.settled(painted, coarse, SPREAD, progress)

    def settle(top: int) -> None:
        progress.check_cancelled()
        patches.add_enlarged(painted, correction, top, min(top + _BAND, height))

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(settle, range(0, height, _BAND)))
    progress.report(1.0)
    return painted


def _paint_tiles(
    layers: patches.Layers,
    painter: TilePainter,
    tiles: Iterable[Tile],
    painted: Pixels,
    progress: Progress,
) -> None:
    """Paint tile after tile into ``painted``.

    Beside the graph, which has a thread for each core but waits for some of them at each of its
    steps, the next tile is made and the last one put in its place.
    """
    places = list(tiles)

    def prepare(tile: Tile) -> Tensor:
        return tensors.to_tensor(layers.part(patches.grown(tile, tiling.MARGIN)))

    def put(tile: Tile, whole: Tensor) -> None:
        target = painted[tile.top : tile.bottom, tile.left : tile.right]
        rows, columns = (slice(tiling.MARGIN, tiling.MARGIN + side) for side in target.shape[:2])
        target[...] = tensors.to_pixels(whole[..., rows, columns])

    with ThreadPoolExecutor(1) as beside:
        upcoming = beside.submit(prepare, places[0])
        done: Future[None] | None = None
        for index, tile in enumerate(places):
            part = upcoming.result()
            if index + 1 < len(places):
                upcoming = beside.submit(prepare, places[index + 1])
            whole = painter.paint(part, progress)
            if done is not None:
                done.result()
            done = beside.submit(put, tile, whole)
            progress.report((index + 1) / len(places))
        if done is not None:
            done.result()
