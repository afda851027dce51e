"""Crops, turns, flips and sizes of documents, on their pixels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.progress import Progress
from deepart_studio.document.compositing import composite
from deepart_studio.document.geometry import (
    Flip,
    Frame,
    Reshape,
    Scale,
    Straighten,
    Turn,
    check,
    inner_frame,
    mask_after,
    reshaped,
)
from deepart_studio.document.layers import Document, Layer

SIZE = (12, 9)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    layers = []
    for _ in range(draw(st.integers(1, 3))):
        height, width = draw(st.integers(1, 12)), draw(st.integers(1, 12))
        random = np.random.default_rng(draw(st.integers(0, 9999)))
        pixels = random.integers(0, 256, (height, width, 4), dtype=np.uint8)
        mask = random.integers(0, 256, (height, width), dtype=np.uint8)
        layers.append(
            Layer(
                pixels,
                x=draw(st.integers(-6, 12)),
                y=draw(st.integers(-6, 9)),
                mask=mask if draw(st.booleans()) else None,
                mask_on=draw(st.booleans()),
                opacity=draw(st.sampled_from((1.0, 0.5))),
            )
        )
    return Document(*SIZE, tuple(layers))


def frames(cut: bool) -> st.SearchStrategy[Frame]:
    inside = st.tuples(
        st.integers(-5, SIZE[0] - 1),
        st.integers(-5, SIZE[1] - 1),
        st.integers(6, 20),
        st.integers(6, 20),
    )
    return inside.map(lambda f: Frame(*f, cut=cut))


def cropped(document: Document, frame: Frame) -> np.ndarray:
    """The same by another way: all layers on a large canvas, then a slice."""
    layers = tuple(replace(layer, x=layer.x + 30, y=layer.y + 30) for layer in document.layers)
    wide = composite(Document(SIZE[0] + 60, SIZE[1] + 60, layers))
    left, top = frame.left + 30, frame.top + 30
    return wide[top : top + frame.height, left : left + frame.width]


@settings(max_examples=60, deadline=None)
@given(documents(), st.sampled_from((1, 2, 3)), st.booleans())
def test_turns_and_flips_turn_and_flip_what_is_seen(
    document: Document, quarters: int, across: bool
) -> None:
    seen = composite(document)
    assert (composite(reshaped(document, Turn(quarters))) == np.rot90(seen, -quarters)).all()
    flipped = seen[:, ::-1] if across else seen[::-1]
    assert (composite(reshaped(document, Flip(across))) == flipped).all()


@settings(max_examples=60, deadline=None)
@given(documents(), st.booleans().flatmap(frames))
def test_a_frame_shows_what_lies_in_it(document: Document, frame: Frame) -> None:
    assert (composite(reshaped(document, frame)) == cropped(document, frame)).all()


@settings(max_examples=60, deadline=None)
@given(documents(), frames(cut=False))
def test_a_canvas_that_goes_back_loses_nothing(document: Document, frame: Frame) -> None:
    back = Frame(-frame.left, -frame.top, *SIZE, cut=False)
    again = reshaped(reshaped(document, frame), back)
    for before, after in zip(document.layers, again.layers, strict=True):
        assert after.pixels is before.pixels
        assert (after.x, after.y) == (before.x, before.y)


@settings(max_examples=40, deadline=None)
@given(documents(), st.permutations([Turn(1), Turn(3), Flip(True), Flip(True), Turn(2), Turn(2)]))
def test_moves_that_undo_each_other_give_the_same_pixels(
    document: Document, changes: list[Reshape]
) -> None:
    there = document
    for change in changes:
        there = reshaped(there, change)
    # a flip within turns stands for its opposite; all of them together are a turn or nothing
    seen, same = composite(document), composite(there)
    assert any(
        turned.shape == same.shape and (turned == same).all()
        for turned in (np.rot90(seen, k) for k in range(4))
    )


def test_a_crop_keeps_no_pixel_outside() -> None:
    document = Document(*SIZE, (Layer(np.full((9, 12, 4), 255, np.uint8)),))
    layer = reshaped(document, Frame(2, 3, 4, 5)).layers[0]
    assert layer.pixels.shape == (5, 4, 4)
    assert layer.pixels.base is None or layer.pixels.base.nbytes == layer.pixels.nbytes


def test_a_layer_outside_a_crop_keeps_its_place_in_the_list() -> None:
    away = Layer(np.full((2, 2, 4), 255, np.uint8), "corner")
    under = Layer(np.full((9, 12, 4), 99, np.uint8), "under")
    document = reshaped(Document(*SIZE, (under, away)), Frame(5, 5, 4, 4))
    assert [layer.name for layer in document.layers] == ["under", "corner"]
    assert (composite(document)[..., 0] == 99).all()


# -- resampling


def test_scaling_mixes_no_colour_of_empty_pixels_in() -> None:
    pixels = np.zeros((40, 40, 4), np.uint8)
    pixels[:, :20] = (255, 0, 0, 255)
    pixels[:, 20:] = (0, 255, 0, 0)  # green that nobody sees
    document = reshaped(Document(40, 40, (Layer(pixels),)), Scale(13, 13))
    seen = document.layers[0].pixels
    shown = seen[seen[..., 3] > 0]
    assert (shown[:, 1] == 0).all()
    assert (shown[:, 0] >= 250).all()


def test_scaling_in_bands_is_the_same_as_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from deepart_studio.document import moving_pixels

    rows, columns = np.mgrid[:90, :70]
    waves = [np.sin(rows / 9 + columns / k) * 120 + 127 for k in (7, 11, 13)]
    pixels = np.dstack([*waves, np.full((90, 70), 255)]).astype(np.uint8)
    document = Document(70, 90, (Layer(pixels),))
    for change in (Scale(33, 41), Scale(150, 133), Straighten(11, 10, 10, 50, 60)):
        whole = reshaped(document, change).layers[0].pixels
        with monkeypatch.context() as patch:
            patch.setattr(moving_pixels, "BAND_PIXELS", 70 * 7)
            bands = reshaped(document, change).layers[0].pixels
        assert np.abs(whole.astype(int) - bands).max() <= 2


@pytest.mark.parametrize("degrees", [-45, -17.3, -1, 0.1, 5, 30, 45])
@pytest.mark.parametrize("size", [(80, 70), (30, 100), (200, 20)])
def test_a_straightened_picture_has_no_empty_corner(degrees: float, size: tuple[int, int]) -> None:
    layer = Layer(np.full((size[1], size[0], 4), 255, np.uint8))
    change = Straighten(degrees, *inner_frame(size, degrees))
    seen = composite(reshaped(Document(*size, (layer,)), change))
    assert (seen == 255).all()


def test_straightening_turns_clockwise() -> None:
    pixels = np.zeros((101, 101, 4), np.uint8)
    pixels[..., 3] = 255
    pixels[45:56, 80:91, 0] = 255  # at the right
    seen = composite(reshaped(Document(101, 101, (Layer(pixels),)), Straighten(90, 0, 0, 101, 101)))
    rows, columns = np.nonzero(seen[..., 0] > 128)
    assert rows.mean() == pytest.approx(85, abs=1)  # now at the bottom
    assert columns.mean() == pytest.approx(50, abs=1)


# -- masks of other resolutions


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 999),
    st.one_of(
        st.sampled_from([Turn(1), Turn(2), Turn(3), Flip(True), Flip(False)]), frames(cut=True)
    ),
)
def test_a_mask_of_the_documents_size_moves_with_its_pixels(seed: int, change: Reshape) -> None:
    values = np.random.default_rng(seed).integers(0, 256, (SIZE[1], SIZE[0]), dtype=np.uint8)
    pixels = np.full((SIZE[1], SIZE[0], 4), 255, np.uint8)
    pixels[..., 3] = values
    seen = composite(reshaped(Document(*SIZE, (Layer(pixels),)), change))[..., 3]
    assert (mask_after(values, change, SIZE, change.size(SIZE)) == seen).all()


def test_a_small_mask_is_cropped_where_the_picture_is() -> None:
    values = np.zeros((64, 96), np.uint8)
    values[:, 48:] = 255
    half = mask_after(values, Frame(3000, 0, 3000, 4000), (6000, 4000), (48, 64))
    assert (half[:, 1:] == 255).all()


# -- what cannot be done


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Frame(0, 0, 0, 5), "nothing in it"),
        (Frame(0, 0, 5, -3), "nothing in it"),
        (Scale(0, 10), "nothing in it"),
        (Frame(500, 0, 5, 5), "outside the picture"),
        (Frame(-9, -9, 5, 5), "outside the picture"),
        (Scale(20_000, 20_000), "400 megapixels"),
        (Frame(0, 0, 200_000, 1), "too many"),
    ],
)
def test_an_impossible_size_is_refused_in_words(change: Reshape, words: str) -> None:
    with pytest.raises(UserError, match=words):
        check(change, (100, 100))


def test_layers_that_grow_too_large_together_are_refused_before_they_are_made() -> None:
    layers = tuple(Layer(np.zeros((1000, 1000, 4), np.uint8)) for _ in range(4))
    with pytest.raises(UserError, match="together"):
        reshaped(Document(1000, 1000, layers), Scale(15_000, 15_000))


@pytest.mark.parametrize(
    "change",
    [Turn(1), Flip(True), Scale(300, 300), Frame(1, 1, 900, 900), Straighten(3, 9, 9, 9, 9)],
)
def test_it_can_be_given_up(change: Reshape) -> None:
    progress = Progress()
    progress.cancel()
    document = Document(1000, 1000, (Layer(np.zeros((1000, 1000, 4), np.uint8)),))
    with pytest.raises(Cancelled):
        reshaped(document, change, progress)
