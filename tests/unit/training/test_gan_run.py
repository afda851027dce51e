from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
import torch

from deepart_studio.cli.main import main as deepart
from deepart_studio.core.errors import UserError
from deepart_studio.core.gan_requests import GanRequest
from deepart_studio.core.progress import Progress
from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.gan import GanPipeline
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.storage.model_roots import MODELS_VARIABLE
from deepart_studio.storage.recipes import read_recipe
from deepart_studio.training.cli import main
from deepart_studio.training.gan_commands import TRAIN, open_run, read_settings
from deepart_studio.training.gan_data import Choice, open_pictures
from deepart_studio.training.gan_trainer import GanTrainer
from tests.support.drawn import photo_file

SHORT = ["--size", "64", "--width", "0.1", "--batch", "4", "--threads", "1", "--minutes", "0.02"]


@pytest.fixture(scope="module")
def paintings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty drawn pictures with labels.csv, a damaged and a tiny one."""
    folder = tmp_path_factory.mktemp("paintings")
    rows = ["file,artist,genre"]
    for i in range(48):
        kind = "sea" if i % 2 else "field"
        (folder / kind).mkdir(exist_ok=True)
        photo_file(folder / kind / f"{i}.png", 90, 70, seed=i)
        rows.append(f"{kind}/{i}.png,,{kind}")
    (folder / "sea" / "bad.png").write_bytes(b"no picture")
    photo_file(folder / "field" / "tiny.png", 40, 20)
    (folder / "labels.csv").write_text("\n".join(rows), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def run(paintings: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run of a second, with two classes."""
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("runs") / "run"
    argv = ["gan", "--pictures", str(paintings), "--label", "folder", "--out", str(folder), *SHORT]
    assert main(argv) == 0
    return folder


@pytest.fixture(scope="module")
def models(run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models with the run's, "scenes"."""
    folder = tmp_path_factory.mktemp("models")
    argv = ["gan-export", str(run), "--out", str(folder / "scenes"), "--checkpoint", "last"]
    assert main([*argv, "--judged", "0", "--threads", "1"]) == 0
    return folder


def opened(models: Path) -> GanPipeline:
    return GanPipeline(Catalog([models]).get("scenes"), SessionCache(threads=1))


def trainer_of(run: Path, folder: Path, **changes: Any) -> GanTrainer:
    trainer = open_run(folder, read_settings(run, TRAIN) | changes)
    (folder / "checkpoint.pt").write_bytes((run / "checkpoint.pt").read_bytes())
    assert trainer.resume()
    return trainer


def test_a_run_leaves_checkpoint_settings_samples_and_an_early_state(run: Path) -> None:
    assert {"checkpoint.pt", "run.json", "early.pt"} <= {f.name for f in run.iterdir()}
    assert list((run / "samples").glob("*.jpg"))
    assert not list(run.glob("*.partial"))


def test_a_run_goes_on_with_its_folder_only(run: Path, tmp_path: Path) -> None:
    before = trainer_of(run, tmp_path)
    step = before.step
    assert step > 0
    again = trainer_of(run, tmp_path, minutes=0.05)
    for a, b in zip(before.average, again.average, strict=True):
        assert torch.equal(a, b)
    again.run()
    assert again.step > step


def test_a_run_is_not_begun_over_another_nor_changed_in_size(run: Path) -> None:
    with pytest.raises(UserError, match="already holds a run"):
        main(["gan", "--out", str(run), *SHORT])
    with pytest.raises(UserError, match="another --size"):
        main(["gan", "--out", str(run), "--resume", "--size", "128"])


def test_broken_weights_stop_the_run_and_the_checkpoint_stays(run: Path, tmp_path: Path) -> None:
    trainer = trainer_of(run, tmp_path, minutes=1.0)
    before = (tmp_path / "checkpoint.pt").read_bytes()
    with torch.no_grad():
        trainer.generator.synthesis.to_rgb.weight.fill_(torch.nan)
    with pytest.raises(UserError, match="no longer numbers"):
        trainer.run()
    assert (tmp_path / "checkpoint.pt").read_bytes() == before


def test_samples_that_become_alike_stop_the_run_at_its_best(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = trainer_of(run, tmp_path)
    good, bad = {"kid": 1.0, "variety": 0.9}, {"kid": 9.0, "variety": 0.1}
    told = iter([good, bad, bad])
    monkeypatch.setattr("deepart_studio.training.gan_trainer.sample_figures", lambda *_: next(told))
    monkeypatch.setattr("deepart_studio.training.gan_trainer.write_grid", lambda *_: None)
    trainer.judge = object()  # type: ignore[assignment]
    trainer.validate()
    best = trainer.step
    trainer.step += 5
    trainer.validate()
    with pytest.raises(UserError, match="collapsed"):
        trainer.validate()
    assert trainer.resume()
    assert trainer.step == best


def test_too_few_usable_pictures_are_counted(tmp_path: Path) -> None:
    for i in range(3):
        photo_file(tmp_path / f"{i}.png", 90, 70)
    photo_file(tmp_path / "tiny.png", 40, 20)
    (tmp_path / "bad.png").write_bytes(b"no picture")
    with pytest.raises(UserError, match=r"only [23] pictures .* 2 cannot be read"):
        open_pictures(Choice(tmp_path, {}), tmp_path / "cache", 64)
    with pytest.raises(UserError, match="no folder"):
        open_pictures(Choice(tmp_path / "nowhere", {}), tmp_path / "cache", 64)


def test_pictures_are_chosen_by_the_table_and_by_patterns(paintings: Path, tmp_path: Path) -> None:
    everything = open_pictures(Choice(paintings, {}, label="genre"), tmp_path, 64)
    assert everything.labels == ["field", "sea"]
    assert everything.unreadable == 2
    with pytest.raises(UserError, match="only"):
        open_pictures(Choice(paintings, {"genre": ["sea"]}, ["sea/*"]), tmp_path, 64)
    with pytest.raises(UserError, match='no column "theme"'):
        open_pictures(Choice(paintings, {"theme": ["sea"]}), tmp_path, 64)


def test_the_package_is_complete_and_small(models: Path) -> None:
    entry = Catalog([models]).get("scenes")
    assert entry.manifest is not None
    assert entry.manifest.kind == "gan"
    assert Catalog([models]).verify("scenes") == []
    assert all(f.bytes <= 16 * 2**20 for f in entry.manifest.files)
    assert entry.manifest.parity["largest_difference"]["synthesis"] < 2e-3
    space = opened(models).space
    assert space.labels == ("field", "sea")
    assert len(space.directions) == 16
    assert "64 samples" in (models / "scenes" / "card.md").read_text(encoding="utf-8")


def test_a_seed_gives_the_same_picture_with_other_threads_and_without_optimisation(
    models: Path,
) -> None:
    pipeline = opened(models)
    request = pipeline.request(7, label="sea")
    picture = pipeline.invent(request)
    twice = GanPipeline(Catalog([models]).get("scenes"), SessionCache(threads=2)).invent(request)
    assert int(np.abs(picture.rgb.astype(int) - twice.rgb).max()) <= 1

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 4
    plain = onnxruntime.InferenceSession(str(models / "scenes" / "synthesis.onnx"), options)
    w = pipeline.truncated(pipeline.w(7, "sea", Progress()), request.truncation, "sea")
    feeds = {"w": np.repeat(w[:, None], pipeline.space.layers, 1), **pipeline.noise(7)}
    (raw,) = plain.run(None, feeds)
    levels = np.rint(np.clip(raw[0], 0, 1) * 255).transpose(1, 2, 0)
    assert int(np.abs(picture.rgb - levels).max()) <= 1


def test_truncation_draws_pictures_together_and_classes_differ(models: Path) -> None:
    pipeline = opened(models)
    w = [pipeline.w(seed, "sea", Progress()) for seed in (1, 2)]
    full, none = ([pipeline.truncated(v, t, "sea") for v in w] for t in (1.0, 0.0))
    assert np.allclose(full[0], w[0])
    assert np.allclose(none[0], none[1])
    assert not np.allclose(pipeline.w(1, "sea", Progress()), pipeline.w(1, "field", Progress()))


def test_pictures_are_generated_by_seed_with_their_recipe(
    models: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(models))
    line = ["generate", "--model", "scenes", "--class", "sea", "--out", str(tmp_path)]
    assert deepart([*line, "--seed", "1..2,9", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["results"]
    files = [Path(row["output"]) for row in rows]
    assert [f.name for f in files] == [f"scenes-sea-{n}.png" for n in (1, 2, 9)]
    recipe = read_recipe(files[2])
    assert recipe is not None
    assert GanRequest.from_json(recipe).seed == 9
    assert deepart(["recipe", "show", str(files[2])]) == 0
    assert "Seed: 9" in capsys.readouterr().out
    assert deepart([*line, "--seed", "9"]) == 2  # the file is there already
    assert "exists" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--seed", "-1"], "seed cannot be"),
        (["--seed", "5..2"], "seed cannot be"),
        (["--seed", "4294967296"], "seed cannot be"),
        (["--seed", "one"], "seed cannot be"),
        (["--truncation", "3"], "Truncation cannot be 3"),
        (["--class", "se"], 'Did you mean "sea"'),
        (["--model", "scene"], 'Did you mean "scenes"'),
    ],
)
def test_what_cannot_be_generated_is_said(
    models: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    more: list[str],
    words: str,
) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(models))
    line = ["generate", "--model", "scenes", "--class", "sea", "--out", str(tmp_path)]
    assert deepart([*line, *more]) == 2
    assert words in capsys.readouterr().err


def test_a_model_without_its_directions_is_named_as_damaged(models: Path, tmp_path: Path) -> None:
    shutil.copytree(models / "scenes", tmp_path / "scenes")
    (tmp_path / "scenes" / "directions.npy").unlink()
    with pytest.raises(UserError, match=r'"directions\.npy" is missing'):
        Catalog([tmp_path]).get("scenes")
