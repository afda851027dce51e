"""Pairs for super-resolution: crops of pictures at their own size, and the same scaled down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from deepart_studio.core.errors import UserError
from deepart_studio.training.pictures import PicturePack, list_pictures, pack_pictures
from deepart_studio.training.split import split_files

#: Side of the crops, a multiple of 4.
CROP = 144
LEAST_PICTURES = 16
#: How pictures are scaled down, with the share of each: programs differ.
FILTERS = {
    Image.Resampling.BICUBIC: 0.7,
    Image.Resampling.LANCZOS: 0.2,
    Image.Resampling.BOX: 0.1,
}


@dataclass(frozen=True)
class UpscalePictures:
    """What is trained on, and what was held out (by artist where known)."""

    training: PicturePack
    held_out: PicturePack


def open_pictures(folders: Sequence[Path], cache: Path, longest: int = 1024) -> UpscalePictures:
    """The pictures of folders, those left out that are smaller than a crop.

    Raises UserError when too few remain.
    """
    training: list[Path] = []
    held_out: list[Path] = []
    for folder in folders:
        if not folder.is_dir():
            raise UserError("There is no folder {folder}.", "Check its name.", folder=str(folder))
        kept, held = split_files(folder, list_pictures(folder))
        training += kept
        held_out += held
    packs = [pack_pictures(files, cache, longest=longest) for files in (training, held_out)]
    large = [
        p.with_entries([e for e in p.entries if min(e.height, e.width) >= CROP]) for p in packs
    ]
    if min(len(p) for p in large) < LEAST_PICTURES:
        raise UserError(
            "There are too few pictures of {side} pixels or more.",
            "At least {least} to train on and {least} held out are needed.",
            side=CROP,
            least=LEAST_PICTURES,
        )
    return UpscalePictures(*large)


def draw_pairs(
    pack: PicturePack, count: int, factor: int, rng: np.random.Generator
) -> tuple[Tensor, Tensor]:
    """Random crops (count, 3, CROP, CROP) in 0..1 and the same scaled down by ``factor``.

    Crops are turned and mirrored; large pictures count by their area, up to four times.
    """
    sizes = np.array([e.height * e.width for e in pack.entries], np.float64)
    shares = np.clip(sizes / np.median(sizes), 1, 4)
    picks = rng.choice(len(pack), count, p=shares / shares.sum())
    crops = [_turned(_crop(pack[int(i)], rng), rng) for i in picks]
    filters = list(FILTERS)
    chosen = rng.choice(len(filters), count, p=list(FILTERS.values()))
    small = [scaled_down(c, factor, filters[f]) for c, f in zip(crops, chosen, strict=True)]
    return as_batch(np.stack(small)), as_batch(np.stack(crops))


def scaled_down(
    pixels: np.ndarray, factor: int, resample: Image.Resampling = Image.Resampling.BICUBIC
) -> np.ndarray:
    """A picture (H, W, 3) whose sides are multiples of ``factor``, at a part of its size."""
    height, width = pixels.shape[:2]
    size = (width // factor, height // factor)
    return np.asarray(Image.fromarray(pixels).resize(size, resample))


def as_batch(pixels: np.ndarray) -> Tensor:
    """uint8 (N, H, W, 3) to float (N, 3, H, W) in 0..1."""
    return torch.from_numpy(np.ascontiguousarray(pixels.transpose(0, 3, 1, 2))).float() / 255


def _crop(pixels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    height, width = pixels.shape[:2]
    top, left = int(rng.integers(0, height - CROP + 1)), int(rng.integers(0, width - CROP + 1))
    return pixels[top : top + CROP, left : left + CROP]


def _turned(pixels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    if rng.random() < 0.5:
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(np.rot90(pixels, int(rng.integers(0, 4))))
