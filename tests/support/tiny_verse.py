"""A tiny model for verse: a real recurrent step of a few hundred KB, with weights drawn at random.

It has no taste, but its probabilities depend on all that it is told, and it likes its keywords.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from deepart_studio.verse.forms import FORMS
from deepart_studio.verse.lexicon import Lexicon
from deepart_studio.verse.line_index import LineIndex
from tests.support.tiny_models import file_record, write_graph, write_manifest
from tests.support.verse_characters import CHARACTERS

STATE = 24
LABELS = (*FORMS, "ci")


def tiny_lexicon() -> Lexicon:
    """Some eight hundred common characters."""
    rows = CHARACTERS.split()
    return Lexicon([row[0] for row in rows], [row[1:] for row in rows])


def tiny_verse_model(root: Path, known: tuple[str, ...] = ("床前明月光",)) -> Path:
    """Write the package "tiny-verse" below ``root``; ``known`` are its training lines."""
    package = root / "tiny-verse"
    package.mkdir()
    lexicon = tiny_lexicon()
    write_graph(package / "step.onnx", _graph(len(lexicon)))
    (package / "vocabulary.json").write_text(lexicon.to_json(), "utf-8")
    np.save(package / "known_lines.npy", LineIndex.of(known).bits)
    files = {"step": "step.onnx", "vocabulary": "vocabulary.json", "known_lines": "known_lines.npy"}
    told = [("token", "N"), ("place", "NC"), ("keyword", "NC"), ("theme", "NC")]
    inputs = [{"name": name, "dtype": "int64", "layout": layout} for name, layout in told]
    state = {"name": "state", "dtype": "float32", "layout": "NC"}
    outputs = [{**state, "name": name} for name in ("logarithms", "state_after")]
    manifest = {
        "schema": 1,
        "id": "tiny-verse",
        "kind": "text",
        "version": "1.0",
        "name": {"en": "Tiny verse", "zh": "小诗"},
        "description": {"en": "For tests."},
        "license": "MIT",
        "files": [file_record(package, role, path) for role, path in files.items()],
        "graphs": {"step": {"inputs": [*inputs, state], "outputs": outputs}},
        "parameters": [],
        "provenance": {"labels": list(LABELS)},
        "quality": {},
        "parity": {},
    }
    write_manifest(package, manifest)
    return package


def _graph(size: int) -> onnx.GraphProto:
    random = np.random.default_rng(0)
    table = random.normal(0, 1, (size, STATE)).astype(np.float32)
    weights = {
        "table": table,
        "places": random.normal(0, 0.3, (4, STATE)).astype(np.float32),
        "keep": random.normal(0, 0.3, (STATE, STATE)).astype(np.float32),
        "out": table.T.copy(),
    }
    nodes = [
        helper.make_node("Gather", ["table", "token"], ["seen"]),
        helper.make_node("Cast", ["place"], ["place_f"], to=TensorProto.FLOAT),
        helper.make_node("MatMul", ["place_f", "places"], ["where"]),
        helper.make_node("Gather", ["table", "keyword"], ["words"]),
        helper.make_node("ReduceMean", ["words"], ["word"], axes=[1], keepdims=0),
        helper.make_node("Gather", ["table", "theme"], ["themes"]),
        helper.make_node("ReduceMean", ["themes"], ["topic"], axes=[1], keepdims=0),
        helper.make_node("MatMul", ["state", "keep"], ["kept"]),
        helper.make_node("Sum", ["seen", "where", "word", "topic", "kept"], ["sum"]),
        helper.make_node("Tanh", ["sum"], ["state_after"]),
        helper.make_node("MatMul", ["state_after", "out"], ["scores"]),
        helper.make_node("LogSoftmax", ["scores"], ["logarithms"], axis=1),
    ]
    integers = [("token", ["batch"]), ("place", ["batch", 4]), ("keyword", ["batch", 4])]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, shape)
        for name, shape in [*integers, ("theme", ["batch", 6])]
    ]
    inputs.append(helper.make_tensor_value_info("state", TensorProto.FLOAT, ["batch", STATE]))
    shapes = {"logarithms": size, "state_after": STATE}
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", width])
        for name, width in shapes.items()
    ]
    initializers = [numpy_helper.from_array(value, name) for name, value in weights.items()]
    return helper.make_graph(nodes, "step", inputs, outputs, initializers)
