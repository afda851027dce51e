"""Real processes: pictures through pipes, and Ctrl+C."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.storage.model_roots import MODELS_VARIABLE
from tests.support.drawn import photo_file
from tests.support.tiny_models import tiny_style_model

REPOSITORY = Path(__file__).resolve().parents[3]
STYLE = ("--style", "Red chalk")


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "deepart_studio.cli.main", *arguments]


@pytest.fixture(autouse=True)
def from_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))


def test_a_photo_comes_and_its_painting_goes_through_pipes(desk: Path) -> None:
    photo = photo_file(desk / "photo.jpg").read_bytes()
    arguments = command("stylize", "-", *STYLE, "--out", "-", "--format", "png")
    done = subprocess.run(arguments, input=photo, capture_output=True, check=True)
    assert done.stderr == b""
    with Image.open(io.BytesIO(done.stdout)) as painting:
        assert (painting.format, painting.size) == ("PNG", (96, 64))
        mean = np.asarray(painting.convert("RGB")).mean((0, 1)) / 255
    assert np.abs(mean - (0.7, 0.3, 0.2)).max() < 0.05


def test_a_broken_photo_in_a_pipe_gives_nothing_but_a_sentence(desk: Path) -> None:
    done = subprocess.run(command("stylize", "-", *STYLE), input=b"junk", capture_output=True)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"standard input is not a picture" in done.stderr


def test_a_report_and_a_picture_cannot_share_standard_output(desk: Path) -> None:
    done = subprocess.run(command("stylize", "-", *STYLE, "--json"), input=b"", capture_output=True)
    assert done.returncode == 2
    assert done.stdout == b""


@pytest.mark.skipif(os.name == "nt", reason="a console of its own is needed to send Ctrl+C")
def test_ctrl_c_in_the_middle_stops_soon_and_leaves_nothing_half_written(
    tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny_style_model(tmp_path / "slow", slow_layers=200)
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "slow"))
    photo_file(desk / "1 small.jpg", 64, 64)
    photo_file(desk / "2 large.jpg", 1600, 1200)
    arguments = command("stylize", "1 small.jpg", "2 large.jpg", *STYLE, "--out", "painted")
    with subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    ) as running:
        assert running.stdout is not None
        assert "1 small.jpg" in running.stdout.readline()
        time.sleep(1.0)  # now the large one is being painted
        assert running.poll() is None
        running.send_signal(signal.SIGINT)
        sent = time.monotonic()
        _, errors = running.communicate(timeout=20)
    assert time.monotonic() - sent < 5
    assert running.returncode == 130
    assert errors.strip().endswith("Stopped.")
    assert [path.name for path in (desk / "painted").iterdir()] == ["1 small.jpg"]
