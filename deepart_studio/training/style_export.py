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
from torch import Tensor, nn

from deepart_studio.core.errors import UserError
from deepart_studio.core.parameters import Parameter
from deepart_studio.training.onnx_export import export_onnx, largest_difference, round_to_half
from deepart_studio.training.packages import file_record, write_manifest
from deepart_studio.training.painter import Painter, StyleEncoder

SIZES = ((64, 64), (128, 192), (256, 136))
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
    parity = {
        "encoder": _export(encoder, folder / "encoder.onnx", "style", "code", None),
        "painter": _export(painter, folder / "painter.onnx", "photo", "painting", encoder),
        "sizes": [list(size) for size in SIZES],
    }
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
    picture = {"dtype": "float32", "layout": "NCHW", "range": [0, 1]}
    code_spec = {"name": "code", "dtype": "float32", "layout": "NC"}
    sides = {"multiple_of": 8, "min_side": 64}
    files = {
        "painter": "painter.onnx",
        "encoder": "encoder.onnx",
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
            "graphs": {
                "encoder": {
                    "inputs": [{"name": "style", **picture, "min_side": 64}],
                    "outputs": [code_spec],
                },
                "painter": {
                    "inputs": [{"name": "photo", **picture, **sides}, code_spec],
                    "outputs": [{"name": "painting", **picture}],
                },
            },
            "parameters": _parameters(),
            "provenance": provenance,
            "quality": quality,
            "parity": parity,
        },
    )


def _export(
    module: nn.Module, file: Path, name: str, output: str, encoder: StyleEncoder | None
) -> float:
    """Write and check one graph; the painter gets codes of random pictures."""
    generator = torch.Generator().manual_seed(0)

    def feed(size: tuple[int, int]) -> dict[str, Tensor]:
        picture = torch.rand(1, 3, *size, generator=generator)
        return {name: picture} if encoder is None else {name: picture, "code": encoder(picture)}

    free = {2: "height", 3: "width"}
    export_onnx(module, file, feed(SIZES[1]), output, {name: free})
    return largest_difference(module, file, [feed(size) for size in SIZES])


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


def _parameters() -> list[dict[str, Any]]:
    strength = Parameter(
        id="strength",
        kind="float",
        minimum=0.0,
        maximum=1.0,
        default=1.0,
        step=0.01,
        name={"en": "Strength", "zh": "强度"},
        help={
            "en": "How much of the style is painted; 0 leaves the photo as it is.",
            "zh": "风格的强弱；0 时保持原照片。",
        },
    )
    colours = Parameter(
        id="keep_colors",
        kind="float",
        minimum=0.0,
        maximum=1.0,
        default=0.0,
        step=0.01,
        name={"en": "Keep colours", "zh": "保留颜色"},
        help={
            "en": "How much of the photo's own colours stays; the brushwork is not changed.",
            "zh": "保留多少照片本身的颜色，笔触不变。",
        },
    )
    return [vars(p) for p in (strength, colours)]


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
