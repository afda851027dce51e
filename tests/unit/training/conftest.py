"""A small perceptual network, and one thread for torch."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from deepart_studio.training.perceptual import PerceptualNetwork

HAVE_TORCH = find_spec("torch") is not None
NEED_NO_TORCH = {"test_pictures.py", "test_split.py"}


def pytest_ignore_collect(collection_path, config) -> bool | None:
    """Without the extra "train" only the tests of reading and splitting pictures can run."""
    name = collection_path.name
    left_out = not HAVE_TORCH and name.startswith("test_") and name not in NEED_NO_TORCH
    return True if left_out else None


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Sums in the same order every time, and the other cores left alone."""
    if not HAVE_TORCH:
        yield
        return
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def slim() -> PerceptualNetwork:
    """A slim perceptual network, calibrated on drawn pictures; not to be changed."""
    from tests.support.small_networks import drawn_batch, random_network

    net = random_network(divide=2)
    net.calibrate(drawn_batch(4, 64))
    return net
