from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, TiffImagePlugin
from PIL.ExifTags import IFD, Base

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.storage import reading
from deepart_studio.storage.reading import PICTURE_SUFFIXES, load_picture
from tests.support.drawn import landscape, photo_file, picture_bytes

PHOTO = Image.fromarray(landscape())


def close(picture: Picture, expected: np.ndarray, tolerance: float = 1.0) -> bool:
    return bool(np.abs(picture.rgb.astype(float) - expected).max() <= tolerance)


@pytest.mark.parametrize("format_", ["PNG", "TIFF", "BMP", "PPM"])
def test_a_lossless_picture_is_read_to_the_last_bit(format_: str) -> None:
    picture = load_picture(picture_bytes(PHOTO, format_))
    assert np.array_equal(picture.rgb, np.asarray(PHOTO))
    assert picture.alpha is None
    assert picture.icc is None
    assert picture.exif is None


@pytest.mark.parametrize("format_", ["JPEG", "WEBP", "AVIF", "JPEG2000"])
def test_a_lossy_picture_is_read(format_: str) -> None:
    picture = load_picture(picture_bytes(PHOTO, format_))
    assert np.abs(picture.rgb.astype(int) - np.asarray(PHOTO)).mean() < 8


def test_a_file_gives_its_name_and_the_hash_of_its_bytes(tmp_path: Path) -> None:
    import hashlib

    path = photo_file(tmp_path / "图 1.png")
    picture = load_picture(path)
    assert picture.name == "图 1.png"
    assert picture.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert load_picture(path.read_bytes(), "stdin").name == "stdin"


def test_gray_is_read_as_gray() -> None:
    gray = PHOTO.convert("L")
    picture = load_picture(picture_bytes(gray, "PNG"))
    assert np.array_equal(picture.rgb, np.asarray(gray.convert("RGB")))


def test_one_bit_is_read_as_black_and_white() -> None:
    picture = load_picture(picture_bytes(PHOTO.convert("1"), "PNG"))
    assert set(np.unique(picture.rgb)) == {0, 255}


@pytest.mark.parametrize("format_", ["PNG", "TIFF"])
def test_sixteen_bits_of_gray_keep_their_tones(format_: str) -> None:
    ramp = np.linspace(0, 65535, 256).astype(np.uint16)[None].repeat(4, 0)
    picture = load_picture(picture_bytes(Image.fromarray(ramp), format_))
    assert picture.rgb[0, :, 1].tolist() == list(range(256))


def test_sixteen_bits_in_the_other_byte_order_are_read() -> None:
    ramp = np.linspace(0, 65535, 256).astype(">u2")[None].repeat(4, 0)
    image = Image.frombytes("I;16B", (256, 4), ramp.tobytes())
    picture = load_picture(picture_bytes(image, "TIFF"))
    assert picture.rgb[0, :, 1].tolist() == list(range(256))


def test_sixteen_bits_of_colour_are_read() -> None:
    # Pillow writes no such files, so here is one by hand.
    import struct
    import zlib

    ramp = (np.arange(16, dtype=np.uint16) * 4369)[:, None].repeat(3, 1).astype(">u2")
    ramp[:, 1] = 0

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 1, 16, 2, 0, 0, 0))
    png += chunk(b"IDAT", zlib.compress(b"\0" + ramp.tobytes())) + chunk(b"IEND", b"")
    picture = load_picture(png)
    assert picture.rgb[0, :, 0].tolist() == [17 * i for i in range(16)]
    assert picture.rgb[0, :, 1].tolist() == [0] * 16


@pytest.mark.parametrize("scale", [1.0, 255.0])
def test_pictures_of_floating_point_numbers_are_read(scale: float) -> None:
    numbers = np.linspace(0, scale, 256, dtype=np.float32)[None].repeat(2, 0)
    numbers[1, 0] = np.nan
    picture = load_picture(picture_bytes(Image.fromarray(numbers), "TIFF"))
    assert picture.rgb[0, :, 0].tolist() == list(range(256))


def test_transparency_is_kept() -> None:
    alpha = np.arange(96, dtype=np.uint8)[None].repeat(64, 0)
    rgba = Image.fromarray(np.dstack([landscape(), alpha]))
    for format_ in ("PNG", "TIFF"):
        picture = load_picture(picture_bytes(rgba, format_))
        assert np.array_equal(picture.rgb, landscape())
        assert picture.alpha is not None
        assert np.array_equal(picture.alpha, alpha)


def test_gray_with_transparency_is_read() -> None:
    picture = load_picture(picture_bytes(Image.new("LA", (4, 3), (90, 40)), "PNG"))
    assert close(picture, np.full((3, 4, 3), 90), 0)
    assert picture.alpha is not None
    assert np.all(picture.alpha == 40)


def test_a_palette_with_a_transparent_colour_is_read() -> None:
    image = Image.fromarray(np.array([[0, 1], [2, 0]], np.uint8), "L").convert("P")
    image.putpalette([255, 0, 0, 0, 255, 0, 0, 0, 255])
    picture = load_picture(picture_bytes(image, "PNG", transparency=1))
    assert picture.rgb[0].tolist() == [[255, 0, 0], [0, 255, 0]]
    assert picture.alpha is not None
    assert picture.alpha.tolist() == [[255, 0], [255, 255]]


@pytest.mark.parametrize(
    ("mode", "colour", "key"), [("RGB", (9, 8, 7), (9, 8, 7)), ("L", 9, 9), ("I;16", 9, 9)]
)
def test_one_colour_marked_as_transparent_is_transparent(
    mode: str, colour: object, key: object
) -> None:
    image = Image.new(mode, (2, 2), colour)  # type: ignore[arg-type]
    picture = load_picture(picture_bytes(image, "PNG", transparency=key))
    assert picture.alpha is not None
    assert np.all(picture.alpha == 0)


def test_cmyk_is_read_as_colours() -> None:
    image = Image.new("CMYK", (8, 8), (0, 255, 255, 0))
    for format_ in ("JPEG", "TIFF"):
        red = load_picture(picture_bytes(image, format_)).rgb[4, 4].astype(int)
        assert red[0] > 200
        assert red[1:].max() < 60


def test_lab_is_read_as_colours() -> None:
    lab = Image.new("LAB", (4, 4), (255, 128, 128))
    assert load_picture(picture_bytes(lab, "TIFF")).rgb.min() > 245


@pytest.mark.parametrize("format_", ["GIF", "PNG", "WEBP"])
def test_the_first_frame_of_an_animation_is_read(format_: str) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    data = picture_bytes(
        frames[0], format_, save_all=True, append_images=frames[1:], duration=50, loop=0
    )
    picture = load_picture(data)
    assert picture.rgb[..., 0].min() > 240
    assert picture.rgb[..., 2].max() < 20


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_turned_camera_gives_an_upright_picture(orientation: int, format_: str) -> None:
    upright = Image.new("L", (32, 16))
    upright.paste(255, (0, 0, 8, 8))  # one bright corner, top left
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(undo[orientation]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Make] = "Pinhole"
    picture = load_picture(picture_bytes(stored, format_, exif=exif))
    assert (picture.width, picture.height) == (32, 16)
    assert picture.rgb[2, 2, 0] > 200
    assert picture.rgb[12, 28, 0] < 50
    kept = Image.Exif()
    kept.load(picture.exif)
    assert kept[Base.Orientation] == 1
    assert kept[Base.Make] == "Pinhole"


def test_camera_time_and_place_are_kept_but_not_the_layout_of_the_file() -> None:
    exif = Image.Exif()
    exif[Base.Model] = "Camera obscura"
    exif[IFD.Exif] = {Base.DateTimeOriginal: "2026:11:23 10:00:00", Base.FNumber: 2.8}
    exif[IFD.GPSInfo] = {1: "N", 2: (51.0, 30.0, 0.0)}
    for format_ in ("JPEG", "TIFF", "PNG", "WEBP"):
        picture = load_picture(picture_bytes(PHOTO, format_, exif=exif.tobytes()))
        kept = Image.Exif()
        kept.load(picture.exif)
        assert kept[Base.Model] == "Camera obscura"
        assert kept.get_ifd(IFD.Exif)[Base.DateTimeOriginal] == "2026:11:23 10:00:00"
        assert kept.get_ifd(IFD.GPSInfo)[1] == "N"
        assert Base.ImageWidth not in kept
        assert TiffImagePlugin.STRIPOFFSETS not in kept


def test_a_picture_with_damaged_exif_is_still_a_picture() -> None:
    good = picture_bytes(PHOTO, "PNG")
    bad = picture_bytes(PHOTO, "PNG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + b"\xff" * 40)
    assert np.array_equal(load_picture(bad).rgb, load_picture(good).rgb)


def wide_gamut_profile() -> bytes:
    """sRGB with red and green swapped: a profile whose effect nobody can overlook."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile)


def test_colours_are_converted_from_the_pictures_own_profile() -> None:
    icc = wide_gamut_profile()
    red = Image.new("RGB", (4, 4), (255, 0, 0))
    for image in (red, red.convert("RGBA")):
        picture = load_picture(picture_bytes(image, "PNG", icc_profile=icc))
        assert close(picture, np.full((4, 4, 3), (0, 255, 0)), 3)
        assert picture.icc == icc


def test_srgb_stays_as_it_is() -> None:
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = load_picture(picture_bytes(PHOTO, "PNG", icc_profile=icc))
    assert close(picture, landscape(), 1)


@pytest.mark.parametrize("icc", [b"nonsense", b"\0" * 200])
def test_a_damaged_profile_is_ignored(icc: bytes) -> None:
    picture = load_picture(picture_bytes(PHOTO, "PNG", icc_profile=icc))
    assert np.array_equal(picture.rgb, landscape())


def test_a_gray_picture_with_a_profile_for_colours_is_read() -> None:
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    gray = PHOTO.convert("L")
    picture = load_picture(picture_bytes(gray, "PNG", icc_profile=icc))
    assert close(picture, np.asarray(gray.convert("RGB")), 1)


@pytest.mark.parametrize("size", [(1, 1), (30000, 10), (10, 30000)])
def test_pictures_of_strange_shapes_are_read(size: tuple[int, int]) -> None:
    picture = load_picture(picture_bytes(Image.new("RGB", size, "red"), "PNG"))
    assert (picture.width, picture.height) == size


def sentence(source: Path | bytes) -> str:
    with pytest.raises(UserError) as caught:
        load_picture(source)
    text = str(caught.value)
    assert "{" not in text
    return text


def test_a_missing_file_gets_one_clear_sentence(tmp_path: Path) -> None:
    assert sentence(tmp_path / "gone.png").startswith("Cannot find ")


def test_a_folder_gets_one_clear_sentence(tmp_path: Path) -> None:
    assert "is a folder" in sentence(tmp_path)


def test_an_empty_file_gets_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty.png").touch()
    assert sentence(tmp_path / "empty.png").startswith("empty.png is empty.")


def test_a_text_named_as_a_picture_gets_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "poem.png").write_text("Two roads diverged in a yellow wood")
    assert "poem.png is not a picture" in sentence(tmp_path / "poem.png")


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "AVIF"])
def test_a_truncated_picture_gets_one_clear_sentence(format_: str) -> None:
    data = picture_bytes(PHOTO, format_)
    text = sentence(data[: len(data) // 2])
    assert "damaged or cut off" in text or "not a picture" in text


def test_an_unreadable_file_gets_one_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = photo_file(tmp_path / "private.png")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "private.png may not be read" in sentence(path)


def test_a_failing_disk_gets_one_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    path = photo_file(tmp_path / "a.png")
    monkeypatch.setattr(Path, "read_bytes", fail)
    assert "Input/output error" in sentence(path)


def test_a_small_file_that_claims_a_huge_picture_is_refused_unread() -> None:
    bomb = picture_bytes(Image.new("1", (20000, 20000)), "PNG")
    assert len(bomb) < 100_000
    assert "too large: 400 megapixels" in sentence(bomb)


def test_the_limit_of_size_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_MEGAPIXELS", 0.001)
    assert "0.001 megapixels or less" in sentence(picture_bytes(PHOTO, "PNG"))


@given(st.data())
@settings(max_examples=150, deadline=None)
@pytest.mark.filterwarnings("ignore")
def test_no_damage_at_all_gives_a_traceback(data: st.DataObject) -> None:
    format_ = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "PPM"]))
    good = bytearray(picture_bytes(PHOTO.resize((24, 16)), format_))
    for _ in range(data.draw(st.integers(1, 4))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(good)))
    with suppress(UserError):
        assert load_picture(bytes(good[:cut])).rgb.shape[2] == 3


def test_the_endings_of_a_folder_search_can_all_be_read() -> None:
    known = Image.registered_extensions()
    assert {known[suffix] for suffix in PICTURE_SUFFIXES} <= {*reading.FORMATS, "DIB"}
