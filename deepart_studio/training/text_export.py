"""The package of a network for verse: one step as ONNX, vocabulary, index of known lines, card."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from deepart_studio.training.onnx_export import export_onnx, largest_difference, round_to_half
from deepart_studio.training.packages import file_record, write_manifest
from deepart_studio.training.poems import LABELS
from deepart_studio.training.text_network import Step, VerseNetwork
from deepart_studio.verse.conditions import KEYWORDS, MOST_LEFT, MOST_LINES, RHYMES, THEME
from deepart_studio.verse.lexicon import Lexicon
from deepart_studio.verse.line_index import LineIndex

_OUTPUTS = ("logarithms", "state_after")


def export_text_package(
    network: VerseNetwork,
    lexicon: Lexicon,
    lines: Iterable[str],
    folder: Path,
    *,
    recipe: dict[str, Any],
    notes: dict[str, Any],
) -> None:
    """Write the package to ``folder`` (made if needed); ``lines`` go into the index as hashes.

    Raises ParityError when the graph differs from the network.
    """
    folder.mkdir(parents=True, exist_ok=True)
    step = Step(round_to_half(network.eval()))
    for parameter in step.parameters():
        parameter.requires_grad_(False)
    example = _example(2, network, torch.Generator().manual_seed(0))
    batch = {name: {0: "batch"} for name in (*example, *_OUTPUTS)}
    export_onnx(step, folder / "step.onnx", example, _OUTPUTS, batch)
    trials = [_example(n, network, torch.Generator().manual_seed(n)) for n in (1, 3, 16)]
    parity = {"step": largest_difference(step, folder / "step.onnx", trials)}
    (folder / "vocabulary.json").write_text(lexicon.to_json(), "utf-8")
    np.save(folder / "known_lines.npy", LineIndex.of(lines).bits)
    name = notes.get("name") or {"en": folder.name}
    provenance = {"recipe": recipe, **notes.get("provenance", {})}
    quality = notes.get("quality", {})
    card = _card(name["en"], provenance, quality, notes.get("verdict", []))
    (folder / "card.md").write_text(card, "utf-8")
    files = {
        "step": "step.onnx",
        "vocabulary": "vocabulary.json",
        "known_lines": "known_lines.npy",
        "card": "card.md",
    }
    write_manifest(
        folder,
        {
            "id": folder.name,
            "kind": "text",
            "version": "1.0",
            "name": name,
            "description": {
                "en": "Writes Chinese classical verse.",
                "zh": "写中国古典诗词。",
            },
            "files": [file_record(folder, role, path) for role, path in files.items()],
            "graphs": {"step": _graph()},
            "parameters": [],
            "provenance": {"labels": list(LABELS), **provenance},
            "quality": quality,
            "parity": parity,
        },
    )


def _example(count: int, network: VerseNetwork, random: torch.Generator) -> dict[str, Tensor]:
    characters = network.embedding.num_embeddings
    limits = (len(LABELS) + 1, MOST_LINES + 1, MOST_LEFT + 1, RHYMES)
    place = [torch.randint(0, limit, (count,), generator=random) for limit in limits]

    def words(*shape: int) -> Tensor:
        return torch.randint(0, characters, shape, generator=random)

    return {
        "token": words(count),
        "place": torch.stack(place, -1),
        "keyword": words(count, KEYWORDS) * torch.tensor([1, 1] + [0] * (KEYWORDS - 2)),
        "theme": words(count, THEME) * (torch.arange(count) % 2)[:, None],
        "state": torch.rand((count, network.state), generator=random) * 2 - 1,
    }


def _graph() -> dict[str, Any]:
    def tensor(name: str, dtype: str, layout: str) -> dict[str, str]:
        return {"name": name, "dtype": dtype, "layout": layout}

    told = [tensor(name, "int64", "NC") for name in ("place", "keyword", "theme")]
    return {
        "inputs": [tensor("token", "int64", "N"), *told, tensor("state", "float32", "NC")],
        "outputs": [tensor(name, "float32", "NC") for name in _OUTPUTS],
    }


def _card(
    name: str, provenance: dict[str, Any], quality: dict[str, Any], verdict: list[str]
) -> str:
    lines = [f"# {name}", "", "## How it was made", ""]
    lines += [f"- {key}: {value}" for key, value in provenance.items()]
    lines += ["", "## How good it is", ""]
    lines += [f"- {key}: {value}" for key, value in quality.items()]
    if verdict:
        lines += ["", "## As a reader finds it", "", *verdict]
    return "\n".join(lines) + "\n"
