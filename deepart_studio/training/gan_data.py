"""The pictures of a GAN: any folder, a choice by labels.csv, held-out works, square crops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from deepart_studio.core.errors import UserError
from deepart_studio.training.pictures import (
    PackedPicture,
    PicturePack,
    list_pictures,
    pack_pictures,
    random_crop,
)
from deepart_studio.training.split import read_labels, split_files

LEAST_PICTURES = 32
#: A picture whose short side is below this share of the trained size would only be blur.
LEAST_SIDE = 0.5
#: Crops show all of the short side, or a little less of it.
ZOOM = (1.0, 1.15)
#: Labels by the folder that a picture lies in, where no column is named.
BY_FOLDER = "folder"


@dataclass(frozen=True)
class Choice:
    """Which pictures of a folder are used.

    ``only``: columns of labels.csv with the values to take; ``without``: patterns of relative
    paths to leave out, such as "sketches/*"; ``label``: "" for none, "folder", or a column.
    """

    folder: Path
    only: Mapping[str, Sequence[str]]
    without: Sequence[str] = ()
    label: str = ""


@dataclass(frozen=True)
class Labelled:
    """Pictures with the index of each one's label (0 where there are none)."""

    pack: PicturePack
    labels: np.ndarray

    def draw(self, count: int, size: int, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """``count`` random crops, mirrored half of the time, (count, 3, size, size) in -1..1, and
        their labels (count,).
        """
        picks = rng.integers(0, len(self.pack), count)
        crops = [random_crop(self.pack[int(i)], size, rng, zoom=ZOOM) for i in picks]
        return as_tensor(np.stack(crops)), torch.from_numpy(self.labels[picks])

    def one_each(self, most: int, size: int) -> Tensor:
        """One crop of each picture, of at most ``most`` spread over all, always the same ones."""
        rng = np.random.default_rng(20261123)
        count = min(most, len(self.pack))
        picks = np.linspace(0, len(self.pack) - 1, count).round().astype(int)
        crops = [random_crop(self.pack[int(i)], size, rng, zoom=(1.0, 1.0)) for i in picks]
        return as_tensor(np.stack(crops))


@dataclass(frozen=True)
class GanPictures:
    """Training and held-out pictures; the names of the labels; how many files were of no use."""

    training: Labelled
    held_out: Labelled
    labels: list[str]
    unreadable: int
    small: int


def as_tensor(rgb: np.ndarray) -> Tensor:
    """uint8 (N, H, W, 3) to float (N, 3, H, W) in -1..1."""
    return torch.from_numpy(np.ascontiguousarray(rgb)).permute(0, 3, 1, 2).float() / 127.5 - 1.0


def open_pictures(choice: Choice, cache: Path, size: int) -> GanPictures:
    """Read the chosen pictures; UserError when fewer than ``LEAST_PICTURES`` can be used."""
    folder = choice.folder
    if not folder.is_dir():
        raise UserError("There is no folder {folder}.", "Check its name.", folder=str(folder))
    rows = _rows(choice)
    files = [p for p in list_pictures(folder) if _wanted(_relative(p, folder), choice, rows)]
    training, held_out = split_files(folder, files)
    packs = [pack_pictures(part, cache) for part in (training, held_out)]
    kept = [_large_enough(pack, size) for pack in packs]
    unreadable = len(files) - sum(map(len, packs))
    small = sum(map(len, packs)) - sum(map(len, kept))
    if len(kept[0]) < LEAST_PICTURES:
        raise UserError(
            "{folder} holds only {count} pictures to train on; {unreadable} cannot be read or have "
            "a side under 32 pixels, {small} are smaller than {side} pixels.",
            "At least {least} are needed, a few hundred are better. Add pictures, choose more of "
            "them, or train at a smaller --size.",
            folder=str(folder),
            count=len(kept[0]),
            unreadable=unreadable,
            small=small,
            side=round(size * LEAST_SIDE),
            least=LEAST_PICTURES,
        )
    found = [[_label(e, choice, rows) for e in pack.entries] for pack in kept]
    names = sorted(set(found[0])) if choice.label else []
    if choice.label and len(names) < 2:
        raise UserError(
            "All pictures have the same label.",
            "Leave --label out, or name a column of labels.csv that tells them apart.",
        )
    parts = [_labelled(pack, labels, names) for pack, labels in zip(kept, found, strict=True)]
    return GanPictures(parts[0], parts[1], names, unreadable, small)


def _labelled(pack: PicturePack, labels: list[str], names: list[str]) -> Labelled:
    """Without the pictures whose label no training picture has."""
    if not names:
        return Labelled(pack, np.zeros(len(pack), np.int64))
    index = {name: i for i, name in enumerate(names)}
    pairs = [(e, index[k]) for e, k in zip(pack.entries, labels, strict=True) if k in index]
    known = pack.with_entries([e for e, _ in pairs])
    return Labelled(known, np.array([i for _, i in pairs], np.int64))


def _rows(choice: Choice) -> dict[str, dict[str, str]]:
    columns = set(choice.only) | ({choice.label} - {"", BY_FOLDER})
    try:
        rows = read_labels(choice.folder)
    except (OSError, ValueError, KeyError) as error:
        raise UserError(
            "{file} cannot be read.",
            'It must be a table in UTF-8 with a column "file".',
            file=str(choice.folder / "labels.csv"),
        ) from error
    known = set(next(iter(rows.values()), {}))
    for column in sorted(columns - known):
        raise UserError(
            'There is no column "{column}" in {file}.',
            "Its columns: {columns}.",
            column=column,
            file=str(choice.folder / "labels.csv"),
            columns=", ".join(sorted(known)) or "none, since the file is missing",
        )
    return rows


def _relative(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _wanted(name: str, choice: Choice, rows: Mapping[str, Mapping[str, str]]) -> bool:
    if any(fnmatch(name, pattern) for pattern in choice.without):
        return False
    row = rows.get(name, {})
    return all(row.get(column) in values for column, values in choice.only.items())


def _large_enough(pack: PicturePack, size: int) -> PicturePack:
    return pack.with_entries(
        [e for e in pack.entries if min(e.height, e.width) >= size * LEAST_SIDE]
    )


def _label(entry: PackedPicture, choice: Choice, rows: Mapping[str, Mapping[str, str]]) -> str:
    name = _relative(Path(entry.name), choice.folder)
    if choice.label == BY_FOLDER:
        return name.rpartition("/")[0]
    return rows.get(name, {}).get(choice.label, "")
