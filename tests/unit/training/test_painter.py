from __future__ import annotations

import pytest
import torch
from torch import Tensor

from deepart_studio.training.painter import (
    COLOUR_SIZE,
    OPPONENT,
    Modulated,
    Painter,
    StyleEncoder,
    colour_statistics,
    feature_statistics,
)
from deepart_studio.training.perceptual import SLIM_TAP_CHANNELS, PerceptualNetwork
from tests.support.small_networks import drawn_batch

CODE = 10


@pytest.fixture
def painter() -> Painter:
    return Painter(CODE, fine=8, deep=12, deep_blocks=1, fine_blocks=1).eval().requires_grad_(False)


def test_the_opponent_space_is_orthonormal_and_greys_have_lightness_only() -> None:
    torch.testing.assert_close(OPPONENT @ OPPONENT.T, torch.eye(3))
    grey = OPPONENT @ torch.full((3,), 0.5)
    torch.testing.assert_close(grey[1:], torch.zeros(2))


def test_colour_statistics_are_mean_and_deviation_in_opponent_space() -> None:
    rgb = drawn_batch(2, 32)
    opponent = torch.einsum("oc,nchw->nohw", OPPONENT, rgb).flatten(2)
    have = colour_statistics(rgb)
    torch.testing.assert_close(have[:, :3], opponent.mean(2), rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(have[:, 3:], opponent.std(2, correction=0), rtol=1e-2, atol=1e-3)


def test_colour_statistics_are_exact_under_autocast_and_defined_for_a_flat_picture() -> None:
    rgb = drawn_batch(1, 32)
    with torch.autocast("cpu", torch.bfloat16):
        mixed = colour_statistics(rgb)
    assert torch.equal(mixed, colour_statistics(rgb))
    flat = torch.full((1, 3, 16, 16), 0.3, requires_grad=True)
    statistics = colour_statistics(flat)
    assert float(statistics[:, 3:].detach().max()) < 2e-3
    statistics.sum().backward()
    assert flat.grad is not None
    assert bool(torch.isfinite(flat.grad).all())


def test_feature_statistics_hold_means_and_deviations_layer_by_layer() -> None:
    maps = [torch.randn(2, 3, 8, 8), torch.randn(2, 5, 4, 4) * 4 + 1]
    have = feature_statistics(maps)
    parts = [f(m) for m in maps for f in (lambda x: x.mean((2, 3)), deviation)]
    torch.testing.assert_close(have, torch.cat(parts, 1), rtol=1e-3, atol=1e-3)


def deviation(x: Tensor) -> Tensor:
    return x.flatten(2).std(2, correction=0)


@pytest.mark.parametrize("size", [16, 24])
def test_a_code_has_the_stated_size_and_ends_with_the_colours(
    slim: PerceptualNetwork, size: int
) -> None:
    encoder = StyleEncoder(slim, hidden=16, size=size)
    style = drawn_batch(3, 48)
    code = encoder(style)
    assert encoder.code_size == size + COLOUR_SIZE
    assert code.shape == (3, encoder.code_size)
    torch.testing.assert_close(code[:, -COLOUR_SIZE:], colour_statistics(style))


def test_a_code_can_be_made_from_statistics_computed_before(slim: PerceptualNetwork) -> None:
    encoder = StyleEncoder(slim, hidden=16, size=8)
    style = drawn_batch(2, 48)
    statistics = feature_statistics(slim(style))
    assert statistics.shape == (2, 2 * sum(SLIM_TAP_CHANNELS))
    code = encoder.code(statistics, colour_statistics(style))
    torch.testing.assert_close(code, encoder(style))


def test_colours_keep_their_precision_under_autocast(slim: PerceptualNetwork) -> None:
    encoder = StyleEncoder(slim, hidden=16, size=8)
    statistics, colours = torch.rand(2, 960), torch.rand(2, COLOUR_SIZE)
    with torch.autocast("cpu", torch.bfloat16):
        code = encoder.code(statistics, colours)
    assert torch.equal(code[:, -COLOUR_SIZE:].float(), colours)


def test_recolouring_with_a_photos_own_colours_gives_the_photo_back(painter: Painter) -> None:
    photo = drawn_batch(2, 32)
    back = painter.recolour(photo, colour_statistics(photo))
    torch.testing.assert_close(back + 0.5, photo, rtol=1e-4, atol=1e-4)


def test_recolouring_takes_the_wanted_mean_and_deviation(painter: Painter) -> None:
    photo = torch.rand(2, 3, 32, 32)
    wanted = torch.tensor([[0.9, 0.1, -0.05, 0.3, 0.2, 0.25], [0.4, -0.1, 0.02, 0.28, 0.35, 0.3]])
    have = colour_statistics(painter.recolour(photo, wanted) + 0.5)
    torch.testing.assert_close(have[:, :3], wanted[:, :3], rtol=1e-3, atol=1e-4)
    # Deviations are taken with a floor of 0.02, which keeps flat photos from being blown up.
    torch.testing.assert_close(have[:, 3:], wanted[:, 3:], rtol=0.1, atol=0.01)


def test_recolouring_does_not_blow_up_a_flat_photo(painter: Painter) -> None:
    photo = 0.5 + torch.randn(1, 3, 32, 32) * 0.002
    vivid = torch.tensor([[0.9, 0.0, 0.0, 0.4, 0.3, 0.3]])
    recoloured = painter.recolour(photo, vivid)
    assert float(recoloured.flatten(2).std(2).max()) < 0.06


@pytest.mark.parametrize(("height", "width"), [(64, 64), (64, 96), (72, 40), (16, 128)])
def test_a_painting_has_the_size_of_the_photo(painter: Painter, height: int, width: int) -> None:
    painting = painter(torch.rand(2, 3, height, width), torch.randn(2, CODE))
    assert painting.shape == (2, 3, height, width)
    assert bool(torch.isfinite(painting).all())


def test_pictures_of_a_batch_do_not_touch_each_other(painter: Painter) -> None:
    photos, codes = torch.rand(2, 3, 32, 32), torch.randn(2, CODE)
    together = painter(photos, codes)
    for i in range(2):
        alone = painter(photos[i : i + 1], codes[i : i + 1])
        torch.testing.assert_close(together[i : i + 1], alone, rtol=1e-4, atol=1e-4)


def test_a_painting_depends_on_photo_and_code(painter: Painter) -> None:
    photo, code = torch.rand(1, 3, 32, 32), torch.randn(1, CODE)
    painting = painter(photo, code)
    strokes = code.clone()
    strokes[:, : CODE - COLOUR_SIZE] += 2
    colours = code.clone()
    colours[:, -COLOUR_SIZE:] += 0.5
    for other in (painter(photo.flip(2), code), painter(photo, strokes), painter(photo, colours)):
        assert float((other - painting).abs().max()) > 1e-3


def test_flat_places_stay_flat_within_the_margin_and_without_checkerboard(painter: Painter) -> None:
    photo = torch.full((1, 3, 256, 256), 0.4)
    # What lies beyond the border sways the statistics, hence the whole; see the margin in MARGIN.
    painting = painter(photo, torch.randn(1, CODE))[:, :, 96:-96, 96:-96]
    # Normalising a flat map amplifies its rounding errors; half a level of 8 bits is not seen.
    assert float(painting.flatten(2).std(2).max()) < 0.5 / 255


def test_every_weight_of_painter_and_encoder_learns(slim: PerceptualNetwork) -> None:
    encoder = StyleEncoder(slim, hidden=16, size=CODE - COLOUR_SIZE)
    painter = Painter(encoder.code_size, fine=8, deep=12, deep_blocks=1, fine_blocks=1)
    painter(drawn_batch(2, 32), encoder(drawn_batch(2, 32, seed=9))).square().sum().backward()
    learned = [*encoder.mlp.named_parameters(), *painter.named_parameters()]
    silent = [n for n, p in learned if p.grad is None or not float(p.grad.abs().max()) > 0]
    assert silent == []


def test_modulated_normalisation_starts_as_plain_normalisation() -> None:
    layer = Modulated(4, CODE)
    x = torch.randn(2, 4, 16, 16) * 7 + 3
    have = layer(x, layer.condition(torch.zeros(2, CODE)))
    torch.testing.assert_close(have, torch.nn.functional.instance_norm(x), rtol=1e-3, atol=1e-3)


def test_modulated_normalisation_gives_each_channel_the_codes_scale_and_shift() -> None:
    layer = Modulated(4, CODE)
    code = torch.randn(2, CODE) * 20
    scale, shift = layer.affine(code).chunk(2, 1)
    for gain in (1.0, 50.0):  # whatever the contrast of what comes in
        y = layer(torch.randn(2, 4, 32, 32) * gain + gain, layer.condition(code))
        torch.testing.assert_close(y.mean((2, 3)), shift, rtol=1e-3, atol=1e-3)
        torch.testing.assert_close(deviation(y), scale.abs(), rtol=1e-3, atol=1e-3)
