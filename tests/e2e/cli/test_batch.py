"""Many photos at once: one bad one spoils nothing, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.cli.conftest import Deepart
from tests.support.drawn import photo_file

STYLE = ("--style", "Red chalk")


def test_a_folder_of_photos_is_painted_into_a_new_folder(desk: Path, deepart: Deepart) -> None:
    (desk / "trip").mkdir()
    for name in ("a.jpg", "b.png", "c.webp"):
        photo_file(desk / "trip" / name)
    (desk / "trip" / "notes.txt").write_text("not a picture")
    said = deepart("stylize", "trip", *STYLE, "--out", "painted")
    assert said.code == 0
    assert sorted(path.name for path in (desk / "painted").iterdir()) == [
        "a.jpg",
        "b.png",
        "c.webp",
    ]
    assert "3 painted, 0 failed." in said.err


def test_bad_photos_are_named_at_the_end_and_the_rest_is_painted(
    desk: Path, deepart: Deepart
) -> None:
    photo_file(desk / "good.jpg")
    photo_file(desk / "also good.png")
    (desk / "empty.jpg").write_bytes(b"")
    (desk / "text.png").write_text("I am no picture.")
    inputs = ("good.jpg", "empty.jpg", "text.png", "missing.jpg", "also good.png")
    said = deepart("stylize", *inputs, *STYLE, "--out", "painted")
    assert said.code == 2
    assert "2 painted, 3 failed." in said.err
    for name in ("empty.jpg", "text.png", "missing.jpg"):
        assert name in said.err
    assert len(list((desk / "painted").iterdir())) == 2


def test_the_report_for_programs_lists_good_and_bad(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "good.jpg")
    (desk / "empty.jpg").write_bytes(b"")
    said = deepart("stylize", "good.jpg", "empty.jpg", *STYLE, "--out", "painted", "--json")
    report = json.loads(said.out)
    assert said.code == 2
    assert (report["done"], report["failed"]) == (1, 1)
    by_input = {result["input"]: result for result in report["results"]}
    assert by_input["empty.jpg"]["status"] == "failed"
    assert "empty" in by_input["empty.jpg"]["error"]
    assert by_input["good.jpg"]["status"] == "done"


def test_two_photos_that_would_write_one_painting_are_refused_and_the_third_is_painted(
    desk: Path, deepart: Deepart
) -> None:
    photo_file(desk / "a.jpg")
    photo_file(desk / "a.png", seed=8)
    photo_file(desk / "b.jpg")
    options = ("--format", "png", "--out", "painted")
    said = deepart("stylize", "a.jpg", "a.png", "b.jpg", *STYLE, *options)
    assert said.code == 2
    assert "a.jpg and a.png would both write painted/a.png" in said.err
    assert "1 painted, 2 failed." in said.err
    assert [path.name for path in (desk / "painted").iterdir()] == ["b.png"]


def test_photos_of_the_same_name_from_two_folders_are_refused(desk: Path, deepart: Deepart) -> None:
    for folder in ("monday", "tuesday"):
        (desk / folder).mkdir()
        photo_file(desk / folder / "a.jpg")
    said = deepart("stylize", "monday", "tuesday", *STYLE, "--out", "painted")
    assert said.code == 2
    assert "would both write" in said.err


def test_a_photo_named_twice_is_painted_once(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "a.jpg")
    said = deepart("stylize", "a.jpg", "./a.jpg", *STYLE, "--out", "painted")
    assert said.code == 0
    assert "1 painted, 0 failed." in said.err


def test_paintings_that_exist_are_kept_unless_replacing_is_asked_for(
    desk: Path, deepart: Deepart
) -> None:
    photo_file(desk / "a.jpg")
    (desk / "painted").mkdir()
    (desk / "painted" / "a.jpg").write_bytes(b"precious")
    assert deepart("stylize", "a.jpg", *STYLE, "--out", "painted").code == 2
    assert (desk / "painted" / "a.jpg").read_bytes() == b"precious"
    assert deepart("stylize", "a.jpg", *STYLE, "--out", "painted", "--overwrite").code == 0
    assert (desk / "painted" / "a.jpg").read_bytes() != b"precious"


def test_a_photo_is_never_replaced_by_its_painting(desk: Path, deepart: Deepart) -> None:
    before = photo_file(desk / "a.jpg").read_bytes()
    said = deepart("stylize", "a.jpg", *STYLE, "--out", ".", "--overwrite")
    assert said.code == 2
    assert "would be lost" in said.err
    assert (desk / "a.jpg").read_bytes() == before


def test_a_folder_needs_a_place_for_its_paintings(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "a.jpg")
    said = deepart("stylize", ".", *STYLE)
    assert said.code == 2
    assert "--out DIR" in said.err


def test_an_empty_folder_is_said(desk: Path, deepart: Deepart) -> None:
    (desk / "nothing").mkdir()
    said = deepart("stylize", "nothing", *STYLE, "--out", "painted")
    assert said.code == 2
    assert "There is no picture in the folder nothing." in said.err
