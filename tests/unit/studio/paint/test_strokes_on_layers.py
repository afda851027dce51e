"""What a stroke makes of pixels: opacity as a ceiling, straight alpha, edges, clip, patches."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document, Layer, blank_layer
from deepart_studio.studio.paint.boxes import Box
from deepart_studio.studio.paint.curves import Touch
from deepart_studio.studio.paint.cutting import composite_part
from deepart_studio.studio.paint.dabs import ALL, dab_of
from deepart_studio.studio.paint.mixing import erase, paint_over
from deepart_studio.studio.paint.paint_brush import PaintBrush
from deepart_studio.studio.paint.patches import Patch
from deepart_studio.studio.paint.pixel_pool import PixelPool
from deepart_studio.studio.paint.stroke import Stroke

SIZE = (600, 300)
HARD = PaintBrush(diameter=40, hardness=1.0, smoothing=0.0, colour=(250, 10, 10))
Way = list[tuple[float, float]]
LINE: Way = [(100, 150), (300, 150), (500, 150)]


def stroke(layer: Layer, brush: PaintBrush, way: Way = LINE, **options) -> Stroke:
    made = Stroke(SIZE, layer, brush, **options)
    for x, y in way:
        made.move_to(Touch(x, y, 1.0))
    made.end()
    return made


def painted(layer: Layer, brush: PaintBrush, way: Way = LINE, **options) -> np.ndarray:
    return stroke(layer, brush, way, **options).painted(PixelPool())[0].pixels


def blank() -> Layer:
    return blank_layer(*SIZE)


def full(colour: tuple[int, int, int]) -> Layer:
    return Layer(np.full((SIZE[1], SIZE[0], 4), (*colour, 255), np.uint8))


def test_a_hard_line_is_as_wide_as_the_brush_and_even() -> None:
    alpha = painted(blank(), HARD)[..., 3]
    widths = alpha[:, 150:450].astype(float).sum(0) / 255
    assert np.abs(widths - 40).max() < 0.7
    assert alpha[150, 300] == 255
    assert alpha[100, 300] == 0


def test_opacity_is_a_ceiling_where_a_stroke_crosses_itself() -> None:
    brush = replace(HARD, opacity=0.5)
    crossing: Way = [(100, 150), (500, 150), (300, 250), (300, 40)]
    alpha = painted(blank(), brush, crossing)[..., 3]
    assert alpha.max() == 128
    two = painted(Layer(painted(blank(), brush)), brush)[..., 3]
    assert two[150, 300] == 192  # a second stroke does add


def test_flow_builds_up_to_what_one_dab_covers() -> None:
    thin = replace(HARD, flow=0.1)
    once = painted(blank(), thin)[150, 300, 3]
    back_and_forth = painted(blank(), thin, [*LINE, *LINE[::-1], *LINE])[150, 300, 3]
    assert 100 < once < back_and_forth <= 255
    soft = replace(thin, hardness=0.0)
    many = painted(blank(), soft, LINE * 9)[..., 3].astype(int)
    single = painted(blank(), replace(soft, flow=1.0))[..., 3].astype(int)
    assert (many <= single).all()


def test_paint_on_nothing_has_its_own_colour_to_the_very_edge() -> None:
    pixels = painted(blank(), replace(HARD, hardness=0.0))
    seen = pixels[..., 3] > 0
    assert (np.abs(pixels[seen][:, :3].astype(int) - HARD.colour) <= 1).all()
    white = full((255, 255, 255))
    shown = composite(Document(*SIZE, (white, Layer(pixels))))
    assert (shown[..., 0] >= 249).all()  # no dark rim between red and white


def test_paint_over_matches_the_formula() -> None:
    rng = np.random.default_rng(1)
    below = rng.integers(0, 256, (50, 50, 4), np.uint8)
    share = rng.random((50, 50), np.float32)
    above = paint_over(below, share, (10, 200, 90)).astype(float)
    under = below[..., 3] / 255
    alpha = share + under * (1 - share)
    weighed = share[..., None] * (10, 200, 90) + (under * (1 - share))[..., None] * below[..., :3]
    assert np.abs(above[..., 3] - alpha * 255).max() <= 0.51
    assert np.abs(above[..., :3] - weighed / alpha[..., None]).max() <= 0.51


def test_no_share_changes_nothing_and_all_of_it_everything() -> None:
    below = np.random.default_rng(2).integers(0, 256, (20, 20, 4), np.uint8)
    nothing, everything = np.zeros((20, 20), np.float32), np.ones((20, 20), np.float32)
    assert (paint_over(below, nothing, (1, 2, 3)) == below).all()
    assert (erase(below, nothing) == below).all()
    assert (paint_over(below, everything, (1, 2, 3)) == (1, 2, 3, 255)).all()
    assert (erase(below, everything)[..., 3] == 0).all()


def test_the_eraser_leaves_colours_and_takes_opacity() -> None:
    layer = full((90, 120, 200))
    pixels = painted(layer, HARD, erasing=True)
    assert (pixels[..., :3] == layer.pixels[..., :3]).all()
    assert pixels[150, 300, 3] == 0
    assert pixels[20, 300, 3] == 255


def test_a_clip_limits_the_paint() -> None:
    clip = np.zeros((SIZE[1], SIZE[0]), np.uint8)
    clip[:, 300:] = 255
    clip[:, 400:] = 128
    alpha = painted(blank(), HARD, clip=clip)[150, :, 3]
    assert (alpha[200], alpha[350], alpha[450]) == (0, 255, 128)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(2, 40), st.floats(0, 1))
def test_a_dab_is_centred_where_it_was_put(x: float, y: float, radius: float, hard: float) -> None:
    dab, left, top = dab_of(100 + x, 80 + y, radius, hard)
    weight = dab.astype(float)
    rows, columns = np.mgrid[: dab.shape[0], : dab.shape[1]] + 0.5
    at = (columns * weight).sum() / weight.sum() + left, (rows * weight).sum() / weight.sum() + top
    phase = 0.14 if radius < 30 else 0.26
    assert abs(at[0] - (100 + x)) <= phase + 0.02
    assert abs(at[1] - (80 + y)) <= phase + 0.02
    assert dab.max() <= ALL


def test_pressure_makes_a_thinner_and_a_fainter_line() -> None:
    made = Stroke(SIZE, blank(), replace(HARD, pressure_size=True))
    for x, pressure in ((100.0, 0.2), (500.0, 1.0)):
        made.move_to(Touch(x, 150, pressure))
    made.end()
    widths = (made.painted(PixelPool())[0].pixels[..., 3] > 127).sum(0)
    assert widths[120] < widths[300] < widths[480]
    faint = Stroke(SIZE, blank(), replace(HARD, pressure_size=False, pressure_opacity=True))
    faint.move_to(Touch(300, 150, 0.5))
    assert faint.painted(PixelPool())[0].pixels[150, 300, 3] == 127


def test_a_stroke_leaves_the_layer_it_began_with_alone() -> None:
    layer = full((90, 120, 200))
    before = layer.pixels.copy()
    painted(layer, HARD)
    assert (layer.pixels == before).all()


def test_a_patch_leads_there_and_back_and_packs_well() -> None:
    layer = full((90, 120, 200))
    after, pieces = stroke(layer, HARD).painted(PixelPool())
    patch = Patch()
    patch.fill(pieces)
    raw = patch.nbytes
    patch.pack()
    assert patch.nbytes < raw / 10
    pixels = after.pixels.copy()
    patch.toggle(pixels)
    assert (pixels == layer.pixels).all()
    patch.toggle(pixels)
    assert (pixels == after.pixels).all()


def test_memory_is_used_again_when_nobody_looks_at_it() -> None:
    pool, pixels = PixelPool(), full((1, 2, 3)).pixels
    first = pool.copy_of(pixels)
    part = first[10:20]
    address = first.ctypes.data
    del first
    second = pool.copy_of(pixels)
    assert second.ctypes.data != address  # a part of it is still held
    del part
    assert pool.copy_of(pixels).ctypes.data == address


@pytest.mark.parametrize("factor", [1, 2, 4])
def test_the_part_under_a_stroke_looks_like_the_whole(factor: int) -> None:
    rng = np.random.default_rng(3)
    noise = np.repeat(np.repeat(rng.integers(0, 256, (38, 75, 4), np.uint8), 8, 0), 8, 1)
    layers = [full((200, 210, 220)), Layer(noise[:300, :600].copy(), x=-7, y=5, opacity=0.7)]
    made = stroke(layers[1], replace(HARD, hardness=0.2, opacity=0.6))
    after = made.painted(PixelPool())[0]
    box = Box(96, 96, 560, 224)
    quick = composite_part([layers[0], made], box, factor)
    whole = composite(Document(*SIZE, (layers[0], after)))[96:224, 96:560]
    means = whole.reshape(128 // factor, factor, 464 // factor, factor, 4).mean((1, 3))
    assert np.abs(quick - means).mean() < (0.01 if factor == 1 else 1.5)
