"""Training pictures: folders decoded once into one packed file, and random crops from it.

Decoding WebP and JPEG costs more than a training step of a small network, so a folder is decoded
once into a flat ``uint8`` file (memory-mapped, shared between processes) beside a JSON index.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp"})


@dataclass(frozen=True)
class PackedPicture:
    """Where one picture lies in the packed file: byte offset, height and width in pixels."""

    name: str
    offset: int
    height: int
    width: int


class PicturePack:
    """Decoded RGB pictures, read by index as ``uint8`` arrays of shape (height, width, 3)."""

    def __init__(self, data: np.ndarray, entries: Sequence[PackedPicture]) -> None:
        self._data = data
        self.entries = list(entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, index: int) -> np.ndarray:
        e = self.entries[index]
        flat = self._data[e.offset : e.offset + e.height * e.width * 3]
        return flat.reshape(e.height, e.width, 3)

    def with_entries(self, entries: Sequence[PackedPicture]) -> PicturePack:
        """The pictures that ``entries`` tell of."""
        return PicturePack(self._data, entries)

    def subset(self, names: Iterable[str]) -> PicturePack:
        """The pictures whose file name (without folders) is in ``names``."""
        wanted = set(names)
        return PicturePack(self._data, [e for e in self.entries if Path(e.name).name in wanted])


def list_pictures(folder: Path) -> list[Path]:
    """All picture files below ``folder``, sorted."""
    return sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())


def pack_pictures(files: Sequence[Path], cache: Path, *, longest: int = 1024) -> PicturePack:
    """Decode ``files`` to RGB (long side at most ``longest`` px) and pack them below ``cache``.

    Files that cannot be read, or have a side under 32 px at that size, are left out. The pack is
    made anew when the list of files, their sizes or ``longest`` change.
    """
    key = hashlib.sha256(
        json.dumps([[str(p), p.stat().st_size] for p in files] + [longest]).encode()
    ).hexdigest()[:16]
    cache.mkdir(parents=True, exist_ok=True)
    data_file, index_file = cache / f"{key}.u8", cache / f"{key}.json"
    if not index_file.exists():
        entries, offset = [], 0
        with data_file.open("wb") as out:
            for path in files:
                pixels = _decode(path, longest)
                if pixels is None:
                    continue
                out.write(pixels.tobytes())
                entries.append([str(path), offset, pixels.shape[0], pixels.shape[1]])
                offset += pixels.nbytes
        index_file.write_text(json.dumps(entries), encoding="utf-8")
    rows = json.loads(index_file.read_text(encoding="utf-8"))
    data = np.memmap(data_file, dtype=np.uint8, mode="r") if rows else np.zeros(0, np.uint8)
    return PicturePack(data, [PackedPicture(*row) for row in rows])


def _decode(path: Path, longest: int) -> np.ndarray | None:
    try:
        with Image.open(path) as im:
            im.draft("RGB", (longest, longest))
            rgb = ImageOps.exif_transpose(im).convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    rgb.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return None if min(rgb.size) < 32 else np.asarray(rgb)


def random_crop(
    pixels: np.ndarray, size: int, rng: np.random.Generator, *, zoom: tuple[float, float]
) -> np.ndarray:
    """A random square of ``size`` px, mirrored half of the time, as ``uint8`` (size, size, 3).

    The picture is first scaled so that its short side is ``size`` times a factor drawn
    log-uniformly from ``zoom`` (both at least 1): 1 shows all of the short side, 2 half of it.
    """
    factor = float(np.exp(rng.uniform(np.log(zoom[0]), np.log(zoom[1]))))
    h, w = pixels.shape[:2]
    side = min(h, w) / factor  # side of the square in source pixels
    top = rng.uniform(0, h - side)
    left = rng.uniform(0, w - side)
    box = (left, top, left + side, top + side)
    # Crop with a small margin first: resizing then touches only what is needed.
    x0, y0 = max(0, int(left) - 4), max(0, int(top) - 4)
    x1, y1 = min(w, int(left + side) + 5), min(h, int(top + side) + 5)
    patch = Image.fromarray(np.ascontiguousarray(pixels[y0:y1, x0:x1]))
    out = np.asarray(
        patch.resize(
            (size, size),
            Image.Resampling.BICUBIC,
            box=(box[0] - x0, box[1] - y0, min(box[2] - x0, x1 - x0), min(box[3] - y0, y1 - y0)),
        )
    )
    return out[:, ::-1] if rng.random() < 0.5 else out
