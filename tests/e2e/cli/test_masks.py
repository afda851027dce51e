"""Styles in places: --mask, --region and --refine-masks."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepart_studio.storage.recipes import read_recipe
from tests.e2e.cli.conftest import Deepart
from tests.support.drawn import photo_file
from tests.support.masks import half, mask_file

LEFT, RIGHT = np.s_[:, :190], np.s_[:, 210:]


@pytest.fixture
def photo(desk: Path) -> np.ndarray:
    """photo.png of 400 × 300, and left.png, right.png to go with it."""
    for side in ("left", "right"):
        mask_file(desk / f"{side}.png", half(400, 300, side))
    return pixels(photo_file(desk / "photo.png", 400, 300))


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"), np.int16)


def redness(part: np.ndarray) -> float:
    return float(part[..., 0].mean() - part[..., 2].mean())


def test_a_mask_says_where_the_style_goes(desk: Path, deepart: Deepart, photo) -> None:
    said = deepart("stylize", "photo.png", "-s", "Red chalk", "--mask", "left.png", "-o", "o.png")
    assert said.code == 0, said.err
    painting = pixels(desk / "o.png")
    assert (painting[RIGHT] == photo[RIGHT]).all()
    assert redness(painting[LEFT]) > redness(photo[LEFT]) + 40


def test_two_regions_take_two_styles_and_the_rest_stays_a_photo(
    desk: Path, deepart: Deepart, photo
) -> None:
    dot = np.zeros((300, 400), np.uint8)
    dot[200:, 300:] = 255
    mask_file(desk / "dot.png", dot)
    regions = ("--region", "left.png=Red chalk", "--region", "dot.png=blue-wash")
    assert deepart("stylize", "photo.png", *regions, "--out", "o.png").code == 0
    painting = pixels(desk / "o.png")
    assert redness(painting[LEFT]) > 40
    assert redness(painting[205:, 305:]) < -20
    assert (painting[:195, 210:] == photo[:195, 210:]).all()


def test_the_last_region_wins_where_they_overlap(desk: Path, deepart: Deepart, photo) -> None:
    red, blue = ("--region", "left.png=Red chalk"), ("--region", "left.png=Blue wash")
    deepart("stylize", "photo.png", *red, *blue, "-o", "both.png")
    deepart("stylize", "photo.png", *blue, "-o", "blue.png")
    assert (pixels(desk / "both.png") == pixels(desk / "blue.png")).all()


def test_a_region_over_a_painted_picture(desk: Path, deepart: Deepart, photo) -> None:
    options = ("-s", "Blue wash", "--region", "left.png=Red chalk")
    assert deepart("stylize", "photo.png", *options, "-o", "o.png").code == 0
    painting = pixels(desk / "o.png")
    assert redness(painting[LEFT]) > 40
    assert redness(painting[RIGHT]) < -20


def test_a_region_has_a_strength(desk: Path, deepart: Deepart, photo) -> None:
    for share in ("1", "0.3"):
        region = f"left.png=Red chalk:{share}"
        assert deepart("stylize", "photo.png", "--region", region, "-o", f"{share}.png").code == 0
    strong, weak = (np.abs(pixels(desk / f"{s}.png") - photo)[LEFT].mean() for s in ("1", "0.3"))
    assert 0 < weak < strong


def test_the_recipe_names_masks_and_styles(desk: Path, deepart: Deepart, photo) -> None:
    options = ("--region", "left.png=Red chalk", "--refine-masks", "--json")
    said = deepart("stylize", "photo.png", *options, "-o", "o.png")
    recipe = json.loads(read_recipe(desk / "o.png") or "")
    (region,) = recipe["plan"]["regions"]
    assert len(region["mask"]["sha256"]) == 64
    assert region["mask"]["refine"] == 0.5
    assert region["styles"][0]["name"] == "Red chalk"
    assert json.loads(said.out)["results"][0]["request"] == recipe


def test_refined_masks_follow_the_photo(desk: Path, deepart: Deepart) -> None:
    rgb = np.full((300, 400, 3), 50, np.uint8)
    rgb[:, :205] = (220, 190, 130)
    Image.fromarray(rgb).save(desk / "photo.png")
    mask_file(desk / "left.png", half(400, 300))  # five pixels short of the edge
    region = ("--region", "left.png=Blue wash")
    deepart("stylize", "photo.png", *region, "-o", "rough.png")
    deepart("stylize", "photo.png", *region, "--refine-masks", "-o", "fine.png")
    gap = np.s_[:, 201:204]
    assert (pixels(desk / "rough.png")[gap] == (220, 190, 130)).all()
    assert np.abs(pixels(desk / "fine.png")[gap] - (220, 190, 130)).mean() > 20


def test_a_mask_of_another_size_is_scaled_and_that_is_said(
    desk: Path, deepart: Deepart, photo
) -> None:
    mask_file(desk / "small.png", half(200, 150))
    said = deepart("stylize", "photo.png", "-s", "Red chalk", "--mask", "small.png", "-o", "o.png")
    assert said.code == 0
    assert "small.png was scaled from 200 × 150 to 400 × 300" in said.err
    assert (pixels(desk / "o.png")[RIGHT] == photo[RIGHT]).all()


def test_a_mask_of_another_shape_is_refused(desk: Path, deepart: Deepart, photo) -> None:
    mask_file(desk / "tall.png", half(300, 400))
    said = deepart("stylize", "photo.png", "-s", "Red chalk", "--mask", "tall.png", "-o", "o.png")
    assert said.code == 2
    assert "300 × 400 pixels against 400 × 300" in said.out + said.err
    assert not (desk / "o.png").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--region", "left.png"), "does not say which mask takes which style"),
        (("--region", "gone.png=Red chalk"), "Cannot find gone.png"),
        (("--region", "left.png=rde chalk"), 'Did you mean "Red chalk"'),
        (("--region", "left.png=Red chalk:2"), "above 1"),
        (("--region", "empty.png=Red chalk"), "empty.png is empty"),
        (("-s", "Red chalk", "--mask", "words.png"), "words.png is not a picture"),
        (("-s", "Red chalk", "--refine-masks"), "no mask to refine"),
        (("--mask", "left.png"), "there is no --style"),
        ((), "No style was named"),
    ],
)
def test_what_makes_no_sense_is_one_clear_sentence(
    desk: Path, deepart: Deepart, photo, arguments: tuple[str, ...], sentence: str
) -> None:
    mask_file(desk / "empty.png", np.zeros((300, 400), np.uint8))
    (desk / "words.png").write_text("words")
    said = deepart("stylize", "photo.png", *arguments, "--out", "o.png")
    assert said.code == 2
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert not (desk / "o.png").exists()


def test_photos_of_one_size_share_a_mask(desk: Path, deepart: Deepart, photo) -> None:
    photo_file(desk / "other.png", 400, 300, seed=3)
    options = ("-s", "Red chalk", "--mask", "left.png", "--out", "out")
    assert deepart("stylize", "photo.png", "other.png", *options).code == 0
    for name in ("photo.png", "other.png"):
        assert (pixels(desk / "out" / name)[RIGHT] == pixels(desk / name)[RIGHT]).all()


def test_photos_of_several_sizes_do_not(desk: Path, deepart: Deepart, photo) -> None:
    photo_file(desk / "other.png", 200, 150)
    options = ("-s", "Red chalk", "--mask", "left.png", "--out", "out")
    said = deepart("stylize", "photo.png", "other.png", *options)
    assert said.code == 2
    assert "One mask cannot fit photos of several sizes" in said.err
    assert not (desk / "out").exists()


def test_a_mask_named_with_an_equals_sign(desk: Path, deepart: Deepart, photo) -> None:
    mask_file(desk / "a=b.png", half(400, 300))
    region = ("--region", "a=b.png=Red chalk")
    assert deepart("stylize", "photo.png", *region, "-o", "o.png").code == 0


def test_an_animation_takes_no_mask(desk: Path, deepart: Deepart, photo) -> None:
    frames = [Image.new("RGB", (400, 300), colour) for colour in ("red", "green")]
    frames[0].save(desk / "wave.gif", save_all=True, append_images=frames[1:])
    said = deepart("stylize", "wave.gif", "-s", "Red chalk", "--mask", "left.png", "-o", "o.gif")
    assert said.code == 2
    assert "Masks are for photos" in said.err
