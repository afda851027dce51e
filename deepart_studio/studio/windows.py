"""More windows: each is a program of its own, with one document.

What they share (settings, recent files, styles, library, queue, journal) lies in files that several
programs may use at once; a window that crashes takes no other with it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment

import deepart_studio
from deepart_studio.core.errors import UserError

BESIDE = "--beside"
"""The option of a window that is opened from another: it does not lie exactly over it."""


def open_window(files: Sequence[Path] = ()) -> None:
    """Start another window, with the first of these files open; UserError when it cannot be."""
    program = QProcess()
    program.setProgram(sys.executable)
    program.setArguments(window_arguments(files))
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", os.pathsep.join(_search_path()))
    program.setProcessEnvironment(environment)
    outcome: object = program.startDetached()  # the stubs say a tuple, PySide gives a truth value
    if not (outcome[0] if isinstance(outcome, tuple) else outcome):
        raise UserError(
            "Another window cannot be opened.",
            "Start the program again from your desktop.",
        )


def window_arguments(files: Sequence[Path]) -> list[str]:
    """What Python is called with; -P keeps modules of the current folder out."""
    return ["-P", "-m", "deepart_studio.app", BESIDE, "--", *(str(file) for file in files)]


def _search_path() -> list[str]:
    """Where this very program was found, then what was set before."""
    own = str(Path(deepart_studio.__file__).parent.parent)
    before = os.environ.get("PYTHONPATH", "")
    return [own, *(part for part in before.split(os.pathsep) if part and part != own)]
