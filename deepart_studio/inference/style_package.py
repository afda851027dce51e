"""The built-in styles of a model, read from its styles.json and codes.npy."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np

from deepart_studio.core.errors import UserError
from deepart_studio.core.styles import Code, Style
from deepart_studio.inference.catalog import ModelEntry

STYLES_SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": "string", "minLength": 1},
            "name": {
                "type": "object",
                "properties": {"en": {"type": "string", "minLength": 1}},
                "required": ["en"],
                "additionalProperties": {"type": "string"},
            },
            "artist": {"type": "string"},
            "year": {"type": ["string", "integer"]},
            "group": {"type": "string"},
            "preview": {"type": ["string", "null"]},
            "source": {},
        },
        "required": ["id", "name"],
    },
}


def read_styles(entry: ModelEntry) -> list[Style]:
    """The styles of a model in the order of its list; a model without the files has none.

    Raises UserError when the list or the codes are damaged or do not fit together.
    """
    manifest = entry.manifest
    if manifest is None or not {"styles", "codes"} <= {file.role for file in manifest.files}:
        return []
    try:
        records = json.loads(entry.path(manifest.file("styles")).read_text(encoding="utf-8"))
        jsonschema.validate(records, STYLES_SCHEMA)
        codes = _read_codes(entry.path(manifest.file("codes")), len(records))
    except (OSError, ValueError, jsonschema.ValidationError) as error:
        raise UserError(
            'The styles of the model "{id}" cannot be read.',
            "Install the model again.",
            id=entry.id,
        ) from error
    return [_style(entry, record, code) for record, code in zip(records, codes, strict=True)]


def _read_codes(path: Path, count: int) -> Code:
    codes = np.lib.format.read_array(io.BytesIO(path.read_bytes()), allow_pickle=False)
    if codes.ndim != 2 or codes.dtype != np.float32 or len(codes) != count:
        raise ValueError(f"codes are {codes.dtype} {codes.shape}, wanted float32 ({count}, D)")
    if not np.isfinite(codes).all():
        raise ValueError("codes are not finite")
    return np.asarray(codes)


def _style(entry: ModelEntry, record: Mapping[str, Any], code: Code) -> Style:
    return Style(
        id=record["id"],
        name=record["name"],
        code=code,
        artist=record.get("artist", ""),
        year=str(record.get("year", "")),
        group=record.get("group", ""),
        preview=_preview(entry, record.get("preview")),
    )


def _preview(entry: ModelEntry, path: str | None) -> Path | None:
    """The preview inside the model's folder; one that is missing or elsewhere is not shown."""
    if path is None:
        return None
    preview = (entry.folder / path).resolve()
    inside = preview.is_relative_to(entry.folder.resolve())
    return preview if inside and preview.is_file() else None
