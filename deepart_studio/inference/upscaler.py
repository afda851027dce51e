"""Pictures enlarged by a model of the kind "upscaler", in tiles.

Its graphs ``enlarge_2`` and ``enlarge_4``: ``picture`` (1, 3, H, W), RGB in 0..1 -> ``enlarged``
(1, 3, factor·H, factor·W) in 0..1. ``reach`` in the manifest's quality is how many pixels around
a pixel are looked at: a tile has that margin, so that tiles equal the whole.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.core.progress import Progress
from deepart_studio.core.upscale_requests import UpscaleRequest
from deepart_studio.inference.catalog import ModelEntry
from deepart_studio.inference.running import run_graph
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.tensors import to_pixels, to_tensor, visible_rgb
from deepart_studio.inference.tiling import Tile

TILE = 256
"""Side of a tile without its margin, in pixels of the small picture."""
MOST_MEGAPIXELS = 200.0


class UpscalePipeline:
    """One upscaler. Raises UserError when the model is of another kind."""

    def __init__(self, entry: ModelEntry, sessions: SessionCache) -> None:
        """Opens no session."""
        manifest = entry.manifest
        if manifest is None or manifest.kind != "upscaler" or "reach" not in manifest.quality:
            raise UserError(
                'The model "{id}" does not enlarge pictures.',
                'deepart models list shows those of the kind "upscaler".',
                id=entry.id,
            )
        self.manifest, self._entry, self._sessions = manifest, entry, sessions
        self._margin = int(manifest.quality["reach"])

    def request(self, picture: Picture, factor: int, before: str = "") -> UpscaleRequest:
        """What to do, checked; ``before`` is the recipe of the picture, if it has one.

        Raises UserError where the result would be too large.
        """
        asked = UpscaleRequest(
            self.manifest.id, self.manifest.sha256, factor, picture.sha256, before
        )
        megapixels = picture.megapixels * factor**2
        if megapixels > MOST_MEGAPIXELS:
            raise UserError(
                "Enlarged {factor} times, this picture would have {size} megapixels.",
                "At most {most} can be made: choose a smaller factor or picture.",
                factor=factor,
                size=round(megapixels),
                most=round(MOST_MEGAPIXELS),
            )
        return asked

    def enlarge(
        self, picture: Picture, request: UpscaleRequest, progress: Progress | None = None
    ) -> Picture:
        """The enlarged picture; its transparency by Lanczos. Raises UserError, Cancelled."""
        progress = progress or Progress()
        factor = request.factor
        rgb = self._enlarged(visible_rgb(picture), factor, progress)
        alpha = None
        if picture.alpha is not None:
            size = (picture.width * factor, picture.height * factor)
            mask = Image.fromarray(picture.alpha).resize(size, Image.Resampling.LANCZOS)
            alpha = np.asarray(mask)
        made = Picture.of_pixels(rgb, alpha, picture.name)
        progress.report(1.0)
        return dataclasses.replace(made, exif=picture.exif, icc=picture.icc)

    def _enlarged(self, rgb: Pixels, factor: int, progress: Progress) -> Pixels:
        file = self.manifest.file(f"enlarge_{factor}")
        session = self._sessions.session(self._entry.path(file), file.sha256)
        height, width = rgb.shape[:2]
        result: Pixels = np.empty((factor * height, factor * width, 3), np.uint8)
        places = list(_tiles(width, height))
        for index, tile in enumerate(places):
            grown = _grown(tile, self._margin, width, height)
            part = np.ascontiguousarray(rgb[grown.top : grown.bottom, grown.left : grown.right])
            whole = to_pixels(run_graph(session, {"picture": to_tensor(part)}, progress))
            rows = slice(factor * tile.top, factor * tile.bottom)
            columns = slice(factor * tile.left, factor * tile.right)
            up, left = factor * (tile.top - grown.top), factor * (tile.left - grown.left)
            target = result[rows, columns]
            target[...] = whole[up : up + target.shape[0], left : left + target.shape[1]]
            progress.report((index + 1) / len(places))
        return result


def _tiles(width: int, height: int) -> Iterator[Tile]:
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            yield Tile(left, top, min(left + TILE, width), min(top + TILE, height))


def _grown(tile: Tile, margin: int, width: int, height: int) -> Tile:
    """A tile with its margin, as far as the picture goes: beyond its edge there is nothing."""
    return Tile(
        max(0, tile.left - margin),
        max(0, tile.top - margin),
        min(width, tile.right + margin),
        min(height, tile.bottom + margin),
    )
