from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from deepart_studio.training.split import artist_key, is_held_out, read_labels, split_files

SPELLINGS = [
    (
        "monet",
        ["MONET, Claude", "Claude Monet", "claude-monet", "Claude Monet (French, 1840–1926)"],
    ),
    ("cezanne", ["Paul Cézanne", "paul-cezanne", "Paul Cezanne (French, 1839–1906)"]),
    ("gogh", ["GOGH, Vincent van", "Vincent van Gogh", "vincent-van-gogh"]),
    ("lautrec", ["Henri de Toulouse-Lautrec", "henri-de-toulouse-lautrec"]),
    ("turner", ["J. M. W. Turner", "Joseph Mallord William Turner", "william-turner"]),
    ("bruegel", ["Pieter Bruegel the Elder", "BRUEGEL, Pieter the Elder"]),
    ("rembrandt", ["Rembrandt", "rembrandt"]),
    ("utagawa hiroshige", ["Utagawa Hiroshige", "Hiroshige Utagawa"]),
    ("utagawa kuniyoshi", ["Utagawa Kuniyoshi"]),
]


def labelled(folder: Path, rows: list[tuple[str, str]]) -> list[Path]:
    """Files named in ``rows`` with their artists in a labels.csv."""
    folder.mkdir(exist_ok=True)
    with (folder / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("file,artist\n")
        csv.writer(file).writerows(rows)
    for name, _ in rows:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    return [folder / name for name, _ in rows]


@pytest.mark.parametrize(("key", "spellings"), SPELLINGS)
def test_the_spellings_of_an_artist_give_one_key(key: str, spellings: list[str]) -> None:
    assert {artist_key(s) for s in spellings} == {key}


def test_a_name_without_latin_letters_is_still_an_artist() -> None:
    assert artist_key("齐白石") == artist_key(" 齐白石 ") != ""
    assert artist_key("齐白石") != artist_key("徐悲鸿")
    assert artist_key("") == artist_key("  ") == ""


def test_the_split_never_changes() -> None:
    """Else pictures that a shipped model was trained on would be called held out."""
    artists = [
        "monet",
        "gogh",
        "hokusai",
        "manet",
        "klimt",
        "cezanne",
        "degas",
        "sargent",
        "turner",
    ]
    assert [a for a in artists if is_held_out(a)] == ["manet", "sargent"]


def test_about_the_wanted_share_is_held_out() -> None:
    names = [f"artist {i}" for i in range(4000)]
    assert sum(is_held_out(n) for n in names) / 4000 == pytest.approx(0.15, abs=0.02)
    assert sum(is_held_out(n, 0.5) for n in names) / 4000 == pytest.approx(0.5, abs=0.03)
    assert not any(is_held_out(n, 0.0) for n in names)
    assert all(is_held_out(n, 1.0) for n in names)


def test_no_artist_is_in_both_sets(tmp_path: Path) -> None:
    names = [
        f"{first}{second}"
        for first in ("ab", "cor", "del", "mon")
        for second in ("ano", "ard", "elli", "ier", "ova", "stein", "ues", "witz")
    ]
    rows = []
    for n in names:
        spellings = (f"{n.upper()}, Jean", f"Jean {n.title()}", f"jean-{n}")
        rows += [(f"style{i}/{n}{i}.png", s) for i, s in enumerate(spellings)]
    files = labelled(tmp_path, rows)
    training, validation = split_files(tmp_path, files)
    assert sorted(training + validation) == sorted(files)
    artists = [{path.stem[:-1] for path in part} for part in (training, validation)]
    assert not artists[0] & artists[1]
    assert artists[0]
    assert artists[1]


def test_works_of_an_artist_in_another_folder_fall_into_the_same_set(tmp_path: Path) -> None:
    held, kept = "manet", "monet"
    for name, spelling in (("one", "Jean {}"), ("two", "{}, J.")):
        files = labelled(
            tmp_path / name,
            [("x.png", spelling.format(held.title())), ("y.png", spelling.format(kept.title()))],
        )
        training, validation = split_files(tmp_path / name, files)
        assert validation == files[:1]
        assert training == files[1:]


def test_without_labels_the_split_is_by_file_and_the_same_in_every_place(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    for i in range(60):
        (here / f"{i}.png").touch()
    shutil.copytree(here, tmp_path / "there")
    parts = [
        [[path.name for path in part] for part in split_files(folder, sorted(folder.iterdir()))]
        for folder in (here, tmp_path / "there")
    ]
    assert parts[0] == parts[1]
    assert all(parts[0])
    assert read_labels(here) == {}


def test_pictures_without_an_artist_are_split_by_file(tmp_path: Path) -> None:
    files = labelled(tmp_path, [(f"{i}.png", "") for i in range(60)])
    training, validation = split_files(tmp_path, files)
    assert training
    assert validation
    assert len(training) + len(validation) == 60


def test_a_table_with_short_rows_or_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    table = "\ufefffile,artist\na.png\nb.png,Claude Monet\n"
    (tmp_path / "labels.csv").write_text(table, "utf-8")
    files = [tmp_path / "a.png", tmp_path / "b.png"]
    assert read_labels(tmp_path)["b.png"]["artist"] == "Claude Monet"
    training, validation = split_files(tmp_path, files)
    assert sorted(training + validation) == files
