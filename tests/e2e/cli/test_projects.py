"""A painting with layers, in a file that painting programs open."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.opening import load_document
from deepart_studio.document.writing import save_document
from tests.e2e.cli.conftest import Deepart
from tests.support.drawn import landscape, photo_file

STYLE = ("--style", "Red chalk")


def picture_in(path: Path, name: str) -> np.ndarray:
    """Read as another program does: with zipfile and Pillow alone."""
    with zipfile.ZipFile(path) as archive, Image.open(io.BytesIO(archive.read(name))) as image:
        return np.asarray(image.convert("RGBA"))


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGBA"))


def painted_project(desk: Path, deepart: Deepart, *more: str) -> Path:
    photo_file(desk / "photo.png")
    said = deepart("stylize", "photo.png", *STYLE, *more, "--out", "painting.ora")
    assert (said.code, said.err) == (0, "")
    return desk / "painting.ora"


def changed(path: Path, **entries: bytes | None) -> None:
    """Write some files of a project anew; None leaves one out. Dots in names are written __."""
    wanted = {name.replace("__", ".").replace("_in_", "/"): data for name, data in entries.items()}
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()} | wanted
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            if data is not None:
                archive.writestr(name, data)


def layer_rows(path: Path) -> list[ElementTree.Element]:
    with zipfile.ZipFile(path) as archive:
        return list(ElementTree.fromstring(archive.read("stack.xml")).iter("layer"))  # noqa: S314


def test_the_photo_and_the_painting_are_two_layers_the_painting_on_top(
    desk: Path, deepart: Deepart
) -> None:
    project = painted_project(desk, deepart)
    assert deepart("stylize", "photo.png", *STYLE, "--out", "flat.png").code == 0
    top, bottom = layer_rows(project)
    assert (top.get("name"), bottom.get("name")) == ("Red chalk", "photo.png")
    assert (picture_in(project, bottom.get("src")) == pixels(desk / "photo.png")).all()
    assert (picture_in(project, top.get("src")) == pixels(desk / "flat.png")).all()
    assert (picture_in(project, "mergedimage.png") == pixels(desk / "flat.png")).all()


def test_the_painting_remembers_how_it_was_made(desk: Path, deepart: Deepart) -> None:
    painted_project(desk, deepart, "--strength", "0.5")
    said = deepart("recipe", "show", "painting.ora")
    assert said.code == 0
    assert "Styles: Red chalk" in said.out
    assert "Strength: 0.5" in said.out


def test_a_smaller_painting_lies_over_a_smaller_photo(desk: Path, deepart: Deepart) -> None:
    project = painted_project(desk, deepart, "--size", "48")
    assert {picture_in(project, row.get("src")).shape for row in layer_rows(project)} == {
        (32, 48, 4)
    }


def test_a_project_goes_to_standard_output_too(
    desk: Path, deepart: Deepart, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo_file(desk / "photo.png")
    written = io.BytesIO()

    class Output(io.TextIOWrapper):
        def isatty(self) -> bool:
            return False

    monkeypatch.setattr("sys.stdout", Output(written, "utf-8"))
    assert deepart("stylize", "photo.png", *STYLE, "--format", "ora", "--out", "-").code == 0
    assert zipfile.ZipFile(written).namelist()[0] == "mimetype"


def test_a_project_opens_as_a_photo(desk: Path, deepart: Deepart) -> None:
    painted_project(desk, deepart)
    wash = ("--style", "Blue wash")
    assert deepart("stylize", "painting.ora", *wash, "--out", "again.png").code == 0
    assert deepart("stylize", "photo.png", *STYLE, "--out", "flat.png").code == 0
    assert deepart("stylize", "flat.png", *wash, "--out", "wanted.png").code == 0
    assert (pixels(desk / "again.png") == pixels(desk / "wanted.png")).all()


def test_painting_a_project_keeps_its_layers_and_what_others_put_into_it(
    desk: Path, deepart: Deepart
) -> None:
    rgba = np.dstack([landscape(), np.full((64, 96), 255, np.uint8)])
    layers = (
        Layer(rgba, "field"),
        Layer(rgba[:20, :30], "notes", x=5, opacity=0.5, locked=True, visible=False),
    )
    extras = (("other/brushes.dat", b"strokes"),)
    save_document(Document(96, 64, layers, extras), desk / "mine.ora")
    assert deepart("stylize", "mine.ora", *STYLE, "--out", "painted.ora").code == 0
    document, _ = load_document(desk / "painted.ora")
    assert [layer.name for layer in document.layers] == ["field", "notes", "Red chalk"]
    assert document.extras[:1] == extras
    notes = document.layers[1]
    assert (notes.x, notes.opacity, notes.locked, notes.visible) == (5, 0.5, True, False)


def test_without_a_place_a_painted_project_lies_beside_it(desk: Path, deepart: Deepart) -> None:
    painted_project(desk, deepart)
    assert deepart("stylize", "painting.ora", "--style", "Blue wash").code == 0
    assert len(layer_rows(desk / "painting - Blue wash.ora")) == 3


def test_projects_in_a_folder_are_photos_as_well(desk: Path, deepart: Deepart) -> None:
    (desk / "holiday").mkdir()
    painted_project(desk, deepart).rename(desk / "holiday" / "sea.ora")
    out = ("--format", "png", "--out", "painted")
    assert deepart("stylize", "holiday", *STYLE, *out).code == 0
    assert (desk / "painted" / "sea.png").exists()


def test_a_project_that_exists_is_not_replaced_unasked(desk: Path, deepart: Deepart) -> None:
    before = painted_project(desk, deepart).read_bytes()
    again = ("stylize", "photo.png", *STYLE, "--out", "painting.ora")
    assert deepart(*again).code == 2
    assert (desk / "painting.ora").read_bytes() == before
    assert deepart(*again, "--overwrite").code == 0


def test_a_missing_layer_is_named_and_the_others_are_painted(desk: Path, deepart: Deepart) -> None:
    project = painted_project(desk, deepart)
    changed(project, data_in_layer000__png=None, mergedimage__png=None)
    said = deepart("stylize", "painting.ora", *STYLE, "--out", "new.ora")
    assert said.code == 0
    assert said.err.splitlines() == ['deepart: The layer "photo.png" is missing in painting.ora.']
    assert [row.get("name") for row in layer_rows(desk / "new.ora")] == ["Red chalk"] * 2


def test_half_a_project_gives_what_is_left_of_it(desk: Path, deepart: Deepart) -> None:
    project = painted_project(desk, deepart)
    data = project.read_bytes()
    with zipfile.ZipFile(project) as archive:
        cut = archive.getinfo("data/layer001.png").header_offset + 200
    project.write_bytes(data[:cut])
    said = deepart("stylize", "painting.ora", *STYLE, "--out", "new.png")
    assert said.code == 0
    assert "table of contents is missing" in said.err
    assert 'The layer "Red chalk" of painting.ora is damaged' in said.err
    assert deepart("stylize", "photo.png", *STYLE, "--out", "wanted.png").code == 0
    assert (pixels(desk / "new.png") == pixels(desk / "wanted.png")).all()


def test_a_sheet_of_styles_has_no_layers(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.png")
    said = deepart("sheet", "photo.png", "--out", "sheet.ora")
    assert said.code == 2
    assert "without layers" in said.err


def test_a_report_for_programs_is_the_same_for_projects(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.png")
    said = deepart("stylize", "photo.png", *STYLE, "--out", "p.ora", "--json")
    (result,) = json.loads(said.out)["results"]
    assert (result["output"], result["width"], result["height"]) == ("p.ora", 96, 64)


def test_a_project_tells_all_that_was_painted_in_it(desk: Path, deepart: Deepart) -> None:
    project = painted_project(desk, deepart)
    deepart("stylize", project.name, "--style", "Blue wash", "--out", "again.ora")
    document, _ = load_document(desk / "again.ora")
    without = Document(document.width, document.height, document.layers[:1], document.extras)
    save_document(without, desk / "bare.ora")
    for name in ("again.ora", "bare.ora"):
        told = json.loads(deepart("recipe", "show", name, "--all", "--json").out)
        assert [recipe["styles"][0]["name"] for recipe in told] == ["Red chalk", "Blue wash"]
    assert "Blue wash" in deepart("recipe", "show", "bare.ora", "--all").out
    alone = json.loads(deepart("recipe", "show", "again.ora", "--json").out)
    assert alone["styles"][0]["name"] == "Blue wash"
