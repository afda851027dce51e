from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms
from PIL.ExifTags import IFD, Base

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.storage import atomic
from deepart_studio.storage.encoding import Encoding
from deepart_studio.storage.reading import load_picture
from deepart_studio.storage.recipes import read_recipe, recipe_of_xmp, xmp_packet
from deepart_studio.storage.writing import FORMATS, encode_picture, format_of, save_picture
from tests.support.drawn import landscape, picture_bytes

ENDINGS = [".png", ".jpg", ".webp", ".avif", ".tif"]
RECIPE = '{"kind": "style", "styles": [{"name": "青绿 <山水> & \\"more\\""}], "strength": 0.8}'


@pytest.fixture
def painting() -> Picture:
    return Picture.of_pixels(landscape(), name="painting")


def open_back(path: Path) -> Image.Image:
    image = Image.open(io.BytesIO(path.read_bytes()))
    image.load()
    return image


@pytest.mark.parametrize("name", ["a.png", "a.PNG", "a.jpeg", "a.webp", "a.tiff"])
def test_the_ending_decides_the_format(painting: Picture, tmp_path: Path, name: str) -> None:
    save_picture(painting, tmp_path / name)
    assert open_back(tmp_path / name).format.lower() == format_of(Path(name))  # type: ignore[union-attr]
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_wanted_format_comes_before_the_ending(painting: Picture, tmp_path: Path) -> None:
    save_picture(painting, tmp_path / "a.out", format="webp")
    assert open_back(tmp_path / "a.out").format == "WEBP"


@pytest.mark.parametrize("ending", [".png", ".tif"])
def test_a_lossless_format_keeps_every_bit_and_the_alpha(tmp_path: Path, ending: str) -> None:
    alpha = np.arange(96, dtype=np.uint8)[None].repeat(64, 0)
    painting = Picture.of_pixels(landscape(), alpha)
    save_picture(painting, tmp_path / f"a{ending}")
    again = load_picture(tmp_path / f"a{ending}")
    assert np.abs(again.rgb.astype(int) - painting.rgb).max() <= 1  # through the sRGB profile
    assert again.alpha is not None
    assert np.array_equal(again.alpha, alpha)


def test_a_large_tiff_is_smaller_than_its_pixels_and_read_back_to_the_last_bit() -> None:
    smooth = Image.fromarray(landscape(60, 40)).resize((1500, 1000))
    painting = Picture.of_pixels(np.asarray(smooth))
    data = encode_picture(painting, "tiff")
    assert len(data) < painting.rgb.nbytes / 2
    with Image.open(io.BytesIO(data)) as stored:
        assert np.array_equal(np.asarray(stored), painting.rgb)


def test_webp_keeps_the_alpha(tmp_path: Path) -> None:
    alpha = np.arange(96, dtype=np.uint8)[None].repeat(64, 0)
    save_picture(Picture.of_pixels(landscape(), alpha), tmp_path / "a.webp")
    again = load_picture(tmp_path / "a.webp")
    assert again.alpha is not None
    assert np.array_equal(again.alpha, alpha)


def test_jpeg_shows_white_where_the_picture_is_transparent(tmp_path: Path) -> None:
    black = np.zeros((16, 16, 3), np.uint8)
    save_picture(Picture.of_pixels(black, black[..., 0]), tmp_path / "a.jpg")
    assert load_picture(tmp_path / "a.jpg").rgb.min() > 250


def test_a_lower_quality_makes_a_smaller_file(painting: Picture) -> None:
    for format_ in ("jpeg", "webp", "avif", "pdf"):
        sizes = [
            len(encode_picture(painting, format_, encoding=Encoding(quality=q))) for q in (30, 92)
        ]
        assert sizes[0] < sizes[1]


@pytest.mark.parametrize("quality", [0, 101])
def test_a_quality_out_of_range_is_refused(painting: Picture, quality: int) -> None:
    with pytest.raises(UserError, match="from 1 to 100"):
        encode_picture(painting, "jpeg", encoding=Encoding(quality=quality))


@pytest.mark.parametrize("ending", ENDINGS)
def test_srgb_is_embedded(painting: Picture, tmp_path: Path, ending: str) -> None:
    save_picture(painting, tmp_path / f"a{ending}")
    profile = open_back(tmp_path / f"a{ending}").info["icc_profile"]
    described = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.profile_description
    assert "sRGB" in (described or "")


def swapped_profile() -> bytes:
    """sRGB with red and green swapped."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile)


@pytest.mark.parametrize("ending", [".png", ".tif"])
def test_the_photos_own_profile_is_kept_as_chosen(tmp_path: Path, ending: str) -> None:
    icc = swapped_profile()
    rgb = np.full((4, 4, 3), (0, 255, 0), np.uint8)
    alpha = np.full((4, 4), 77, np.uint8)
    save_picture(
        Picture(rgb, alpha, icc=icc), tmp_path / f"a{ending}", encoding=Encoding(icc="keep")
    )
    stored = open_back(tmp_path / f"a{ending}")
    assert stored.info["icc_profile"] == icc
    red, green, blue, opacity = stored.getpixel((1, 1))  # type: ignore[misc]
    assert (red, opacity) == (255, 77)
    assert max(green, blue) <= 3
    assert np.abs(load_picture(tmp_path / f"a{ending}").rgb.astype(int) - rgb).max() <= 3


@pytest.mark.parametrize("icc", [None, b"nonsense"])
def test_without_a_usable_profile_keeping_it_means_srgb(tmp_path: Path, icc: bytes | None) -> None:
    save_picture(Picture(landscape(), icc=icc), tmp_path / "a.png", encoding=Encoding(icc="keep"))
    assert np.abs(np.asarray(open_back(tmp_path / "a.png")).astype(int) - landscape()).max() == 0


@pytest.mark.parametrize("ending", ENDINGS)
def test_exif_is_kept_with_the_new_size(tmp_path: Path, ending: str) -> None:
    exif = Image.Exif()
    exif[Base.Artist] = "M. Cassatt"
    exif[Base.Orientation] = 6
    exif[IFD.Exif] = {Base.ExifImageWidth: 4000, Base.ExifImageHeight: 3000, Base.FNumber: 2.8}
    exif[IFD.GPSInfo] = {1: "N", 2: (51.0, 30.0, 0.0)}
    photo = load_picture(picture_bytes(Image.fromarray(landscape()), "JPEG", exif=exif))
    save_picture(photo, tmp_path / f"a{ending}", recipe=RECIPE)
    stored = open_back(tmp_path / f"a{ending}").getexif()
    details = stored.get_ifd(IFD.Exif)
    assert stored[Base.Artist] == "M. Cassatt"
    assert stored.get(Base.Orientation, 1) == 1
    assert (details[Base.ExifImageWidth], details[Base.ExifImageHeight]) == (64, 96)
    assert details[Base.FNumber] == pytest.approx(2.8)
    assert stored.get_ifd(IFD.GPSInfo)[1] == "N"
    assert (load_picture(tmp_path / f"a{ending}").width, photo.width) == (64, 64)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_recipe_is_read_back_from_every_format(
    painting: Picture, tmp_path: Path, ending: str
) -> None:
    save_picture(painting, tmp_path / f"a{ending}", recipe=RECIPE)
    assert read_recipe(tmp_path / f"a{ending}") == RECIPE


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_picture_without_a_recipe_has_none(
    painting: Picture, tmp_path: Path, ending: str
) -> None:
    save_picture(painting, tmp_path / f"a{ending}")
    assert read_recipe(tmp_path / f"a{ending}") is None


def test_a_png_carries_the_recipe_as_text_and_as_xmp(painting: Picture, tmp_path: Path) -> None:
    save_picture(painting, tmp_path / "a.png", recipe=RECIPE)
    info = open_back(tmp_path / "a.png").info
    assert info["deepart-recipe"] == RECIPE
    assert recipe_of_xmp(info["XML:com.adobe.xmp"].encode()) == RECIPE


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"<",
        b"<a/>",
        xmp_packet(RECIPE)[:-40],
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + xmp_packet(RECIPE),
    ],
)
def test_an_xmp_packet_that_is_damaged_or_someone_elses_has_no_recipe(packet: bytes) -> None:
    assert recipe_of_xmp(packet) is None


def test_a_recipe_is_not_looked_for_in_something_else(tmp_path: Path) -> None:
    (tmp_path / "poem.png").write_text("no picture")
    with pytest.raises(UserError, match=r"poem\.png is not a picture"):
        read_recipe(tmp_path / "poem.png")
    with pytest.raises(UserError, match="Cannot find"):
        read_recipe(tmp_path / "gone.png")


@pytest.mark.parametrize("name", ["a.psd", "a", "a.", "a.png.exe"])
def test_an_unknown_ending_is_refused_with_those_that_work(
    painting: Picture, tmp_path: Path, name: str
) -> None:
    with pytest.raises(UserError, match=r"End the name in \.png"):
        save_picture(painting, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_an_unknown_format_is_refused(painting: Picture) -> None:
    with pytest.raises(UserError, match="Choose one of png, jpeg, webp, avif, tiff, pdf"):
        encode_picture(painting, "psd")


@pytest.mark.parametrize(("format_", "side"), [("webp", 16384), ("jpeg", 65501)])
def test_a_picture_too_long_for_its_format_is_refused(format_: str, side: int) -> None:
    with pytest.raises(UserError, match="PNG or TIFF"):
        encode_picture(Picture(np.zeros((1, side, 3), np.uint8)), format_)
    assert FORMATS[format_].max_side < side


def test_a_file_is_never_overwritten_in_silence(painting: Picture, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"precious")
    with pytest.raises(UserError, match=r"a\.png exists already"):
        save_picture(painting, path)
    assert path.read_bytes() == b"precious"
    save_picture(painting, path, overwrite=True)
    assert open_back(path).format == "PNG"


def test_a_folder_is_never_overwritten_at_all(painting: Picture, tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    with pytest.raises(UserError, match=r"a\.png is a folder"):
        save_picture(painting, tmp_path / "a.png", overwrite=True)


def failing(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def test_a_full_disk_is_told_and_leaves_nothing_half_written(
    painting: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").write_bytes(b"precious")

    def fill_the_disk(path: Path, data: bytes) -> None:
        with path.open("wb") as file:
            file.write(data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill_the_disk)
    with pytest.raises(UserError, match="disk is full"):
        save_picture(painting, tmp_path / "a.png", overwrite=True)
    assert [file.name for file in tmp_path.iterdir()] == ["a.png"]
    assert (tmp_path / "a.png").read_bytes() == b"precious"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_really_full_device_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="disk is full"), atomic.atomic_write(tmp_path / "a.png"):
        Path("/dev/full").write_bytes(b"x" * 100_000)


def test_a_read_only_folder_is_told(
    painting: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic.tempfile, "mkstemp", failing(errno.EROFS))
    with pytest.raises(UserError, match="Nothing may be written to the folder"):
        save_picture(painting, tmp_path / "a.png")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write anywhere")
def test_a_really_read_only_folder_is_told(painting: Picture, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(UserError, match="Nothing may be written to the folder"):
            save_picture(painting, tmp_path / "a.png")
    finally:
        tmp_path.chmod(0o700)


def test_a_missing_folder_is_told(painting: Picture, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no folder"):
        save_picture(painting, tmp_path / "gone" / "a.png")


def test_a_name_that_is_too_long_is_told(painting: Picture, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="too long"):
        save_picture(painting, tmp_path / ("a" * 300 + ".png"))
    assert not list(tmp_path.iterdir())


def test_a_block_that_raises_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def stumble() -> None:
        with atomic.atomic_write(path) as temporary:
            temporary.write_text("half of the n")
            raise KeyError

    with pytest.raises(KeyError):
        stumble()
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_a_new_file_has_the_rights_of_any_new_file(painting: Picture, tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    save_picture(painting, tmp_path / "a.png")
    assert (tmp_path / "a.png").stat().st_mode == (tmp_path / "plain").stat().st_mode
