from __future__ import annotations

import pytest
import torch
from torch import Tensor

from deepart_studio.training.distill import Distiller, prune_teacher
from deepart_studio.training.perceptual import TAPS, VGG_LAYERS, PerceptualNetwork
from tests.support.small_networks import drawn_batch, random_network


@pytest.fixture(scope="module")
def teacher() -> PerceptualNetwork:
    return random_network(divide=1)


@pytest.fixture(scope="module")
def pruned(teacher: PerceptualNetwork) -> PerceptualNetwork:
    return prune_teacher(teacher, drawn_batch(3, 64))


def unexplained(teacher: PerceptualNetwork, slim: PerceptualNetwork) -> dict[str, float]:
    """Share of each tap's variance that a linear map from the slim network's cannot give.

    The map is fitted on some pictures and measured on others.
    """
    fit, test = drawn_batch(3, 96), drawn_batch(2, 96, seed=20)
    with torch.no_grad():
        have, want = (net.layers(fit) for net in (slim, teacher))
        have_new, want_new = (net.layers(test) for net in (slim, teacher))
        out = {}
        for name in TAPS:
            x, y = rows(have[name]), rows(want[name])
            ridge = 1e-3 * float(x.square().mean()) * len(x)
            gram = x.T @ x + ridge * torch.eye(x.shape[1])
            weights = torch.linalg.solve(gram, x.T @ y)
            target = rows(want_new[name])
            error = (rows(have_new[name]) @ weights - target).square().mean()
            out[name] = float(error / target.var())
    return out


def rows(maps: Tensor) -> Tensor:
    """Feature vectors (places, channels + 1), the last entry being one."""
    flat = maps.permute(0, 2, 3, 1).flatten(0, 2)
    return torch.cat([flat, torch.ones(len(flat), 1)], 1)


def test_a_pruned_network_is_half_as_wide_and_sees_the_same_input(
    teacher: PerceptualNetwork, pruned: PerceptualNetwork
) -> None:
    for name, channels, _ in VGG_LAYERS:
        assert pruned.conv(name).out_channels == channels // 2
    torch.testing.assert_close(pruned.mean, teacher.mean)


def test_pruning_keeps_most_of_what_the_teacher_says(
    teacher: PerceptualNetwork, pruned: PerceptualNetwork
) -> None:
    shares = unexplained(teacher, pruned)
    assert max(shares.values()) < 0.05, shares
    untrained = unexplained(teacher, random_network(divide=2, seed=1))
    assert all(shares[name] < 0.6 * untrained[name] for name in TAPS), (shares, untrained)


def test_the_first_layer_keeps_the_teachers_own_filters(
    teacher: PerceptualNetwork, pruned: PerceptualNetwork
) -> None:
    filters = {tuple(f.flatten().tolist()) for f in teacher.conv("conv1_1").weight}
    kept = [tuple(f.flatten().tolist()) for f in pruned.conv("conv1_1").weight]
    assert len(set(kept)) == 32
    assert set(kept) <= filters


def test_each_channel_that_is_kept_still_says_what_it_said(
    teacher: PerceptualNetwork, pruned: PerceptualNetwork
) -> None:
    pictures = drawn_batch(1, 64, seed=30)
    with torch.no_grad():
        have, want = pruned.layers(pictures), teacher.layers(pictures)
    for name in TAPS:
        kept, channels = (maps[name][0].flatten(1) for maps in (have, want))
        nearest = torch.cdist(kept, channels).amin(1) / kept.norm(dim=1).clamp_min(1e-3)
        assert float(nearest.median()) < 0.2, name


def test_a_few_steps_of_distillation_lower_what_is_unexplained(pruned: PerceptualNetwork) -> None:
    slim = PerceptualNetwork(divide=2)
    slim.load_state_dict(pruned.state_dict())
    with torch.no_grad():
        for name in slim.convs:  # something to win back
            weight = slim.conv(name).weight
            weight += torch.randn_like(weight) * weight.std() * 0.3
    batch = drawn_batch(1, 32)
    reports: list[dict[str, float]] = []
    Distiller(random_network(divide=1), slim, lambda: batch).run(50, reports.append)
    assert [r["step"] for r in reports] == [25, 50]
    assert set(reports[0]) == {"step", "seconds", *(name for name, _, _ in VGG_LAYERS)}
    first, last = (sum(r[name] for name, _, _ in VGG_LAYERS) for r in reports)
    assert 0 <= last < first
