"""Stories of the library on the command line, through the real ``main()``."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.e2e.cli.conftest import Deepart
from tests.unit.library.pictures import picture_file


@pytest.fixture
def album(desk: Path) -> Path:
    """Three pictures in a folder."""
    for number, name in enumerate(("harbour.png", "garden.jpg", "海浪.png")):
        picture_file(desk / "album" / name, number)
    return desk / "album"


def found(deepart: Deepart, *arguments: str) -> list[str]:
    said = deepart("library", "find", *arguments, "--json")
    assert said.code == 0
    return [Path(row["path"]).name for row in json.loads(said.out)["pictures"]]


def test_pictures_are_added_tagged_and_found(album: Path, deepart: Deepart) -> None:
    said = deepart("library", "add", "album")
    assert (said.code, said.out) == (0, "3 pictures added. 3 pictures in all.\n")
    said = deepart(
        *("library", "tag", "album/harbour.png", "album/../album/garden.jpg"),
        *("--add", "sea", "--add", "Gift", "--stars", "4", "--label", "red", "--title", "At last"),
    )
    assert said.code == 0
    assert "★★★★  red  #Gift  #sea" in said.out
    assert sorted(found(deepart, "--tag", "SEA", "--stars", "3")) == ["garden.jpg", "harbour.png"]
    assert found(deepart, "gard", "las") == ["garden.jpg"]
    assert found(deepart, "海") == ["海浪.png"]
    deepart("library", "tag", "album/harbour.png", "--remove", "sea", "--stars", "0")
    assert found(deepart, "--tag", "sea") == ["garden.jpg"]
    said = deepart("library", "find", "nothing-like-this")
    assert (said.code, said.out, said.err) == (0, "", "No picture is like that.\n")


def test_a_painting_is_found_by_its_style(album: Path, deepart: Deepart) -> None:
    painted = ("--style", "Red chalk", "--out", "p.png")
    assert deepart("stylize", "album/harbour.png", *painted).code == 0
    deepart("library", "add", "p.png")
    assert found(deepart, "red chalk") == ["p.png"]
    assert found(deepart, "--style", "Red chalk") == ["p.png"]


def test_bad_files_are_named_and_the_rest_comes_in(album: Path, deepart: Deepart) -> None:
    (album / "broken.png").write_text("hello")
    said = deepart("library", "add", "album", "gone.png")
    assert said.code == 2
    assert said.out.startswith("3 pictures added.")
    assert "broken.png is not a picture" in said.err
    assert "Cannot find" in said.err


def test_missing_files_are_shown_and_found_where_they_went(album: Path, deepart: Deepart) -> None:
    deepart("library", "add", "album")
    (album / "harbour.png").rename(album.parent / "moved.png")
    said = deepart("library", "check")
    assert "harbour.png  (missing)" in said.out
    assert "3 pictures looked for, 1 missing." in said.err
    assert found(deepart, "--missing") == ["harbour.png"]
    said = deepart("library", "check", ".")
    assert f"Found again: {album.parent / 'moved.png'}" in said.out
    assert found(deepart, "--missing") == []
    assert deepart("library", "check", "nowhere").code == 2


def test_duplicates_are_listed_together(album: Path, deepart: Deepart) -> None:
    shutil.copy(album / "harbour.png", album / "copy.png")
    deepart("library", "add", "album")
    groups = json.loads(deepart("library", "duplicates", "--json").out)["groups"]
    assert [sorted(Path(p["path"]).name for p in g) for g in groups] == [
        ["copy.png", "harbour.png"]
    ]


def test_dates_and_sizes_narrow_the_search(album: Path, deepart: Deepart) -> None:
    picture_file(album / "large.png", 9, 800, 600)
    os.utime(album / "garden.jpg", (1_700_000_000, 1_700_000_000))  # 14 November 2023
    deepart("library", "add", "album")
    assert found(deepart, "--least-size", "500") == ["large.png"]
    assert found(deepart, "--since", "2023-11-13", "--until", "2023-11-15") == ["garden.jpg"]
    said = deepart("library", "find", "--since", "yesterday")
    assert (said.code, "is not a date" in said.err) == (2, True)


def test_what_is_not_in_the_library_is_said(album: Path, deepart: Deepart) -> None:
    said = deepart("library", "tag", "album/harbour.png", "--stars", "3")
    assert said.code == 2
    assert "is not in the library" in said.err
    assert deepart("library", "find", "--collection", "Mine").code == 2
