"""Different styles in different places: each region is painted by itself and laid over the rest.

A region is painted as a cut-out of the photo around its mask. So the painter's statistics are the
region's own: a style is not diluted by what lies elsewhere, nor by another region.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from deepart_studio.core.masks import Mask, Values
from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.core.progress import Progress
from deepart_studio.core.regions import EVERYWHERE, MaskUse, RegionPlan, RegionRequest
from deepart_studio.core.requests import StyleRequest
from deepart_studio.core.styles import Style
from deepart_studio.inference import tensors
from deepart_studio.inference.compositing import lay_over
from deepart_studio.inference.guided import refine_mask
from deepart_studio.inference.style import StylePipeline, style_weights

Blend = Sequence[tuple[Style, float]]
Box = tuple[int, int, int, int]

LEAST_MARGIN = 64
MARGIN = 1 / 8
"""Photo around a region that is painted with it, in pixels and as a part of the long side."""
LEAST_SIDE = 192
SIDE = 3 / 8
"""A cut-out is at least this large, so that the painter sees what it paints."""
_COMPOSITING = 0.05  # part of the progress


@dataclass(frozen=True, eq=False)
class MaskedBlend:
    """A region: ``blend`` at ``strength`` (the model's range) where ``mask`` is white.

    ``refine`` in 0..1 moves the mask's edges to the photo's, see ``refine_mask``.
    """

    mask: Mask
    blend: Blend
    strength: float = 1.0
    refine: float = 0.0


@dataclass(frozen=True, eq=False)
class Limit:
    """The mask outside which the blend of the whole picture leaves the photo."""

    mask: Mask
    refine: float = 0.0


@dataclass(frozen=True, eq=False)
class Places:
    """The regions, the last on top, and the limit of the blend below them."""

    regions: tuple[MaskedBlend, ...] = ()
    limit: Limit | None = None

    def __bool__(self) -> bool:
        return bool(self.regions) or self.limit is not None

    @property
    def masks(self) -> tuple[Mask, ...]:
        """All masks."""
        limit = (self.limit.mask,) if self.limit else ()
        return (*limit, *(region.mask for region in self.regions))


def request_with_places(
    pipeline: StylePipeline,
    photo: Picture,
    base: Blend,
    places: Places,
    *,
    long_side: int | None = None,
    **values: float,
) -> StyleRequest:
    """The frozen request for a painting with regions.

    ``base`` paints everything else; it may be empty where there are regions. ``values`` are those
    of ``StylePipeline.request``. Raises UserError for values outside the model's ranges and for a
    mask of another shape than the photo.
    """
    for mask in places.masks:
        mask.check_shape(photo.width, photo.height)
    allowed = pipeline.manifest.parameter("strength")
    plan = RegionPlan(
        tuple(
            RegionRequest(
                MaskUse(region.mask.sha256, region.refine),
                style_weights(region.blend),
                allowed.check(region.strength),
            )
            for region in places.regions
        ),
        MaskUse(places.limit.mask.sha256, places.limit.refine) if places.limit else None,
    )
    # the pipeline refuses a request without a style; a region's stands in for none
    stand_in = base or next((region.blend for region in places.regions), base)
    request = pipeline.request(photo, stand_in, long_side=long_side, **values)
    return dataclasses.replace(request, styles=request.styles if base else (), plan=plan)


def paint_places(
    pipeline: StylePipeline,
    photo: Picture,
    base: Blend,
    places: Places,
    request: StyleRequest,
    progress: Progress | None = None,
) -> Picture:
    """Paint a photo with its regions; without any it is ``StylePipeline.render``.

    ``base`` and ``places`` are those of the request. Where no mask and no base style reaches, the
    photo's pixels are kept as they are. Raises what ``render`` raises, and ValueError when the
    places are not those of the request.
    """
    progress = progress or Progress()
    _check(places, request.plan)
    if not places:
        return pipeline.render(photo, base, request, progress)
    fitted = tensors.fit_long_side(photo, request.long_side)
    painted = fitted.rgb
    masks = [_ready(r.mask, r.refine, fitted, progress) for r in places.regions]
    boxes = [crop_box(mask) for mask in masks]
    work = [_area(box) for box in boxes]
    whole = sum(work) + (fitted.width * fitted.height if base else 0)
    done = 0.0
    if base:
        share = fitted.width * fitted.height / whole
        alone = dataclasses.replace(request, long_side=None, plan=EVERYWHERE)
        painted = pipeline.render(
            fitted, base, alone, progress.sub(0, share * (1 - _COMPOSITING))
        ).rgb
        if places.limit is not None:
            limit = _ready(places.limit.mask, places.limit.refine, fitted, progress)
            painted = lay_over(fitted.rgb, painted, limit, progress)
        done = share
    for region, mask, box, area in zip(places.regions, masks, boxes, work, strict=True):
        if box is None:
            continue
        share = area / whole
        part = progress.sub(done, share)
        painted = _with_region(pipeline, fitted, painted, region, mask, box, request, part)
        done += share
    progress.check_cancelled()
    if painted is fitted.rgb:
        painted = painted.copy()
    result = Picture.of_pixels(painted, fitted.alpha, photo.name)
    progress.report(1.0)
    return dataclasses.replace(result, exif=photo.exif, icc=photo.icc)


def crop_box(mask: Values) -> Box | None:
    """What is painted for a mask, uint8 (H, W): left, top, right, bottom; None for an empty one.

    The mask's bounds with a margin, and large enough for the painter to see a context. In parts of
    the picture, so that a preview and the full size cut out the same.
    """
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return None
    height, width = mask.shape
    margin = max(LEAST_MARGIN, round(MARGIN * max(mask.shape)))
    side = max(LEAST_SIDE, round(SIDE * max(mask.shape)))
    left, right = _widened(int(columns[0]), int(columns[-1]) + 1, width, margin, side)
    top, bottom = _widened(int(rows[0]), int(rows[-1]) + 1, height, margin, side)
    return left, top, right, bottom


def fitted_values(mask: Mask, width: int, height: int) -> Values:
    """The mask's values at another size, uint8 (height, width); smooth in both directions."""
    if (mask.width, mask.height) == (width, height):
        return mask.values
    image = Image.fromarray(mask.values)
    return np.asarray(image.resize((width, height), Image.Resampling.BILINEAR))


def _widened(low: int, high: int, length: int, margin: int, side: int) -> tuple[int, int]:
    """A range with a margin, at least ``side`` long where 0..length has room for it."""
    low, high = max(0, low - margin), min(length, high + margin)
    side = min(side, length)
    if high - low < side:
        low = min(max(0, (low + high - side) // 2), length - side)
        high = low + side
    return low, high


def _ready(mask: Mask, refine: float, photo: Picture, progress: Progress) -> Values:
    values = fitted_values(mask, photo.width, photo.height)
    return refine_mask(values, photo.rgb, refine, progress)


def _with_region(
    pipeline: StylePipeline,
    photo: Picture,
    below: Pixels,
    region: MaskedBlend,
    mask: Values,
    box: Box,
    request: StyleRequest,
    progress: Progress,
) -> Pixels:
    left, top, right, bottom = box
    place = (slice(top, bottom), slice(left, right))
    own = dataclasses.replace(
        request,
        styles=style_weights(region.blend),
        strength=region.strength,
        long_side=None,
        plan=EVERYWHERE,
    )
    cut = _cut_out(photo, box)
    whole = max(photo.width, photo.height)
    part = progress.sub(0, 1 - _COMPOSITING)
    painting = pipeline.render(cut, region.blend, own, part, whole=whole)
    result = below
    if below is photo.rgb or not below.flags.writeable:
        result = below.copy()
    result[place] = lay_over(result[place], painting.rgb, mask[place], progress)
    return result


def _cut_out(photo: Picture, box: Box) -> Picture:
    left, top, right, bottom = box
    place = (slice(top, bottom), slice(left, right))
    name = f"{photo.sha256} {photo.width} {photo.height} {box}"
    return Picture(
        rgb=np.ascontiguousarray(photo.rgb[place]),
        alpha=None if photo.alpha is None else np.ascontiguousarray(photo.alpha[place]),
        name=photo.name,
        sha256=hashlib.sha256(name.encode()).hexdigest(),
    )


def _area(box: Box | None) -> int:
    return 0 if box is None else (box[2] - box[0]) * (box[3] - box[1])


def _check(places: Places, plan: RegionPlan) -> None:
    limit = places.limit.mask.sha256 if places.limit else None
    named = plan.limit.sha256 if plan.limit else None
    masks = [region.mask.sha256 for region in places.regions]
    if masks != [region.mask.sha256 for region in plan.regions] or limit != named:
        raise ValueError("the places are not those of the request")
