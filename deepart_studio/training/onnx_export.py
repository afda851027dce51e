"""Export to ONNX with a parity check: an export that differs from torch is a failed export."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor, nn

OPSET = 17
#: Largest accepted difference between torch and onnxruntime, for values in 0..1.
TOLERANCE = 2e-3


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
    onnx.checker.check_model(onnx.load(file), full_check=True)


def largest_difference(
    module: nn.Module, file: Path, inputs: Sequence[Mapping[str, Tensor]]
) -> float:
    """Largest absolute difference between torch and onnxruntime over all ``inputs``.

    Raises ParityError when it exceeds ``TOLERANCE``.
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
        raise ParityError(
            f"{file.name} differs from its network by {worst:.2g}, more than {TOLERANCE:g}."
        )
    return worst


def sha256_of(file: Path) -> str:
    """Hex SHA-256 of a file's bytes."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
