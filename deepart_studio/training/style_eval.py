"""Held-out figures and sample grids of a painter in training."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from deepart_studio.training.painter import Painter, StyleEncoder
from deepart_studio.training.perceptual import PerceptualNetwork
from deepart_studio.training.style_data import Source, draw_crops
from deepart_studio.training.style_loss import (
    content_error,
    layer_statistics,
    normalised,
    style_error,
)


@dataclass(frozen=True)
class ValidationSet:
    """Fixed held-out pairs: photos and styles (N, 3, size, size) in 0..1."""

    photos: Tensor
    styles: Tensor


def draw_validation(
    photos: list[Source], styles: list[Source], *, count: int = 16, size: int = 256
) -> ValidationSet:
    """The same pairs in every call for the same pictures."""
    rng = np.random.default_rng(20261123)
    return ValidationSet(draw_crops(photos, count, size, rng), draw_crops(styles, count, size, rng))


@torch.no_grad()
def evaluate(
    encoder: StyleEncoder, painter: Painter, perceptual: PerceptualNetwork, pairs: ValidationSet
) -> dict[str, float]:
    """Mean style error, content error and identity error (mean absolute) over the pairs."""
    style, content, identity = 0.0, 0.0, 0.0
    for photo, target in zip(pairs.photos.split(1), pairs.styles.split(1), strict=True):
        painted = painter(photo, encoder(target)).clamp(0, 1)
        have, want, base = perceptual(painted), perceptual(target), perceptual(photo)
        statistics = [layer_statistics(a) for a in have]
        for a, b in zip(statistics, want, strict=True):
            style += float(style_error(a, layer_statistics(b)))
        content += float(content_error(have[-1], statistics[-1], normalised(base[-1])))
        identity += float((painter(photo, encoder(photo)).clamp(0, 1) - photo).abs().mean())
    n = len(pairs.photos)
    return {"style": style / n, "content": content / n, "identity": identity / n}


@torch.no_grad()
def sample_grid(
    encoder: StyleEncoder, painter: Painter, pairs: ValidationSet, file: Path, *, side: int = 5
) -> None:
    """Write a grid: styles along the top, photos down the left, paintings between."""
    size, side = pairs.photos.shape[-1], min(side, len(pairs.photos))
    sheet = Image.new("RGB", (size * (side + 1), size * (side + 1)), "white")
    codes = [encoder(s) for s in pairs.styles[:side].split(1)]
    for i in range(side):
        sheet.paste(_picture(pairs.styles[i]), ((i + 1) * size, 0))
        sheet.paste(_picture(pairs.photos[i]), (0, (i + 1) * size))
        for j, code in enumerate(codes):
            painted = painter(pairs.photos[i : i + 1], code)[0]
            sheet.paste(_picture(painted), ((j + 1) * size, (i + 1) * size))
    sheet.save(file, quality=85)


def _picture(rgb: Tensor) -> Image.Image:
    pixels = (rgb.clamp(0, 1) * 255 + 0.5).to(torch.uint8).permute(1, 2, 0).numpy()
    return Image.fromarray(pixels)
