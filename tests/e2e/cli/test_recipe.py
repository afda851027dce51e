"""A painting tells how it was made, and the same is done to another photo."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.storage.model_roots import MODELS_VARIABLE
from tests.e2e.cli.conftest import Deepart
from tests.support.drawn import photo_file
from tests.support.masks import half, mask_file
from tests.support.tiny_models import tiny_style_model

BLEND = ("--style", "Red chalk:0.75", "--style", "Blue wash:0.25")


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "tif", "ora"])
def test_a_recipe_gives_the_same_painting_of_the_same_photo(
    desk: Path, deepart: Deepart, ending: str
) -> None:
    photo_file(desk / "photo.png")
    made = (*BLEND, "--strength", "0.8", "--keep-colors", "0.3", "--size", "80")
    assert deepart("stylize", "photo.png", *made, "--out", f"mine.{ending}").code == 0
    assert deepart("stylize", "photo.png", *made, "--out", "wanted.png").code == 0
    said = deepart("recipe", "run", f"mine.{ending}", "--input", "photo.png", "--out", "again.png")
    assert (said.code, said.err) == (0, "")
    assert (pixels(desk / "again.png") == pixels(desk / "wanted.png")).all()


def test_a_recipe_is_for_any_photo(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.png")
    photo_file(desk / "other.png", 70, 90, seed=3)
    assert deepart("stylize", "photo.png", *BLEND, "--out", "mine.png").code == 0
    run = ("recipe", "run", "mine.png", "--input", "other.png")
    assert deepart(*run, "--out", "a.ora").code == 0
    assert deepart(*run).code == 0
    assert pixels(desk / "other - Red chalk + Blue wash.png").shape == (90, 70, 3)
    assert deepart("recipe", "show", "a.ora").code == 0


def test_words_and_json_tell_the_recipe(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.png")
    assert deepart("stylize", "photo.png", *BLEND, "--size", "64", "--out", "mine.png").code == 0
    words = deepart("recipe", "show", "mine.png").out.splitlines()
    assert words[0] == "Styles: Red chalk (0.75), Blue wash (0.25)"
    assert "Strength: 1" in words
    assert "Size: 64 pixels" in words
    report = json.loads(deepart("recipe", "show", "mine.png", "--json").out)
    assert (report["model_id"], report["long_side"]) == ("tiny-style", 64)


def test_a_picture_without_a_recipe_says_so(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.png")
    for command in (("show", "photo.png"), ("run", "photo.png", "--input", "photo.png")):
        said = deepart("recipe", *command)
        assert said.code == 2
        assert "photo.png has no recipe." in said.err
    assert "Cannot find gone.png" in deepart("recipe", "show", "gone.png").err


def test_a_style_that_is_not_here_any_more_is_named(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.png")
    Image.new("RGB", (80, 80), (20, 200, 60)).save(desk / "moss.png")
    assert deepart("stylize", "photo.png", "--style", "moss.png", "--out", "mine.png").code == 0
    said = deepart("recipe", "run", "mine.png", "--input", "photo.png", "--out", "again.png")
    assert said.code == 2
    assert 'The style "moss" of the recipe is not known here.' in said.err
    assert not (desk / "again.png").exists()


def test_another_version_of_the_model_is_said(
    desk: Path, deepart: Deepart, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo_file(desk / "photo.png")
    assert deepart("stylize", "photo.png", *BLEND, "--out", "mine.png").code == 0
    tiny_style_model(desk / "newer", slow_layers=1)
    monkeypatch.setenv(MODELS_VARIABLE, str(desk / "newer"))
    said = deepart("recipe", "run", "mine.png", "--input", "photo.png")
    assert said.code == 2
    assert 'another version of the model "tiny-style"' in said.err


def test_a_recipe_with_masks_is_shown_but_not_run(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.png")
    mask_file(desk / "sky.png", half(96, 64))
    region = ("--region", "sky.png=Blue wash:0.5")
    assert deepart("stylize", "photo.png", *BLEND, *region, "--out", "mine.png").code == 0
    assert "Region 1: Blue wash (mask " in deepart("recipe", "show", "mine.png").out
    said = deepart("recipe", "run", "mine.png", "--input", "photo.png", "--out", "again.png")
    assert said.code == 2
    assert "has masks" in said.err
