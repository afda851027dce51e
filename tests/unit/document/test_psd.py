"""PSD files of other programs: by layers where they are understood, in clear words where not."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from psd_tools import PSDImage
from psd_tools.constants import BlendMode as PsdBlend
from psd_tools.constants import Compression

from deepart_studio.core.errors import UserError
from deepart_studio.document import psd as psd_module
from deepart_studio.document.blending import BlendMode
from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document
from deepart_studio.document.opening import is_psd, load_document, load_photo, load_recipe

SIZE = (40, 30)


def picture(colour: tuple[int, ...], size: tuple[int, int] = SIZE) -> Image.Image:
    return Image.new("RGBA" if len(colour) == 4 else "RGB", size, colour)


def new(mode: str = "RGB") -> PSDImage:
    return PSDImage.new(mode, SIZE)


def saved(psd: PSDImage, folder: Path, name: str = "other.psd") -> Path:
    path = folder / name
    psd.save(path, encoding="utf-8")
    return path


def opened(path: Path) -> tuple[Document, list[str]]:
    said: list[str] = []
    document, _ = load_document(path, lambda problem: said.append(str(problem)))
    return document, said


def test_names_places_opacity_visibility_and_modes_come_in(tmp_path: Path) -> None:
    psd = new()
    psd.create_pixel_layer(picture((200, 30, 40))).name = "Boden 底"
    upper = psd.create_pixel_layer(
        picture((20, 60, 210), (10, 8)),
        name="Blue",
        top=5,
        left=7,
        opacity=128,
        blend_mode=PsdBlend.MULTIPLY,
    )
    upper.visible = False
    document, said = opened(saved(psd, tmp_path))
    assert not said
    assert (document.width, document.height) == SIZE
    below, above = document.layers
    assert below.name == "Boden 底"
    assert (below.pixels[..., :3] == (200, 30, 40)).all()
    assert (above.x, above.y, above.width, above.height) == (7, 5, 10, 8)
    assert above.opacity == pytest.approx(128 / 255)
    assert (above.mode, above.visible) == (BlendMode.MULTIPLY, False)


@pytest.mark.parametrize("compression", list(Compression))
def test_pixels_are_read_exactly(tmp_path: Path, compression: Compression) -> None:
    random = np.random.default_rng(4).integers(0, 256, (30, 40, 3), dtype=np.uint8)
    psd = new()
    psd.create_pixel_layer(Image.fromarray(random), compression=compression)
    document, _ = opened(saved(psd, tmp_path))
    assert (document.layers[0].pixels[..., :3] == random).all()


def test_a_mask_comes_in_with_what_is_outside_its_box(tmp_path: Path) -> None:
    psd = new()
    layer = psd.create_pixel_layer(picture((9, 9, 9)))
    mask = np.zeros((30, 40), np.uint8)
    mask[10:20, 5:15] = 200
    layer.create_mask(Image.fromarray(mask))
    document, _ = opened(saved(psd, tmp_path))
    assert (document.layers[0].mask == mask).all()
    assert document.layers[0].mask_on


def test_a_group_is_passed_through_and_an_isolated_one_is_one_layer(tmp_path: Path) -> None:
    psd = new()
    psd.create_pixel_layer(picture((250, 250, 250)), name="paper")
    inside = psd.create_pixel_layer(picture((200, 30, 40)), name="a")
    psd.create_group([inside], name="passed")
    dark = psd.create_pixel_layer(picture((100, 100, 100)), name="b")
    group = psd.create_group([dark], name="shade", opacity=100, blend_mode=PsdBlend.MULTIPLY)
    group.visible = True
    document, _ = opened(saved(psd, tmp_path))
    assert [layer.name for layer in document.layers] == ["paper", "a", "shade"]
    shade = document.layers[2]
    assert shade.mode is BlendMode.MULTIPLY
    assert shade.opacity == pytest.approx(100 / 255)


def test_a_hidden_group_hides_its_layers(tmp_path: Path) -> None:
    psd = new()
    inside = psd.create_pixel_layer(picture((200, 30, 40)), name="a")
    psd.create_group([inside]).visible = False
    document, _ = opened(saved(psd, tmp_path))
    assert [layer.visible for layer in document.layers] == [False]


def test_a_clipped_layer_shows_only_over_the_one_below(tmp_path: Path) -> None:
    psd = new()
    psd.create_pixel_layer(picture((200, 30, 40), (10, 10)), top=5, left=5, name="base")
    upper = psd.create_pixel_layer(picture((20, 60, 210)), name="clipped")
    upper.clipping = True
    document, _ = opened(saved(psd, tmp_path))
    shown = composite(document)
    assert tuple(shown[7, 7]) == (20, 60, 210, 255)
    assert shown[0, 0, 3] == 0


def test_an_unknown_mode_is_named(tmp_path: Path) -> None:
    psd = new()
    psd.create_pixel_layer(picture((1, 2, 3)), name="glow", blend_mode=PsdBlend.LINEAR_DODGE)
    document, said = opened(saved(psd, tmp_path))
    assert document.layers[0].mode is BlendMode.NORMAL
    assert len(said) == 1
    assert "glow" in said[0]
    assert "linear dodge" in said[0]


def test_a_flat_file_is_one_layer(tmp_path: Path) -> None:
    psd = PSDImage.frompil(picture((200, 30, 40)))
    path = saved(psd, tmp_path, "flat.psd")
    document, said = opened(path)
    assert not said
    assert (composite(document)[..., :3] == (200, 30, 40)).all()
    photo = load_photo(path)
    assert (photo.rgb == (200, 30, 40)).all()
    assert photo.alpha is None


@pytest.mark.parametrize(("mode", "word"), [("CMYK", "CMYK"), ("LAB", "Lab")])
def test_other_colours_are_opened_flattened_and_said(tmp_path: Path, mode: str, word: str) -> None:
    flat = Image.new("RGB", SIZE, (200, 30, 40))
    if mode == "CMYK":
        psd = PSDImage.frompil(flat.convert("CMYK"))
        psd.create_pixel_layer(flat.convert("CMYK"), name="a")
    else:
        psd = PSDImage.new("LAB", SIZE)
        psd.create_pixel_layer(Image.new("LAB", SIZE, (120, 150, 100)), name="a")
    document, said = opened(saved(psd, tmp_path))
    assert len(document.layers) == 1
    assert (document.layers[0].width, document.layers[0].height) == SIZE
    assert any(word in words for words in said)


def test_sixteen_bits_become_eight_and_are_said(tmp_path: Path) -> None:
    psd = PSDImage.new("RGB", SIZE, depth=16)
    psd.create_pixel_layer(picture((200, 30, 40)), name="deep")
    document, said = opened(saved(psd, tmp_path))
    assert np.abs(document.layers[0].pixels[..., :3].astype(int) - (200, 30, 40)).max() <= 1
    assert any("16 bits" in words for words in said)


def test_a_psd_is_a_photo_without_a_recipe(tmp_path: Path) -> None:
    psd = new()
    psd.create_pixel_layer(picture((200, 30, 40)))
    path = saved(psd, tmp_path)
    assert is_psd(path)
    assert load_recipe(path) is None
    assert (load_photo(path).width, load_photo(path).height) == SIZE


# -- files that are not what they say


def layered_bytes() -> bytes:
    psd = new()
    for number in range(3):
        noise = np.random.default_rng(number).integers(0, 256, (30, 40, 3), dtype=np.uint8)
        psd.create_pixel_layer(Image.fromarray(noise), name=f"layer {number}")
    buffer = io.BytesIO()
    psd.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("part", [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_cut_off_file_is_refused_or_opened_in_part(tmp_path: Path, part: float) -> None:
    data = layered_bytes()
    path = tmp_path / "cut.psd"
    path.write_bytes(data[: max(4, round(len(data) * part))])
    try:
        document, _ = opened(path)
    except UserError as error:
        assert "damaged or cut off" in str(error)  # noqa: PT017 - either is right
    else:
        assert document.layers


def test_flipped_bytes_never_crash(tmp_path: Path) -> None:
    data = bytearray(layered_bytes())
    path = tmp_path / "flipped.psd"
    random = np.random.default_rng(0)
    for _ in range(60):
        spoiled = bytearray(data)
        for place in random.integers(4, min(len(data), 600), 3):
            spoiled[place] = int(random.integers(0, 256))
        path.write_bytes(spoiled)
        try:
            document, _ = opened(path)
        except UserError:
            continue
        assert document.layers


def test_a_claim_of_gigapixels_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.psd"
    header = struct.pack(">4sH6xHIIHH", b"8BPS", 2, 3, 200_000, 200_000, 8, 3)
    path.write_bytes(header + bytes(100))
    with pytest.raises(UserError, match="40,000 megapixels"):
        opened(path)


def test_layers_that_are_too_large_together_are_refused(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(psd_module, "MAX_LAYER_MEGAPIXELS", 0.002)
    path = tmp_path / "many.psd"
    path.write_bytes(layered_bytes())
    with pytest.raises(UserError, match="too large"):
        opened(path)
