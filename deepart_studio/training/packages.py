"""Writing model packages: file records with their hashes, and a manifest that is checked first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from deepart_studio.core.manifests import parse_manifest
from deepart_studio.training.onnx_export import sha256_of


def file_record(folder: Path, role: str, path: str) -> dict[str, Any]:
    """The manifest's record of a file of the package."""
    file = folder / path
    return {"role": role, "path": path, "sha256": sha256_of(file), "bytes": file.stat().st_size}


def write_manifest(folder: Path, fields: dict[str, Any]) -> None:
    """Write manifest.json; raises UserError when the program itself would refuse it."""
    manifest = {"schema": 1, "license": "MIT", **fields}
    parse_manifest(manifest)
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")
