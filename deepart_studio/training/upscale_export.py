"""Writing the upscaler's package: a graph for each factor, a preview, a card, a manifest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from deepart_studio.core.paths import resources_folder
from deepart_studio.core.upscale_requests import FACTORS
from deepart_studio.training.onnx_export import export_onnx, largest_difference, round_to_half
from deepart_studio.training.packages import file_record, write_manifest
from deepart_studio.training.upscale_data import scaled_down
from deepart_studio.training.upscale_figures import bicubic, enlarged_by
from deepart_studio.training.upscale_network import OneFactor, Upscaler

_CUT = 64


def round_network(network: Upscaler) -> Upscaler:
    """The network as it will be stored: in evaluation mode, its weights in half precision."""
    return round_to_half(network.eval().to(memory_format=torch.contiguous_format))  # type: ignore[call-overload]


def export_upscale_package(
    network: Upscaler,
    folder: Path,
    *,
    name: dict[str, str],
    provenance: dict[str, Any],
    quality: dict[str, float],
) -> None:
    """Write a package of the kind "upscaler". Raises ParityError when a graph differs."""
    folder.mkdir(parents=True, exist_ok=True)
    parity = {}
    rng = torch.Generator().manual_seed(1)
    for factor in FACTORS:
        graph, file = OneFactor(network, factor).eval(), folder / f"enlarge_{factor}.onnx"
        free = {0: "count", 2: "height", 3: "width"}
        wide = {0: "count", 2: "large_height", 3: "large_width"}
        example = {"picture": torch.rand(1, 3, 32, 40, generator=rng)}
        export_onnx(graph, file, example, "enlarged", {"picture": free, "enlarged": wide})
        probes = [{"picture": torch.rand(1, 3, s, s + 8, generator=rng)} for s in (16, 61, 96)]
        parity[f"enlarge_{factor}"] = largest_difference(graph, file, probes)
    _write_preview(network, folder / "preview.webp")
    (folder / "card.md").write_text(
        _card(name["en"], network, provenance, quality, parity), "utf-8"
    )
    files = {f"enlarge_{factor}": f"enlarge_{factor}.onnx" for factor in FACTORS}
    files |= {"preview": "preview.webp", "card": "card.md"}
    picture = {"name": "picture", "dtype": "float32", "layout": "NCHW", "range": [0, 1]}
    enlarged = {"name": "enlarged", "dtype": "float32", "layout": "NCHW", "range": [0, 1]}
    graph_spec = {"inputs": [picture], "outputs": [enlarged]}
    write_manifest(
        folder,
        {
            "id": folder.name,
            "kind": "upscaler",
            "version": "1.0",
            "name": name,
            "description": {
                "en": "Enlarges pictures two or four times, with edges and strokes kept sharp.",
                "zh": "把图片放大两倍或四倍，边缘与笔触保持清晰。",
            },
            "files": [file_record(folder, r, p) for r, p in files.items()],
            "graphs": {f"enlarge_{factor}": graph_spec for factor in FACTORS},
            "parameters": [],
            "provenance": provenance,
            "quality": quality | {"reach": network.reach},
            "parity": parity,
        },
    )


def _write_preview(network: Upscaler, file: Path) -> None:
    """Our demo picture: four times enlarged by bicubic on the left, by the network on the right."""
    with Image.open(resources_folder() / "demo" / "demo.webp") as image:
        rgb = np.asarray(image.convert("RGB"))
    top, left = (rgb.shape[0] - 4 * _CUT) // 2, (rgb.shape[1] - 4 * _CUT) // 2
    small = scaled_down(rgb[top : top + 4 * _CUT, left : left + 4 * _CUT], 4)
    ours, plain = enlarged_by(network)(small, 4), bicubic(small, 4)
    half = 2 * _CUT
    both = np.concatenate([plain[:, :half], ours[:, half:]], 1)
    Image.fromarray(both).save(file, quality=88, method=6)


def _card(
    name: str,
    network: Upscaler,
    provenance: dict[str, Any],
    quality: dict[str, float],
    parity: dict[str, float],
) -> str:
    size = sum(p.numel() for p in network.parameters())
    made = (
        f"{2 * network.blocks + 1} convolutions of {network.width} channels at the small size, "
        f"then pixels shuffled out; {size:,} weights for the factors 2 and 4 together."
    )
    measured = (
        "On works of artists that were held out, scaled down with bicubic and enlarged again. "
        "PSNR in dB over RGB; distance: maps of the perceptual network, normalised at each place "
        "(as LPIPS without learned weights), less is better."
    )
    lines = [f"# {name}", ""]
    lines += ["![Bicubic on the left, the network on the right](preview.webp)", "", made, ""]
    lines += ["## How it was made", "", *(f"- {key}: {value}" for key, value in provenance.items())]
    lines += ["", "## How good it is", "", measured, ""]
    lines += ["| | PSNR ×2 | PSNR ×4 | distance ×2 | distance ×4 |", "| --- |" + " --- |" * 4]
    for way in ("ours", "bicubic", "lanczos"):
        cells = [f"{quality[f'psnr_{f}_{way}']:.2f}" for f in FACTORS]
        cells += [f"{quality[f'distance_{f}_{way}']:.4f}" for f in FACTORS]
        lines.append(f"| {way} | " + " | ".join(cells) + " |")
    lines += ["", *(f"- largest difference of {k}: {v:.2g}" for k, v in parity.items())]
    return "\n".join(lines) + "\n"
