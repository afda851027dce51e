"""Photos and styles of a training step, with all that does not depend on the painter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from torch import Tensor

from deepart_studio.training.painter import StyleEncoder, colour_statistics, feature_statistics
from deepart_studio.training.style_data import Bank, Source, draw_crops
from deepart_studio.training.style_judge import Judge
from deepart_studio.training.style_loss import LayerStatistics, layer_statistics

#: Items kept per crop size, bounded by memory: about 2.6 MB a photo and 0.6 MB a style at 256 px.
PHOTO_BANK, STYLE_BANK = 600, 2000


@dataclass(frozen=True)
class StyleItem:
    """A crop as uint8 (1, 3, S, S), its statistics for the encoder (1, 960), its colours (1, 6),
    and its weighed statistics for the judge.
    """

    picture: Tensor
    statistics: Tensor
    colours: Tensor
    layers: list[LayerStatistics]

    @property
    def rgb(self) -> Tensor:
        """The crop as floats in 0..1."""
        return self.picture.float() / 255.0


@dataclass(frozen=True)
class PhotoItem:
    """A crop as uint8 (1, 3, S, S), its statistics and colours, its content for the judge."""

    picture: Tensor
    statistics: Tensor
    colours: Tensor
    content: list[Tensor]

    @property
    def rgb(self) -> Tensor:
        """The crop as floats in 0..1."""
        return self.picture.float() / 255.0


class ItemMaker:
    """Draws crops and prepares them; keeps a bank of prepared ones for each size."""

    def __init__(
        self,
        encoder: StyleEncoder,
        judge: Judge,
        photos: Sequence[Source],
        styles: Sequence[Source],
        *,
        sizes: Sequence[int],
        fresh: int,
        rng: np.random.Generator,
        same: bool,
    ) -> None:
        """``same``: judge and encoder start from one network, whose maps are computed once."""
        self.encoder, self.judge, self.same = encoder, judge, same
        self.photos, self.styles, self.rng = photos, styles, rng
        self._photos = {
            size: Bank(partial(self.make_photos, size), PHOTO_BANK, fresh) for size in sizes
        }
        self._styles = {
            size: Bank(partial(self.make_styles, size), STYLE_BANK, fresh) for size in sizes
        }

    def fill(self, count: int) -> None:
        """Prepare ``count`` photos and styles of every size."""
        for photos in self._photos.values():
            photos.fill(count)
        for styles in self._styles.values():
            styles.fill(count)

    def draw(self, size: int, count: int) -> tuple[list[PhotoItem], list[StyleItem]]:
        """A batch of crops of ``size`` pixels."""
        photos = self._photos[size].draw(count, self.rng)
        return photos, self._styles[size].draw(count, self.rng)

    def make_photos(self, size: int, count: int) -> list[PhotoItem]:
        """New photos, prepared."""
        pictures, statistics, colours, maps = self._prepare(self.photos, size, count)
        content = self.judge.content_targets(maps)
        return [
            PhotoItem(
                pictures[i : i + 1],
                statistics[i : i + 1],
                colours[i : i + 1],
                [c[i : i + 1] for c in content],
            )
            for i in range(count)
        ]

    def make_styles(self, size: int, count: int) -> list[StyleItem]:
        """New styles, prepared."""
        pictures, statistics, colours, maps = self._prepare(self.styles, size, count)
        layers = self.judge.weighed([layer_statistics(m) for m in maps])
        return [
            StyleItem(
                pictures[i : i + 1],
                statistics[i : i + 1],
                colours[i : i + 1],
                [LayerStatistics(s.mean[i : i + 1], s.covariance[i : i + 1]) for s in layers],
            )
            for i in range(count)
        ]

    @torch.no_grad()
    def _prepare(
        self, sources: Sequence[Source], size: int, count: int
    ) -> tuple[Tensor, Tensor, Tensor, list[Tensor]]:
        """Crops, their statistics and colours for the encoder, and the judge's maps."""
        crops = draw_crops(sources, count, size, self.rng)
        maps = self.judge.maps(crops)
        if self.same:
            seen = [m / scale for m, scale in zip(maps, self.judge.scales, strict=True)]
        else:
            with torch.autocast("cpu", torch.bfloat16):
                seen = self.encoder.perceptual(crops)
        pictures = (crops * 255 + 0.5).to(torch.uint8)
        return pictures, feature_statistics(seen), colour_statistics(crops), maps
