"""Different styles in different places of one photo."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.masks import Mask
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.core.requests import StyleRequest
from deepart_studio.inference.regions import (
    LEAST_SIDE,
    Limit,
    MaskedBlend,
    Places,
    crop_box,
    paint_places,
    request_with_places,
)
from deepart_studio.inference.style import StylePipeline
from tests.support.drawn import landscape
from tests.support.masks import half, half_mask

WIDTH, HEIGHT = 480, 320
LEFT, RIGHT = np.s_[:, : WIDTH // 2], np.s_[:, WIDTH // 2 :]


@pytest.fixture
def photo() -> Picture:
    return Picture.of_pixels(landscape(WIDTH, HEIGHT), name="field.png")


def paint(
    pipeline: StylePipeline, photo: Picture, base: str, places: Places, **values: float
) -> Picture:
    blend = [(pipeline.find(base), 1.0)] if base else []
    request = request_with_places(pipeline, photo, blend, places, **values)
    return paint_places(pipeline, photo, blend, places, request)


def region(
    pipeline: StylePipeline, name: str, side: str, strength: float = 1.0, refine: float = 0.0
) -> MaskedBlend:
    mask = half_mask(WIDTH, HEIGHT, side)
    return MaskedBlend(mask, [(pipeline.find(name), 1.0)], strength, refine)


def test_outside_the_mask_every_pixel_of_the_photo_is_untouched(pipeline, photo) -> None:
    painting = paint(pipeline, photo, "", Places((region(pipeline, "red-chalk", "left"),)))
    assert (painting.rgb[RIGHT] == photo.rgb[RIGHT]).all()
    assert np.abs(painting.rgb[LEFT].astype(int) - photo.rgb[LEFT]).mean() > 20


def test_a_region_is_painted_the_same_whatever_the_other_region_is(pipeline, photo) -> None:
    left = region(pipeline, "red-chalk", "left")
    alone = paint(pipeline, photo, "", Places((left,)))
    for other in ("blue-wash", "grey-etching"):
        both = paint(pipeline, photo, "", Places((left, region(pipeline, other, "right"))))
        assert (both.rgb[LEFT] == alone.rgb[LEFT]).all()


def test_a_region_does_not_depend_on_what_lies_beyond_its_surroundings(pipeline) -> None:
    rgb = landscape(1200, 320)
    values = np.zeros((320, 1200), np.uint8)
    values[100:220, 100:220] = 255
    blend = [(pipeline.find("red-chalk"), 1.0)]
    places = Places((MaskedBlend(Mask.of(values), blend),))
    changed = rgb.copy()
    changed[:, 700:] = 255 - changed[:, 700:]
    first, second = (
        paint(pipeline, Picture.of_pixels(pixels), "", places).rgb[:, :220]
        for pixels in (rgb, changed)
    )
    assert (first == second).all()


def test_the_base_style_stays_within_its_mask(pipeline, photo) -> None:
    limit = Places(limit=Limit(half_mask(WIDTH, HEIGHT, "left")))
    painting = paint(pipeline, photo, "blue-wash", limit)
    whole = paint(pipeline, photo, "blue-wash", Places())
    assert (painting.rgb[RIGHT] == photo.rgb[RIGHT]).all()
    assert (painting.rgb[LEFT] == whole.rgb[LEFT]).all()


def test_a_region_lies_over_the_base_and_the_last_region_on_top(pipeline, photo) -> None:
    red, blue = (region(pipeline, name, "left") for name in ("red-chalk", "blue-wash"))
    top = paint(pipeline, photo, "grey-etching", Places((red, blue)))
    assert (top.rgb[LEFT] == paint(pipeline, photo, "", Places((blue,))).rgb[LEFT]).all()
    assert (top.rgb[RIGHT] == paint(pipeline, photo, "grey-etching", Places()).rgb[RIGHT]).all()


def test_without_regions_it_is_the_plain_painting(pipeline, photo) -> None:
    blend = [(pipeline.find("red-chalk"), 1.0)]
    plain = pipeline.render(photo, blend, pipeline.request(photo, blend))
    assert (paint(pipeline, photo, "red-chalk", Places()).rgb == plain.rgb).all()


def test_each_region_has_its_own_strength(pipeline, photo) -> None:
    places = Places((region(pipeline, "red-chalk", "left", strength=0.0),))
    painting = paint(pipeline, photo, "blue-wash", places)
    assert (painting.rgb[LEFT] == photo.rgb[LEFT]).all()
    assert (painting.rgb[RIGHT] != photo.rgb[RIGHT]).any()


def test_a_soft_edge_has_no_dark_halo(pipeline) -> None:
    """Half of red over half of green is as bright as both, not darker."""
    from deepart_studio.inference.compositing import lay_over

    red = np.full((8, 8, 3), (220, 30, 30), np.uint8)
    green = np.full((8, 8, 3), (30, 220, 30), np.uint8)
    mixed = lay_over(red, green, np.full((8, 8), 128, np.uint8))
    light = ((mixed[0, 0] / 255.0) ** 2.2).sum()
    assert light == pytest.approx(((red[0, 0] / 255.0) ** 2.2).sum(), rel=0.03)
    assert mixed[0, 0, :2].min() > 150  # sRGB numbers would give 125


def test_a_preview_shows_what_the_full_size_will_be(pipeline, photo) -> None:
    places = Places((region(pipeline, "red-chalk", "left"),))
    full = paint(pipeline, photo, "", places)
    small = paint(pipeline, photo, "", places, long_side=240)
    assert small.rgb.shape == (160, 240, 3)
    difference = full.rgb[::2, ::2].astype(int) - small.rgb
    assert np.abs(difference.mean((0, 1))).max() < 12


def test_transparency_and_what_the_file_says_of_the_photo_stay(pipeline, photo) -> None:
    cut = dataclasses.replace(photo, alpha=half(WIDTH, HEIGHT, "top"), exif=b"Exif")
    painting = paint(pipeline, cut, "", Places((region(pipeline, "red-chalk", "left"),)))
    assert (painting.alpha == cut.alpha).all()
    assert painting.exif == b"Exif"


def test_the_recipe_holds_masks_styles_and_strengths(pipeline, photo) -> None:
    left = region(pipeline, "red-chalk", "left", strength=0.5, refine=0.25)
    limit = Limit(half_mask(WIDTH, HEIGHT, "top"))
    blend = [(pipeline.find("blue-wash"), 1.0)]
    request = request_with_places(pipeline, photo, blend, Places((left,), limit))
    again = StyleRequest.from_json(request.to_json())
    assert again == request
    (saved,) = again.plan.regions
    assert (saved.mask.sha256, saved.mask.refine) == (left.mask.sha256, 0.25)
    assert (saved.styles[0].name, saved.strength) == ("Red chalk", 0.5)
    assert again.plan.limit.sha256 == limit.mask.sha256


def test_a_region_with_an_empty_mask_paints_nothing(pipeline, photo) -> None:
    empty = Mask.of(np.zeros((HEIGHT, WIDTH), np.uint8))
    places = Places((MaskedBlend(empty, [(pipeline.find("red-chalk"), 1.0)]),))
    assert (paint(pipeline, photo, "", places).rgb == photo.rgb).all()


def test_a_mask_of_another_size_and_the_same_shape_is_scaled(pipeline, photo) -> None:
    small = MaskedBlend(half_mask(120, 80), [(pipeline.find("red-chalk"), 1.0)])
    painting = paint(pipeline, photo, "", Places((small,)))
    assert (painting.rgb[:, WIDTH // 2 + 4 :] == photo.rgb[:, WIDTH // 2 + 4 :]).all()
    assert (painting.rgb[:, : WIDTH // 2 - 4] != photo.rgb[:, : WIDTH // 2 - 4]).any()


def test_a_mask_of_another_shape_is_refused(pipeline, photo) -> None:
    tall = MaskedBlend(half_mask(320, 480), [(pipeline.find("red-chalk"), 1.0)])
    with pytest.raises(UserError, match=r"320 × 480 pixels against 480 × 320"):
        paint(pipeline, photo, "", Places((tall,)))


def test_strength_beyond_the_models_range_is_refused(pipeline, photo) -> None:
    with pytest.raises(UserError, match="Strength cannot be 3"):
        paint(pipeline, photo, "", Places((region(pipeline, "red-chalk", "left", strength=3),)))


def test_cancel_stops_between_regions(pipeline, photo) -> None:
    places = Places((region(pipeline, "red-chalk", "left"), region(pipeline, "blue-wash", "right")))
    request = request_with_places(pipeline, photo, [], places)
    progress = Progress(lambda fraction, _: progress.cancel() if fraction > 0.4 else None)
    with pytest.raises(Cancelled):
        paint_places(pipeline, photo, [], places, request, progress)


def test_progress_never_goes_back(pipeline, photo) -> None:
    places = Places((region(pipeline, "red-chalk", "left"), region(pipeline, "blue-wash", "right")))
    blend = [(pipeline.find("grey-etching"), 1.0)]
    request = request_with_places(pipeline, photo, blend, places)
    seen: list[float] = []
    paint_places(pipeline, photo, blend, places, request, Progress(lambda f, _: seen.append(f)))
    assert seen == sorted(seen)
    assert seen[-1] == 1


@pytest.mark.parametrize("at", [(0, 0), (160, 100), (318, 198)])
def test_a_dot_is_painted_with_enough_around_it(at: tuple[int, int]) -> None:
    x, y = at
    mask = np.zeros((200, 320), np.uint8)
    mask[y, x] = 255
    left, top, right, bottom = crop_box(mask)
    assert left <= x < right <= 320
    assert top <= y < bottom <= 200
    assert min(right - left, bottom - top) == LEAST_SIDE


def test_an_edge_found_in_the_photo_takes_the_place_of_a_rough_one(pipeline, photo) -> None:
    rgb = np.full((HEIGHT, WIDTH, 3), 40, np.uint8)
    rgb[LEFT] = (210, 180, 120)
    rough = Mask.of(half(WIDTH - 20, HEIGHT, "left"))  # its edge lies 10 px beside the photo's
    rough = Mask.of(np.pad(rough.values, ((0, 0), (0, 20))))
    blend = [(pipeline.find("blue-wash"), 1.0)]
    painting = paint(
        pipeline, Picture.of_pixels(rgb), "", Places((MaskedBlend(rough, blend, refine=1.0),))
    )
    assert (painting.rgb[:, WIDTH // 2 + 2 :] == 40).all()
    seam = painting.rgb[:, WIDTH // 2 - 8 : WIDTH // 2 - 2].astype(int)
    assert np.abs(seam - rgb[:, WIDTH // 2 - 8 : WIDTH // 2 - 2]).mean() > 10


def test_outside_the_selection_nothing_is_painted_by_region_or_base(pipeline, photo) -> None:
    values = np.zeros((HEIGHT, WIDTH), np.uint8)
    values[80:240] = 255
    selection = Mask.of(values)
    left = region(pipeline, "red-chalk", "left")
    whole = paint(pipeline, photo, "blue-wash", Places((left,)))
    limited = paint(pipeline, photo, "blue-wash", Places((left,), selection=selection))
    assert (limited.rgb[80:240] == whole.rgb[80:240]).all()
    assert (limited.rgb[:80] == photo.rgb[:80]).all()
    assert (limited.rgb[240:] == photo.rgb[240:]).all()


def test_the_soft_edge_of_a_selection_lies_between_photo_and_painting(pipeline, photo) -> None:
    ramp = np.tile(np.linspace(0, 255, WIDTH).astype(np.uint8), (HEIGHT, 1))
    whole = paint(pipeline, photo, "red-chalk", Places()).rgb.astype(int)
    soft = paint(pipeline, photo, "red-chalk", Places(selection=Mask.of(ramp))).rgb.astype(int)
    low, high = np.minimum(whole, photo.rgb), np.maximum(whole, photo.rgb)
    assert ((soft >= low - 1) & (soft <= high + 1)).all()
    assert (soft[:, 0] == photo.rgb[:, 0]).all()
    assert (soft[:, -1] == whole[:, -1]).all()


def test_a_request_records_the_selection_and_older_ones_have_none(pipeline, photo) -> None:
    selection = half_mask(WIDTH, HEIGHT, "left")
    blend = [(pipeline.find("red-chalk"), 1.0)]
    request = request_with_places(pipeline, photo, blend, Places(selection=selection))
    again = StyleRequest.from_json(request.to_json())
    assert again == request
    assert again.plan.selection.sha256 == selection.sha256
    older = request.to_json().replace(', "selection": ', ', "elsewhere": ')
    assert StyleRequest.from_json(older).plan.selection is None
    with pytest.raises(ValueError, match="not those of the request"):
        paint_places(pipeline, photo, blend, Places(), request)
    other = Places(selection=Mask.of(np.full((10, 90), 255, np.uint8)))
    with pytest.raises(UserError, match="another shape"):
        request_with_places(pipeline, photo, blend, other)
