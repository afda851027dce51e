"""What a generator's package says of its latent space, read from latent.json and two arrays."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np

from deepart_studio.core.errors import UserError
from deepart_studio.core.texts import Text
from deepart_studio.inference.catalog import ModelEntry
from deepart_studio.inference.tensors import Tensor

_NAME: dict[str, Any] = {
    "type": "object",
    "properties": {"en": {"type": "string", "minLength": 1}},
    "required": ["en"],
    "additionalProperties": {"type": "string"},
}
_COUNT = {"type": "integer", "minimum": 1, "maximum": 4096}
LATENT_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "size": _COUNT,
        "z": _COUNT,
        "w": _COUNT,
        "layers": _COUNT,
        "noise": {"type": "array", "items": _COUNT},
        "labels": {"type": "array", "items": {"type": "string", "minLength": 1}},
        "directions": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "name": _NAME,
                    "share": {"type": "number", "minimum": 0, "maximum": 1},
                },
                "required": ["id", "name"],
            },
        },
    },
    "required": ["size", "z", "w", "layers", "noise", "labels", "directions"],
}


@dataclass(frozen=True)
class Direction:
    """A direction in w; ``vector`` (W,) is one deviation of the samples along it long.

    ``share`` is its part of all variance.
    """

    id: str
    name: Text
    share: float
    vector: Tensor


@dataclass(frozen=True)
class LatentSpace:
    """Sizes of z, of w and of a picture's side, the noise maps' sides, classes and directions.

    ``w_mean`` is (max(1, classes), W): the middle that truncation pulls towards.
    """

    size: int
    z: int
    w: int
    layers: int
    noise: tuple[int, ...]
    labels: tuple[str, ...]
    w_mean: Tensor
    directions: tuple[Direction, ...]


def read_latent_space(entry: ModelEntry) -> LatentSpace:
    """The latent space of a model of the kind "gan".

    Raises UserError when a file is not named in the manifest, is damaged, or does not fit.
    """
    manifest = entry.manifest
    if manifest is None or manifest.kind != "gan":
        raise UserError(
            'The model "{id}" does not invent pictures.',
            'deepart models list shows those of the kind "gan".',
            id=entry.id,
        )
    paths = {r: entry.path(manifest.file(r)) for r in ("latent", "w_mean", "directions")}
    try:
        data = json.loads(paths["latent"].read_text(encoding="utf-8"))
        jsonschema.validate(data, LATENT_SCHEMA)
        w_mean = _read_array(paths["w_mean"], max(1, len(data["labels"])), data["w"])
        vectors = _read_array(paths["directions"], len(data["directions"]), data["w"])
    except (OSError, ValueError, jsonschema.ValidationError) as error:
        raise UserError(
            'The latent space of the model "{id}" cannot be read.',
            "Install the model again.",
            id=entry.id,
        ) from error
    directions = tuple(
        Direction(row["id"], row["name"], row.get("share", 0.0), vector)
        for row, vector in zip(data["directions"], vectors, strict=True)
    )
    sizes = {key: data[key] for key in ("size", "z", "w", "layers")}
    noise, labels = tuple(data["noise"]), tuple(data["labels"])
    return LatentSpace(**sizes, noise=noise, labels=labels, w_mean=w_mean, directions=directions)


def _read_array(path: Path, rows: int, columns: int) -> Tensor:
    values = np.lib.format.read_array(io.BytesIO(path.read_bytes()), allow_pickle=False)
    if values.dtype != np.float32 or values.shape != (rows, columns):
        raise ValueError(f"{values.dtype} {values.shape}, wanted float32 ({rows}, {columns})")
    if not np.isfinite(values).all():
        raise ValueError("not finite")
    return np.asarray(values)
