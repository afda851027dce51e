from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import count, pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from torch import Tensor

from deepart_studio.training import style_items, style_trainer
from deepart_studio.training.perceptual import PerceptualNetwork
from deepart_studio.training.style_data import Source
from deepart_studio.training.style_eval import ValidationSet
from deepart_studio.training.style_trainer import MOST_LOST, StyleRecipe, StyleTrainer
from tests.support.drawn import landscape
from tests.support.small_networks import drawn_batch, in_memory, random_network

PHOTOS = [Source(in_memory(*(landscape(seed=i) for i in range(3))), 1.0, (1.0, 1.5))]
STYLES = [Source(in_memory(*(landscape(seed=i)[..., ::-1] for i in (7, 8))), 1.0, (1.0, 2.0))]
TINY = {
    "batch": 2,
    "sizes": (32,),
    "fine": 8,
    "deep": 8,
    "deep_blocks": 1,
    "fine_blocks": 1,
    "learning_rate": 1e-2,
}

Make = Callable[..., StyleTrainer]


@pytest.fixture(autouse=True)
def steady_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock takes a second, so that a step takes one."""
    seconds = count()
    monkeypatch.setattr(style_trainer, "time", SimpleNamespace(monotonic=lambda: next(seconds)))


@pytest.fixture
def trainer(slim: PerceptualNetwork, tmp_path: Path) -> Iterator[Make]:
    """Makes a tiny trainer that runs for ``steps`` in the folder "run"."""

    def make(steps: int, validation: ValidationSet | None = None, **changes: Any) -> StyleTrainer:
        recipe = StyleRecipe(minutes=steps / 60, **TINY | changes)
        made = StyleTrainer(recipe, slim, PHOTOS, STYLES, tmp_path / "run", validation)
        made.fit_standardisation = short_fit(made)  # type: ignore[method-assign]
        return made

    def short_fit(made: StyleTrainer) -> Callable[[], None]:
        whole = made.fit_standardisation
        return lambda: whole(24)

    return make


def held_out(count: int = 5) -> ValidationSet:
    return ValidationSet(drawn_batch(count, 32, seed=50), drawn_batch(count, 32, seed=60).flip(1))


def rows(trainer: StyleTrainer) -> list[dict[str, float]]:
    lines = (trainer.folder / "stats.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def weights(trainer: StyleTrainer) -> list[Tensor]:
    return [p.detach().clone() for p in trainer.parameters]


def test_a_short_run_lowers_the_loss_and_leaves_its_figures_and_checkpoint(trainer: Make) -> None:
    run = trainer(100)
    told: list[dict[str, float]] = []
    run.on_report = told.append
    run.run()
    first, last = rows(run)
    assert (first["step"], last["step"]) == (50, 100)
    assert {"style", "content", "identity", "variation", "excess"} <= set(first)
    assert last["loss"] < first["loss"]
    assert told == [first, last]
    assert (run.folder / "checkpoint.pt").exists()
    assert [f.name for f in run.folder.glob("*.partial")] == []
    assert json.loads((run.folder / "recipe.json").read_text("utf-8"))["batch"] == 2


@pytest.mark.parametrize("joint_from", [1.0, 0.5])
def test_the_painter_learns_at_once_and_the_encoders_convolutions_later(
    trainer: Make, slim: PerceptualNetwork, joint_from: float
) -> None:
    before = {k: v.clone() for k, v in slim.state_dict().items()}
    run = trainer(4, joint_from=joint_from)
    judged = {k: v.clone() for k, v in run.judge.network.state_dict().items()}
    start = weights(run)
    run.run()
    assert run.step == 4
    moved = [not torch.equal(a, b) for a, b in zip(start, weights(run), strict=True)]
    frozen = len(list(run.encoder.perceptual.parameters()))
    assert all(moved[frozen:])
    assert moved[:frozen] == [joint_from < 1] * frozen
    assert all(torch.equal(v, before[k]) for k, v in slim.state_dict().items())
    assert all(torch.equal(v, judged[k]) for k, v in run.judge.network.state_dict().items())


def test_a_batch_may_be_a_single_picture(trainer: Make) -> None:
    run = trainer(5, batch=1, identity_every=2)
    run.run()
    assert run.step == 5


def test_the_encoders_input_is_standardised_over_the_pictures(trainer: Make) -> None:
    run = trainer(1)
    run.fit_standardisation()
    assert float(run.encoder.mean.abs().max()) > 0
    assert float(run.encoder.deviation.min()) == pytest.approx(0.02)
    code = run.encoder(drawn_batch(2, 32))
    assert bool(torch.isfinite(code).all())
    assert float(code.detach().abs().max()) < 20


def test_held_out_figures_and_a_sample_grid_are_written_at_the_end(trainer: Make) -> None:
    run = trainer(2, held_out())
    run.run()
    (row,) = rows(run)
    assert {"held_out_style", "held_out_content", "held_out_identity"} <= set(row)
    assert (run.folder / "samples.jpg").stat().st_size > 0


def test_a_long_run_is_saved_and_measured_on_the_way(
    trainer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = trainer(400)
    saved: list[int] = []
    measured: list[int] = []

    def step() -> dict[str, float]:
        run.step += 1
        return {"loss": 1.0}

    monkeypatch.setattr(run, "_step", step)
    monkeypatch.setattr(run, "save", lambda: saved.append(run.step))
    monkeypatch.setattr(run, "validate", lambda: measured.append(run.step))
    run.run()
    between = [b - a for a, b in pairwise([0, *saved[:-1]])]
    assert between == pytest.approx([120] * 3, abs=2)  # every two minutes
    assert measured == [pytest.approx(360, abs=2), run.step]
    assert saved[-1] == measured[-1] == run.step


def test_a_run_goes_on_from_its_checkpoint(trainer: Make) -> None:
    first = trainer(3)
    first.run()
    again = trainer(6)
    assert again.resume()
    assert (again.step, again.seconds) == (3, first.seconds)
    for a, b in zip(weights(first), weights(again), strict=True):
        assert torch.equal(a, b)
    assert torch.equal(first.encoder.mean, again.encoder.mean)
    again.run()
    assert again.step == 6


def test_going_on_keeps_what_the_optimiser_has_learned(trainer: Make) -> None:
    first = trainer(3)
    first.run()
    again = trainer(6)
    again.resume()
    moments = again.optimiser.state_dict()["state"]
    for i, moment in first.optimiser.state_dict()["state"].items():
        torch.testing.assert_close(moments[i]["exp_avg"], moment["exp_avg"])
        assert int(moments[i]["step"]) == 3


def test_a_finished_run_is_not_trained_any_further(trainer: Make) -> None:
    first = trainer(3)
    first.run()
    again = trainer(3)
    again.resume()
    again.run()
    assert again.step == 3


def test_without_a_checkpoint_there_is_nothing_to_go_on_from(trainer: Make) -> None:
    run = trainer(1)
    assert not run.resume()
    assert run.step == 0


def test_the_averaged_networks_follow_the_trained_ones_smoothly(trainer: Make) -> None:
    run = trainer(6)
    start = weights(run)
    run.run()
    encoder, painter = run.averaged()
    averaged = [*encoder.parameters(), *painter.parameters()]
    moved = sum(float((a - b).detach().norm()) for a, b in zip(averaged, start, strict=True))
    whole = sum(float((a - b).norm()) for a, b in zip(weights(run), start, strict=True))
    assert 0 < moved < whole
    assert not painter.training
    assert not encoder.training
    assert torch.equal(encoder.mean, run.encoder.mean)


@pytest.mark.parametrize(("ema", "share"), [(0.998, 0.9), (0.05, 0.95)])
def test_the_average_moves_fast_at_first_and_by_the_recipes_share_later(
    trainer: Make, ema: float, share: float
) -> None:
    run = trainer(1, ema=ema)
    start = weights(run)
    run.run()
    for average, a, b in zip(run.average, start, weights(run), strict=True):
        torch.testing.assert_close(average, a + share * (b - a), rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("part", ["painter", "encoder"])
@pytest.mark.parametrize("more", [1, MOST_LOST + 1])
def test_weights_that_are_no_numbers_stop_the_run_and_the_checkpoint_stays(
    trainer: Make, part: str, more: int
) -> None:
    run = trainer(3)
    run.run()
    checkpoint = (run.folder / "checkpoint.pt").read_bytes()
    broken = trainer(3 + more)
    broken.resume()
    layer = broken.painter.down if part == "painter" else broken.encoder.mlp[0]
    with torch.no_grad():
        layer.weight[0, 0] = float("nan")
    with pytest.raises(FloatingPointError, match="last checkpoint is good"):
        broken.run()
    assert (broken.folder / "checkpoint.pt").read_bytes() == checkpoint
    healthy = trainer(6)
    healthy.resume()
    healthy.run()
    assert healthy.step == 6


@pytest.mark.parametrize(("joint_from", "same"), [(1.0, True), (0.5, False)])
def test_a_resumed_encoder_that_has_learned_no_longer_shares_the_judges_maps(
    trainer: Make, joint_from: float, same: bool
) -> None:
    trainer(4, joint_from=joint_from).run()
    again = trainer(6, joint_from=1.0)
    again.resume()
    assert again.items.same is same


def test_a_crash_while_saving_leaves_the_last_checkpoint(
    trainer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = trainer(1)
    run.run()

    def full_disk(state: object, file: Path) -> None:
        file.write_bytes(b"half")
        raise OSError("No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(torch, "save", full_disk)
        with pytest.raises(OSError, match="No space"):
            run.save()
    assert trainer(2).resume()


def test_the_same_seed_trains_the_same_painter(trainer: Make) -> None:
    ends = []
    for _ in range(2):
        run = trainer(2)
        run.run()
        ends.append(weights(run))
    for a, b in zip(*ends, strict=True):
        torch.testing.assert_close(a, b)


def test_crops_of_every_size_of_the_recipe_are_painted(
    trainer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: set[int] = set()
    draw = style_items.draw_crops

    def watched(sources: list[Source], number: int, size: int, rng: Any) -> Tensor:
        sizes.add(size)
        return draw(sources, number, size, rng)

    run = trainer(6, sizes=(24, 32))
    run.fit_standardisation()
    monkeypatch.setattr(style_items, "draw_crops", watched)
    run.run()
    assert sizes == {24, 32}


def test_another_network_may_judge_the_paintings(slim: PerceptualNetwork, tmp_path: Path) -> None:
    judge = random_network(divide=4, seed=3)
    judge.calibrate(drawn_batch(2, 32))
    recipe = StyleRecipe(minutes=2 / 60, **TINY)  # type: ignore[arg-type]
    run = StyleTrainer(recipe, slim, PHOTOS, STYLES, tmp_path, held_out(), judge)
    run.run()
    assert rows(run)[0]["held_out_style"] > 0
    assert run.encoder(drawn_batch(1, 32)).shape == (1, run.encoder.code_size)


def test_style_is_matched_in_quiet_channels_as_well_as_in_loud_ones(
    slim: PerceptualNetwork, tmp_path: Path
) -> None:
    errors = []
    for gain in (1.0, 8.0):
        judge = PerceptualNetwork(divide=2)
        judge.load_state_dict(slim.state_dict())
        last = judge.conv("conv4_1")
        assert last.bias is not None
        with torch.no_grad():
            last.weight[:8] *= gain
            last.bias[:8] *= gain
        recipe = StyleRecipe(minutes=1, channel_power=1.0, **TINY)  # type: ignore[arg-type]
        run = StyleTrainer(recipe, slim, PHOTOS, STYLES, tmp_path, judge=judge)
        run.fit_channels()
        errors.append(run._step()["style"])
    assert errors[1] == pytest.approx(errors[0], rel=0.02)


def test_the_learning_rate_warms_up_and_ends_near_nought() -> None:
    recipe = StyleRecipe(learning_rate=1e-3)
    assert recipe.rate(0.0, 0) < 1e-5
    assert recipe.rate(0.0, 1000) == pytest.approx(1e-3)
    assert recipe.rate(0.5, 1000) == pytest.approx(0.51e-3)
    assert recipe.rate(1.0, 1000) == recipe.rate(2.0, 1000) == pytest.approx(2e-5)
