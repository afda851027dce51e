"""Recipes of layers, kept beside the projects: other programs that save a project drop them.

A layer is known again by its pixels. For worker threads.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deepart_studio.core.errors import UserError
from deepart_studio.storage.atomic import write_bytes
from deepart_studio.storage.paths import kept_recipes_folder

if TYPE_CHECKING:
    from deepart_studio.core.pictures import Pixels
    from deepart_studio.document.layers import Document, Layer

MOST = 2000
"""Kept layers, each about a kilobyte; the oldest go first."""
MOST_BYTES = 1 << 22


def keep_recipes(document: Document, entry: str) -> None:
    """Remember the requests of the layers, and the entry ``entry`` of the project.

    What cannot be written is not kept; the project itself has everything.
    """
    photo = dict(document.extras).get(entry, b"").decode("utf-8", "replace")
    painted = [layer for layer in document.layers if layer.request]
    if not painted:
        return
    folder = kept_recipes_folder()
    with suppress(OSError, UserError):
        folder.mkdir(parents=True, exist_ok=True)
        for layer in painted:
            kept = {"request": layer.request, "entry": photo}
            write_bytes(_file(layer), json.dumps(kept).encode())
        files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime)
        for file in files[:-MOST]:
            file.unlink(missing_ok=True)


def with_kept_recipes(document: Document, entry: str) -> Document:
    """The document with what is remembered of its layers, where another program saved it."""
    if any(name == entry for name, _ in document.extras) or not kept_recipes_folder().is_dir():
        return document
    layers, found = [], ""
    for layer in document.layers:
        kept = {} if layer.request else _read(_file(layer))
        layers.append(replace(layer, request=str(kept["request"])) if kept else layer)
        found = found or str(kept.get("entry", ""))
    if not found:
        return replace(document, layers=tuple(layers))
    extras = (*document.extras, (entry, found.encode()))
    return replace(document, layers=tuple(layers), extras=extras)


def _read(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > MOST_BYTES:
            return {}
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) and kept.get("request") else {}


def _file(layer: Layer) -> Path:
    return kept_recipes_folder() / f"{_known_by(layer.pixels)}.json"


def _known_by(pixels: Pixels) -> str:
    """A hash of what is seen of the pixels: programs change colours that are wholly transparent."""
    import numpy as np

    clear = pixels[..., 3] == 0
    if clear.any():
        pixels = pixels.copy()
        pixels[clear] = 0
    digest = hashlib.sha256(str(pixels.shape).encode())
    digest.update(np.ascontiguousarray(pixels).data)
    return digest.hexdigest()
