"""Model packages of a few KB that really paint: colour transfer by mean and deviation.

The code of a picture is its mean and deviation per channel; the painter gives the photo the code's
(Reinhard et al. 2001). So a photo's own code gives back the photo, and a blend lies in between.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

CODE_SIZE = 6
IR_VERSION, OPSET = 9, 17
ZEROS = np.zeros(3, np.float32)
STYLES: Mapping[str, tuple[str, str, tuple[float, ...]]] = {
    "red-chalk": ("Red chalk", "红粉笔", (0.7, 0.3, 0.2, 0.2, 0.1, 0.1)),
    "blue-wash": ("Blue wash", "蓝色水彩", (0.2, 0.4, 0.7, 0.1, 0.1, 0.2)),
    "grey-etching": ("Grey étching", "灰色蚀刻", (0.5, 0.5, 0.5, 0.3, 0.3, 0.3)),
}


def tiny_style_model(
    folder: Path,
    model_id: str = "tiny-style",
    *,
    slow_layers: int = 0,
    tiles: bool = False,
    **changes: Any,
) -> Path:
    """Write a valid any-style package into ``folder / model_id`` and return that folder.

    ``slow_layers`` adds that many useless convolutions to the painter, so that there is time to
    cancel; with ``tiles`` it can paint in tiles and has all the parameters that go with that;
    ``changes`` replace fields of the manifest.
    """
    package = folder / model_id
    package.mkdir(parents=True)
    write_graph(package / "encoder.onnx", _encoder())
    write_graph(package / "painter.onnx", _painter(slow_layers))
    np.save(package / "codes.npy", np.array([c for *_, c in STYLES.values()], np.float32))
    (package / "previews").mkdir()
    for style_id, (*_, code) in STYLES.items():
        colour = tuple(round(255 * value) for value in code[:3])
        Image.new("RGB", (64, 64), colour).save(package / "previews" / f"{style_id}.png")
    (package / "styles.json").write_text(json.dumps(_style_list(), ensure_ascii=False), "utf-8")
    (package / "card.md").write_text("# A tiny model for tests\n", "utf-8")
    manifest = style_manifest(package, model_id)
    if tiles:
        add_tiles(package, manifest)
    write_manifest(package, manifest | changes)
    return package


def add_tiles(package: Path, manifest: dict[str, Any]) -> None:
    """Give a package a surveyor and a painter of tiles, which blurs a little."""
    write_graph(package / "surveyor.onnx", _surveyor())
    write_graph(package / "tile_painter.onnx", _tile_painter(), complete=False)
    graphs = manifest["graphs"]
    roles = ("surveyor", "tile_painter")
    manifest["files"] += [file_record(package, role, f"{role}.onnx") for role in roles]
    photo, code = graphs["painter"]["inputs"]
    weights = [
        {"name": name, "dtype": "float32", "layout": "weights"} for name in ("tint", "shift")
    ]
    graphs["surveyor"] = {"inputs": [photo, code], "outputs": weights}
    graphs["tile_painter"] = {"inputs": [photo], "outputs": graphs["painter"]["outputs"]}
    manifest["parameters"] += [
        fraction("stroke", 1.0, "Stroke size", "笔触大小") | {"minimum": 0.5, "maximum": 2},
        fraction("detail", 0.0, "Detail", "细节"),
        fraction("colour_only", 0.0, "Colours only", "仅用色彩"),
    ]


def style_manifest(package: Path, model_id: str) -> dict[str, Any]:
    """The manifest of a package whose files are in ``package``."""
    picture = {"dtype": "float32", "layout": "NCHW", "range": [0, 1]}
    code = {"name": "code", "dtype": "float32", "layout": "NC"}
    sides = {"multiple_of": 8, "min_side": 64}
    return {
        "schema": 1,
        "id": model_id,
        "kind": "style",
        "version": "1.0",
        "name": {"en": "Tiny style", "zh": "小风格"},
        "description": {"en": "Colour transfer for tests.", "zh": "测试用的颜色迁移。"},
        "license": "MIT",
        "files": [
            file_record(package, "painter", "painter.onnx"),
            file_record(package, "encoder", "encoder.onnx"),
            file_record(package, "styles", "styles.json"),
            file_record(package, "codes", "codes.npy"),
            file_record(package, "card", "card.md"),
        ],
        "graphs": {
            "encoder": {
                "inputs": [{"name": "style", **picture, "min_side": 16}],
                "outputs": [code],
            },
            "painter": {
                "inputs": [{"name": "photo", **picture, **sides}, code],
                "outputs": [{"name": "painting", **picture}],
            },
        },
        "parameters": [
            fraction("strength", 1.0, "Strength", "强度"),
            fraction("keep_colors", 0.0, "Keep colours", "保留颜色"),
        ],
        "provenance": {"made_by": "tests"},
        "quality": {"memory_bytes_per_pixel": 100},
        "parity": {"largest_difference": 0.0},
    }


def fraction(parameter_id: str, default: float, english: str, chinese: str) -> dict[str, Any]:
    """A parameter from 0 to 1."""
    return {
        "id": parameter_id,
        "kind": "float",
        "minimum": 0,
        "maximum": 1,
        "default": default,
        "step": 0.01,
        "name": {"en": english, "zh": chinese},
        "help": {"en": f"{english}, from none to all.", "zh": chinese},
    }


def file_record(package: Path, role: str, path: str) -> dict[str, Any]:
    """The manifest's record of a file."""
    data = (package / path).read_bytes()
    return {
        "role": role,
        "path": path,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
    }


def write_manifest(package: Path, manifest: Mapping[str, Any]) -> None:
    """Write the manifest.json of a package."""
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (package / "manifest.json").write_text(text, "utf-8")


def write_graph(path: Path, graph: onnx.GraphProto, *, complete: bool = True) -> None:
    """Check a graph and write it as an ONNX file; an incomplete one lacks its weights."""
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
    )
    if complete:
        onnx.checker.check_model(model, full_check=True)
    onnx.save(model, path)


def _style_list() -> list[dict[str, Any]]:
    return [
        {
            "id": style_id,
            "name": {"en": english, "zh": chinese},
            "artist": "Nobody",
            "year": "2026",
            "group": "tests",
            "preview": f"previews/{style_id}.png",
            "source": "drawn by the tests",
        }
        for style_id, (english, chinese, _) in STYLES.items()
    ]


def _statistics(picture: str) -> list[onnx.NodeProto]:
    """``mean``, ``centred`` and ``deviation`` of a picture, (1, 3, 1, 1) and (1, 3, H, W)."""
    return [
        helper.make_node("ReduceMean", [picture], ["mean"], axes=[2, 3], keepdims=1),
        helper.make_node("Sub", [picture, "mean"], ["centred"]),
        helper.make_node("Mul", ["centred", "centred"], ["square"]),
        helper.make_node("ReduceMean", ["square"], ["variance"], axes=[2, 3], keepdims=1),
        helper.make_node("Add", ["variance", "tiny"], ["variance_above_0"]),
        helper.make_node("Sqrt", ["variance_above_0"], ["deviation"]),
    ]


def _encoder() -> onnx.GraphProto:
    nodes = [
        *_statistics("style"),
        helper.make_node("Concat", ["mean", "deviation"], ["both"], axis=1),
        helper.make_node("Flatten", ["both"], ["code"], axis=1),
    ]
    return helper.make_graph(
        nodes,
        "encoder",
        [_tensor("style", [1, 3, "h", "w"])],
        [_tensor("code", [1, CODE_SIZE])],
        [_constant("tiny", np.float32(1e-8))],
    )


def _painter(slow_layers: int) -> onnx.GraphProto:
    nodes = [
        *_statistics("photo"),
        helper.make_node("Reshape", ["code", "code_shape"], ["code4"]),
        helper.make_node("Split", ["code4"], ["new_mean", "new_deviation"], axis=1),
        helper.make_node("Div", ["new_deviation", "deviation"], ["gain"]),
        helper.make_node("Mul", ["centred", "gain"], ["scaled"]),
        helper.make_node("Add", ["scaled", "new_mean"], ["painted"]),
    ]
    constants = [
        _constant("tiny", np.float32(1e-8)),
        _constant("code_shape", np.array([1, CODE_SIZE, 1, 1], np.int64)),
    ]
    if slow_layers:
        nodes += _slow_nodes(slow_layers)
        constants += [
            _constant("widen", np.full((32, 3, 1, 1), 1 / 3, np.float32)),
            _constant("kernel", np.full((32, 32, 3, 3), 1 / 288, np.float32)),
            _constant("narrow", np.full((3, 32, 1, 1), 1 / 32, np.float32)),
            _constant("nothing", np.float32(0)),
        ]
    else:
        nodes.append(helper.make_node("Identity", ["painted"], ["painting"]))
    return helper.make_graph(
        nodes,
        "painter",
        [_tensor("photo", [1, 3, "h", "w"]), _tensor("code", [1, CODE_SIZE])],
        [_tensor("painting", [1, 3, "h", "w"])],
        constants,
    )


def _surveyor() -> onnx.GraphProto:
    """``tint`` (3, 3, 1, 1) and ``shift`` (3,) that do to a pixel what the painter does."""
    nodes = [
        *_statistics("photo"),
        helper.make_node("Reshape", ["code", "code_shape"], ["code4"]),
        helper.make_node("Split", ["code4"], ["new_mean", "new_deviation"], axis=1),
        helper.make_node("Div", ["new_deviation", "deviation"], ["gain"]),
        helper.make_node("Mul", ["gain", "unit"], ["tint"]),
        helper.make_node("Mul", ["gain", "mean"], ["moved"]),
        helper.make_node("Sub", ["new_mean", "moved"], ["shift4"]),
        helper.make_node("Reshape", ["shift4", "three"], ["shift"]),
    ]
    constants = [
        _constant("tiny", np.float32(1e-8)),
        _constant("code_shape", np.array([1, CODE_SIZE, 1, 1], np.int64)),
        _constant("three", np.array([3], np.int64)),
        _constant("unit", np.eye(3, dtype=np.float32)[:, :, None, None]),
    ]
    return helper.make_graph(
        nodes,
        "surveyor",
        [_tensor("photo", [1, 3, "h", "w"]), _tensor("code", [1, CODE_SIZE])],
        [_tensor("tint", [3, 3, 1, 1]), _tensor("shift", [3])],
        constants,
    )


def _tile_painter() -> onnx.GraphProto:
    nodes = [
        helper.make_node("Conv", ["photo", "tint", "shift"], ["tinted"]),
        helper.make_node(
            "AveragePool", ["tinted"], ["painting"], kernel_shape=[5, 5], pads=[2, 2, 2, 2]
        ),
    ]
    given = [_constant("tint", np.zeros((3, 3, 1, 1), np.float32)), _constant("shift", ZEROS)]
    for tensor in given:
        size = str(len(tensor.raw_data))
        tensor.ClearField("raw_data")
        tensor.data_location = TensorProto.EXTERNAL
        for key, value in (("location", "given"), ("offset", "0"), ("length", size)):
            entry = tensor.external_data.add()
            entry.key, entry.value = key, value
    return helper.make_graph(
        nodes,
        "tile_painter",
        [_tensor("photo", [1, 3, "h", "w"])],
        [_tensor("painting", [1, 3, "h", "w"])],
        given,
    )


def _slow_nodes(layers: int) -> list[onnx.NodeProto]:
    """Much work on ``painted`` that changes nothing in ``painting``."""
    nodes = [helper.make_node("Conv", ["painted", "widen"], ["wide0"])]
    for i in range(layers):
        name, kernel = f"wide{i + 1}", ["kernel"]
        nodes.append(helper.make_node("Conv", [f"wide{i}", *kernel], [name], pads=[1, 1, 1, 1]))
    return [
        *nodes,
        helper.make_node("Conv", [f"wide{layers}", "narrow"], ["thin"]),
        helper.make_node("Mul", ["thin", "nothing"], ["zero"]),
        helper.make_node("Add", ["painted", "zero"], ["painting"]),
    ]


def _tensor(name: str, shape: list[int | str]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def _constant(name: str, value: Any) -> onnx.TensorProto:
    return numpy_helper.from_array(np.asarray(value), name)
