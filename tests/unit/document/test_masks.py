"""Masks of layers: what they hide, and how they are kept in projects."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from deepart_studio.document.blending import BlendMode
from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.masking import apply_mask, inverted_mask, mask_from_alpha
from deepart_studio.document.merging import merge
from deepart_studio.document.opening import load_document
from deepart_studio.document.writing import save_document


def random_layer(seed: int, *, opaque: bool = False, **fields) -> Layer:
    random = np.random.default_rng(seed)
    pixels = random.integers(0, 256, (12, 16, 4), dtype=np.uint8)
    if opaque:
        pixels[..., 3] = 255
    mask = random.integers(0, 256, (12, 16), dtype=np.uint8)
    mask[:3], mask[-3:] = 0, 255
    return Layer(pixels, mask=mask, **fields)


def looks(*layers: Layer) -> np.ndarray:
    return composite(Document(16, 12, layers))


def opened(path: Path) -> tuple[Document, list[str]]:
    said: list[str] = []
    document, _ = load_document(path, lambda problem: said.append(str(problem)))
    return document, said


@pytest.mark.parametrize("mode", list(BlendMode))
def test_a_mask_is_the_same_as_less_alpha(mode: BlendMode) -> None:
    below = random_layer(1, opaque=True)
    masked = random_layer(2, mode=mode, opacity=0.7)
    alpha = masked.pixels.copy()
    wanted = alpha[..., 3].astype(float) * masked.mask / 255
    alpha[..., 3] = np.rint(wanted)
    flat = replace(masked, pixels=alpha, mask=None)
    seen, same = looks(below, masked).astype(int), looks(below, flat).astype(int)
    assert np.abs(seen - same)[..., 3].max() <= 1
    solid = seen[..., 3] > 128
    assert np.abs(seen - same)[solid].max() <= 2


def test_white_shows_all_and_black_nothing() -> None:
    below, above = random_layer(1, opaque=True), random_layer(2, opaque=True)
    below = replace(below, mask=None)
    white, black = np.full((12, 16), 255, np.uint8), np.zeros((12, 16), np.uint8)
    assert (looks(below, replace(above, mask=white)) == above.pixels).all()
    assert (looks(below, replace(above, mask=black)) == below.pixels).all()
    assert (looks(below, replace(above, mask=black, mask_on=False)) == above.pixels).all()


def test_inverting_twice_gives_the_mask_back() -> None:
    layer = random_layer(1)
    assert (inverted_mask(inverted_mask(layer)).mask == layer.mask).all()
    assert (inverted_mask(layer).mask == 255 - layer.mask).all()


def test_applying_a_mask_changes_nothing_that_is_seen() -> None:
    layer = random_layer(1)
    seen, same = looks(layer).astype(int), looks(apply_mask(layer)).astype(int)
    assert np.abs(seen[..., 3] - same[..., 3]).max() <= 1
    assert apply_mask(layer).mask is None


def test_a_mask_of_the_transparency_keeps_the_look() -> None:
    layer = replace(random_layer(1), mask=None)
    masked = mask_from_alpha(layer)
    assert (masked.pixels[..., 3] == 255).all()
    assert (masked.mask == layer.pixels[..., 3]).all()
    assert (looks(masked)[..., 3] == looks(layer)[..., 3]).all()


def test_merging_takes_masks_into_the_pixels() -> None:
    below, above = random_layer(1), random_layer(2)
    merged = merge(below, above)
    assert merged.mask is None
    assert np.abs(looks(merged).astype(int) - looks(below, above)).max() <= 1


def test_a_mask_has_the_size_of_its_layer() -> None:
    with pytest.raises(ValueError, match="mask"):
        Layer(np.zeros((2, 2, 4), np.uint8), mask=np.zeros((3, 2), np.uint8))


# -- in projects


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1000), st.booleans(), st.booleans())
def test_pixels_and_mask_come_back(tmp_path_factory, seed: int, on: bool, flat: bool) -> None:
    path = tmp_path_factory.mktemp("masks") / "a.ora"
    first = random_layer(seed, mask_on=on, name="one")
    layers = (first, replace(random_layer(seed + 1), mask=None))
    save_document(Document(16, 12, layers), path, flat=flat)
    document, said = opened(path)
    assert not said
    assert not document.extras
    first, second = document.layers
    assert (first.pixels == layers[0].pixels).all()
    assert (first.mask == layers[0].mask).all()
    assert first.mask_on == on
    assert second.mask is None


def test_other_programs_see_the_layer_with_its_mask(tmp_path: Path) -> None:
    path = tmp_path / "a.ora"
    layer = random_layer(1)
    save_document(Document(16, 12, (layer,)), path)
    with zipfile.ZipFile(path) as archive, archive.open("data/layer000.png") as file:
        seen = np.asarray(Image.open(file))
    assert (seen[..., 3] == apply_mask(layer).pixels[..., 3]).all()


def changed(path: Path, **files: bytes | None) -> Path:
    """The archive with some files replaced, or without them."""
    other = path.with_name("changed.ora")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            key = Path(name).stem.replace("-", "_")
            data = files.get(key, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return other


def png(pixels: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return buffer.getvalue()


def test_what_another_program_painted_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.ora"
    save_document(Document(16, 12, (random_layer(1, name="sky"),)), path)
    theirs = random_layer(7).pixels
    document, said = opened(changed(path, layer000=png(theirs)))
    layer = document.layers[0]
    assert (layer.pixels == theirs).all()
    assert layer.mask is None
    assert len(said) == 1
    assert "sky" in said[0]
    assert "mask was dropped" in said[0]


def test_a_layer_that_was_only_written_anew_keeps_its_mask(tmp_path: Path) -> None:
    path = tmp_path / "a.ora"
    wanted = random_layer(1)
    save_document(Document(16, 12, (wanted,)), path)
    with zipfile.ZipFile(path) as archive:
        seen = np.array(Image.open(io.BytesIO(archive.read("data/layer000.png"))))
    seen[..., :3][seen[..., 3] == 0] = 99  # as programs do that work premultiplied, or do not
    document, said = opened(changed(path, layer000=png(seen)))
    assert not said
    assert (document.layers[0].mask == wanted.mask).all()
    assert (document.layers[0].pixels == wanted.pixels).all()


@pytest.mark.parametrize("lost", ["layer000_mask", "layer000_pixels"])
@pytest.mark.parametrize("data", [None, b"nonsense", png(np.zeros((2, 2, 4), np.uint8))])
def test_a_damaged_mask_costs_the_mask_alone(tmp_path: Path, lost: str, data) -> None:
    path = tmp_path / "a.ora"
    layer = random_layer(1, name="sky")
    save_document(Document(16, 12, (layer,)), path)
    document, said = opened(changed(path, **{lost: data}))
    assert len(said) == 1
    assert "sky" in said[0]
    assert (document.layers[0].pixels[..., 3] == apply_mask(layer).pixels[..., 3]).all()
