from __future__ import annotations

import pytest
import torch
from torch.nn import functional as F

from deepart_studio.training.gan_augment import augment
from deepart_studio.training.gan_critic import Critic, critic_loss, generator_loss
from deepart_studio.training.gan_features import MIXED
from deepart_studio.training.gan_figures import (
    frechet_distance,
    kernel_distance,
    precision_recall,
    repeats,
)
from deepart_studio.training.gan_gate import Gated, gated
from deepart_studio.training.gan_generator import Generator, GeneratorPlan, UpConv, usable_size


def small(labels: int = 0, size: int = 64) -> Generator:
    return Generator(GeneratorPlan(size, labels, width=0.1)).eval()


@pytest.mark.parametrize("size", [64, 80, 112, 160])
def test_a_picture_has_the_side_that_was_asked_for(size: int) -> None:
    made = small(size=size)
    w = made.mapping(torch.randn(2, 256))
    with torch.no_grad():
        picture = made.synthesis(made.styles(w), *made.noise(2))
    assert picture.shape == (2, 3, size, size)
    assert float(picture.abs().max()) <= 1


@pytest.mark.parametrize(
    ("size", "usable"),
    [(64, True), (96, True), (128, True), (512, True), (63, False), (32, False), (1024, False)],
)
def test_sides_are_four_to_seven_times_a_power_of_two(size: int, usable: bool) -> None:
    assert usable_size(size) is usable


def test_the_fast_enlarging_convolution_is_nearest_pixels_and_a_3_by_3_convolution() -> None:
    fast = UpConv(3, 5)
    torch.nn.init.normal_(fast.weight)
    x = torch.randn(2, 3, 6, 6)
    slow = F.conv2d(F.interpolate(x, scale_factor=2.0), fast.weight, padding=1)
    torch.testing.assert_close(fast(x), slow, rtol=1e-4, atol=1e-5)


def test_the_written_out_gradient_of_the_gate_is_autograds() -> None:
    shapes = (3, 8, 5, 5), (3, 4), (3, 4)
    given = [torch.randn(s, dtype=torch.float64, requires_grad=True) for s in shapes]
    torch.testing.assert_close(Gated.apply(*given), gated(*given))
    assert torch.autograd.gradcheck(Gated.apply, given)


def test_styles_are_mixed_from_a_layer_on() -> None:
    made = small()
    a, b = torch.zeros(64, 256), torch.ones(64, 256)
    alone = made.mixed(a, b, 0.0)
    assert float(alone.abs().max()) == 0
    mixed = made.mixed(a, b, 1.0)[..., 0]
    assert float(mixed[:, 0].max()) == 0  # the first layer is always the first's
    assert float(mixed[:, -1].min()) == 1
    assert bool((mixed.diff(dim=1) >= 0).all())


def test_a_class_changes_w() -> None:
    made = small(labels=3)
    z = torch.randn(1, 256)
    ws = [made.mapping(z, torch.tensor([i])) for i in range(3)]
    assert not torch.allclose(ws[0], ws[1])
    assert not torch.allclose(ws[1], ws[2])


def test_augmentation_keeps_the_shape_and_passes_the_gradient_on() -> None:
    rgb = torch.rand(4, 3, 64, 64, requires_grad=True)
    seen = augment(rgb)
    assert seen.shape == rgb.shape
    seen.sum().backward()
    assert rgb.grad is not None
    assert bool((rgb.grad != 0).any())
    assert bool((seen == 0).any())  # cut out


def test_the_critic_learns_to_tell_two_kinds_of_maps_apart() -> None:
    torch.manual_seed(0)
    critic = Critic()
    sides = (16, 8, 4, 2)
    real, fake = (
        [torch.randn(4, c, s, s) + shift for c, s in zip(MIXED, sides, strict=True)]
        for shift in (0.5, -0.5)
    )
    optimiser = torch.optim.Adam(critic.parameters(), lr=1e-3)
    losses = []
    for _ in range(8):
        loss = critic_loss(critic(real), critic(fake))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.7 * losses[0]
    assert generator_loss(critic(fake)).item() > generator_loss(critic(real)).item()


def test_distances_are_nought_within_a_distribution_and_grow_with_the_shift() -> None:
    torch.manual_seed(0)
    a, b, far = torch.randn(400, 8), torch.randn(400, 8), torch.randn(400, 8) + 1
    assert kernel_distance(a, b) == pytest.approx(0, abs=0.05)
    assert kernel_distance(a, far) > 1
    assert frechet_distance(a, a) == pytest.approx(0, abs=1e-6)
    assert frechet_distance(a, far) == pytest.approx(8, rel=0.25)


def test_precision_falls_for_strangers_and_recall_for_a_single_sample() -> None:
    torch.manual_seed(0)
    real = torch.randn(200, 4)
    assert min(precision_recall(real, torch.randn(200, 4))) > 0.7
    assert precision_recall(real, torch.randn(200, 4) + 20) == (0, 0)
    precision, recall = precision_recall(real, torch.randn(200, 4) * 0.01)
    assert precision > 0.9
    assert recall < 0.2


def test_copies_of_training_pictures_are_noticed() -> None:
    torch.manual_seed(0)
    training = torch.randn(300, 6)
    assert repeats(training, training[:50] + 1e-4) == 1
    assert repeats(training, torch.randn(200, 6)) < 0.1
