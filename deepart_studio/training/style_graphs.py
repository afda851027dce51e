"""The five graphs of an any-style model, written, checked against torch and described."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from torch import Tensor, nn

from deepart_studio.training.onnx_export import (
    TOLERANCE,
    ParityError,
    export_onnx,
    largest_difference,
)
from deepart_studio.training.painter import Painter, StyleEncoder
from deepart_studio.training.tile_painter import (
    ConditionedPainter,
    Conditioner,
    Surveyor,
    TilePainter,
)

#: Sizes at which graphs are compared with torch, (height, width).
SIZES = ((64, 64), (128, 192), (256, 136))
_FREE = {2: "height", 3: "width"}


@torch.no_grad()
def export_graphs(encoder: StyleEncoder, painter: Painter, folder: Path) -> dict[str, Any]:
    """Write ``ROLE.onnx`` for each graph; gives the largest differences from torch.

    Raises ParityError when a graph differs from its network.
    """
    generator = torch.Generator().manual_seed(0)
    pictures = [torch.rand(1, 3, *size, generator=generator) for size in SIZES]
    codes = [encoder(picture) for picture in pictures]
    conditions = [painter.conditions(code) for code in codes]
    both = [{"photo": p, "conditions": c} for p, c in zip(pictures, conditions, strict=True)]
    surveyor = Surveyor(painter)
    modules: dict[str, tuple[nn.Module, list[dict[str, Tensor]], str | list[str]]] = {
        "encoder": (encoder, [{"style": p} for p in pictures], "code"),
        "conditioner": (Conditioner(painter), [{"code": c} for c in codes], "conditions"),
        "painter": (ConditionedPainter(painter), both, "painting"),
        "surveyor": (surveyor, both, surveyor.names),
    }
    parity: dict[str, Any] = {"sizes": [list(size) for size in SIZES]}
    for role, (module, feeds, outputs) in modules.items():
        file = folder / f"{role}.onnx"
        free = {name: _FREE for name, value in feeds[1].items() if value.ndim == 4}
        export_onnx(module.eval(), file, feeds[1], outputs, free)
        if role != "surveyor":  # its weights count by what is painted with them
            parity[role] = largest_difference(module, file, feeds)
    tiles = TilePainter(painter).eval()
    file = folder / "tile_painter.onnx"
    example = {"photo": pictures[1]}
    export_onnx(tiles, file, example, "painting", {"photo": _FREE}, surveyor.names)
    parity["tile_painter"] = _tile_difference(surveyor, tiles, folder, both)
    return parity


@torch.no_grad()
def _tile_difference(
    surveying: Surveyor, tiles: TilePainter, folder: Path, feeds: list[dict[str, Tensor]]
) -> float:
    """Largest difference of surveyor and tile painter from torch, in the painting."""
    surveyor = onnxruntime.InferenceSession(
        str(folder / "surveyor.onnx"), providers=["CPUExecutionProvider"]
    )
    graph = (folder / "tile_painter.onnx").read_bytes()
    worst = 0.0
    for feed in feeds:
        tiles.take(surveying.survey(feed["photo"], feed["conditions"]))
        want = tiles(feed["photo"]).numpy()
        found = surveyor.run(None, {k: v.numpy() for k, v in feed.items()})
        options = onnxruntime.SessionOptions()
        options.add_external_initializers(
            [output.name for output in surveyor.get_outputs()],
            [onnxruntime.OrtValue.ortvalue_from_numpy(v) for v in found],
        )
        session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        have = session.run(None, {"photo": feed["photo"].numpy()})[0]
        worst = float(np.maximum(worst, np.abs(want - have).max()))
    if not worst <= TOLERANCE:
        raise ParityError(f"tile_painter.onnx differs from its network by {worst:.2g}.")
    return worst


def graph_specs(painter: Painter) -> dict[str, Any]:
    """The manifest's description of the graphs."""
    picture = {"dtype": "float32", "layout": "NCHW", "range": [0, 1]}
    photo = {"name": "photo", **picture, "multiple_of": 8, "min_side": 64}
    code, conditions = (
        {"name": name, "dtype": "float32", "layout": "NC"} for name in ("code", "conditions")
    )
    painting = {"name": "painting", **picture}
    weights = [
        {"name": name, "dtype": "float32", "layout": "weights"} for name in Surveyor(painter).names
    ]
    style = {"name": "style", **picture, "min_side": 64}
    return {
        "encoder": {"inputs": [style], "outputs": [code]},
        "conditioner": {"inputs": [code], "outputs": [conditions]},
        "painter": {"inputs": [photo, conditions], "outputs": [painting]},
        "surveyor": {"inputs": [photo, conditions], "outputs": weights},
        "tile_painter": {"inputs": [photo], "outputs": [painting]},
    }
