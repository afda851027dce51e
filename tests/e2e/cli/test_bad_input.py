"""Whatever is given: one clear sentence, exit code 2, no traceback, nothing half-written."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest
from PIL import Image

from deepart_studio.storage.model_roots import MODELS_VARIABLE
from tests.e2e.cli.conftest import Deepart, Said
from tests.support.drawn import photo_file
from tests.support.tiny_models import tiny_style_model

STYLE = ("--style", "Red chalk")


def is_refused(said: Said, words: str) -> None:
    assert said.code == 2
    assert words in said.err
    assert "Traceback" not in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert said.out == ""


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.fixture
def photo(desk: Path) -> Path:
    return photo_file(desk / "photo.jpg", 300, 200)


def test_a_truncated_photo(desk: Path, deepart: Deepart, photo: Path) -> None:
    photo.write_bytes(photo.read_bytes()[:2000])
    is_refused(deepart("stylize", "photo.jpg", *STYLE, "--out", "out.png"), "photo.jpg is damaged")
    assert files(desk) == {"photo.jpg"}


def test_a_text_file_that_calls_itself_a_picture(desk: Path, deepart: Deepart) -> None:
    (desk / "text.png").write_text("Dear diary")
    said = deepart("stylize", "text.png", *STYLE, "--out", "out.png")
    is_refused(said, "text.png is not a picture")


def test_an_empty_file(desk: Path, deepart: Deepart) -> None:
    (desk / "empty.jpg").write_bytes(b"")
    is_refused(deepart("stylize", "empty.jpg", *STYLE, "--out", "o.png"), "empty.jpg is empty")


def test_a_missing_file(deepart: Deepart) -> None:
    is_refused(deepart("stylize", "gone.jpg", *STYLE, "--out", "o.png"), "Cannot find gone.jpg")


def test_a_folder_with_a_single_file_as_output(desk: Path, deepart: Deepart, photo: Path) -> None:
    (desk / "o.png").write_bytes(b"mine")
    is_refused(deepart("stylize", str(desk), *STYLE, "--out", "o.png"), "o.png is a file")
    assert (desk / "o.png").read_bytes() == b"mine"


@pytest.mark.parametrize("size", [(1, 1), (30000, 10)], ids=["one pixel", "a strip"])
def test_a_photo_of_an_odd_shape_is_painted(
    desk: Path, deepart: Deepart, size: tuple[int, int]
) -> None:
    Image.new("RGB", size, (90, 120, 200)).save(desk / "odd.png")
    assert deepart("stylize", "odd.png", *STYLE, "--out", "out.png").code == 0
    with Image.open(desk / "out.png") as painting:
        assert painting.size == size


def test_a_read_only_folder(deepart: Deepart, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)  # as root every folder can be written to
    said = deepart("stylize", "photo.jpg", *STYLE, "--out", "out.png")
    is_refused(said, "Nothing may be written to the folder")


def test_a_full_disk(
    desk: Path, deepart: Deepart, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    is_refused(deepart("stylize", "photo.jpg", *STYLE, "--out", "out.png"), "The disk is full")
    assert files(desk) == {"photo.jpg"}


def test_a_folder_that_is_not_there(deepart: Deepart, photo: Path) -> None:
    said = deepart("stylize", "photo.jpg", *STYLE, "--out", "nowhere/out.png")
    is_refused(said, "There is no folder nowhere")


def test_an_ending_that_names_no_format(deepart: Deepart, photo: Path) -> None:
    said = deepart("stylize", "photo.jpg", *STYLE, "--out", "out.doc")
    is_refused(said, "End the name in .png, .jpg, .webp, .avif, .tif or .pdf")


def test_an_unknown_style_suggests_the_nearest(deepart: Deepart, photo: Path) -> None:
    said = deepart("stylize", "photo.jpg", "--style", "rde chalk", "--out", "o.png")
    is_refused(said, 'Did you mean "Red chalk"?')


def test_a_style_picture_that_is_not_there(deepart: Deepart, photo: Path) -> None:
    said = deepart("stylize", "photo.jpg", "--style", "art/gone.jpg:0.5", "--out", "o.png")
    is_refused(said, "Cannot find the style picture art/gone.jpg")


@pytest.mark.parametrize("weight", ["0", "-1", "nan", "inf"])
def test_a_weight_that_makes_no_sense(deepart: Deepart, photo: Path, weight: str) -> None:
    said = deepart("stylize", "photo.jpg", "--style", f"Red chalk:{weight}", "--out", "o.png")
    is_refused(said, f"The weight of the style Red chalk is {weight}")


@pytest.mark.parametrize("option", ["--strength", "--keep-colors"])
@pytest.mark.parametrize("value", ["nan", "1.5", "-0.1", "inf"])
def test_a_setting_out_of_its_range(
    desk: Path, deepart: Deepart, photo: Path, option: str, value: str
) -> None:
    said = deepart("stylize", "photo.jpg", *STYLE, option, value, "--out", "o.png")
    is_refused(said, "Choose a number from 0 to 1.")
    assert files(desk) == {"photo.jpg"}


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--strength", "much", "--strength"),
        ("--size", "0", "The size cannot be 0"),
        ("--size", "huge", "The size cannot be huge"),
        ("--quality", "101", "The quality cannot be 101"),
        ("--format", "gif", "--format"),
        ("--provider", "toaster", 'There is no provider named "toaster"'),
        ("--model", "tiny-stile", 'Did you mean "tiny-style"?'),
        ("--colour", "red", "--colour"),
    ],
)
def test_an_option_that_cannot_be_understood(
    deepart: Deepart, photo: Path, option: str, value: str, words: str
) -> None:
    is_refused(deepart("stylize", "photo.jpg", *STYLE, option, value, "--out", "o.png"), words)


def test_no_style_at_all(deepart: Deepart, photo: Path) -> None:
    is_refused(deepart("stylize", "photo.jpg"), "--style")


def test_a_painting_that_exists(desk: Path, deepart: Deepart, photo: Path) -> None:
    (desk / "out.png").write_bytes(b"precious")
    said = deepart("stylize", "photo.jpg", *STYLE, "--out", "out.png")
    is_refused(said, "out.png already exists")
    assert (desk / "out.png").read_bytes() == b"precious"


def test_a_damaged_model(
    tmp_path: Path, deepart: Deepart, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tiny_style_model(tmp_path / "models")
    (package / "painter.onnx").write_bytes(b"\x00" * 100)
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "models"))
    said = deepart("stylize", "photo.jpg", *STYLE, "--out", "out.png")
    is_refused(said, '"painter.onnx" is damaged or was changed')


def test_a_model_whose_file_is_no_graph_though_its_hash_is_right(
    tmp_path: Path, deepart: Deepart, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tiny_style_model(tmp_path / "models")
    manifest = json.loads((package / "manifest.json").read_text("utf-8"))
    painter, card = manifest["files"][0], manifest["files"][-1]
    painter.update({key: card[key] for key in ("path", "sha256", "bytes")})
    (package / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "models"))
    said = deepart("stylize", "photo.jpg", *STYLE, "--out", "out.png")
    is_refused(said, "card.md")


def test_a_manifest_with_a_wrong_hash(
    tmp_path: Path, deepart: Deepart, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tiny_style_model(tmp_path / "models")
    manifest = json.loads((package / "manifest.json").read_text("utf-8"))
    manifest["files"][0]["sha256"] = "0" * 64
    (package / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "models"))
    said = deepart("stylize", "photo.jpg", *STYLE, "--out", "out.png")
    is_refused(said, "is damaged or was changed")


def test_no_model_at_all(
    tmp_path: Path, deepart: Deepart, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path))
    said = deepart("stylize", "photo.jpg", *STYLE, "--out", "out.png")
    is_refused(said, "There is no model")


def test_a_fault_of_the_program_points_to_debug(
    deepart: Deepart, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object, **__: object) -> NoReturn:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("deepart_studio.cli.stylize.plan_targets", fault)
    said = deepart("stylize", "photo.jpg", *STYLE, "--out", "out.png")
    assert said.code == 1
    assert said.err.startswith("deepart: Unexpected ZeroDivisionError: division by zero.")
    assert "--debug" in said.err
    assert "Traceback" not in said.err
    assert "Traceback" in deepart("stylize", "photo.jpg", *STYLE, "-o", "x.png", "--debug").err
