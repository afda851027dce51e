"""One photo in many styles on one page, on the command line."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.storage import fonts
from deepart_studio.storage.contact_sheet import sheet_layout
from deepart_studio.storage.model_roots import MODELS_VARIABLE
from tests.e2e.cli.conftest import Deepart
from tests.support.drawn import photo_file
from tests.support.tiny_models import STYLES, tiny_style_model


def tile_colours(path: Path, tile: tuple[int, int], columns: int, count: int) -> list[np.ndarray]:
    layout = sheet_layout(count, tile, columns)
    with Image.open(path) as image:
        assert image.size == layout.size
        page = np.asarray(image.convert("RGB"), np.float64)
    places = [layout.place(index) for index in range(count)]
    return [page[top : top + tile[1], left : left + tile[0]].mean((0, 1)) for left, top in places]


def test_the_sheet_shows_the_photo_in_all_styles(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "field.jpg", 300, 200)
    said = deepart("sheet", "field.jpg", "--tile", "120", "--columns", "2")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("field.jpg → field - style sheet.png (")
    found = tile_colours(desk / "field - style sheet.png", (120, 80), 2, 3)
    for colour, (_, _, code) in zip(found, STYLES.values(), strict=True):
        assert np.abs(colour / 255 - code[:3]).max() < 0.06


def test_a_few_styles_by_name_and_by_picture(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "field.jpg", 90, 90)
    Image.new("RGB", (80, 80), (20, 200, 60)).save(desk / "green.png")
    chosen = ("-s", "Blue wash", "-s", "green.png", "-s", "blue-wash")
    assert deepart("sheet", "field.jpg", *chosen, "--tile", "90", "-o", "out.png").code == 0
    layout = sheet_layout(2, (90, 90))
    _, green = tile_colours(desk / "out.png", (90, 90), layout.columns, 2)
    assert np.abs(green - (20, 200, 60)).max() < 10


def test_an_existing_file_is_never_replaced_unless_asked(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "field.jpg")
    (desk / "out.png").write_text("mine")
    said = deepart("sheet", "field.jpg", "-o", "out.png")
    assert said.code == 2
    assert "already exists" in said.err
    assert (desk / "out.png").read_text() == "mine"
    assert deepart("sheet", "field.jpg", "-o", "out.png", "--overwrite").code == 0
    assert sorted(path.name for path in desk.iterdir()) == ["field.jpg", "out.png"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere.jpg",), "Cannot find nowhere.jpg"),
        ((".",), "is a folder"),
        (("field.jpg", "--tile", "9"), "from 64 to 2048"),
        (("field.jpg", "--columns", "0"), "cannot have 0 columns"),
        (("field.jpg", "-s", "red-chalk:0.5"), "Leave out the weights"),
        (("field.jpg", "-s", "red chalc"), 'Did you mean "Red chalk"?'),
        (("field.jpg", "--strength", "7"), "Strength"),
        (("field.jpg", "-o", "out.gif"), "cannot be saved as .gif"),
        (("field.jpg", "-o", "field.jpg", "--overwrite"), "would be lost"),
        (("field.jpg", "--tile", "2048", "--columns", "1", "-o", "no/way.png"), "no folder no"),
    ],
)
def test_mistakes_are_told_in_words(desk: Path, deepart: Deepart, arguments, words) -> None:
    photo_file(desk / "field.jpg")
    said = deepart("sheet", *arguments)
    assert said.code == 2
    assert words in said.err
    assert [path.name for path in desk.iterdir()] == ["field.jpg"]


def test_captions_are_in_the_language_that_is_chosen(
    desk: Path, deepart: Deepart, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo_file(desk / "field.jpg")
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(variable, "zh_CN.UTF-8")
    pages = {}
    for name, language in (("en", ("--language", "en")), ("zh", ("--language", "zh")), ("sys", ())):
        assert deepart("sheet", "field.jpg", *language, "-o", f"{name}.png").code == 0
        pages[name] = (desk / f"{name}.png").read_bytes()
    assert pages["zh"] == pages["sys"] != pages["en"]


def test_without_a_chinese_font_the_captions_are_english_and_it_is_said(
    desk: Path, deepart: Deepart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "CHINESE", ())
    monkeypatch.setattr(fonts, "LATIN", ())
    photo_file(desk / "field.jpg")
    said = deepart("sheet", "field.jpg", "--language", "zh", "-o", "zh.png")
    assert said.code == 0
    assert "No font with Chinese characters was found" in said.err
    assert deepart("sheet", "field.jpg", "--language", "en", "-o", "en.png").code == 0
    assert (desk / "zh.png").read_bytes() == (desk / "en.png").read_bytes()


def test_a_folder_takes_the_sheet(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "field.jpg")
    assert deepart("sheet", "field.jpg", "-o", "sheets/").code == 0
    with Image.open(desk / "sheets" / "field.png") as image:
        assert image.format == "PNG"


def test_json_reports_the_sheet(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "field.jpg")
    report = json.loads(deepart("sheet", "field.jpg", "-o", "out.webp", "--json").out)
    with Image.open(desk / "out.webp") as image:
        size = image.size
    row = report["results"][0]
    assert (row["output"], row["width"], row["height"]) == ("out.webp", *size)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT")
def test_ctrl_c_stops_soon_and_leaves_nothing(
    tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny_style_model(tmp_path / "slow", slow_layers=400)
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "slow"))
    photo_file(desk / "field.jpg", 800, 600)
    command = [sys.executable, "-m", "deepart_studio.cli.main", "sheet", "field.jpg"]
    root = Path(__file__).parents[3]
    monkeypatch.setenv("PYTHONPATH", str(root))
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        time.sleep(2.5)
        assert running.poll() is None
        running.send_signal(signal.SIGINT)
        sent = time.monotonic()
        _, errors = running.communicate(timeout=20)
    assert time.monotonic() - sent < 5
    assert running.returncode == 130
    assert errors.strip().endswith("Stopped.")
    assert [path.name for path in desk.iterdir()] == ["field.jpg"]
