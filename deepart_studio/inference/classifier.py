"""Classes of small grey pictures, by a model of the kind "classifier".

Its graph ``classifier``: ``picture`` (N, 1, side, side) in 0..1 -> ``probabilities`` (N, classes).
classes.json: the classes' names, ``side``, the grey of the ground (0..1) and the usual side of what
is drawn on it (null when pictures fill the frame).
"""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import numpy as np
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.inference.catalog import ModelEntry
from deepart_studio.inference.running import run_graph
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.tensors import Tensor

_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "classes": {"type": "array", "items": {"type": "string"}, "minItems": 2},
        "side": {"type": "integer", "minimum": 8, "maximum": 1024},
        "ground": {"type": "number", "minimum": 0, "maximum": 1},
        "drawn_side": {"type": ["integer", "null"], "minimum": 1},
    },
    "required": ["classes", "side", "ground", "drawn_side"],
}
_DRAWN = 0.25
"""What differs by this much from the ground belongs to the drawing."""


class ClassifierPipeline:
    """One classifier. Raises UserError when the model is of another kind or damaged."""

    def __init__(self, entry: ModelEntry, sessions: SessionCache) -> None:
        """Opens no session."""
        manifest = entry.manifest
        if manifest is None or manifest.kind != "classifier":
            raise UserError(
                'The model "{id}" does not tell classes.',
                'deepart models list shows those of the kind "classifier".',
                id=entry.id,
            )
        try:
            path = entry.path(manifest.file("classes"))
            about = json.loads(path.read_text(encoding="utf-8"))
            jsonschema.validate(about, _SCHEMA)
        except (OSError, ValueError, jsonschema.ValidationError) as error:
            raise UserError(
                'The classes of the model "{id}" cannot be read.',
                "Install the model again.",
                id=entry.id,
            ) from error
        self.classes: list[str] = about["classes"]
        self._side, self._ground = int(about["side"]), float(about["ground"])
        self._drawn_side: int | None = about["drawn_side"]
        self._entry, self._manifest, self._sessions = entry, manifest, sessions

    def classify(
        self, picture: Picture, progress: Progress | None = None
    ) -> list[tuple[str, float]]:
        """The classes with their probabilities, the likeliest first."""
        file = self._manifest.file("classifier")
        session = self._sessions.session(self._entry.path(file), file.sha256)
        view = self.view(picture)[None, None]
        (row,) = run_graph(session, {"picture": view}, progress or Progress())
        order = np.argsort(-row, kind="stable")
        return [(self.classes[i], float(row[i])) for i in order]

    def view(self, picture: Picture) -> Tensor:
        """What the network sees, (side, side) in 0..1: grey, on the ground that it knows.

        A drawing on the opposite ground (ink on paper) is inverted; one that is smaller or larger
        than the network is used to is scaled and put into the middle.
        """
        grey: Tensor = np.asarray(Image.fromarray(picture.flattened()).convert("L"), np.float32)
        grey = grey / np.float32(255)
        border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
        ground = float(np.median(border))
        if self._drawn_side is not None:
            if abs(ground - self._ground) > 0.5:
                grey, ground = 1 - grey, 1 - ground
            grey = _cut_out(grey, ground)
            # paper is never wholly white: what is ground becomes the ground that is known
            reach = float(np.abs(grey - ground).max())
            grey = self._ground + (grey - ground) / max(reach, 1e-3)
            ground = self._ground
        inner = self._drawn_side or self._side
        scale = inner / max(grey.shape)
        size = (max(1, round(scale * grey.shape[1])), max(1, round(scale * grey.shape[0])))
        resample = Image.Resampling.LANCZOS if scale < 1 else Image.Resampling.BICUBIC
        small = np.asarray(Image.fromarray(grey).resize(size, resample))
        view: Tensor = np.full((self._side, self._side), ground, np.float32)
        top, left = (self._side - size[1]) // 2, (self._side - size[0]) // 2
        view[top : top + size[1], left : left + size[0]] = small
        return np.clip(view, 0, 1)


def _cut_out(grey: Tensor, ground: float) -> Tensor:
    """The box around what is drawn; everything when nothing is."""
    drawn = np.abs(grey - ground) > _DRAWN
    if not drawn.any():
        return grey
    rows, columns = np.flatnonzero(drawn.any(1)), np.flatnonzero(drawn.any(0))
    return grey[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
