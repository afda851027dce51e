"""What a person can choose about an exported file: depth, colours, EXIF, background, paper."""

from __future__ import annotations

import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms
from PIL.ExifTags import IFD, Base

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.storage.display_p3 import display_p3_profile, srgb_to_p3_deep
from deepart_studio.storage.encoding import Encoding, pixels_for
from deepart_studio.storage.reading import load_picture
from deepart_studio.storage.recipes import read_recipe, recipe_of_xmp, sidecar_path
from deepart_studio.storage.writing import encode_picture, save_picture
from tests.support.drawn import landscape, picture_bytes

PICTURES = ["png", "jpeg", "webp", "avif", "tiff"]
RECIPE = '{"kind": "style"}'


@pytest.fixture
def painting() -> Picture:
    return Picture.of_pixels(landscape(), name="harbour.jpg")


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def with_exif(**tags: object) -> Picture:
    exif = Image.Exif()
    for name, value in tags.items():
        exif[Base[name]] = value
    exif[IFD.GPSInfo] = {1: "N", 2: (51.0, 30.0, 0.0)}
    return load_picture(picture_bytes(Image.fromarray(landscape()), "JPEG", exif=exif), "sea.jpg")


# -- Display P3


def test_the_profile_has_the_published_colorants_of_display_p3() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(display_p3_profile())).profile
    assert profile.profile_description == "Display P3"
    published = {  # CSS Color 4's matrix, adapted to D50
        "red_colorant": (0.5151, 0.2412, -0.0011),
        "green_colorant": (0.2920, 0.6922, 0.0419),
        "blue_colorant": (0.1571, 0.0666, 0.7841),
    }
    for name, wanted in published.items():
        assert getattr(profile, name)[0] == pytest.approx(wanted, abs=3e-4)


@pytest.mark.parametrize("name", PICTURES)
def test_colours_are_converted_to_display_p3_and_look_the_same(
    painting: Picture, name: str
) -> None:
    data = encode_picture(painting, name, encoding=Encoding(100, "display-p3"))
    assert opened(data).info["icc_profile"] == display_p3_profile()
    assert (
        np.abs(load_picture(data).rgb.astype(int) - painting.rgb).mean() < 5
    )  # WebP halves the chroma


def test_pure_red_is_less_than_full_in_display_p3() -> None:
    red = Picture.of_pixels(np.full((8, 8, 3), (255, 0, 0), np.uint8))
    stored = opened(encode_picture(red, "png", encoding=Encoding(icc="display-p3")))
    # CSS Color 4's sample: color(display-p3 0.9175 0.2003 0.1386)
    assert stored.getpixel((0, 0)) == pytest.approx((234, 51, 35), abs=1)


def test_little_cms_and_our_formulas_agree(painting: Picture) -> None:
    stored = opened(encode_picture(painting, "png", encoding=Encoding(icc="display-p3")))
    exact = srgb_to_p3_deep(painting.rgb) / 257
    assert np.abs(np.asarray(stored) - exact).max() <= 1.01


# -- 16 bits


@pytest.mark.parametrize("icc", ["srgb", "display-p3", "keep"])
def test_a_tiff_with_16_bits_says_so_and_looks_the_same(painting: Picture, icc: str) -> None:
    alpha = np.arange(96, dtype=np.uint8)[None].repeat(64, 0)
    both = Picture(painting.rgb, alpha)
    data = encode_picture(both, "tiff", encoding=Encoding(bits=16, icc=icc))  # type: ignore[arg-type]
    with Image.open(io.BytesIO(data)) as stored:
        assert stored.tag_v2[258] == (16, 16, 16, 16)  # type: ignore[attr-defined]
    again = load_picture(data)
    assert np.abs(again.rgb.astype(int) - painting.rgb).max() <= 3
    assert again.alpha is not None
    assert np.array_equal(again.alpha, alpha)


def test_16_bits_hold_display_p3_between_the_levels_of_8() -> None:
    cv2 = pytest.importorskip("cv2")
    ramp = np.dstack([np.arange(256, dtype=np.uint8)[None].repeat(4, 0)] * 2 + [np.zeros((4, 256))])
    picture = Picture.of_pixels(ramp.astype(np.uint8))
    data = encode_picture(picture, "tiff", encoding=Encoding(bits=16, icc="display-p3"))
    stored = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)[..., ::-1]
    assert stored.dtype == np.uint16
    assert np.array_equal(stored, srgb_to_p3_deep(picture.rgb))
    assert (stored % 257 != 0).any()


@pytest.mark.parametrize("name", ["png", "jpeg", "webp", "avif", "pdf"])
def test_16_bits_are_for_tiff_only(painting: Picture, name: str) -> None:
    with pytest.raises(UserError, match="16 bits in TIFF"):
        encode_picture(painting, name, encoding=Encoding(bits=16))


# -- EXIF


@pytest.mark.parametrize("name", PICTURES)
def test_stripped_exif_leaves_nothing_of_camera_place_or_person(name: str) -> None:
    photo = with_exif(Artist="M. Cassatt", Make="Kodak")
    kept = encode_picture(photo, name, recipe=RECIPE)
    assert opened(kept).getexif()[Base.Make] == "Kodak"
    data = encode_picture(photo, name, encoding=Encoding(exif=False), recipe=RECIPE)
    exif = opened(data).getexif()
    assert Base.Make not in exif
    assert not exif.get_ifd(IFD.GPSInfo)
    assert b"Cassatt" not in data


def test_the_recipes_packet_names_title_creator_and_description() -> None:
    photo = with_exif(Artist="M. Cassatt", ImageDescription="A boat & <sails>\x0b")
    data = encode_picture(photo, "jpeg", recipe=RECIPE)
    packet = opened(data).info["xmp"]
    assert recipe_of_xmp(packet) == RECIPE
    text = packet.decode()
    assert '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">sea</rdf:li>' in text
    assert "<dc:creator><rdf:Seq><rdf:li>M. Cassatt</rdf:li>" in text
    assert "A boat &amp; &lt;sails&gt;" in text
    assert re.search(r"<xmp:CreateDate>\d{4}-\d\d-\d\dT[\d:]{8}[+-]\d\d:\d\d</", text)


# -- background and sharpening


@pytest.mark.parametrize("name", ["jpeg", "pdf"])
def test_the_chosen_colour_shows_through_where_nothing_is_transparent(name: str) -> None:
    clear = np.zeros((16, 16, 3), np.uint8)
    picture = Picture.of_pixels(clear, clear[..., 0])
    data = encode_picture(picture, name, encoding=Encoding(background=(200, 40, 90)))
    jpeg = data[data.index(b"\xff\xd8") :]
    assert opened(jpeg).getpixel((8, 8)) == pytest.approx((200, 40, 90), abs=3)


def test_sharpening_raises_the_finest_contrast_and_leaves_the_transparency(
    painting: Picture,
) -> None:
    alpha = np.arange(96, dtype=np.uint8)[None].repeat(64, 0)
    picture = Picture(painting.rgb, alpha)
    contrast = []
    for amount in (0.0, 0.5, 1.0):
        data = encode_picture(picture, "png", encoding=Encoding(sharpen=amount))
        stored = np.asarray(opened(data)).astype(int)
        contrast.append(np.abs(np.diff(stored[..., :3], axis=1)).mean())
        assert np.array_equal(stored[..., 3], alpha)
    assert contrast[0] < contrast[1] < contrast[2]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        (Encoding(sharpen=1.2), "from 0"),
        (Encoding(dpi=0), "10 to 4800"),
        (Encoding(dpi=float("nan")), "10 to 4800"),
        (Encoding(long_side_mm=1e9), "5 to 5000 mm"),
    ],
)
def test_senseless_values_are_refused(painting: Picture, encoding: Encoding, words: str) -> None:
    with pytest.raises(UserError, match=words):
        encode_picture(painting, "tiff", encoding=encoding)


# -- on paper


def test_millimetres_and_dpi_give_pixels() -> None:
    assert pixels_for(254, 300) == 3000


@pytest.mark.parametrize("name", ["png", "jpeg", "tiff"])
def test_the_resolution_is_noted_in_the_file(painting: Picture, name: str) -> None:
    data = encode_picture(painting, name, encoding=Encoding(dpi=240))
    assert opened(data).info["dpi"] == pytest.approx((240, 240), abs=0.05)


@pytest.mark.parametrize("name", PICTURES)
def test_the_resolution_replaces_the_one_in_the_photos_exif(name: str) -> None:
    photo = with_exif(XResolution=72.0, YResolution=72.0, ResolutionUnit=2)
    data = encode_picture(photo, name, encoding=Encoding(long_side_mm=96 / 150 * 25.4))
    exif = opened(data).getexif()
    assert float(exif[Base.XResolution]) == pytest.approx(150, abs=0.01)


def media_box(data: bytes) -> list[float]:
    found = re.search(rb"/MediaBox \[ ?([\d. ]+)\]", data)
    assert found
    return [float(number) for number in found.group(1).split()]


@pytest.mark.parametrize(
    ("encoding", "width_mm"),
    [(Encoding(dpi=100), 96 / 100 * 25.4), (Encoding(long_side_mm=150.0), 150.0)],
)
def test_a_pdf_is_one_page_as_large_as_the_picture(
    painting: Picture, encoding: Encoding, width_mm: float
) -> None:
    data = encode_picture(painting, "pdf", encoding=encoding)
    left, bottom, right, top = media_box(data)
    assert (left, bottom) == (0, 0)
    assert right / 72 * 25.4 == pytest.approx(width_mm, abs=0.01)
    assert top / right == pytest.approx(64 / 96, abs=1e-3)
    assert data.count(b"/Type /Page\n") == 1


def test_a_pdf_keeps_the_profile_and_the_recipe(tmp_path: Path, painting: Picture) -> None:
    path = tmp_path / "a.pdf"
    save_picture(painting, path, encoding=Encoding(icc="display-p3"), recipe=RECIPE)
    data = path.read_bytes()
    assert display_p3_profile() in data
    assert b"/ICCBased" in data
    assert read_recipe(path) == RECIPE
    save_picture(painting, path, overwrite=True)
    assert read_recipe(path) is None


# -- the recipe beside the file


@pytest.mark.parametrize("ending", [".png", ".jpg", ".pdf"])
def test_a_recipe_beside_the_file_is_found_and_not_in_it(
    painting: Picture, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"a{ending}"
    save_picture(painting, path, recipe=RECIPE, beside=True)
    assert b"deepart" not in path.read_bytes()
    assert read_recipe(path) == read_recipe(sidecar_path(path)) == RECIPE
    assert sorted(f.name for f in tmp_path.iterdir()) == [path.name, f"a{ending}.xmp"]


def test_a_sidecar_of_someone_else_is_never_replaced_unasked(
    painting: Picture, tmp_path: Path
) -> None:
    path = tmp_path / "a.png"
    sidecar_path(path).write_text("precious")
    with pytest.raises(UserError, match=r"a\.png\.xmp exists already"):
        save_picture(painting, path, recipe=RECIPE, beside=True)
    assert not path.exists()
    save_picture(painting, path, recipe=RECIPE, beside=True, overwrite=True)
    assert read_recipe(path) == RECIPE


@pytest.mark.parametrize("content", [b"", b"<", b"<a/>", b"\xff" * 99])
def test_a_damaged_sidecar_has_no_recipe(painting: Picture, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.png"
    save_picture(painting, path)
    sidecar_path(path).write_bytes(content)
    assert read_recipe(path) is None


def test_a_recipe_is_read_where_another_program_wrote_it_as_an_attribute() -> None:
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        b'xmlns:d="urn:deepart-studio:recipe:1" d:recipe="{&quot;a&quot;: 1}"/>'
        b"</rdf:RDF></x:xmpmeta>"
    )
    assert recipe_of_xmp(packet) == '{"a": 1}'


def test_a_pdf_made_to_keep_a_reader_busy_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "busy.pdf"
    path.write_bytes(b"%PDF-1.4\n" + b"<?xpacket begin=" * 100_000 + b"<?xpacket end=?>" * 5)
    assert read_recipe(path) is None


def test_a_huge_sidecar_is_not_read(tmp_path: Path, painting: Picture) -> None:
    path = tmp_path / "a.png"
    save_picture(painting, path)
    with sidecar_path(path).open("wb") as file:
        file.truncate(1 << 30)
    assert read_recipe(path) is None
    with pytest.raises(UserError, match="too large"):
        read_recipe(sidecar_path(path))
