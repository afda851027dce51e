"""Seeing what is installed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deepart_studio import __version__
from deepart_studio.core.pictures import Picture
from deepart_studio.inference.style import StylePipeline
from deepart_studio.storage.model_roots import MODELS_VARIABLE
from deepart_studio.storage.paths import user_styles_folder
from deepart_studio.storage.styles import UserStyleStore
from tests.e2e.cli.conftest import Deepart
from tests.support.drawn import landscape, photo_file
from tests.support.tiny_models import tiny_style_model


def test_the_styles_are_listed_in_both_languages_with_their_origin(deepart: Deepart) -> None:
    said = deepart("styles")
    assert said.code == 0
    assert "Red chalk · 红粉笔 (Nobody, 2026)" in said.out.splitlines()


def test_the_styles_are_listed_for_programs(deepart: Deepart) -> None:
    styles = json.loads(deepart("styles", "--json").out)
    assert [style["id"] for style in styles] == ["red-chalk", "blue-wash", "grey-etching"]
    assert styles[0]["name"] == {"en": "Red chalk", "zh": "红粉笔"}


def test_the_models_are_listed_and_a_bad_one_with_its_reason(
    tmp_path: Path, deepart: Deepart, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny_style_model(tmp_path / "models", "good-one")
    bad = tiny_style_model(tmp_path / "models", "bad-one")
    (bad / "codes.npy").unlink()
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "models"))
    said = deepart("models", "list")
    assert said.code == 0
    assert "good-one  1.0  style  Tiny style" in said.out
    assert 'bad-one  unusable: The file "codes.npy" is missing.' in said.out
    by_id = {row["id"]: row for row in json.loads(deepart("models", "list", "--json").out)}
    assert by_id["good-one"]["good"]
    assert "codes.npy" in by_id["bad-one"]["problem"]


def test_good_files_are_verified(deepart: Deepart) -> None:
    said = deepart("models", "verify")
    assert (said.code, said.out) == (0, "tiny-style: good\n")
    assert json.loads(deepart("models", "verify", "tiny-style", "--json").out) == {"tiny-style": []}


def test_a_changed_file_is_found(
    tmp_path: Path, deepart: Deepart, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tiny_style_model(tmp_path / "models")
    with (package / "encoder.onnx").open("ab") as file:
        file.write(b"!")
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "models"))
    said = deepart("models", "verify", "tiny-style")
    assert said.code == 2
    assert '"encoder.onnx" is damaged or was changed' in said.err


def test_a_model_tells_about_itself(deepart: Deepart) -> None:
    said = deepart("models", "show", "tiny-style")
    assert said.code == 0
    assert "license: MIT" in said.out
    details = json.loads(deepart("models", "show", "tiny-style", "--json").out)
    assert details["parameters"] == {"strength": [0, 1], "keep_colors": [0, 1]}


def test_an_unknown_model_suggests_the_nearest(deepart: Deepart) -> None:
    said = deepart("models", "show", "tiny")
    assert said.code == 2
    assert 'Did you mean "tiny-style"?' in said.err


def test_the_version_is_told(deepart: Deepart) -> None:
    assert deepart("--version").out == f"deepart {__version__}\n"


def test_without_arguments_the_help_is_shown(deepart: Deepart) -> None:
    said = deepart()
    assert "stylize" in said.out
    assert "deepart:" not in said.err


def test_training_without_torch_says_what_to_install(
    deepart: Deepart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    said = deepart("train", "style", "--photos", "somewhere")
    assert said.code == 2
    assert "pip install 'deepart-studio[train]'" in said.err


def test_a_style_of_ones_own_is_listed_and_used(
    desk: Path, deepart: Deepart, pipeline: StylePipeline
) -> None:
    picture = Picture.of_pixels(landscape(), name="harbour")
    code = pipeline.encode(picture.rgb)
    UserStyleStore(user_styles_folder()).add(picture, code, pipeline.encoder_sha256, "My harbour")
    assert "My harbour" in deepart("styles").out
    photo_file(desk / "photo.jpg")
    assert deepart("stylize", "photo.jpg", "--style", "my harbour", "--out", "o.png").code == 0
