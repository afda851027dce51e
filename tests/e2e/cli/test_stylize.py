"""A photo becomes a painting on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.storage.paths import settings_file
from deepart_studio.storage.settings import MEMORY_GB, Settings
from tests.e2e.cli.conftest import Deepart
from tests.support.drawn import photo_file


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"), np.int16)


def test_a_photo_painted_in_a_named_style_is_saved_at_its_own_size(
    desk: Path, deepart: Deepart
) -> None:
    photo_file(desk / "photo.jpg")
    said = deepart("stylize", "photo.jpg", "--style", "Red chalk", "--out", "out.png")
    assert said.code == 0
    assert said.out.startswith("photo.jpg → out.png (96×64")
    painting = pixels(desk / "out.png")
    assert painting.shape == (64, 96, 3)
    # the style's mean colour is (0.7, 0.3, 0.2)
    assert np.abs(painting.mean((0, 1)) / 255 - (0.7, 0.3, 0.2)).max() < 0.05


def test_a_style_is_found_in_either_language_and_any_case(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.jpg")
    for index, name in enumerate(("red-chalk", "RED CHALK", "红粉笔", "grey etching")):
        assert deepart("stylize", "photo.jpg", "-s", name, "-o", f"{index}.png").code == 0


def test_a_picture_is_a_style(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.jpg")
    Image.new("RGB", (80, 80), (20, 200, 60)).save(desk / "green.png")
    assert deepart("stylize", "photo.jpg", "--style", "green.png", "--out", "out.png").code == 0
    assert np.abs(pixels(desk / "out.png").mean((0, 1)) - (20, 200, 60)).max() < 8


def test_two_styles_are_blended_by_their_weights(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.jpg")
    red, blue = ("--style", "Red chalk:0.75"), ("--style", "Blue wash:0.25")
    assert deepart("stylize", "photo.jpg", *red, *blue, "--out", "out.png").code == 0
    wanted = 0.75 * np.array((0.7, 0.3, 0.2)) + 0.25 * np.array((0.2, 0.4, 0.7))
    assert np.abs(pixels(desk / "out.png").mean((0, 1)) / 255 - wanted).max() < 0.05


def test_a_style_picture_with_a_colon_in_its_name_needs_no_quoting(
    desk: Path, deepart: Deepart
) -> None:
    photo_file(desk / "photo.jpg")
    Image.new("RGB", (80, 80), (20, 200, 60)).save(desk / "sea:0.5", "PNG")
    assert deepart("stylize", "photo.jpg", "--style", "sea:0.5", "--out", "a.png").code == 0
    assert deepart("stylize", "photo.jpg", "--style", "sea:0.5:0.3", "--out", "b.png").code == 0
    assert (pixels(desk / "a.png") == pixels(desk / "b.png")).all()


def test_no_strength_gives_back_the_photo(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.png")
    style = ("--style", "Red chalk", "--strength", "0")
    assert deepart("stylize", "photo.png", *style, "--out", "out.png").code == 0
    assert np.abs(pixels(desk / "out.png") - pixels(desk / "photo.png")).mean() < 8


def test_kept_colours_are_those_of_the_photo(desk: Path, deepart: Deepart) -> None:
    Image.new("RGB", (80, 80), (40, 90, 180)).save(desk / "blue.png")
    style = ("--style", "Red chalk", "--keep-colors", "1")
    assert deepart("stylize", "blue.png", *style, "--out", "out.png").code == 0
    r, _, b = pixels(desk / "out.png").mean((0, 1))
    assert b > r


def test_the_size_is_the_long_side(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.jpg")
    style = ("--style", "Red chalk")
    assert deepart("stylize", "photo.jpg", *style, "--size", "48", "--out", "out.png").code == 0
    assert pixels(desk / "out.png").shape == (32, 48, 3)


@pytest.mark.parametrize(
    ("name", "format_"),
    [("o.png", "PNG"), ("o.jpg", "JPEG"), ("o.webp", "WEBP"), ("o.tif", "TIFF")],
)
def test_the_name_decides_the_format(desk: Path, deepart: Deepart, name: str, format_: str) -> None:
    photo_file(desk / "photo.png")
    assert deepart("stylize", "photo.png", "--style", "Red chalk", "--out", name).code == 0
    with Image.open(desk / name) as image:
        assert image.format == format_


def test_the_format_can_be_said_when_the_name_does_not_tell(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.png")
    options = ("--style", "Red chalk", "--format", "webp", "--out", "painting")
    assert deepart("stylize", "photo.png", *options).code == 0
    with Image.open(desk / "painting") as image:
        assert image.format == "WEBP"


def test_without_a_place_the_painting_lands_beside_the_photo(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.jpg")
    assert deepart("stylize", "photo.jpg", "--style", "Red chalk").code == 0
    assert (desk / "photo - Red chalk.jpg").exists()


def test_a_report_for_programs_holds_the_whole_request(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.jpg")
    options = ("--style", "Red chalk", "--strength", "0.5", "--out", "out.png", "--json")
    report = json.loads(deepart("stylize", "photo.jpg", *options).out)
    assert (report["done"], report["failed"]) == (1, 0)
    (result,) = report["results"]
    assert result["output"] == "out.png"
    assert (result["width"], result["height"]) == (96, 64)
    assert result["request"]["strength"] == 0.5
    assert result["request"]["styles"][0]["name"] == "Red chalk"


def test_transparency_stays(desk: Path, deepart: Deepart) -> None:
    image = Image.new("RGBA", (80, 80), (200, 100, 50, 255))
    image.paste((0, 0, 0, 0), (0, 0, 40, 80))
    image.save(desk / "cut.png")
    assert deepart("stylize", "cut.png", "--style", "Red chalk", "--out", "out.png").code == 0
    with Image.open(desk / "out.png") as painting:
        assert painting.mode == "RGBA"
        assert painting.getpixel((10, 10))[3] == 0
        assert painting.getpixel((70, 10))[3] == 255


def test_a_missing_accelerator_is_said_and_the_cpu_paints(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.jpg")
    options = ("--style", "Red chalk", "--provider", "cuda", "--out", "out.png")
    said = deepart("stylize", "photo.jpg", *options)
    assert said.code == 0
    assert "The CPU is used instead." in said.err


def test_the_memory_limit_of_the_settings_holds_on_the_command_line(
    desk: Path, deepart: Deepart
) -> None:
    photo_file(desk / "photo.jpg", 2500, 2000)
    Settings(settings_file()).set(MEMORY_GB, "0.5")
    said = deepart("stylize", "photo.jpg", "-s", "Red chalk", "-o", "out.png")
    assert said.code == 2
    assert "only 0.5 GB may be used" in said.err
    assert "memory limit in the settings" in said.err
    Settings(settings_file()).set(MEMORY_GB, "1")
    assert deepart("stylize", "photo.jpg", "-s", "Red chalk", "-o", "out.png").code == 0
