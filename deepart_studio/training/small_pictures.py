"""Small grey pictures with classes: MNIST's files, class folders, or scikit-learn's digits."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from deepart_studio.core.errors import UserError
from deepart_studio.training.idx_files import read_idx
from deepart_studio.training.pictures import list_pictures

SIDE = 28
#: MNIST's digits fill the middle 20 pixels.
DIGIT_SIDE = 20
LEAST_OF_A_CLASS = 5


@dataclass(frozen=True)
class SmallPictures:
    """``pixels`` uint8 (N, 28, 28), ``labels`` int64 (N,), the classes' names, where they are from.

    ``source`` is for the card; ``unreadable`` counts files that were left out.
    """

    pixels: np.ndarray
    labels: np.ndarray
    classes: list[str]
    source: str
    unreadable: int = 0

    def split(self, share: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
        """Indices of training and held-out pictures; of each class ``share`` is held out."""
        rng = np.random.default_rng(seed)
        held: list[int] = []
        for label in range(len(self.classes)):
            members = rng.permutation(np.flatnonzero(self.labels == label))
            held += members[: max(1, round(share * len(members)))].tolist()
        kept = np.setdiff1d(np.arange(len(self.labels)), held)
        return kept, np.array(sorted(held))


def open_small_pictures(
    folder: Path | None = None, images: Path | None = None, labels: Path | None = None
) -> SmallPictures:
    """A folder with one folder for each class, a pair of IDX files, or scikit-learn's digits."""
    if folder is not None:
        found = from_folders(folder)
    elif images is not None or labels is not None:
        if images is None or labels is None:
            raise UserError("Pictures and labels are two files.", "Give --images and --labels.")
        found = from_idx(images, labels)
    else:
        found = sklearn_digits()
    counts = np.bincount(found.labels, minlength=len(found.classes))
    if len(counts) < 2 or counts.min() < LEAST_OF_A_CLASS:
        raise UserError(
            "There are too few pictures to tell classes apart.",
            "At least two classes with {least} pictures each are needed.",
            least=LEAST_OF_A_CLASS,
        )
    return found


def from_idx(images: Path, labels: Path) -> SmallPictures:
    """MNIST, Fashion-MNIST or others like them; pictures of other sizes are scaled."""
    pixels, indices = read_idx(images, 3), read_idx(labels, 1)
    if len(pixels) != len(indices) or not len(pixels):
        raise UserError(
            "There are {pictures} pictures and {labels} labels.",
            "Take two files that belong together.",
            pictures=len(pixels),
            labels=len(indices),
        )
    if pixels.shape[1:] != (SIDE, SIDE):
        pixels = np.stack([_scaled(p, SIDE) for p in pixels])
    classes = [str(i) for i in range(int(indices.max()) + 1)]
    return SmallPictures(pixels, indices.astype(np.int64), classes, images.name)


def from_folders(folder: Path) -> SmallPictures:
    """Each folder in ``folder`` is a class; its pictures are made grey, 28×28."""
    if not folder.is_dir():
        raise UserError("There is no folder {folder}.", "Check its name.", folder=str(folder))
    pixels, labels, unreadable = [], [], 0
    classes = sorted(p.name for p in folder.iterdir() if p.is_dir() and list_pictures(p))
    for label, name in enumerate(classes):
        for file in list_pictures(folder / name):
            try:
                with Image.open(file) as im:
                    grey = ImageOps.exif_transpose(im).convert("L")
            except (OSError, ValueError, Image.DecompressionBombError):
                unreadable += 1
                continue
            pixels.append(_scaled(np.asarray(grey), SIDE))
            labels.append(label)
    stacked = np.stack(pixels) if pixels else np.zeros((0, SIDE, SIDE), np.uint8)
    return SmallPictures(stacked, np.array(labels, np.int64), classes, folder.name, unreadable)


def sklearn_digits() -> SmallPictures:
    """The 1,797 digits of 8×8 that install with scikit-learn, placed as MNIST's are."""
    if importlib.util.find_spec("sklearn") is None:
        raise UserError(
            "scikit-learn, whose digits are used without files, is not installed.",
            "Run: pip install scikit-learn, or give --images and --labels.",
        )
    from sklearn.datasets import load_digits

    digits = load_digits()
    small = (digits.images * (255 / 16)).round().astype(np.uint8)
    margin = (SIDE - DIGIT_SIDE) // 2
    pixels = np.stack([np.pad(_scaled(p, DIGIT_SIDE), margin) for p in small])
    classes = [str(i) for i in range(10)]
    return SmallPictures(pixels, digits.target.astype(np.int64), classes, "scikit-learn's digits")


def _scaled(pixels: np.ndarray, side: int) -> np.ndarray:
    """A grey picture within side × side, its shape kept, filled up with its border's grey."""
    height, width = pixels.shape
    scale = side / max(height, width)
    size = (max(1, round(scale * width)), max(1, round(scale * height)))
    image = Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC)
    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    sheet = Image.new("L", (side, side), int(np.median(border)))
    sheet.paste(image, ((side - size[0]) // 2, (side - size[1]) // 2))
    return np.asarray(sheet)
