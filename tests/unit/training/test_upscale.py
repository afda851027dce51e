"""From a folder of pictures to a model that enlarges, and what it does with pictures."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from deepart_studio.cli.main import main as deepart
from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.core.upscale_requests import UpscaleRequest
from deepart_studio.inference import upscaler
from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.upscaler import UpscalePipeline
from deepart_studio.storage.model_roots import MODELS_VARIABLE
from deepart_studio.storage.recipes import read_recipe
from deepart_studio.training import upscale_trainer
from deepart_studio.training.cli import main
from deepart_studio.training.upscale_data import CROP, draw_pairs, open_pictures
from deepart_studio.training.upscale_figures import bicubic, perceptual_distance, psnr
from deepart_studio.training.upscale_network import Upscaler
from tests.support.drawn import photo_file

SMALL = ["--width", "8", "--blocks", "1", "--batch", "2", "--threads", "1", "--judged", "4"]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred and fifty drawn pictures, a damaged one and one that is too small."""
    folder = tmp_path_factory.mktemp("pictures")
    for i in range(150):
        photo_file(folder / f"{i}.png", CROP + 8, CROP + i % 5, seed=i)
    (folder / "bad.png").write_bytes(b"no picture")
    photo_file(folder / "small.png", CROP - 1, CROP)
    return folder


@pytest.fixture(scope="module")
def run(pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run of some seconds."""
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("runs") / "run"
    argv = ["upscaler", "--pictures", str(pictures), "--out", str(folder), *SMALL]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upscale_trainer, "_FEW_STEPS", 5)  # a busy machine makes few of them
        assert main([*argv, "--minutes", "0.08"]) == 0
    return folder


@pytest.fixture(scope="module")
def models(run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models with the run's, "larger"."""
    folder = tmp_path_factory.mktemp("models")
    argv = ["upscaler-export", str(run), "--out", str(folder / "larger"), "--name", "Larger"]
    assert main([*argv, "--judged", "4", "--threads", "1"]) == 0
    return folder


@pytest.fixture
def pipeline(models: Path) -> UpscalePipeline:
    return UpscalePipeline(Catalog([models]).get("larger"), SessionCache(threads=1))


def picture(width: int, height: int, alpha: bool = False) -> Picture:
    rng = np.random.default_rng(3)
    rgb = rng.integers(0, 256, (height, width, 3), np.uint8)
    return Picture.of_pixels(rgb, rgb[..., 0].copy() if alpha else None, "some.png")


def test_a_pair_is_a_crop_and_the_same_scaled_down(pictures: Path, tmp_path: Path) -> None:
    found = open_pictures([pictures], tmp_path)
    names = {Path(e.name).name for p in (found.training, found.held_out) for e in p.entries}
    assert len(names) == 150
    assert not names & {"bad.png", "small.png"}
    for factor in (2, 4):
        small, whole = draw_pairs(found.training, 3, factor, np.random.default_rng(1))
        assert whole.shape == (3, 3, CROP, CROP)
        assert small.shape == (3, 3, CROP // factor, CROP // factor)
        means = torch.nn.functional.avg_pool2d(whole, factor)
        assert float((small - means).abs().mean()) < 0.03


def test_an_untrained_network_repeats_pixels() -> None:
    rgb = torch.rand(1, 3, 5, 7)
    for factor in (2, 4):
        with torch.no_grad():
            large = Upscaler(8, 1)(rgb, factor)
        repeated = rgb.repeat_interleave(factor, 2).repeat_interleave(factor, 3)
        assert float((large - repeated).abs().max()) < 0.1


def test_figures_know_what_is_alike(pictures: Path) -> None:
    from deepart_studio.core.paths import models_folder
    from deepart_studio.training.perceptual_io import read_perceptual_package

    network = read_perceptual_package(models_folder() / "perceptual-slim").eval()
    with Image.open(pictures / "1.png") as image:
        whole = np.asarray(image.convert("RGB"))[:CROP, :CROP]
    soft = bicubic(np.ascontiguousarray(whole[::4, ::4]), 4)
    softer = bicubic(np.ascontiguousarray(whole[::16, ::16]), 16)
    assert perceptual_distance(network, whole, whole) < 1e-6
    distances = [perceptual_distance(network, whole, other) for other in (soft, softer)]
    assert 0 < distances[0] < distances[1]
    assert psnr(whole, whole) > psnr(whole, soft) > psnr(whole, softer)


def test_a_run_learns_and_goes_on(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [json.loads(line) for line in (run / "stats.jsonl").read_text().splitlines()]
    losses = [row["loss"] for row in rows if "loss" in row]
    assert losses[-1] < max(losses)
    assert main(["upscaler", "--resume", "--out", str(run), "--minutes", "0.09"]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert first["step"] >= rows[-1]["step"]


def test_a_run_is_not_begun_over_another(run: Path, pictures: Path) -> None:
    with pytest.raises(UserError, match="already holds a run"):
        main(["upscaler", "--pictures", str(pictures), "--out", str(run)])


def test_too_few_pictures_are_refused(tmp_path: Path) -> None:
    photo_file(tmp_path / "one.png", 200, 200)
    with pytest.raises(UserError, match="too few pictures"):
        main(["upscaler", "--pictures", str(tmp_path), "--out", str(tmp_path / "run")])
    with pytest.raises(UserError, match="no folder"):
        main(["upscaler", "--pictures", str(tmp_path / "no"), "--out", str(tmp_path / "run")])


def test_the_card_tells_the_figures(models: Path) -> None:
    card = (models / "larger" / "card.md").read_text(encoding="utf-8")
    assert "| bicubic |" in card
    assert "pairs seen" in card


@pytest.mark.parametrize("factor", [2, 4])
def test_tiles_equal_the_whole(
    pipeline: UpscalePipeline, monkeypatch: pytest.MonkeyPatch, factor: int
) -> None:
    photo = picture(61, 45)
    request = pipeline.request(photo, factor)
    whole = pipeline.enlarge(photo, request)
    assert whole.rgb.shape == (45 * factor, 61 * factor, 3)
    monkeypatch.setattr(upscaler, "TILE", 16)
    tiled = pipeline.enlarge(photo, request)
    assert int(np.abs(whole.rgb.astype(int) - tiled.rgb).max()) <= 1


def test_transparency_is_enlarged_too(pipeline: UpscalePipeline) -> None:
    photo = picture(20, 12, alpha=True)
    large = pipeline.enlarge(photo, pipeline.request(photo, 2))
    assert large.alpha is not None
    assert large.alpha.shape == (24, 40)


def test_one_pixel_can_be_enlarged(pipeline: UpscalePipeline) -> None:
    photo = picture(1, 1)
    assert pipeline.enlarge(photo, pipeline.request(photo, 4)).rgb.shape == (4, 4, 3)


def test_a_cancelled_enlargement_stops(pipeline: UpscalePipeline) -> None:
    photo, progress = picture(30, 30), Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        pipeline.enlarge(photo, pipeline.request(photo, 2), progress)


def test_what_cannot_be_made_is_said(pipeline: UpscalePipeline) -> None:
    huge = Picture(np.broadcast_to(np.zeros((1, 1, 3), np.uint8), (5000, 5000, 3)))
    with pytest.raises(UserError, match="400 megapixels"):
        pipeline.request(huge, 4)
    with pytest.raises(UserError, match="3 times"):
        pipeline.request(picture(4, 4), 3)


def test_on_the_command_line(
    models: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(models))
    monkeypatch.chdir(tmp_path)
    photo_file(tmp_path / "photo.png", 30, 20)
    assert deepart(["upscale", "photo.png", "--factor", "2", "--out", "large.png"]) == 0
    with Image.open("large.png") as image:
        assert image.size == (60, 40)
    recipe = read_recipe(tmp_path / "large.png")
    assert recipe is not None
    assert UpscaleRequest.from_json(recipe).factor == 2
    assert deepart(["upscale", "large.png", "-x", "4", "--out", "larger.png"]) == 0
    capsys.readouterr()
    assert deepart(["recipe", "show", "larger.png"]) == 0
    said = capsys.readouterr().out
    assert "Enlarged: 4 times" in said
    assert "Before that:" in said
    assert deepart(["upscale", "photo.png", "--factor", "3", "--out", "no.png"]) == 2
    assert deepart(["recipe", "run", "larger.png", "--input", "photo.png"]) == 2
    assert "was enlarged" in capsys.readouterr().err
