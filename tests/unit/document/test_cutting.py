"""Pieces of layers by a mask."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from deepart_studio.core.errors import UserError
from deepart_studio.document.compositing import composite
from deepart_studio.document.cutting import cleared, lifted, unmixed
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.selecting import rectangle

masks = arrays(np.uint8, (6, 8))
layers = st.builds(
    Layer,
    arrays(np.uint8, (5, 7, 4)),
    x=st.integers(-8, 9),
    y=st.integers(-6, 7),
)


@given(layers, masks)
def test_what_is_lifted_and_what_is_left_are_the_layer(layer, mask) -> None:
    try:
        piece, rest = lifted(layer, mask, "piece"), cleared(layer, mask)
    except UserError:
        return
    alpha = rest.pixels[..., 3].astype(int)
    y, x = piece.y - layer.y, piece.x - layer.x
    place = np.s_[y : y + piece.height, x : x + piece.width]
    assert (piece.pixels[..., :3] == layer.pixels[place][..., :3]).all()
    alpha[place] += piece.pixels[..., 3]
    assert abs(alpha - layer.pixels[..., 3]).max() <= 1
    assert (rest.x, rest.y) == (layer.x, layer.y)


def test_a_piece_is_as_small_as_can_be() -> None:
    layer = Layer(np.full((20, 30, 4), 255, np.uint8), x=5, y=-3)
    piece = lifted(layer, rectangle((40, 40), (10, 0), (14, 6)), "piece")
    assert (piece.x, piece.y, piece.width, piece.height, piece.name) == (10, 0, 4, 6, "piece")


def test_where_the_layer_is_empty_it_is_said() -> None:
    layer = Layer(np.full((4, 4, 4), 255, np.uint8), "Sky")
    mask = rectangle((20, 20), (10, 10), (15, 15))
    for work in (lambda: lifted(layer, mask, ""), lambda: cleared(layer, mask)):
        with pytest.raises(UserError, match='"Sky" is empty where the selection is'):
            work()


@given(arrays(np.uint8, (6, 8, 3)), arrays(np.uint8, (6, 8, 3)), masks)
def test_laid_over_the_photo_an_unmixed_painting_looks_as_it_did(photo, painted, mask) -> None:
    share = mask[..., None] / 255
    mixed = np.rint(photo + (painted.astype(float) - photo) * share).astype(np.uint8)
    opaque = np.full((6, 8, 1), 255, np.uint8)
    below, above = np.dstack([photo, opaque]), np.dstack([mixed, opaque])
    layer = Layer(unmixed(above, below, mask))
    shown = composite(Document(8, 6, (Layer(below), layer)))
    assert abs(shown[..., :3].astype(int) - mixed).max() <= 1
    assert (layer.pixels[..., 3] == mask).all()
