"""A small run of the trainer for verse, from a file of poems to a package that writes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.verse_model import open_poet
from deepart_studio.verse.request import PoemRequest
from tests.support.verse_characters import CHARACTERS

pytest.importorskip("opencc")
pytest.importorskip("pypinyin")

from deepart_studio.training.cli import main
from deepart_studio.training.kneser_ney import KneserNey
from deepart_studio.training.poems import LONGEST, read_poems, split_by_author

SMALL = ["--width", "16", "--state", "24", "--batch", "400", "--least-count", "1", "--threads", "1"]
SHARE = ["--held-out", "0.3", "--every", "0.5"]


@pytest.fixture(scope="module")
def poems(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two hundred drawn "poems" by ten authors, some of them bad."""
    random = np.random.default_rng(0)
    characters = [row[0] for row in CHARACTERS.split()]
    file = tmp_path_factory.mktemp("poems") / "poems.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as stream:
        for index in range(200):
            lines = ["".join(random.choice(characters, 5)) for _ in range(4)]
            row = {"author": f"{index % 10}", "title": "", "lines": [f"{a}，" for a in lines]}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        for bad in (["□□明月光，"], ["a"], []):
            stream.write(json.dumps({"author": "x", "title": "", "lines": bad}) + "\n")
    return file


@pytest.fixture(scope="module")
def run(poems: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of a second or two."""
    folder = tmp_path_factory.mktemp("run")
    main(["text", "--poems", str(poems), "--out", str(folder), "--epochs", "2", *SMALL, *SHARE])
    return folder


def rows(run: Path) -> list[dict[str, float]]:
    return [json.loads(line) for line in (run / "stats.jsonl").read_text().splitlines()]


def test_a_run_reports_perplexity_and_the_baseline(run: Path) -> None:
    stats = rows(run)
    last = [row for row in stats if "kneser_ney_5_gram_perplexity" in row]
    assert stats[-1] in last  # other tests may have gone on with the run
    assert all(row["kneser_ney_5_gram_perplexity"] > 1 for row in last)
    assert all(row["held_out_perplexity"] > 1 for row in stats if row not in last)


def test_a_run_is_not_begun_twice_but_goes_on_when_asked(run: Path, poems: Path) -> None:
    command = ["text", "--poems", str(poems), "--out", str(run), "--epochs", "3", *SMALL]
    with pytest.raises(UserError, match="--resume"):
        main([*command, *SHARE])
    before = rows(run)[-2]["step"]
    main([*command, *SHARE, "--resume"])
    assert rows(run)[-2]["step"] > before


def test_the_package_of_a_run_writes_poems(run: Path, poems: Path, tmp_path: Path) -> None:
    package = tmp_path / "models" / "my-verse"
    main(["text-export", str(run), "--poems", str(poems), "--out", str(package)])
    entry = Catalog([package.parent]).first("text")
    assert entry.manifest is not None
    assert entry.manifest.parity["step"] < 2e-3
    poet = open_poet(entry, SessionCache(threads=1))
    poem = poet.write(PoemRequest.of("wujue", ["明月"], lexicon=poet.lexicon))
    assert "明月" in poem.text


def test_a_folder_without_a_run_is_said(tmp_path: Path, poems: Path) -> None:
    with pytest.raises(UserError, match="holds no trained run"):
        main(["text-export", str(tmp_path), "--poems", str(poems), "--out", str(tmp_path / "m")])


def test_a_file_that_holds_no_poems_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl.gz"
    broken.write_bytes(b"no gzip")
    with pytest.raises(UserError, match="Cannot read the poems"):
        main(["text", "--poems", str(broken), "--out", str(tmp_path / "run")])


def test_poems_with_gaps_are_left_out_and_no_author_is_on_both_sides(poems: Path) -> None:
    found = read_poems([poems])
    assert len(found) == 200
    assert {poem.label for poem in found} == {"wujue"}
    training, held_out = split_by_author(found, 0, 0.3)
    assert held_out
    assert not {p.author for p in training} & {p.author for p in held_out}


def test_long_poems_are_cut_between_lines(tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as stream:
        lines = [
            f"{'春夏秋冬'[i % 4]}{'山水风云花'[i % 5]}{'江河海'[i % 3]}来去" for i in range(60)
        ]
        stream.write(json.dumps({"author": "a", "title": "", "lines": lines}))
    pieces = read_poems([file])
    assert [line for piece in pieces for line in piece.lines] == lines
    assert all(sum(map(len, piece.lines)) <= LONGEST for piece in pieces)


def test_the_baseline_gives_probabilities_that_sum_to_one() -> None:
    random = np.random.default_rng(0)
    texts = [random.integers(1, 12, 40).tolist() for _ in range(20)]
    model = KneserNey(texts, 12)
    for context in ([], [3], [5, 4, 3, 2], texts[0][:7]):
        chances = [np.exp(model.logarithms([[*context, i]])[-1]) for i in range(12)]
        assert sum(chances) == pytest.approx(1.0, abs=1e-6)


def test_the_baseline_likes_what_it_has_seen() -> None:
    model = KneserNey([[1, 2, 3, 4, 5]] * 5 + [[5, 4, 3, 2, 1]], 8)
    seen, unseen = model.logarithms([[1, 2, 3]]), model.logarithms([[1, 2, 6]])
    assert seen[-1] > unseen[-1]
