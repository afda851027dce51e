"""Writing the package of any generator: latent space, samples, card, manifest."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from deepart_studio.core.gan_requests import TRUNCATION
from deepart_studio.core.parameters import Parameter
from deepart_studio.inference.catalog import read_entry
from deepart_studio.inference.gan import GanPipeline
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.training.gan_directions import FoundDirection
from deepart_studio.training.packages import file_record, write_manifest

GRID = 8
_PREVIEW = 256


@dataclass(frozen=True)
class PackedGenerator:
    """What latent.json and the arrays hold (see inference.gan_package)."""

    size: int
    z: int
    w: int
    layers: int
    noise: list[int]
    labels: list[str]
    w_mean: np.ndarray
    directions: list[FoundDirection]
    vectors: np.ndarray
    default_truncation: float = TRUNCATION


def truncation(default: float) -> Parameter:
    """The one setting of a generator."""
    return Parameter(
        id="truncation",
        kind="float",
        minimum=0.0,
        maximum=1.5,
        default=default,
        step=0.01,
        name={"en": "Truncation", "zh": "截断"},
        help={
            "en": "Low: safe and alike. High: varied and bolder, with more failures.",
            "zh": "低：稳妥而相似；高：多样而大胆，失败也更多。",
        },
    )


def write_gan_package(
    folder: Path,
    packed: PackedGenerator,
    *,
    name: dict[str, str],
    provenance: dict[str, Any],
    quality: dict[str, Any],
    parity: dict[str, Any],
) -> None:
    """Complete a package whose graphs are in ``folder`` already."""
    np.save(folder / "w_mean.npy", packed.w_mean)
    np.save(folder / "directions.npy", packed.vectors)
    latent = {
        **{k: getattr(packed, k) for k in ("size", "z", "w", "layers", "noise", "labels")},
        "directions": [
            {"id": d.id, "name": d.name, "share": round(d.share, 4)} for d in packed.directions
        ],
    }
    text = json.dumps(latent, ensure_ascii=False, indent=1)
    (folder / "latent.json").write_text(text + "\n", encoding="utf-8")
    fields = {
        "id": folder.name,
        "kind": "gan",
        "version": "1.0",
        "name": name,
        "description": {
            "en": "Invents pictures: each seed is another one.",
            "zh": "凭空创作图画：每个种子都是一幅新画。",
        },
        "graphs": _graph_specs(packed),
        "parameters": [vars(truncation(packed.default_truncation))],
        "provenance": provenance,
        "quality": quality,
        "parity": parity,
    }
    files = {
        "mapping": "mapping.onnx",
        "synthesis": "synthesis.onnx",
        "latent": "latent.json",
        "w_mean": "w_mean.npy",
        "directions": "directions.npy",
    }
    records = [file_record(folder, r, p) for r, p in files.items()]
    # Written twice: the samples of the card come out of the package, as a user would get them.
    write_manifest(folder, fields | {"files": records})
    sheet = shipped_samples(folder)
    sheet.save(folder / "samples.webp", quality=85, method=6)
    corner = sheet.crop((0, 0, 2 * packed.size, 2 * packed.size))
    preview = corner.resize((_PREVIEW, _PREVIEW), Image.Resampling.LANCZOS)
    preview.save(folder / "preview.webp", quality=85, method=6)
    card = _card(name["en"], packed, provenance, quality, parity)
    (folder / "card.md").write_text(card, encoding="utf-8")
    files = {"samples": "samples.webp", "preview": "preview.webp", "card": "card.md"}
    records += [file_record(folder, r, p) for r, p in files.items()]
    write_manifest(folder, fields | {"files": records})


def shipped_samples(folder: Path) -> Image.Image:
    """The pictures of seeds 1 to 64 at the usual truncation, unselected, 8 in a row."""
    pipeline = GanPipeline(read_entry(folder), SessionCache(threads=torch.get_num_threads()))
    labels, size = pipeline.space.labels, pipeline.space.size
    sheet = Image.new("RGB", (GRID * size, GRID * size))
    for i in range(GRID * GRID):
        label = labels[i % len(labels)] if labels else None
        picture = pipeline.invent(pipeline.request(i + 1, label=label))
        sheet.paste(Image.fromarray(picture.rgb), (i % GRID * size, i // GRID * size))
    return sheet


def _graph_specs(packed: PackedGenerator) -> dict[str, Any]:
    def tensor(name: str, layout: str) -> dict[str, Any]:
        return {"name": name, "dtype": "float32", "layout": layout}

    labels = [tensor("label", "NC")] if packed.labels else []
    noise = [tensor(f"noise_{i}", "NCHW") for i in range(len(packed.noise))]
    picture = tensor("picture", "NCHW") | {"range": [0, 1]}
    return {
        "mapping": {"inputs": [tensor("z", "NC"), *labels], "outputs": [tensor("w", "NC")]},
        "synthesis": {"inputs": [tensor("w", "NLC"), *noise], "outputs": [picture]},
    }


def _card(
    name: str,
    packed: PackedGenerator,
    provenance: dict[str, Any],
    quality: dict[str, Any],
    parity: dict[str, Any],
) -> str:
    lines = [f"# {name}", "", "![64 samples](samples.webp)", ""]
    lines += [f"Seeds 1 to 64 at truncation {packed.default_truncation:g}, unselected.", ""]
    lines += ["## How it was made", "", *(f"- {k}: {v}" for k, v in provenance.items())]
    if packed.labels:
        lines += [f"- classes: {', '.join(packed.labels)}"]
    lines += ["", "## How good it is", "", *_figures(quality.get("figures") or {})]
    plain = {k: v for k, v in quality.items() if k != "figures"} | parity
    lines += [f"- {k}: {v}" for k, v in plain.items()]
    if packed.directions:
        lines += ["", "## Directions", ""]
        lines += ["Principal components, named after what they were measured to change.", ""]
    for d in packed.directions:
        moved = sorted(d.effects.items(), key=lambda item: -abs(item[1]))[:3]
        words = ", ".join(f"{k.replace('_', ' ')} {v:+.1f}" for k, v in moved)
        lines.append(f"- {d.name['en']} ({d.share:.1%} of the variance): {words}")
    return "\n".join(lines) + "\n"


def _figures(table: dict[str, dict[str, float]]) -> list[str]:
    if not table:
        return []
    columns = list(table["model"])
    words = (
        "Samples without truncation against works of artists that were held out; features: "
        "pooled maps of a perceptual network that the training did not use. Repeats: samples "
        "nearer to a training picture than 99 % of those are to each other."
    )
    lines = [
        words,
        "",
        "| | " + " | ".join(columns) + " |",
        "| --- |" + " --- |" * len(columns),
    ]
    for row, values in table.items():
        cells = [f"{values[c]:g}" if c in values else "" for c in columns]
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    return [*lines, ""]
