"""A person at a terminal: a folder of their own, a tiny model, and the real ``main()``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from deepart_studio.cli.main import main
from deepart_studio.storage.model_roots import MODELS_VARIABLE


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Deepart = Callable[..., Said]


@pytest.fixture
def desk(tmp_path: Path, models_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the commands are run."""
    monkeypatch.setenv(MODELS_VARIABLE, str(models_folder))
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def deepart(desk: Path, capsys: pytest.CaptureFixture[str]) -> Deepart:
    """Runs ``deepart`` with some arguments in the folder ``desk``."""

    def run(*arguments: str) -> Said:
        capsys.readouterr()
        code = main(arguments)
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return run
