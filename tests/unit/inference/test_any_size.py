from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.inference import memory, style
from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.scaling import scaled
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.style import StylePipeline
from tests.support.drawn import landscape
from tests.support.tiny_models import tiny_style_model


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiling-models")
    tiny_style_model(folder, tiles=True)
    return folder


@pytest.fixture
def pipeline(folder: Path, sessions: SessionCache) -> StylePipeline:
    return StylePipeline(Catalog([folder]).get("tiny-style"), sessions)


@pytest.fixture(scope="module")
def large() -> Picture:
    return Picture.of_pixels(landscape(900, 700, seed=3))


def paint(
    pipeline: StylePipeline, photo: Picture, progress: Progress | None = None, **values: float
) -> Picture:
    blend = [(pipeline.find("red-chalk"), 1.0)]
    request = pipeline.request(photo, blend, **values)  # type: ignore[arg-type]
    return pipeline.render(photo, blend, request, progress)


def psnr(a: np.ndarray, b: np.ndarray) -> float:
    error = np.square(a.astype(float) - b).mean()
    return float(10 * np.log10(255**2 / max(error, 1e-9)))


def test_tiles_leave_no_trace(
    pipeline: StylePipeline, large: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = paint(pipeline, large)
    monkeypatch.setattr(style, "TILES", (240,))
    tiled = paint(pipeline, large)
    assert psnr(whole.rgb, tiled.rgb) > 60


def test_the_look_is_the_same_at_every_size(pipeline: StylePipeline, large: Picture) -> None:
    full, preview = paint(pipeline, large), paint(pipeline, large, long_side=300)
    assert full.rgb.shape == large.rgb.shape
    assert psnr(scaled(full.rgb, (300, 233)), preview.rgb) > 30


def test_strokes_finer_than_a_preview_shows_are_scaled_down_for_it(
    pipeline: StylePipeline, large: Picture
) -> None:
    preview = paint(pipeline, large, long_side=300, stroke=0.5)
    assert (preview.width, preview.height) == (300, 233)


def test_detail_brings_back_what_is_fine_in_the_photo(pipeline: StylePipeline) -> None:
    rgb = landscape(320, 240, seed=1)
    rgb[100:140, 100:160:2] = 255 - rgb[100:140, 100:160:2]
    photo = Picture.of_pixels(rgb)
    stripes = lambda p: np.diff(p.rgb[100:140, 100:160].astype(int), axis=1)  # noqa: E731
    plain = paint(pipeline, photo, strength=0.7)
    detailed = paint(pipeline, photo, strength=0.7, detail=1.0)
    assert np.abs(stripes(detailed)).mean() > 1.3 * np.abs(stripes(plain)).mean()
    assert np.abs(detailed.rgb.astype(int) - plain.rgb)[150:].mean() < 4


def test_colours_only_leaves_the_photos_light(pipeline: StylePipeline, large: Picture) -> None:
    coloured = paint(pipeline, large, colour_only=1.0)
    grey = lambda p: p.rgb.astype(float) @ [0.21, 0.72, 0.07]  # noqa: E731
    assert np.corrcoef(grey(coloured).ravel(), grey(large).ravel())[0, 1] > 0.97
    assert coloured.rgb[..., 0].mean() > large.rgb[..., 0].mean()


def test_without_strength_a_large_photo_comes_back(pipeline: StylePipeline, large: Picture) -> None:
    assert np.array_equal(paint(pipeline, large, strength=0).rgb, large.rgb)


@pytest.mark.parametrize("size", [(3000, 10), (7, 900), (700, 3)])
def test_odd_shapes_are_painted(pipeline: StylePipeline, size: tuple[int, int]) -> None:
    photo = Picture.of_pixels(landscape(*size))
    painted = paint(pipeline, photo)
    assert painted.rgb.shape == photo.rgb.shape


def test_progress_goes_up_to_the_end(pipeline: StylePipeline, large: Picture) -> None:
    seen: list[float] = []
    paint(pipeline, large, Progress(lambda fraction, _: seen.append(fraction)))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


@pytest.mark.parametrize("at", [0.05, 0.3, 0.6, 0.85, 0.95])
def test_a_painting_stops_in_every_phase_and_the_next_is_clean(
    pipeline: StylePipeline, large: Picture, at: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style, "TILES", (240,))

    def watch(fraction: float, _: str) -> None:
        if fraction >= at:
            progress.cancel()

    progress = Progress(watch)
    with pytest.raises(Cancelled):
        paint(pipeline, large, progress)
    assert paint(pipeline, large).rgb.shape == large.rgb.shape


def test_tiles_are_made_smaller_when_memory_is_short(
    pipeline: StylePipeline, large: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = paint(pipeline, large)
    monkeypatch.setattr(memory, "TILES", (800, 400, 200))
    pipeline.memory_cap = 900 * 700 * memory.HELD + 250**2 * 100
    assert psnr(paint(pipeline, large).rgb, whole.rgb) > 60


def test_a_limit_that_is_too_low_is_said_with_what_to_do(
    pipeline: StylePipeline, large: Picture
) -> None:
    pipeline.memory_cap = 30e6
    with pytest.raises(UserError, match=r"only 0\.0 GB may be used.*raise the memory limit"):
        paint(pipeline, large)


def test_time_and_memory_are_told_before(pipeline: StylePipeline, large: Picture) -> None:
    small = pipeline.estimate(900, 700, long_side=300)
    full = pipeline.estimate(900, 700, long_side=None)
    huge = pipeline.estimate(9000, 7000, long_side=None)
    assert (small.width, small.height) == (300, 233)
    assert small.seconds < full.seconds < huge.seconds
    assert full.bytes < huge.bytes < 1e9
    # Fine strokes are painted larger than a small result shows.
    assert pipeline.estimate(900, 700, long_side=300, stroke=0.5).seconds > small.seconds


def test_the_pace_is_learned_from_paintings(pipeline: StylePipeline, large: Picture) -> None:
    before = pipeline.estimate(9000, 7000, long_side=None).seconds
    paint(pipeline, large)
    after = pipeline.estimate(9000, 7000, long_side=None).seconds
    assert after != before
    assert after > 0
