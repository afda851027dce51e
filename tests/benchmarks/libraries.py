"""Generated catalogues of any size: rows as an import writes them, thumbnails of a few looks."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import numpy as np
from PIL import Image

from deepart_studio.library.catalogue import Library
from deepart_studio.library.fingerprints import LENGTH
from deepart_studio.library.rows import Examined, Label
from deepart_studio.library.thumbnails import ThumbnailCache
from tests.support.drawn import landscape

STYLES = ("The Great Wave", "The Starry Night", "Poppies", "Red chalk", "Art Nouveau", "Engraving")
TAGS = ("sea", "boats", "gift", "family", "garden", "night", "snow", "街道", "海浪", "portrait")
NAMES = ("harbour", "garden", "street", "mountain", "kitchen", "market", "bridge", "forest")
LOOKS = 64
DAY_S = 86_400


def generated_library(folder: Path, count: int, *, thumbnails: int = 0) -> Path:
    """A catalogue of ``count`` pictures with tags, stars, labels and recipes; its file's path.

    The first ``thumbnails`` pictures (the newest) have thumbnails in ``folder / "thumbs"``.
    """
    chance = random.Random(7)
    noise = np.random.default_rng(7)
    pictures = [_picture(folder, number, chance, noise) for number in range(count)]
    file = folder / "library.db"
    with Library(file) as library:
        ids = library.add(pictures)
        for place, tag in enumerate(TAGS):
            library.tag(ids[place :: 2 * len(TAGS)], add=[tag])
        for stars in range(1, 6):
            library.rate(ids[stars::9], stars)
        for place, label in enumerate(Label):
            library.mark(ids[place::13], label)
    cache = ThumbnailCache(folder / "thumbs")
    for number in range(min(thumbnails, count)):
        cache.put(pictures[number].sha256, Image.fromarray(landscape(256, 170, number % LOOKS)))
    return file


def _picture(
    folder: Path, number: int, chance: random.Random, noise: np.random.Generator
) -> Examined:
    styles = chance.sample(STYLES, 1 + number % 2)
    recipe = {
        "kind": "style",
        "photo_sha256": f"{number:064x}",
        "model_id": "any-style",
        "styles": [{"name": s, "code_sha256": "c" * 64, "weight": 1.0} for s in styles],
    }
    name = f"{chance.choice(NAMES)} {number:06d}"
    return Examined(
        path=folder / "pictures" / f"{number % 50:02d}" / f"{name}.jpg",
        sha256=f"{number * 2654435761 % 2**256:064x}",
        look=noise.integers(0, 256, LENGTH, np.uint8).tobytes(),
        bytes=chance.randrange(100_000, 9_000_000),
        modified=time.time() - number * DAY_S / 20,
        width=chance.choice((1024, 3000, 4000)),
        height=chance.choice((768, 2000, 3000)),
        recipe=json.dumps(recipe) if number % 3 else "",
    )
