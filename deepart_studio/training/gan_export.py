"""A trained generator as a model package: graphs, latent space, samples, figures, card."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from deepart_studio.core.errors import UserError
from deepart_studio.core.gan_requests import TRUNCATION
from deepart_studio.core.parameters import Parameter
from deepart_studio.inference.catalog import read_entry
from deepart_studio.inference.gan import GanPipeline
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.training.gan_directions import FoundDirection, find_directions
from deepart_studio.training.gan_figures import FeatureJudge
from deepart_studio.training.gan_generator import W_SIZE, Z_SIZE
from deepart_studio.training.gan_graphs import export_graphs, graph_specs
from deepart_studio.training.gan_samples import Sampler, sample_figures
from deepart_studio.training.gan_trainer import GanTrainer
from deepart_studio.training.packages import file_record, write_manifest

LARGEST_FILE = 16 * 2**20
GRID = 8
_MEAN_OF = 8192
_FITTED = 1024
_TRUNCATION = Parameter(
    id="truncation",
    kind="float",
    minimum=0.0,
    maximum=1.5,
    default=TRUNCATION,
    step=0.01,
    name={"en": "Truncation", "zh": "截断"},
    help={
        "en": "Low: safe and alike. High: varied and bolder, with more failures.",
        "zh": "低：稳妥而相似；高：多样而大胆，失败也更多。",
    },
)


def export_gan_package(
    trainer: GanTrainer,
    folder: Path,
    *,
    name: dict[str, str],
    provenance: dict[str, Any],
    judged: int,
) -> dict[str, Any]:
    """Write the package of a trained run to ``folder`` (made if needed); gives its quality.

    ``judged`` samples are measured against the held-out pictures; 0 leaves the figures out.
    Raises ParityError when a graph differs from its network, UserError when a file is too large.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sampler = Sampler(trainer.averaged(), seed=1, fitted=_FITTED)
    generator = sampler.generator
    parity = export_graphs(generator, folder)
    _check_sizes(folder)
    labels = trainer.pictures.labels
    rows: Sequence[int | None] = range(len(labels)) if labels else [None]
    means = torch.stack([sampler.w(_MEAN_OF, label).mean(0) for label in rows])
    directions = find_directions(sampler)
    vectors = torch.stack([d.vector for d in directions])
    np.save(folder / "w_mean.npy", means.numpy().astype(np.float32))
    np.save(folder / "directions.npy", vectors.numpy().astype(np.float32))
    latent = {
        "size": trainer.recipe.size,
        "z": Z_SIZE,
        "w": W_SIZE,
        "layers": generator.synthesis.layers,
        "noise": generator.synthesis.noise_sides,
        "labels": labels,
        "directions": [
            {"id": d.id, "name": d.name, "share": round(d.share, 4)} for d in directions
        ],
    }
    _write_json(folder / "latent.json", latent)
    quality = {"figures": figures_table(trainer, sampler, judged)} if judged else {}
    fields = {
        "id": folder.name,
        "kind": "gan",
        "version": "1.0",
        "name": name,
        "description": {
            "en": "Invents pictures: each seed is another one.",
            "zh": "凭空创作图画：每个种子都是一幅新画。",
        },
        "graphs": graph_specs(generator),
        "parameters": [vars(_TRUNCATION)],
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
    # Written twice: the samples for the card come out of the package, as a user would get them.
    write_manifest(folder, fields | {"files": records})
    sheet = shipped_samples(folder)
    sheet.save(folder / "samples.webp", quality=85, method=6)
    side = 2 * trainer.recipe.size
    sheet.crop((0, 0, side, side)).resize((256, 256), Image.Resampling.LANCZOS).save(
        folder / "preview.webp", quality=85, method=6
    )
    card = _card(name["en"], labels, directions, provenance, quality, parity)
    (folder / "card.md").write_text(card, encoding="utf-8")
    files = {"samples": "samples.webp", "preview": "preview.webp", "card": "card.md"}
    records += [file_record(folder, r, p) for r, p in files.items()]
    write_manifest(folder, fields | {"files": records})
    return quality


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


def figures_table(trainer: GanTrainer, sampler: Sampler, count: int) -> dict[str, dict[str, float]]:
    """Held-out figures of three rows: the model, the same after a tenth of the run, real works.

    The last is a random half of the training pictures: no generator can be expected to come nearer.
    Empty when too few pictures are held out.
    """
    judge = trainer.judge
    if judge is None:
        return {}
    table = {"model": sample_figures(sampler, judge, count)}
    early = trainer.folder / "early.pt"
    if early.exists():
        state = torch.load(early, weights_only=True)
        generator = trainer.averaged()
        with torch.no_grad():
            for parameter, value in zip(generator.parameters(), state["average"], strict=True):
                parameter.copy_(value)
        table["after a tenth of the training"] = sample_figures(
            Sampler(generator, seed=1, fitted=_FITTED), judge, count
        )
    table["half of the real training works"] = _floor(judge)
    return {row: {k: round(v, 4) for k, v in values.items()} for row, values in table.items()}


def _floor(judge: FeatureJudge) -> dict[str, float]:
    order = torch.randperm(len(judge.training), generator=torch.Generator().manual_seed(0))
    half: Tensor = judge.training[order[: len(order) // 2]]
    figures = judge.figures(half)
    figures.pop("repeats")  # they are the training pictures
    return figures


def _check_sizes(folder: Path) -> None:
    for name in ("mapping.onnx", "synthesis.onnx"):
        size = (folder / name).stat().st_size
        if size > LARGEST_FILE:
            raise UserError(
                "{name} would take {size} MB, more than {most}.",
                "Train with a smaller --width.",
                name=name,
                size=round(size / 2**20, 1),
                most=LARGEST_FILE // 2**20,
            )


def _write_json(file: Path, data: Any) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    file.write_text(text + "\n", encoding="utf-8")


def _card(
    name: str,
    labels: list[str],
    directions: list[FoundDirection],
    provenance: dict[str, Any],
    quality: dict[str, Any],
    parity: dict[str, Any],
) -> str:
    lines = [f"# {name}", "", "![64 samples](samples.webp)", ""]
    lines += [f"Seeds 1 to 64 at truncation {TRUNCATION:g}, unselected.", ""]
    lines += ["## How it was made", "", *(f"- {k}: {v}" for k, v in provenance.items())]
    if labels:
        lines += [f"- classes: {', '.join(labels)}"]
    lines += ["", "## How good it is", ""]
    table = quality.get("figures") or {}
    if table:
        columns = list(table["model"])
        lines += [
            "Samples without truncation against works of artists that were held out; features: "
            "pooled maps of a perceptual network that the training did not use. Repeats: samples "
            "nearer to a training picture than 99 % of those are to each other.",
            "",
            "| | " + " | ".join(columns) + " |",
            "| --- |" + " --- |" * len(columns),
        ]
        for row, values in table.items():
            cells = [f"{values[c]:g}" if c in values else "" for c in columns]
            lines.append(f"| {row} | " + " | ".join(cells) + " |")
        lines.append("")
    lines += [f"- {k}: {v}" for k, v in parity.items()]
    lines += ["", "## Directions", ""]
    lines += ["Principal components of w, named after what they were measured to change.", ""]
    for d in directions:
        moved = sorted(d.effects.items(), key=lambda item: -abs(item[1]))[:3]
        words = ", ".join(f"{k.replace('_', ' ')} {v:+.1f}" for k, v in moved)
        lines.append(f"- {d.name['en']} ({d.share:.1%} of the variance): {words}")
    return "\n".join(lines) + "\n"
