"""Export to ONNX with a parity check: an export that differs from torch is a failed export."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor, nn

OPSET = 17
#: Largest accepted difference between torch and onnxruntime, for values in 0..1.
TOLERANCE = 2e-3
#: Weights of at least this many values are stored in half precision.
_LARGE = 1024
_M = TypeVar("_M", bound=nn.Module)


class ParityError(RuntimeError):
    """The exported graph gives other values than the network it was made from."""


def export_onnx(
    module: nn.Module,
    file: Path,
    example: Mapping[str, Tensor],
    output: str | Sequence[str],
    dynamic: Mapping[str, Mapping[int, str]],
    given: Sequence[str] = (),
) -> None:
    """Write ``module`` (in evaluation mode, float32, on the CPU) to ``file``.

    ``example`` names the inputs in call order; ``dynamic`` names their free axes. The parameters in
    ``given`` are left out of the file: whoever opens it gives them
    (``SessionOptions.add_external_initializers``).
    """
    outputs = [output] if isinstance(output, str) else list(output)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            tuple(example.values()),
            str(file),
            input_names=list(example),
            output_names=outputs,
            dynamic_axes={k: dict(v) for k, v in dynamic.items()},
            opset_version=OPSET,
            dynamo=False,  # this exporter keeps InstanceNormalization one fused node
        )
    _simplify(file)
    model = onnx.load(file)
    _pool_with_padding(model.graph)
    _leave_out(model.graph, given)
    _store_as_half(model.graph)
    if not given:
        onnx.checker.check_model(model, full_check=True)
    onnx.save(model, file)


def round_to_half(module: _M) -> _M:
    """Round large weights to what half precision can hold, so that storing them loses nothing."""
    with torch.no_grad():
        for value in module.parameters():
            if value.numel() >= _LARGE:
                value.copy_(value.half().float())
    return module


def _simplify(file: Path) -> None:
    """Fold constants and shapes, by onnxruntime's own optimisations that keep to standard ONNX."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(file)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    model = onnx.load(file)
    standard = [o for o in model.opset_import if o.domain == ""]
    del model.opset_import[:]
    model.opset_import.extend(standard)
    onnx.save(model, file)


def _pool_with_padding(graph: onnx.GraphProto) -> None:
    """Let average pools pad by themselves: a Pad of its own costs a copy of the map."""
    values = {
        t.name: onnx.numpy_helper.to_array(t)
        for t in graph.initializer
        if t.data_location != onnx.TensorProto.EXTERNAL and t.data_type == onnx.TensorProto.INT64
    }
    makers = {name: node for node in graph.node for name in node.output}
    for pool in [n for n in graph.node if n.op_type == "AveragePool"]:
        pad = makers.get(pool.input[0])
        if pad is None or pad.op_type != "Pad" or pad.input[1] not in values:
            continue
        pads = values[pad.input[1]].tolist()
        kept = [a for a in pool.attribute if a.name in ("kernel_shape", "strides")]
        added = {"pads": [*pads[2:4], *pads[6:8]], "count_include_pad": 1}
        kept += [onnx.helper.make_attribute(k, v) for k, v in added.items()]
        del pool.attribute[:]
        pool.attribute.extend(kept)
        pool.input[0] = pad.input[0]
        graph.node.remove(pad)
        for name in pad.input[1:]:
            _drop_unused(graph, name)


def _drop_unused(graph: onnx.GraphProto, name: str) -> None:
    if not any(name in node.input for node in graph.node):
        for tensor in [t for t in graph.initializer if t.name == name]:
            graph.initializer.remove(tensor)


def _leave_out(graph: onnx.GraphProto, names: Sequence[str]) -> None:
    """Turn initializers into external ones of a file that does not exist."""
    missing = set(names) - {tensor.name for tensor in graph.initializer}
    if missing:
        raise ValueError(f"not among the graph's parameters: {sorted(missing)}")
    for tensor in graph.initializer:
        if tensor.name in names:
            size = str(4 * int(np.prod(tensor.dims)))
            tensor.ClearField("raw_data")
            tensor.data_location = onnx.TensorProto.EXTERNAL
            for key, value in (("location", "given"), ("offset", "0"), ("length", size)):
                entry = tensor.external_data.add()
                entry.key, entry.value = key, value


def _store_as_half(graph: onnx.GraphProto) -> None:
    """Store large weights as float16 with a cast each, which onnxruntime folds when loading."""
    casts = []
    for tensor in graph.initializer:
        if tensor.data_location == onnx.TensorProto.EXTERNAL:
            continue
        values = onnx.numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < _LARGE:
            continue
        half = values.astype(np.float16)
        if not np.array_equal(half.astype(np.float32), values):
            continue  # not rounded before: it would lose precision
        name = tensor.name
        tensor.CopyFrom(onnx.numpy_helper.from_array(half, f"{name}_half"))
        casts.append(
            onnx.helper.make_node("Cast", [f"{name}_half"], [name], to=onnx.TensorProto.FLOAT)
        )
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def largest_difference(
    module: nn.Module, file: Path, inputs: Sequence[Mapping[str, Tensor]]
) -> float:
    """Largest absolute difference between torch and onnxruntime over all ``inputs``.

    Raises ParityError, and removes the file, when it exceeds ``TOLERANCE``.
    """
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    worst = 0.0
    for feed in inputs:
        with torch.no_grad():
            want = module(*feed.values())
        have = session.run(None, {k: v.numpy() for k, v in feed.items()})
        wanted = [want] if isinstance(want, Tensor) else list(want)
        for a, b in zip(wanted, have, strict=True):
            worst = float(np.maximum(worst, np.abs(a.numpy() - b).max()))  # NaN stays NaN
    if not worst <= TOLERANCE:
        file.unlink()
        raise ParityError(
            f"{file.name} differs from its network by {worst:.2g}, more than {TOLERANCE:g}."
        )
    return worst


def sha256_of(file: Path) -> str:
    """Hex SHA-256 of a file's bytes."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
