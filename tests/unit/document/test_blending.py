"""Layers are mixed as the W3C says (Compositing and Blending Level 1), here pixel by pixel."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepart_studio.document import compositing
from deepart_studio.document.blending import BlendMode
from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document, Layer

Rgb = tuple[float, float, float]
byte = st.one_of(st.sampled_from((0, 1, 63, 64, 127, 128, 254, 255)), st.integers(0, 255))
pixel = st.tuples(byte, byte, byte, byte)


def hard_light(cb: float, cs: float) -> float:
    if cs <= 0.5:
        return cb * 2 * cs
    return cb + (2 * cs - 1) - cb * (2 * cs - 1)


def color_dodge(cb: float, cs: float) -> float:
    if cb == 0:
        return 0
    return 1 if cs == 1 else min(1, cb / (1 - cs))


def color_burn(cb: float, cs: float) -> float:
    if cb == 1:
        return 1
    return 0 if cs == 0 else 1 - min(1, (1 - cb) / cs)


def soft_light(cb: float, cs: float) -> float:
    if cs <= 0.5:
        return cb - (1 - 2 * cs) * cb * (1 - cb)
    d = ((16 * cb - 12) * cb + 4) * cb if cb <= 0.25 else math.sqrt(cb)
    return cb + (2 * cs - 1) * (d - cb)


SEPARABLE: dict[str, Callable[[float, float], float]] = {
    "normal": lambda cb, cs: cs,
    "multiply": lambda cb, cs: cb * cs,
    "screen": lambda cb, cs: 1 - (1 - cb) * (1 - cs),
    "overlay": lambda cb, cs: hard_light(cs, cb),
    "darken": min,
    "lighten": max,
    "color-dodge": color_dodge,
    "color-burn": color_burn,
    "hard-light": hard_light,
    "soft-light": soft_light,
    "difference": lambda cb, cs: abs(cb - cs),
    "exclusion": lambda cb, cs: cb + cs - 2 * cb * cs,
}


def lum(c: Rgb) -> float:
    return 0.3 * c[0] + 0.59 * c[1] + 0.11 * c[2]


def clip_color(c: Rgb) -> Rgb:
    light, low, high = lum(c), min(c), max(c)
    if low < 0:
        c = tuple(light + (v - light) * light / (light - low) for v in c)
    if high > 1:
        c = tuple(light + (v - light) * (1 - light) / (high - light) for v in c)
    return c


def set_lum(c: Rgb, light: float) -> Rgb:
    change = light - lum(c)
    return clip_color(tuple(v + change for v in c))


def sat(c: Rgb) -> float:
    return max(c) - min(c)


def set_sat(c: Rgb, wanted: float) -> Rgb:
    least, middle, most = sorted(range(3), key=lambda channel: c[channel])
    result = [0.0, 0.0, 0.0]
    if c[most] > c[least]:
        result[middle] = (c[middle] - c[least]) * wanted / (c[most] - c[least])
        result[most] = wanted
    return tuple(result)


WHOLE: dict[str, Callable[[Rgb, Rgb], Rgb]] = {
    "hue": lambda cb, cs: set_lum(set_sat(cs, sat(cb)), lum(cb)),
    "saturation": lambda cb, cs: set_lum(set_sat(cb, sat(cs)), lum(cb)),
    "color": lambda cb, cs: set_lum(cs, lum(cb)),
    "luminosity": lambda cb, cs: set_lum(cb, lum(cs)),
}


def mixed(mode: str, cb: Rgb, cs: Rgb) -> Rgb:
    if mode in WHOLE:
        return WHOLE[mode](cb, cs)
    return tuple(SEPARABLE[mode](b, s) for b, s in zip(cb, cs, strict=True))


def laid_over(mode: str, under: tuple[int, ...], over: tuple[int, ...], opacity: float) -> Rgb:
    """co αo and αo of the specification, section 9.1.4 and 10, on one pixel."""
    cb, cs = (tuple(v / 255 for v in p[:3]) for p in (under, over))
    ab, as_ = under[3] / 255, over[3] / 255 * opacity
    blended = mixed(mode, cb, cs)
    co = [
        as_ * ((1 - ab) * s + ab * m) + (1 - as_) * ab * b
        for b, s, m in zip(cb, cs, blended, strict=True)
    ]
    return (*co, as_ + ab * (1 - as_))


def one_pixel(colour: tuple[int, ...], **changes: object) -> Layer:
    return Layer(np.array([[colour]], np.uint8), **changes)


def test_all_sixteen_modes_of_the_specification_are_there() -> None:
    assert {str(mode) for mode in BlendMode} == {*SEPARABLE, *WHOLE}


@pytest.mark.parametrize("mode", list(BlendMode))
@given(under=pixel, over=pixel, opacity=st.sampled_from((0.0, 0.25, 0.5, 1.0)))
def test_a_layer_is_blended_as_the_specification_says(
    mode: BlendMode, under: tuple[int, ...], over: tuple[int, ...], opacity: float
) -> None:
    layers = (one_pixel(under), one_pixel(over, mode=mode, opacity=opacity))
    *got, alpha = (float(v) for v in composite(Document(1, 1, layers))[0, 0])
    *wanted, wanted_alpha = laid_over(str(mode), under, over, opacity)
    assert abs(alpha - 255 * wanted_alpha) <= 0.501
    if wanted_alpha > 0:
        for channel, value in zip(got, wanted, strict=True):
            assert abs(channel - 255 * value / wanted_alpha) <= 0.51


@given(colour=pixel)
def test_a_single_layer_comes_out_as_it_is(colour: tuple[int, ...]) -> None:
    got = composite(Document(1, 1, (one_pixel(colour),)))[0, 0]
    assert tuple(got) == (colour if colour[3] else (0, 0, 0, 0))


def random_layers(seed: int, count: int) -> tuple[Layer, ...]:
    rng = np.random.default_rng(seed)
    modes = list(BlendMode)
    return tuple(
        Layer(
            rng.integers(0, 256, (rng.integers(1, 20), rng.integers(1, 20), 4), dtype=np.uint8),
            x=int(rng.integers(-25, 25)),
            y=int(rng.integers(-25, 25)),
            visible=bool(rng.integers(0, 4)),
            opacity=float(rng.random()),
            mode=modes[rng.integers(len(modes))],
        )
        for _ in range(count)
    )


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(0, 6))
def test_the_rows_that_are_worked_on_at_a_time_do_not_show(seed: int, count: int) -> None:
    document = Document(17, 13, random_layers(seed, count))
    whole = composite(document)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compositing, "BAND_PIXELS", 17 * 3)
        assert (composite(document) == whole).all()


@given(seed=st.integers(0, 2**32 - 1))
def test_what_lies_under_an_opaque_layer_does_not_matter(seed: int) -> None:
    rng = np.random.default_rng(seed)
    opaque = rng.integers(0, 256, (13, 17, 4), dtype=np.uint8)
    opaque[..., 3] = 255
    below = random_layers(seed, 3)
    assert (composite(Document(17, 13, (*below, Layer(opaque)))) == opaque).all()


def test_a_layer_may_reach_over_every_edge_or_lie_outside() -> None:
    red = np.full((4, 4, 4), (255, 0, 0, 255), np.uint8)
    layers = (Layer(red, x=-2, y=-2), Layer(red, x=6, y=5), Layer(red, x=100, y=0))
    shown = composite(Document(8, 7, layers))[..., 3] == 255
    wanted = np.zeros((7, 8), bool)
    wanted[:2, :2] = wanted[5:, 6:] = True
    assert (shown == wanted).all()


def test_a_hidden_layer_is_not_seen() -> None:
    layers = (one_pixel((1, 2, 3, 255)), one_pixel((9, 9, 9, 255), visible=False))
    assert tuple(composite(Document(1, 1, layers))[0, 0]) == (1, 2, 3, 255)
