"""Films on the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import av
import pytest
from PIL import Image

from deepart_studio.storage.model_roots import MODELS_VARIABLE
from tests.e2e.cli.conftest import Deepart
from tests.support.drawn import photo_file
from tests.support.films import animation_file, film_file, frames_of, moving_frames
from tests.support.tiny_models import tiny_style_model

REPOSITORY = Path(__file__).resolve().parents[3]
STYLE = ("--style", "Red chalk")


def test_a_film_is_painted_like_a_photo(desk: Path, deepart: Deepart) -> None:
    film_file(desk / "film.mp4", moving_frames(5), sound="aac")
    said = deepart("stylize", "film.mp4", *STYLE, "--out", "out.mp4", "--size", "48")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("film.mp4 → out.mp4 (48×32, 5 frames, ")
    with av.open(desk / "out.mp4") as container:
        assert [stream.type for stream in container.streams] == ["video", "audio"]


def test_a_film_is_known_by_its_content_and_named_after_the_style(
    desk: Path, deepart: Deepart
) -> None:
    film_file(desk / "film.mp4", moving_frames(3)).rename(desk / "holiday.jpg")
    said = deepart("stylize", "holiday.jpg", *STYLE)
    assert said.code == 0
    assert len(frames_of(desk / "holiday - Red chalk.mp4")) == 3


def test_films_and_photos_go_together_into_a_folder(desk: Path, deepart: Deepart) -> None:
    film_file(desk / "film.webm", moving_frames(3), codec="libvpx")
    animation_file(desk / "wave.gif", moving_frames(3), [100, 100, 100])
    photo_file(desk / "photo.jpg")
    (desk / "broken.mp4").write_text("no film at all")
    inputs = ("film.webm", "wave.gif", "photo.jpg", "broken.mp4")
    said = deepart("stylize", *inputs, *STYLE, "--out", "painted/")
    assert said.code == 2
    assert "broken.mp4 is not a film" in said.err
    assert "3 painted, 1 failed." in said.err
    names = {path.name for path in (desk / "painted").iterdir()}
    assert names == {"film.webm", "wave.gif", "photo.jpg"}
    with Image.open(desk / "painted" / "wave.gif") as image:
        assert image.n_frames == 3


def test_the_first_frame_of_an_animation_is_painted_when_a_still_picture_is_wanted(
    desk: Path, deepart: Deepart
) -> None:
    animation_file(desk / "wave.gif", moving_frames(3), [100, 100, 100])
    assert deepart("stylize", "wave.gif", *STYLE, "--out", "still.png").code == 0
    with Image.open(desk / "still.png") as image:
        assert (image.format, getattr(image, "n_frames", 1)) == ("PNG", 1)


def test_the_report_counts_frames_and_says_what_was_changed(desk: Path, deepart: Deepart) -> None:
    film_file(desk / "film.mkv", moving_frames(3, 95, 63), codec="ffv1", sound="aac")
    said = deepart("stylize", "film.mkv", *STYLE, "--out", "out.webm", "--json")
    (row,) = json.loads(said.out)["results"]
    assert (row["frames"], row["broken_frames"], row["width"], row["height"]) == (3, 0, 96, 64)
    assert any("even sides" in note for note in row["notes"])
    assert any("encoded anew" in note for note in row["notes"])


@pytest.mark.parametrize(
    ("out", "words"),
    [
        (("--out", "out.png"), ".mp4, .webm"),
        (("--out", "out.exe"), ".mp4, .webm"),
        (("--out", "-"), "cannot go to standard output"),
        (("--out", "missing/out.mp4"), "no folder missing"),
        (("--out", "film.mp4", "--overwrite"), "would be lost"),
        (("--format", "png"), "cannot be saved as png"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    desk: Path, deepart: Deepart, out: tuple[str, ...], words: str
) -> None:
    film_file(desk / "film.mp4", moving_frames(3))
    said = deepart("stylize", "film.mp4", *STYLE, *out)
    assert said.code == 2
    assert words in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert {path.name for path in desk.iterdir()} == {"film.mp4"}


@pytest.mark.skipif(os.name == "nt", reason="permissions work otherwise there")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_said(desk: Path, deepart: Deepart) -> None:
    film_file(desk / "film.mp4", moving_frames(3))
    (desk / "locked").mkdir(mode=0o500)
    said = deepart("stylize", "film.mp4", *STYLE, "--out", "locked/out.mp4")
    assert said.code == 2
    assert "Nothing may be written to the folder" in said.err


def test_without_the_libraries_the_extra_is_named(
    desk: Path, deepart: Deepart, monkeypatch: pytest.MonkeyPatch
) -> None:
    film_file(desk / "film.mp4", moving_frames(3))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    said = deepart("stylize", "film.mp4", *STYLE)
    assert said.code == 2
    assert "deepart-studio[video]" in said.err


@pytest.mark.skipif(os.name == "nt", reason="a console of its own is needed to send Ctrl+C")
def test_ctrl_c_stops_at_once_and_the_same_command_goes_on(
    tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny_style_model(tmp_path / "slow", slow_layers=60)
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "slow"))
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))
    film_file(desk / "film.mp4", moving_frames(40))
    command = [sys.executable, "-m", "deepart_studio.cli.main", "stylize", "film.mp4", *STYLE]
    command += ["--out", "out.mp4"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        deadline = time.monotonic() + 60
        while not list(desk.glob("*/state.json")) and time.monotonic() < deadline:
            time.sleep(0.02)  # until the first part is finished
        assert running.poll() is None
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=20)
    assert running.returncode == 130
    assert "Finished and kept: 24 frames; the same command goes on" in errors
    assert not (desk / "out.mp4").exists()

    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Going on after 24 frames" in done.stderr
    assert len(frames_of(desk / "out.mp4")) == 40
    assert {path.name for path in desk.iterdir()} == {"film.mp4", "out.mp4"}
