"""The slim perceptual network as a model package: written as ONNX, read back from its initialisers.

The ONNX file is the only copy of the weights; torch takes them by name, so that a user can train a
style with what ships. VGG-19 is taken from where torchvision keeps it, never downloaded.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch

from deepart_studio.core.errors import UserError
from deepart_studio.training.onnx_export import export_onnx, largest_difference, round_to_half
from deepart_studio.training.packages import file_record, write_manifest
from deepart_studio.training.perceptual import TAPS, VGG19_LAYERS, PerceptualNetwork

FILE = "perceptual.onnx"
VGG19_FILE = "vgg19-dcbb9e9d.pth"


def write_perceptual_package(
    network: PerceptualNetwork, folder: Path, provenance: dict[str, Any], quality: dict[str, Any]
) -> None:
    """Write ``network`` as a model package of kind "perceptual" with card and parity check."""
    folder.mkdir(parents=True, exist_ok=True)
    provenance = {
        **provenance,
        "scales": network.scales.tolist(),
        "mean": network.mean.flatten().tolist(),
    }
    network = round_to_half(network.eval().requires_grad_(False))
    free = {2: "height", 3: "width"}
    export_onnx(
        network, folder / FILE, {"picture": torch.rand(1, 3, 64, 64)}, TAPS, {"picture": free}
    )
    sizes = ((64, 64), (96, 128), (256, 192))
    worst = largest_difference(
        network, folder / FILE, [{"picture": torch.rand(1, 3, *size)} for size in sizes]
    )
    picture = {"name": "picture", "dtype": "float32", "layout": "NCHW", "range": [0, 1]}
    maps = [{"name": tap, "dtype": "float32", "layout": "NCHW"} for tap in TAPS]
    (folder / "card.md").write_text(_card(provenance, quality), encoding="utf-8")
    write_manifest(
        folder,
        {
            "id": folder.name,
            "kind": "perceptual",
            "version": "1.0",
            "name": {"en": "Slim perceptual network", "zh": "轻量感知网络"},
            "description": {
                "en": "Measures style and content while a style model is trained.",
                "zh": "训练风格模型时用来衡量风格和内容。",
            },
            "files": [
                file_record(folder, "perceptual", FILE),
                file_record(folder, "card", "card.md"),
            ],
            "graphs": {"perceptual": {"inputs": [picture | {"min_side": 16}], "outputs": maps}},
            "parameters": [],
            "provenance": provenance,
            "quality": quality,
            "parity": {"largest_difference": worst, "sizes": [list(s) for s in sizes]},
        },
    )


def read_perceptual_package(folder: Path) -> PerceptualNetwork:
    """The slim network from its package; UserError when the package is missing or damaged."""
    file = folder / FILE
    try:
        graph = onnx.load(file).graph
    except Exception as error:
        raise UserError(
            "The perceptual network {file} cannot be read.",
            "Install the program again, or make it with: deepart train perceptual",
            file=str(file),
        ) from error
    have = {i.name: onnx.numpy_helper.to_array(i).astype(np.float32) for i in graph.initializer}
    network = PerceptualNetwork(divide=2)
    state = network.state_dict()
    stored = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["provenance"]
    have |= {key: np.asarray(stored[key], np.float32) for key in ("scales", "mean")}
    for key in state:
        # Weights stored in half precision carry a mark, see onnx_export.
        value = have.get(key, have.get(f"{key}_half"))
        if value is None or value.size != state[key].numel():
            raise UserError(
                "The perceptual network {file} lacks the layer {layer}.",
                "Install the program again, or make it with: deepart train perceptual",
                file=str(file),
                layer=key,
            )
        state[key] = torch.from_numpy(value).reshape(state[key].shape)
    network.load_state_dict(state)
    return network.eval().requires_grad_(False)


def load_vgg19(weights: Path | None = None) -> PerceptualNetwork:
    """VGG-19 (Simonyan and Zisserman 2015) up to conv4_1 from torchvision's weight file.

    ``weights`` defaults to torch's hub cache. Raises UserError when the file is not there.
    """
    file = weights or Path(torch.hub.get_dir()) / "checkpoints" / VGG19_FILE
    if not file.exists():
        raise UserError(
            "VGG-19 is not on this computer ({file}).",
            "Use the slim network (--perceptual slim), or put torchvision's file there.",
            file=str(file),
        )
    state = torch.load(file, map_location="cpu", weights_only=True)
    network = PerceptualNetwork(divide=1, layers=VGG19_LAYERS)
    index = 0
    for name, _, pool in VGG19_LAYERS:
        index += 1 if pool else 0
        keys = {k: state[f"features.{index}.{k}"] for k in ("weight", "bias")}
        conv = network.conv(name)
        # torchvision divides by the deviation of each channel; ours only subtracts the mean.
        if name == "conv1_1":
            deviation = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1) * 255.0
            keys["weight"] = keys["weight"] / deviation
        conv.load_state_dict(keys)
        index += 2  # the convolution and its ReLU
    return network.eval().requires_grad_(False)


def _card(provenance: dict[str, Any], quality: dict[str, Any]) -> str:
    rows = "\n".join(f"- {key}: {value}" for key, value in {**provenance, **quality}.items())
    return (
        "# Slim perceptual network\n\n"
        "VGG-16 up to conv4_1 at half width: the channels that best span the teacher's (pivoted "
        "QR), then distilled. It measures style and content while a painter is trained, and is the "
        "first half of the style encoder.\n\n" + rows + "\n"
    )
