"""The two graphs of a generator, and the check that they give what the network gives."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from deepart_studio.training.gan_generator import (
    Z_SIZE,
    Generator,
    Mapping,
    StyledConv,
    Synthesis,
    UpConv,
    unit,
)
from deepart_studio.training.onnx_export import export_onnx, largest_difference, round_to_half

#: Weights stay in full precision where storing half of it moves a pixel by more than this.
MOST_BY_HALF = 0.02
_CHECKED = 8


class MappingGraph(nn.Module):
    """``z`` (N, 256) and ``label`` (N, classes), the weights of the classes, to ``w`` (N, 256)."""

    def __init__(self, mapping: Mapping) -> None:
        super().__init__()
        self.mapping = mapping

    def forward(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        if self.mapping.labels is None or label is None:
            return self.mapping(z)
        embedded = label @ self.mapping.labels.weight
        return self.mapping.layers(torch.cat([unit(z), unit(embedded)], 1))


class SynthesisGraph(nn.Module):
    """``w`` (N, layers, 256) and the noise maps to ``picture`` (N, 3, size, size) in 0..1."""

    def __init__(self, synthesis: Synthesis) -> None:
        super().__init__()
        self.synthesis = synthesis

    def forward(self, w: Tensor, *noise: Tensor) -> Tensor:
        return self.synthesis(w, *noise) / 2 + 0.5


def fold_norms(synthesis: Synthesis) -> Synthesis:
    """A copy whose batch norms are part of the convolutions before them."""
    folded = copy.deepcopy(synthesis).eval()
    for module in folded.modules():
        if isinstance(module, StyledConv):
            if isinstance(module.conv, UpConv):
                module.conv = _transposed(module.conv)
            outputs = 1 if isinstance(module.conv, nn.ConvTranspose2d) else 0
            _fold(module.conv, module.norm, outputs, 1)
            module.norm = nn.Identity()  # type: ignore[assignment]
    places = folded.plan.sides[0] ** 2
    _fold(folded.first, folded.first_norm, 0, places)
    folded.first_norm = nn.Identity()  # type: ignore[assignment]
    return folded


def _transposed(conv: UpConv) -> nn.ConvTranspose2d:
    kernel = conv.kernel().detach()
    layer = nn.ConvTranspose2d(kernel.shape[0], kernel.shape[1], 4, 2, 1, bias=False)
    layer.load_state_dict({"weight": kernel})
    return layer


@torch.no_grad()
def _fold(layer: Any, norm: nn.BatchNorm2d, outputs: int, places: int) -> None:
    """``outputs`` is the axis of the layer's outputs, each channel having ``places`` of them."""
    assert norm.running_var is not None  # noqa: S101 - batch norms here track
    assert norm.running_mean is not None  # noqa: S101
    scale = norm.weight * torch.rsqrt(norm.running_var + norm.eps)
    shift = (norm.bias - norm.running_mean * scale).repeat_interleave(places)
    scale = scale.repeat_interleave(places)
    shape = [1] * layer.weight.dim()
    shape[outputs] = -1
    layer.weight.mul_(scale.view(shape))
    bias = shift if layer.bias is None else shift + layer.bias * scale
    layer.bias = nn.Parameter(bias)


def export_graphs(generator: Generator, folder: Path) -> dict[str, Any]:
    """Write mapping.onnx and synthesis.onnx; gives the largest differences.

    ``generator`` is in evaluation mode, its norms fitted. Raises ParityError.
    """
    plan = generator.plan
    mapping = MappingGraph(copy.deepcopy(generator.mapping)).eval().float()
    exact = SynthesisGraph(fold_norms(generator.synthesis)).eval().float()
    random = torch.Generator().manual_seed(0)
    inputs = [_inputs(generator, random) for _ in range(_CHECKED)]
    synthesis = round_to_half(copy.deepcopy(exact))
    by_half = max(_apart(exact, synthesis, feed) for _, feed in inputs)
    if by_half > MOST_BY_HALF:
        synthesis = exact
    mapping = round_to_half(mapping)
    worst = {}
    for role, graph, feeds, output in (
        ("mapping", mapping, [a for a, _ in inputs], "w"),
        ("synthesis", synthesis, [b for _, b in inputs], "picture"),
    ):
        file = folder / f"{role}.onnx"
        free = {name: {0: "count"} for name in [*feeds[0], output]}
        export_onnx(graph, file, feeds[0], output, free)
        worst[role] = largest_difference(graph, file, feeds)
    return {
        "largest_difference": worst,
        "weights": "half precision" if synthesis is not exact else "full precision",
        "difference_by_half_precision": by_half,
        "size": plan.size,
    }


def _inputs(
    generator: Generator, random: torch.Generator
) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    labels = generator.plan.labels
    z = torch.randn(1, Z_SIZE, generator=random)
    feed, index = {"z": z}, None
    if labels:
        index = torch.randint(labels, (1,), generator=random)
        feed["label"] = nn.functional.one_hot(index, labels).float()
    with torch.no_grad():
        w = generator.styles(generator.mapping(z, index)).contiguous()
    noise = generator.noise(1, random)
    return feed, {"w": w, **{f"noise_{i}": n for i, n in enumerate(noise)}}


@torch.no_grad()
def _apart(a: nn.Module, b: nn.Module, feed: dict[str, Tensor]) -> float:
    return float((a(*feed.values()) - b(*feed.values())).abs().max())
