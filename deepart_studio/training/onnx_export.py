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
) -> None:
    """Write ``module`` (in evaluation mode, float32, on the CPU) to ``file``.

    ``example`` names the inputs in call order; ``dynamic`` names their free axes.
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
    model = onnx.load(file)
    _store_as_half(model.graph)
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, file)


def round_to_half(module: _M) -> _M:
    """Round large weights to what half precision can hold, so that storing them loses nothing."""
    with torch.no_grad():
        for value in module.parameters():
            if value.numel() >= _LARGE:
                value.copy_(value.half().float())
    return module


def _store_as_half(graph: onnx.GraphProto) -> None:
    """Store large weights as float16 with a cast each, which onnxruntime folds when loading."""
    casts = []
    for tensor in graph.initializer:
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
