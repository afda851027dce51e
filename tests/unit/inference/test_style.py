from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.core.requests import StyleRequest
from deepart_studio.core.styles import Style
from deepart_studio.inference import memory
from deepart_studio.inference.catalog import Catalog, read_entry
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.style import StylePipeline, blend_codes
from tests.support.drawn import landscape
from tests.support.tiny_models import (
    STYLES,
    file_record,
    style_manifest,
    tiny_style_model,
    write_manifest,
)


def paint(
    pipeline: StylePipeline,
    photo: Picture,
    *names: str,
    weights: tuple[float, ...] = (),
    **values: float,
) -> Picture:
    blend = list(zip(map(pipeline.find, names), weights or [1.0] * len(names), strict=True))
    return pipeline.render(photo, blend, pipeline.request(photo, blend, **values))  # type: ignore[arg-type]


def mean(picture: Picture) -> np.ndarray:
    return picture.rgb.reshape(-1, 3).mean(0) / 255


def test_listing_the_styles_opens_no_graph(models_folder: Path) -> None:
    class NoSessions(SessionCache):
        def session(self, file: Path, sha256: str) -> object:  # type: ignore[override]
            raise AssertionError("a graph was opened")

    pipeline = StylePipeline(Catalog([models_folder]).get("tiny-style"), NoSessions())
    assert [style.id for style in pipeline.styles] == list(STYLES)
    assert pipeline.find("红粉笔").artist == "Nobody"
    previews = [style.preview for style in pipeline.styles]
    assert all(preview is not None and preview.is_file() for preview in previews)


def test_a_painting_takes_the_colours_of_its_style(pipeline: StylePipeline, photo: Picture) -> None:
    painted = paint(pipeline, photo, "red-chalk")
    assert mean(painted) == pytest.approx(STYLES["red-chalk"][2][:3], abs=0.08)
    assert painted.rgb.shape == photo.rgb.shape


def test_the_photo_stays_recognisable(pipeline: StylePipeline, photo: Picture) -> None:
    painted = paint(pipeline, photo, "grey-etching")
    likeness = np.corrcoef(painted.rgb[..., 1].ravel(), photo.rgb[..., 1].ravel())[0, 1]
    assert likeness > 0.9


def test_without_strength_the_photo_comes_back(pipeline: StylePipeline, photo: Picture) -> None:
    # Not to the last bit: the painter also sees the mirrored margin.
    untouched = paint(pipeline, photo, "red-chalk", strength=0)
    assert np.abs(untouched.rgb.astype(int) - photo.rgb).mean() < 8


def test_half_the_strength_lies_between(pipeline: StylePipeline, photo: Picture) -> None:
    none, half, full = (
        mean(paint(pipeline, photo, "blue-wash", strength=s)) for s in (0.0, 0.5, 1.0)
    )
    way = (half - none) @ (full - none) / ((full - none) @ (full - none))
    assert 0.3 < way < 0.9
    assert half == pytest.approx(none + way * (full - none), abs=0.03)


def test_a_blend_follows_the_weights(pipeline: StylePipeline, photo: Picture) -> None:
    blended = paint(pipeline, photo, "red-chalk", "blue-wash", weights=(3.0, 1.0))
    red, blue = (np.array(STYLES[name][2][:3]) for name in ("red-chalk", "blue-wash"))
    assert mean(blended) == pytest.approx(0.75 * red + 0.25 * blue, abs=0.08)


def test_weights_count_relative_to_each_other() -> None:
    codes = [np.array([0, 4], np.float32), np.array([4, 0], np.float32)]
    assert (
        blend_codes(codes, [2, 6]).tolist() == blend_codes(codes, [0.25, 0.75]).tolist() == [3, 1]
    )


def test_keeping_colours_brings_the_photos_back(pipeline: StylePipeline, photo: Picture) -> None:
    kept = paint(pipeline, photo, "red-chalk", keep_colors=1)
    lost = paint(pipeline, photo, "red-chalk")
    chroma = lambda p: p.rgb.astype(int) - p.rgb.mean(-1, keepdims=True)  # noqa: E731
    distance = lambda p: np.abs(chroma(p) - chroma(photo)).mean()  # noqa: E731
    assert distance(kept) < 0.5 * distance(lost)


def test_everything_around_the_pixels_is_kept(pipeline: StylePipeline) -> None:
    alpha = np.full((64, 96), 128, np.uint8)
    photo = Picture(landscape(), alpha, "p.png", "s", exif=b"exif", icc=b"icc")
    painted = paint(pipeline, photo, "red-chalk")
    assert painted.alpha is alpha
    assert (painted.name, painted.exif, painted.icc) == ("p.png", b"exif", b"icc")
    assert painted.sha256 != photo.sha256


def test_a_size_scales_the_photo_and_its_alpha_down(pipeline: StylePipeline) -> None:
    photo = Picture.of_pixels(landscape(200, 100), np.full((100, 200), 9, np.uint8))
    painted = paint(pipeline, photo, "red-chalk", long_side=80)
    assert (painted.width, painted.height) == (80, 40)
    assert painted.alpha is not None
    assert painted.alpha.shape == (40, 80)


@pytest.mark.parametrize("size", [(1, 1), (3000, 10), (10, 3000), (63, 65), (17, 8)])
def test_a_photo_of_any_shape_is_painted(pipeline: StylePipeline, size: tuple[int, int]) -> None:
    painted = paint(pipeline, Picture.of_pixels(landscape(*size)), "red-chalk", strength=0.5)
    assert (painted.width, painted.height) == size


@pytest.mark.parametrize("size", [(1, 1), (3000, 10), (1200, 700)])
def test_any_picture_becomes_a_style(pipeline: StylePipeline, size: tuple[int, int]) -> None:
    picture = landscape(*size)
    code = pipeline.encode(picture)
    assert code.shape == (6,)
    assert code.dtype == np.float32
    assert code[:3] == pytest.approx(picture.reshape(-1, 3).mean(0) / 255, abs=0.05)


def test_the_same_request_gives_the_same_painting(pipeline: StylePipeline, photo: Picture) -> None:
    blend = [(pipeline.find("blue-wash"), 1.0)]
    request = pipeline.request(photo, blend, strength=0.7, keep_colors=0.3)
    again = StyleRequest.from_json(request.to_json())
    first, second = (pipeline.render(photo, blend, r) for r in (request, again))
    assert first.sha256 == second.sha256


def test_a_photos_own_code_is_computed_once(
    pipeline: StylePipeline, photo: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = 0
    real = pipeline.encode

    def counting(rgb: np.ndarray, progress: Progress | None = None) -> np.ndarray:
        nonlocal calls
        calls += 1
        return real(rgb, progress)

    monkeypatch.setattr(pipeline, "encode", counting)
    for strength in (0.2, 0.4, 0.6):
        paint(pipeline, photo, "red-chalk", strength=strength)
    paint(pipeline, photo, "red-chalk", strength=1.0)
    assert calls == 1


def test_progress_rises_to_the_end(pipeline: StylePipeline, photo: Picture) -> None:
    seen: list[float] = []
    blend = [(pipeline.find("red-chalk"), 1.0)]
    request = pipeline.request(photo, blend, strength=0.5, keep_colors=0.5)
    pipeline.render(photo, blend, request, Progress(lambda fraction, _: seen.append(fraction)))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_a_cancelled_painting_leaves_the_next_one_clean(
    pipeline: StylePipeline, photo: Picture
) -> None:
    blend = [(pipeline.find("red-chalk"), 1.0)]
    request = pipeline.request(photo, blend)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        pipeline.render(photo, blend, request, progress)
    assert pipeline.render(photo, blend, request).rgb.shape == photo.rgb.shape


@pytest.mark.parametrize(
    "values", [{"strength": 1.5}, {"strength": float("nan")}, {"keep_colors": -1}]
)
def test_a_value_out_of_range_is_refused(
    pipeline: StylePipeline, photo: Picture, values: dict[str, float]
) -> None:
    with pytest.raises(UserError, match="from 0 to 1"):
        paint(pipeline, photo, "red-chalk", **values)


def test_an_unknown_style_gets_the_nearest_name(pipeline: StylePipeline) -> None:
    with pytest.raises(UserError, match='Did you mean "Red chalk"'):
        pipeline.find("red chark")


def test_a_request_for_another_model_is_refused(pipeline: StylePipeline, photo: Picture) -> None:
    blend = [(pipeline.find("red-chalk"), 1.0)]
    request = dataclasses.replace(pipeline.request(photo, blend), model_sha256="other")
    with pytest.raises(UserError, match="another version"):
        pipeline.render(photo, blend, request)


def test_styles_that_are_not_the_requests_are_a_mistake(
    pipeline: StylePipeline, photo: Picture
) -> None:
    request = pipeline.request(photo, [(pipeline.find("red-chalk"), 1.0)])
    with pytest.raises(ValueError, match="not those of the request"):
        pipeline.render(photo, [(pipeline.find("blue-wash"), 1.0)], request)


def test_a_painting_that_would_not_fit_into_memory_is_refused_with_a_size_that_does(
    pipeline: StylePipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = Picture.of_pixels(landscape(2000, 1000))  # 100 bytes a pixel: 200 MB
    monkeypatch.setattr(memory, "free_bytes", lambda: 50_000_000)
    with pytest.raises(UserError, match=r"needs about 0\.2 GB.*--size 910"):
        paint(pipeline, photo, "red-chalk")
    assert paint(pipeline, photo, "red-chalk", long_side=910).width == 910


def test_a_model_of_another_kind_is_refused(tmp_path: Path, sessions: SessionCache) -> None:
    folder = tiny_style_model(tmp_path, "odd", graphs={})
    with pytest.raises(UserError, match="not an any-style model"):
        StylePipeline(read_entry(folder), sessions)


def test_a_bad_model_is_refused_with_its_reason(tmp_path: Path, sessions: SessionCache) -> None:
    folder = tiny_style_model(tmp_path, "bad")
    (folder / "painter.onnx").unlink()
    with pytest.raises(UserError, match="painter"):
        StylePipeline(read_entry(folder), sessions)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("styles.json", b"[]"),
        ("styles.json", b"{"),
        ("styles.json", json.dumps([{"id": "a"}] * 3).encode()),
        ("codes.npy", b"not numpy"),
        ("codes.npy", b""),
    ],
)
def test_damaged_styles_are_told_in_plain_words(
    tmp_path: Path, sessions: SessionCache, name: str, data: bytes
) -> None:
    folder = tiny_style_model(tmp_path, "bad")
    (folder / name).write_bytes(data)
    manifest = style_manifest(folder, "bad")  # as if it had been packed like this
    write_manifest(folder, manifest)
    with pytest.raises(UserError, match='styles of the model "bad" cannot be read'):
        StylePipeline(read_entry(folder), sessions).styles  # noqa: B018


def test_a_model_without_built_in_styles_still_paints_with_pictures(
    tmp_path: Path, sessions: SessionCache, photo: Picture
) -> None:
    folder = tiny_style_model(tmp_path, "bare")
    files = [file_record(folder, role, f"{role}.onnx") for role in ("painter", "encoder")]
    write_manifest(folder, style_manifest(folder, "bare") | {"files": files})
    pipeline = StylePipeline(read_entry(folder), sessions)
    assert pipeline.styles == []
    mine = Style("mine", {"en": "Mine"}, pipeline.encode(landscape(seed=3)), builtin=False)
    request = pipeline.request(photo, [(mine, 1.0)])
    assert pipeline.render(photo, [(mine, 1.0)], request).rgb.shape == photo.rgb.shape


def test_a_preview_outside_the_model_is_not_shown(tmp_path: Path, sessions: SessionCache) -> None:
    folder = tiny_style_model(tmp_path, "sly")
    (tmp_path / "secret.png").write_bytes(b"secret")
    records = json.loads((folder / "styles.json").read_text("utf-8"))
    records[0]["preview"] = "../secret.png"
    (folder / "styles.json").write_text(json.dumps(records), "utf-8")
    write_manifest(folder, style_manifest(folder, "sly"))
    assert StylePipeline(read_entry(folder), sessions).styles[0].preview is None
