"""A trained run as a model package: two graphs, built-in styles, previews, card, manifest."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image, ImageOps
from torch import Tensor

from deepart_studio.core.errors import UserError
from deepart_studio.training.onnx_export import round_to_half
from deepart_studio.training.packages import file_record, write_manifest
from deepart_studio.training.painter import Painter, StyleEncoder
from deepart_studio.training.style_graphs import export_graphs, graph_specs
from deepart_studio.training.style_parameters import PARAMETERS

PREVIEW = 256
#: The encoder sees a style with this short side, as in the program (inference.tensors.style_view).
STYLE_SIDE = 512


@dataclass(frozen=True)
class BuiltInStyle:
    """A row of the list of built-in styles; several files give the average of their codes."""

    id: str
    name: dict[str, str]
    artist: str
    year: str
    group: str
    files: tuple[str, ...]


def read_style_list(file: Path) -> list[BuiltInStyle]:
    """The rows of a JSON list of built-in styles; UserError when it is damaged."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        return [BuiltInStyle(**{**row, "files": tuple(row["files"])}) for row in rows]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UserError(
            "The list of styles {file} cannot be read.",
            "It must be a JSON list with id, name, artist, year, group and files.",
            file=str(file),
        ) from error


@torch.no_grad()
def export_style_package(
    encoder: StyleEncoder,
    painter: Painter,
    folder: Path,
    *,
    styles: list[BuiltInStyle],
    sources: Path,
    demo: Path,
    name: dict[str, str],
    provenance: dict[str, Any],
    quality: dict[str, Any],
) -> None:
    """Write the package of an any-style model to ``folder`` (made if needed).

    ``sources`` is the folder that the styles' files are relative to. Raises ParityError when a
    graph differs from its network, UserError for a style whose picture is missing.
    """
    (folder / "previews").mkdir(parents=True, exist_ok=True)
    encoder, painter = round_to_half(encoder.eval()), round_to_half(painter.eval())
    parity = export_graphs(encoder, painter, folder)
    codes = torch.cat([_average_code(encoder, style, sources) for style in styles])
    np.save(folder / "codes.npy", codes.numpy().astype(np.float32))
    photo = _tensor(_open(demo).resize((640, 480), Image.Resampling.LANCZOS))
    own = encoder(photo)
    previews = []
    for style, code in zip(styles, codes.split(1), strict=True):
        preview = f"previews/{style.id}.webp"
        _thumbnail(painter(photo, code)).save(folder / preview, quality=82, method=6)
        previews.append(file_record(folder, "style_preview", preview))
    _thumbnail(painter(photo, own)).save(folder / "preview.webp", quality=82, method=6)
    rows = [
        {
            "id": s.id,
            "name": s.name,
            "artist": s.artist,
            "year": s.year,
            "group": s.group,
            "preview": f"previews/{s.id}.webp",
            "source": list(s.files),
        }
        for s in styles
    ]
    text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    (folder / "styles.json").write_text(text, encoding="utf-8")
    (folder / "card.md").write_text(_card(name["en"], styles, provenance, quality), "utf-8")
    graphs = graph_specs(painter)
    files = {
        **{role: f"{role}.onnx" for role in graphs},
        "styles": "styles.json",
        "codes": "codes.npy",
        "preview": "preview.webp",
        "card": "card.md",
    }
    write_manifest(
        folder,
        {
            "id": folder.name,
            "kind": "style",
            "version": "1.0",
            "name": name,
            "description": {
                "en": "Paints a photo in the style of any picture.",
                "zh": "把照片画成任意一幅图画的风格。",
            },
            "files": [*(file_record(folder, r, p) for r, p in files.items()), *previews],
            "graphs": graphs,
            "parameters": [vars(p) for p in PARAMETERS],
            "provenance": provenance,
            "quality": quality,
            "parity": parity,
        },
    )


def _average_code(encoder: StyleEncoder, style: BuiltInStyle, sources: Path) -> Tensor:
    codes = []
    for name in style.files:
        picture = _open(sources / name)
        factor = min(1.0, STYLE_SIDE / min(picture.size))
        size = (round(picture.width * factor), round(picture.height * factor))
        codes.append(encoder(_tensor(picture.resize(size, Image.Resampling.LANCZOS))))
    return torch.cat(codes).mean(0, keepdim=True)


def _open(file: Path) -> Image.Image:
    try:
        with Image.open(io.BytesIO(file.read_bytes())) as im:
            return ImageOps.exif_transpose(im).convert("RGB")
    except OSError as error:
        raise UserError("Cannot read the picture {file}.", "", file=str(file)) from error


def _tensor(picture: Image.Image) -> Tensor:
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1)[None].float() / 255.0


def _thumbnail(painting: Tensor) -> Image.Image:
    pixels = (painting[0].clamp(0, 1) * 255 + 0.5).to(torch.uint8).permute(1, 2, 0).numpy()
    return ImageOps.fit(Image.fromarray(pixels), (PREVIEW, PREVIEW), Image.Resampling.LANCZOS)


def _card(
    name: str, styles: list[BuiltInStyle], provenance: dict[str, Any], quality: dict[str, Any]
) -> str:
    lines = [f"# {name}", "", "## How it was made", ""]
    lines += [f"- {key}: {value}" for key, value in provenance.items()]
    lines += ["", "## How good it is", ""]
    lines += [f"- {key}: {value}" for key, value in quality.items()]
    lines += ["", "## Built-in styles", ""]
    lines += [f"- {s.name['en']} ({s.name.get('zh', '')}): {', '.join(s.files)}" for s in styles]
    return "\n".join(lines) + "\n"
