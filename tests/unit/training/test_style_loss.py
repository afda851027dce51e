from __future__ import annotations

import pytest
import torch
from torch import Tensor

from deepart_studio.training.perceptual import PerceptualNetwork
from deepart_studio.training.style_loss import (
    content_error,
    layer_statistics,
    mesh,
    normalised,
    out_of_range,
    stack,
    style_error,
    total_variation,
)
from tests.support.small_networks import drawn_batch

#: What the root's floor leaves of an error of zero.
FLOOR = 1.1e-3


def maps(count: int = 2, seed: int = 0) -> Tensor:
    """Made-up feature maps with a different mean and deviation per channel: (count, 6, 12, 10)."""
    generator = torch.Generator().manual_seed(seed)
    x = torch.randn(count, 6, 12, 10, generator=generator)
    channel = torch.arange(6).view(1, 6, 1, 1)
    return x * (2 + channel) + 3 * channel


def test_statistics_are_those_of_each_channel_and_pair_of_channels() -> None:
    x = maps()
    have = layer_statistics(x)
    for n in range(2):
        flat = x[n].flatten(1)
        torch.testing.assert_close(have.mean[n], flat.mean(1))
        torch.testing.assert_close(
            have.covariance[n], torch.cov(flat, correction=0), rtol=1e-4, atol=1e-3
        )


def content(have: Tensor, want: Tensor) -> Tensor:
    return content_error(have, layer_statistics(have), normalised(want))


def plain_statistics(x: Tensor) -> tuple[Tensor, Tensor]:
    flat = x.flatten(2)
    mean = flat.mean(2)
    centred = flat - mean[:, :, None]
    return mean, centred @ centred.transpose(1, 2) / flat.shape[2]


@pytest.mark.parametrize(("kind", "close"), [(torch.float32, 1e-5), (torch.bfloat16, 0.02)])
def test_statistics_and_their_gradients_are_those_of_the_definition(
    kind: torch.dtype, close: float
) -> None:
    start = torch.rand(2, 6, 48, 48).to(kind).contiguous(memory_format=torch.channels_last)
    weights = [torch.randn(2, 6), torch.randn(2, 6, 6)]
    results = []
    for own in (True, False):
        x = start.clone().requires_grad_()
        found = layer_statistics(x) if own else None
        parts = (found.mean, found.covariance) if found else plain_statistics(x.float())
        sum((a * b).sum() for a, b in zip(parts, weights, strict=True)).backward()
        assert x.grad is not None
        results.append([*(p.detach() for p in parts), x.grad.float()])
    for have, want in zip(*results, strict=True):
        assert float((have - want).norm() / want.norm()) < close


def test_dividing_statistics_is_dividing_the_maps() -> None:
    x, scale = maps(), torch.tensor([0.5, 1, 2, 3, 4, 5])
    have = layer_statistics(x).divided(scale)
    want = layer_statistics(x / scale.view(1, 6, 1, 1))
    torch.testing.assert_close(have.mean, want.mean)
    torch.testing.assert_close(have.covariance, want.covariance, rtol=1e-3, atol=1e-4)


def test_content_error_is_the_mean_square_of_normalised_maps() -> None:
    a, b = maps(seed=0), maps(seed=1)
    want = (normalised(a, 3.0) - normalised(b, 3.0)).square().mean((1, 2, 3))
    have = content_error(a, layer_statistics(a), normalised(b, 3.0), 3.0)
    torch.testing.assert_close(have, want, rtol=1e-3, atol=1e-4)


def test_the_same_picture_has_no_style_error() -> None:
    statistics = layer_statistics(maps())
    assert float(style_error(statistics, statistics).max()) < FLOOR


def test_style_does_not_depend_on_where_things_are() -> None:
    x = maps()
    shuffled = x.flatten(2)[:, :, torch.randperm(120)].view_as(x)
    assert float(style_error(layer_statistics(shuffled), layer_statistics(x)).max()) < FLOOR
    assert float(content(shuffled, x).min()) > 1


def test_style_depends_on_which_channels_go_together() -> None:
    x = maps()
    x[:, 1] = x[:, 0]
    apart = x.clone()
    apart[:, 1] = apart[:, 1].flip(1, 2)  # same means and deviations
    assert float(style_error(layer_statistics(apart), layer_statistics(x)).min()) > 0.05


def test_style_error_is_relative_so_pale_and_vivid_styles_weigh_alike() -> None:
    have, want = maps(seed=0), maps(seed=1) + 2
    error = style_error(layer_statistics(have), layer_statistics(want))
    scaled = style_error(layer_statistics(have * 10), layer_statistics(want * 10))
    torch.testing.assert_close(error, scaled, rtol=1e-3, atol=1e-4)


def test_a_style_error_grows_with_the_distance() -> None:
    x, other = maps(seed=0), maps(seed=1) * 2 + 5
    steps = [x + (other - x) * share for share in (0.0, 0.3, 0.6, 1.0)]
    errors = [float(style_error(layer_statistics(x), layer_statistics(s)).mean()) for s in steps]
    assert errors == sorted(errors)


def test_stacked_statistics_are_those_of_the_batch() -> None:
    x = maps(3)
    whole = layer_statistics(x)
    stacked = stack([layer_statistics(x[i : i + 1]) for i in range(3)])
    torch.testing.assert_close(stacked.mean, whole.mean)
    torch.testing.assert_close(stacked.covariance, whole.covariance)


def test_content_error_ignores_gain_and_offset_of_each_channel() -> None:
    x = maps()
    gain = torch.tensor([0.7, 1, 1.5, 2, 3, 5]).view(1, 6, 1, 1)
    changed = x * gain + torch.linspace(-9, 9, 6).view(1, 6, 1, 1)
    assert float(content(changed, x).max()) < 1e-4
    assert float(content(x, x).abs().max()) < 1e-5


def test_content_error_sees_another_picture() -> None:
    assert float(content(maps(seed=0), maps(seed=1)).min()) > 1


def test_silent_channels_are_not_blown_up() -> None:
    noise = torch.randn(1, 4, 8, 8) * 1e-3
    assert float(normalised(noise).abs().max()) < 0.1


@pytest.mark.parametrize("size", [(8, 8), (5, 9)])
def test_variation_is_nought_for_a_flat_picture_and_counts_steps(size: tuple[int, int]) -> None:
    picture = torch.full((2, 3, *size), 0.4)
    assert total_variation(picture).tolist() == [0, 0]
    picture[1] = torch.arange(size[1]) * 0.1  # a tenth from column to column
    torch.testing.assert_close(total_variation(picture), torch.tensor([0.0, 0.1]))


def test_a_grid_of_four_pixels_is_a_mesh_and_what_is_painted_is_none() -> None:
    grid = torch.zeros(1, 3, 128, 128)
    grid[..., ::4] = 0.02
    torch.testing.assert_close(mesh(grid), torch.tensor([0.02 * 3**0.5 / 4]), rtol=0.01, atol=0)
    slope = (torch.arange(128) / 128).expand(1, 3, 128, 128)
    assert float(mesh(slope)) < 3e-4
    stripes = (torch.arange(128) % 9 < 5).float().expand(1, 3, 128, 128)
    assert float(mesh(stripes)) < 0.05 * float(stripes.std())
    assert torch.isfinite(mesh(torch.rand(2, 3, 32, 40))).all()


def test_only_values_outside_the_range_count_as_excess() -> None:
    inside = torch.tensor([0.0, 0.3, 1.0]).view(1, 3, 1, 1)
    outside = torch.tensor([-0.2, 0.5, 1.2]).view(1, 3, 1, 1)
    excess = out_of_range(torch.cat([inside, outside]))
    torch.testing.assert_close(excess, torch.tensor([0.0, 0.08 / 3]))


@pytest.mark.parametrize("kind", ["drawn", "flat", "black"])
def test_gradients_are_numbers_even_for_flat_pictures(slim: PerceptualNetwork, kind: str) -> None:
    target = slim(drawn_batch(1, 32))
    value = {"drawn": drawn_batch(1, 32, seed=5), "flat": 0.5, "black": 0.0}[kind]
    painted = (torch.zeros(1, 3, 32, 32) + value).requires_grad_()
    have = slim(painted)
    loss = total_variation(painted).sum() + out_of_range(painted).sum()
    for a, b in zip(have, target, strict=True):
        loss = loss + style_error(layer_statistics(a), layer_statistics(b)).sum()
        loss = loss + content(a, b).sum()
    loss.backward()
    assert painted.grad is not None
    assert bool(torch.isfinite(painted.grad).all())
    assert float(painted.grad.abs().max()) > 0


def test_flat_strong_channels_in_half_precision_give_numbers() -> None:
    x = torch.full((1, 4, 48, 48), 333.3).bfloat16().requires_grad_()
    error = content_error(x, layer_statistics(x), normalised(maps(1)[:, :4, :1, :1]), 7.0)
    error.sum().backward()
    assert x.grad is not None
    assert bool(torch.isfinite(error).all())
    assert bool(torch.isfinite(x.grad).all())


def test_gradients_are_numbers_where_the_painting_already_is_the_target() -> None:
    x = maps().requires_grad_()
    error = style_error(layer_statistics(x), layer_statistics(x.detach()))
    (error.sum() + content(x, x.detach()).sum()).backward()
    assert x.grad is not None
    assert bool(torch.isfinite(x.grad).all())
