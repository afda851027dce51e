"""Checkpoints that are there wholly or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch


def write_checkpoint(state: dict[str, Any], file: Path) -> None:
    """Write a state beside ``file``, then put it in its place."""
    partial = file.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(file)
