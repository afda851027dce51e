"""Stories of the queue on the command line, through the real ``main()``."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import State
from deepart_studio.storage.model_roots import MODELS_VARIABLE
from deepart_studio.storage.paths import queue_file
from deepart_studio.storage.recipes import read_recipe
from tests.e2e.cli.conftest import Deepart
from tests.support.drawn import photo_file
from tests.support.tiny_models import tiny_style_model

REPOSITORY = Path(__file__).resolve().parents[3]
ADD = ("queue", "add")
STYLE = ("--style", "Red chalk", "--out", "painted")


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGBA"))


def listed(deepart: Deepart) -> list[dict]:
    return json.loads(deepart("queue", "list", "--json").out)["rows"]


def statuses(deepart: Deepart) -> list[str]:
    return [row["status"] for row in listed(deepart)]


def test_a_folder_waits_in_the_queue_and_is_painted_later(desk: Path, deepart: Deepart) -> None:
    (desk / "holiday").mkdir()
    for name in ("b.png", "a.jpg", "notes.txt"):
        path = desk / "holiday" / name
        path.write_text("no picture") if path.suffix == ".txt" else photo_file(path)
    said = deepart(*ADD, "holiday", *STYLE)
    assert (said.code, said.out) == (0, "2 photos added. 2 photos in all to paint.\n")
    assert not (desk / "painted").exists()
    assert [Path(row["input"]).name for row in listed(deepart)] == ["a.jpg", "b.png"]
    said = deepart("queue", "run")
    assert said.code == 0
    assert sorted(p.name for p in (desk / "painted").iterdir()) == ["a.jpg", "b.png"]
    assert statuses(deepart) == ["done", "done"]


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--strength", "0.6", "--keep-colors", "0.5", "--size", "60"),
        ("--style", "Blue wash:0.3"),
        ("--style", "own.png:0.5"),
    ],
    ids=["plain", "adjusted", "blend", "picture"],
)
def test_a_batch_gives_the_same_pixels_as_a_single_run(
    desk: Path, deepart: Deepart, options: tuple[str, ...]
) -> None:
    photo_file(desk / "own.png", 50, 40, seed=3)
    for number in range(3):
        photo_file(desk / f"{number}.png", 96 + number, 64, seed=number)
    photos = [f"{number}.png" for number in range(3)]
    assert deepart(*ADD, *photos, *STYLE, *options).code == 0
    assert deepart("queue", "run").code == 0
    for photo in photos:
        alone = deepart("stylize", photo, "--style", "Red chalk", *options, "--out", f"one {photo}")
        assert alone.code == 0
        one, batch = pixels(desk / f"one {photo}"), pixels(desk / "painted" / photo)
        assert one.tobytes() == batch.tobytes()
        recipes = [
            json.loads(read_recipe(path) or "")
            for path in (desk / f"one {photo}", desk / "painted" / photo)
        ]
        for recipe in recipes:
            recipe.pop("id")
        assert recipes[0] == recipes[1]


def test_bad_files_do_not_stop_the_others(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "good.png")
    photo_file(desk / "gone.png")
    (desk / "broken.png").write_bytes(b"not a picture at all")
    deepart(*ADD, "gone.png", "broken.png", "good.png", *STYLE)
    (desk / "gone.png").unlink()
    said = deepart("queue", "run")
    assert said.code == 2
    assert "1 painted, 2 failed." in said.err
    rows = listed(deepart)
    assert [row["status"] for row in rows] == ["failed", "failed", "done"]
    assert rows[0]["error"].startswith("Cannot find ")
    assert "Check the name and the folder." in rows[0]["error"]
    assert "broken.png" in rows[1]["error"]


def test_what_failed_is_tried_again_once_it_is_put_right(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "late.png")
    deepart(*ADD, "late.png", *STYLE)
    (desk / "late.png").rename(desk / "elsewhere.png")
    assert deepart("queue", "run").code == 2
    (desk / "elsewhere.png").rename(desk / "late.png")
    assert deepart("queue", "retry").code == 0
    assert deepart("queue", "run").code == 0
    assert statuses(deepart) == ["done"]


def test_two_photos_of_one_name_and_files_that_exist_get_names_of_their_own(
    desk: Path, deepart: Deepart
) -> None:
    for folder in ("one", "two"):
        (desk / folder).mkdir()
        photo_file(desk / folder / "sea.png", seed=len(folder) + ord(folder[0]))
    (desk / "painted").mkdir()
    (desk / "painted" / "sea.png").write_text("precious")
    deepart(*ADD, "one", "two", *STYLE)
    assert deepart("queue", "run").code == 0
    assert (desk / "painted" / "sea.png").read_text() == "precious"
    assert {p.name for p in (desk / "painted").iterdir()} == {"sea.png", "sea 2.png", "sea 3.png"}


def test_the_order_can_be_changed_and_rows_taken_out(desk: Path, deepart: Deepart) -> None:
    names = [photo_file(desk / f"{n}.png").name for n in "abcd"]
    deepart(*ADD, *names, *STYLE)

    def order() -> str:
        return "".join(Path(row["input"]).stem for row in listed(deepart))

    assert deepart("queue", "move", "4", "1").code == 0
    assert order() == "dabc"
    assert deepart("queue", "move", "1", "3").code == 0
    assert order() == "abdc"
    assert deepart("queue", "remove", "2", "4").code == 0
    assert order() == "ad"
    said = deepart("queue", "remove", "7")
    assert said.code == 2
    assert "There is no row 7 in the queue." in said.err
    assert deepart("queue", "clear").out == "2 photos taken out of the queue.\n"
    assert "The queue is empty." in deepart("queue", "list").err


def test_a_mistake_in_the_command_adds_nothing(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.png")
    for wrong in (("--strength", "7"), ("--size", "0"), ("--quality", "0"), ("--style", "Purple")):
        assert deepart(*ADD, "photo.png", *STYLE, *wrong).code == 2
    assert listed(deepart) == []
    said = deepart(*ADD, "photo.png", "missing.png", "film.mp4", *STYLE)
    assert said.code == 2
    assert "missing.png" in said.err
    assert [Path(row["input"]).name for row in listed(deepart)] == ["photo.png"]


def test_a_queue_that_is_painted_elsewhere_is_not_painted_twice(
    desk: Path, deepart: Deepart
) -> None:
    photo_file(desk / "photo.png")
    deepart(*ADD, "photo.png", *STYLE)
    elsewhere = QueueFile(queue_file())
    elsewhere.take()
    said = deepart("queue", "run")
    assert said.code == 2
    assert "being painted by another window or command" in said.err
    assert deepart(*ADD, "photo.png", *STYLE).code == 0  # but it can be added to
    elsewhere.let_go()
    assert deepart("queue", "run").code == 0
    assert statuses(deepart) == ["done", "done"]


def test_a_model_that_was_changed_is_said_and_can_be_taken_as_it_is(
    tmp_path: Path, desk: Path, deepart: Deepart, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo_file(desk / "photo.png")
    deepart(*ADD, "photo.png", *STYLE)
    tiny_style_model(tmp_path / "newer", slow_layers=1)
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "newer"))
    said = deepart("queue", "run")
    assert said.code == 2
    assert 'The model "tiny-style" was changed after this was put in the queue.' in said.err
    assert "Try again to paint it with the model as it is now." in said.err
    deepart("queue", "retry")
    assert deepart("queue", "run").code == 0


def test_a_model_that_is_gone_is_said(
    tmp_path: Path, desk: Path, deepart: Deepart, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo_file(desk / "photo.png")
    deepart(*ADD, "photo.png", *STYLE)
    (tmp_path / "none").mkdir()
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "none"))
    said = deepart("queue", "run")
    assert said.code == 2
    assert "tiny-style" in said.err


@pytest.mark.skipif(os.name == "nt", reason="a console of its own is needed to send Ctrl+C")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill"])
def test_after_a_stop_in_the_middle_the_queue_goes_on_where_it_was(
    tmp_path: Path, desk: Path, deepart: Deepart, monkeypatch: pytest.MonkeyPatch, how: int
) -> None:
    tiny_style_model(tmp_path / "slow", slow_layers=15)
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "slow"))
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))
    photo_file(desk / "1 small.png", 64, 64)
    photo_file(desk / "2 large.png", 1200, 900)
    photo_file(desk / "3 small.png", 64, 64)
    deepart(*ADD, "1 small.png", "2 large.png", "3 small.png", *STYLE)
    command = [sys.executable, "-m", "deepart_studio.cli.main", "queue", "run"]
    file = QueueFile(queue_file())
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        until = time.monotonic() + 20
        while file.read().rows[1].state is not State.RUNNING and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.3)
        running.send_signal(how)
        _, errors = running.communicate(timeout=20)
    assert [p.name for p in (desk / "painted").iterdir()] == ["1 small.png"]
    if how == signal.SIGINT:
        assert running.returncode == 130
        assert "2 photos left; deepart queue run goes on with them." in errors
    assert statuses(deepart) == ["done", "waiting", "waiting"]
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "slow"))
    finished = (desk / "painted" / "1 small.png").stat().st_mtime_ns
    assert deepart("queue", "run").code == 0
    assert statuses(deepart) == ["done"] * 3
    assert (desk / "painted" / "1 small.png").stat().st_mtime_ns == finished
    assert len(list((desk / "painted").iterdir())) == 3
