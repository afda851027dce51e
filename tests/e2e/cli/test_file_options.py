"""What the file is like that a painting is written to, chosen on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from PIL.ExifTags import Base

from tests.e2e.cli.conftest import Deepart
from tests.support.drawn import landscape, photo_file

STYLE = ("--style", "Red chalk")


def camera_photo(path: Path) -> Path:
    exif = Image.Exif()
    exif[Base.Make] = "Kodak"
    Image.fromarray(landscape()).save(path, exif=exif)
    return path


def test_avif_and_pdf_are_told_by_the_name(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.png")
    assert deepart("stylize", "photo.png", *STYLE, "--out", "o.avif").code == 0
    assert deepart("stylize", "photo.png", *STYLE, "--out", "o.pdf").code == 0
    with Image.open(desk / "o.avif") as image:
        assert image.size == (96, 64)
    assert (desk / "o.pdf").read_bytes().startswith(b"%PDF-")


def test_exif_is_kept_or_stripped(desk: Path, deepart: Deepart) -> None:
    camera_photo(desk / "photo.jpg")
    for exif, make in (("keep", "Kodak"), ("strip", None)):
        name = f"{exif}.jpg"
        assert deepart("stylize", "photo.jpg", *STYLE, "--exif", exif, "--out", name).code == 0
        with Image.open(desk / name) as image:
            assert image.getexif().get(Base.Make) == make


def test_a_project_loses_its_exif_and_recipe_when_asked(desk: Path, deepart: Deepart) -> None:
    camera_photo(desk / "photo.jpg")
    private = ("--exif", "strip", "--recipe", "none")
    assert deepart("stylize", "photo.jpg", *STYLE, *private, "--out", "o.ora").code == 0
    data = (desk / "o.ora").read_bytes()
    assert b"Kodak" not in data
    assert deepart("recipe", "show", "o.ora").code == 2


def test_the_recipe_stands_where_it_was_asked_for(desk: Path, deepart: Deepart) -> None:
    photo_file(desk / "photo.png")
    for place in ("embed", "sidecar", "none"):
        to = ("--recipe", place, "--out", f"{place}.jpg")
        assert deepart("stylize", "photo.png", *STYLE, *to).code == 0
    shown = [deepart("recipe", "show", f"{p}.jpg") for p in ("embed", "sidecar", "none")]
    assert [said.code for said in shown] == [0, 0, 2]
    assert b"deepart" not in (desk / "sidecar.jpg").read_bytes()
    assert deepart("recipe", "show", "sidecar.jpg.xmp").out == shown[1].out


def test_a_size_in_millimetres_and_dpi_gives_pixels_and_the_page(
    desk: Path, deepart: Deepart
) -> None:
    photo_file(desk / "photo.png")
    paper = ("--size", "8.128mm", "--dpi", "200")
    for name in ("o.pdf", "o.tif"):
        assert deepart("stylize", "photo.png", *STYLE, *paper, "--out", name).code == 0
    with Image.open(desk / "o.tif") as image:
        assert image.size == (64, 43)
        assert image.info["dpi"] == pytest.approx((200, 200), rel=1e-3)
    box = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+)", (desk / "o.pdf").read_bytes())
    assert box
    assert float(box.group(1)) / 72 * 25.4 == pytest.approx(8.128, abs=0.01)


def test_colours_depth_sharpness_and_background(desk: Path, deepart: Deepart) -> None:
    image = Image.fromarray(landscape()).convert("RGBA")
    image.putalpha(0)
    image.save(desk / "clear.png")
    many = ("--icc", "display-p3", "--bits", "16", "--sharpen", "0.5", "--out", "o.tif")
    assert deepart("stylize", "clear.png", *STYLE, *many).code == 0
    with Image.open(desk / "o.tif") as stored:
        assert stored.tag_v2[258] == (16, 16, 16, 16)
        assert b"D\0i\0s\0p\0l\0a\0y\0 \0P\0003" in stored.info["icc_profile"]
    behind = ("--background", "#204060", "--quality", "100", "--out", "o.jpg")
    assert deepart("stylize", "clear.png", *STYLE, *behind).code == 0
    with Image.open(desk / "o.jpg") as stored:
        assert stored.getpixel((9, 9)) == pytest.approx((0x20, 0x40, 0x60), abs=2)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--bits", "16", "--out", "o.png"), "16 bits in TIFF"),
        (("--bits", "12", "--out", "o.tif"), "12 bits"),
        (("--background", "white", "--out", "o.png"), "PNG keeps transparency"),
        (("--background", "mud", "--out", "o.jpg"), 'no colour "mud"'),
        (("--sharpen", "3", "--out", "o.png"), "from 0"),
        (("--dpi", "0", "--out", "o.png"), "dpi"),
        (("--size", "0mm", "--out", "o.pdf"), "such as 240mm"),
        (("--size", "manymm", "--out", "o.pdf"), "such as 240mm"),
        (("--recipe", "sidecar", "--out", "-"), "Name a file"),
        (("--recipe", "sidecar", "--out", "o.ora"), "project with layers"),
        (("--bits", "16", "--out", "o.ora"), "project with layers"),
        (("--icc", "display-p3", "--out", "o.ora"), "project with layers"),
    ],
)
def test_what_makes_no_sense_is_said_before_any_work(
    desk: Path, deepart: Deepart, options: tuple[str, ...], words: str
) -> None:
    photo_file(desk / "photo.png")
    said = deepart("stylize", "photo.png", *STYLE, *options)
    assert said.code == 2
    assert words in said.err
    assert [file.name for file in desk.iterdir() if file.is_file()] == ["photo.png"]


def test_the_queue_keeps_the_choice_of_privacy(desk: Path, deepart: Deepart) -> None:
    camera_photo(desk / "photo.jpg")
    private = ("--exif", "strip", "--recipe", "none", "--out", "painted")
    assert deepart("queue", "add", "photo.jpg", *STYLE, *private).code == 0
    assert deepart("queue", "run").code == 0
    with Image.open(desk / "painted" / "photo.jpg") as image:
        assert Base.Make not in image.getexif()
    assert deepart("recipe", "show", "painted/photo.jpg").code == 2


def test_the_queue_puts_recipes_beside_paintings_when_asked(desk: Path, deepart: Deepart) -> None:
    camera_photo(desk / "photo.jpg")
    to = ("--recipe", "sidecar", "--out", "painted")
    for _ in range(2):  # the second painting of one name takes nobody's recipe
        assert deepart("queue", "add", "photo.jpg", *STYLE, *to).code == 0
    assert deepart("queue", "run").code == 0
    names = sorted(file.name for file in (desk / "painted").iterdir())
    assert names == ["photo 2.jpg", "photo 2.jpg.xmp", "photo.jpg", "photo.jpg.xmp"]
    assert b"deepart" not in (desk / "painted" / "photo.jpg").read_bytes()
    assert deepart("recipe", "show", "painted/photo 2.jpg").code == 0
