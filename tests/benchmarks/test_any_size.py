"""Large pictures: tiles, memory, pace, and the same look at every size."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from deepart_studio.core.paths import resources_folder
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.inference import memory, style
from deepart_studio.inference.scaling import scaled
from deepart_studio.inference.style import StylePipeline
from tests.benchmarks.peak_memory import peak_megabytes
from tests.benchmarks.style_metrics import ssim

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc"),
]
Figure = Callable[[str], None]
Rgb = NDArray[np.uint8]
COMMAND = "from deepart_studio.cli.main import main; assert main() == 0"
STYLES = ("great-wave", "starry-night", "engraving", "pont-neuf")


def demo(width: int, height: int) -> Picture:
    """Our demo picture, enlarged."""
    with Image.open(resources_folder() / "demo" / "demo.webp") as image:
        enlarged = image.convert("RGB").resize((width, height), Image.Resampling.BICUBIC)
    return Picture.of_pixels(np.asarray(enlarged))


def paint(pipeline: StylePipeline, photo: Picture, name: str, long_side: int | None = None) -> Rgb:
    blend = [(pipeline.find(name), 1.0)]
    return pipeline.render(photo, blend, pipeline.request(photo, blend, long_side=long_side)).rgb


def psnr(a: Rgb, b: Rgb) -> float:
    return float(10 * np.log10(255**2 / np.square(a.astype(float) - b).mean()))


@pytest.mark.parametrize("name", STYLES)
def test_tiles_equal_the_whole(
    shipped: StylePipeline, figure: Figure, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = demo(1160, 1160)
    whole = paint(shipped, photo, name)
    for side in (784, 528):
        monkeypatch.setattr(style, "TILES", (side,))
        monkeypatch.setattr(memory, "TILES", (side,))
        likeness = psnr(paint(shipped, photo, name), whole)
        figure(f"tiles of {side} against one, {name}: {likeness:.1f} dB")
        assert likeness >= 45


@pytest.mark.parametrize("name", STYLES)
def test_the_look_is_the_same_at_every_size(
    shipped: StylePipeline, figure: Figure, name: str
) -> None:
    for width, height in ((1632, 1224), (5656, 4242)):
        photo = demo(width, height)
        preview, full = paint(shipped, photo, name, long_side=512), paint(shipped, photo, name)
        likeness = ssim(scaled(full, (preview.shape[1], preview.shape[0])), preview)
        figure(f"{width} × {height} against its preview, {name}: SSIM {likeness:.3f}")
        assert likeness >= 0.8


def test_a_megapixel_in_tiles_takes_little_longer(shipped: StylePipeline, figure: Figure) -> None:
    square, large = demo(1536, 1536), demo(4000, 3000)
    conditions = shipped._graphs.conditions(shipped.find(STYLES[0]).code, Progress())
    ratios = []
    for turn in range(4):
        started = time.perf_counter()
        shipped._graphs.paint(square.rgb, conditions, Progress())
        middle = time.perf_counter()
        paint(shipped, large, STYLES[0])
        tiled = (time.perf_counter() - middle) / large.megapixels
        if turn:
            ratios.append(tiled / ((middle - started) / square.megapixels))
    ratio = float(np.median(ratios))
    figure(f"pace in tiles at 12 MP against the painter on a whole picture: {ratio:.2f}")
    assert ratio <= 1.3


@pytest.mark.parametrize(("width", "height", "limit"), [(6000, 4000, 1000), (11547, 8660, 1500)])
def test_memory_stays_bounded(
    shipped: StylePipeline,
    figure: Figure,
    tmp_path: Path,
    width: int,
    height: int,
    limit: int,
) -> None:
    """The whole command: reading a JPEG, painting, writing a JPEG; against ``deepart styles``."""
    photo, out = tmp_path / "photo.jpg", tmp_path / "out.jpg"
    Image.fromarray(demo(width, height).rgb).save(photo, quality=88)
    idle = peak_megabytes(COMMAND, "styles")
    started = time.perf_counter()
    peak = peak_megabytes(COMMAND, "stylize", str(photo), "--style", STYLES[0], "--out", str(out))
    seconds = time.perf_counter() - started
    assert out.is_file()
    pixels = width * height / 1e6
    figure(
        f"{pixels:.0f} MP: {peak:.0f} MB at most ({peak - idle:.0f} MB above idle), "
        f"{seconds:.1f} s, {seconds / pixels:.2f} s per megapixel"
    )
    assert peak <= limit
