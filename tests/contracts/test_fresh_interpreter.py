"""What starting the program loads, seen from a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

import pytest


def modules_after(statement: str) -> set[str]:
    """The top-level packages in ``sys.modules`` after a statement in a new interpreter."""
    program = f"{statement}\nimport sys\nprint(*{{m.partition('.')[0] for m in sys.modules}})"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["deepart_studio.app", "deepart_studio.cli.main"])
def test_starting_the_program_never_loads_the_libraries_of_the_extras(module: str) -> None:
    loaded = modules_after(f"import {module}")
    assert not loaded & {"torch", "onnx", "scipy", "h5py"}  # train
    assert not loaded & {"av", "cv2"}  # video


def test_the_command_line_never_loads_qt() -> None:
    loaded = modules_after("import deepart_studio.cli.main")
    assert not loaded & {"PySide6", "shiboken6"}


def test_the_window_is_imported_without_opening_onnxruntime() -> None:
    assert "onnxruntime" not in modules_after("import deepart_studio.app")
