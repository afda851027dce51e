"""The any-style pipeline: photo and styles in, painting out."""

from __future__ import annotations

import dataclasses
import time
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from deepart_studio.core.errors import UserError
from deepart_studio.core.manifests import Manifest
from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.core.progress import Progress
from deepart_studio.core.requests import PREVIEW_SIDE, StyleRequest, StyleWeight
from deepart_studio.core.styles import Code, Style, find_style
from deepart_studio.core.texts import pick
from deepart_studio.inference import tensors
from deepart_studio.inference.catalog import ModelEntry
from deepart_studio.inference.coarse_to_fine import refine
from deepart_studio.inference.estimates import Course, Estimate, PaceKeeper, plan_course
from deepart_studio.inference.finishing import finish
from deepart_studio.inference.memory import CAP, TILES, MemoryPlan, plan_memory
from deepart_studio.inference.scaling import scaled
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.style_graphs import StyleGraphs, TilePainter, is_any_style
from deepart_studio.inference.style_package import read_styles
from deepart_studio.inference.tensors import Tensor

__all__ = ["Style", "StylePipeline", "blend_codes"]

MEMORY_BYTES_PER_PIXEL = 420.0
"""Peak memory of the painter when the manifest does not say."""
REMEMBERED_CODES = 16
_ENCODING, _PAINTING = 0.1, 0.8  # parts of the progress; the rest is for the colours


class StylePipeline:
    """One any-style model: its encoder, its painter and its built-in styles.

    Use it from one thread at a time (the engine's). Making it opens no session.
    """

    def __init__(self, entry: ModelEntry, sessions: SessionCache) -> None:
        """Raises UserError when the model is bad or is not an any-style model."""
        if entry.problem is not None:
            raise entry.problem
        if entry.manifest is None or not is_any_style(entry.manifest):
            raise UserError('The model "{id}" is not an any-style model.', id=entry.id)
        self._entry = entry
        self._photo_codes: OrderedDict[tuple[str, int, int], Code] = OrderedDict()
        self.manifest: Manifest = entry.manifest
        self._pace = PaceKeeper()
        self.memory_cap = CAP
        """Bytes that a painting may take beyond the open photo."""
        self._settings = {parameter.id for parameter in self.manifest.parameters}
        self._graphs = StyleGraphs(entry, entry.manifest, sessions)
        self.encoder_sha256: str = self.manifest.file("encoder").sha256

    @cached_property
    def styles(self) -> list[Style]:
        """The built-in styles; UserError when their files are damaged."""
        return read_styles(self._entry)

    def find(self, name: str) -> Style:
        """The built-in style with this id or name; UserError suggests the nearest."""
        return find_style(self.styles, name)

    def request(
        self,
        photo: Picture,
        styles: Sequence[tuple[Style, float]],
        *,
        long_side: int | None = None,
        **settings: float,
    ) -> StyleRequest:
        """The frozen request for a painting; UserError for values outside the model's ranges.

        ``settings`` are values of the model's parameters by id; those left out have its defaults.
        """
        chosen = {p.id: p.default for p in self.manifest.parameters} | settings
        checked = {name: self.manifest.parameter(name).check(v) for name, v in chosen.items()}
        return StyleRequest(
            photo_sha256=photo.sha256,
            model_id=self.manifest.id,
            model_sha256=self.manifest.sha256,
            styles=style_weights(styles),
            strength=checked.get("strength", 1.0),
            keep_colors=checked.get("keep_colors", 0.0),
            colour_only=checked.get("colour_only", 0.0),
            detail=checked.get("detail", 0.0),
            stroke=checked.get("stroke", 1.0),
            long_side=long_side,
        )

    def encode(self, rgb: Pixels, progress: Progress | None = None) -> Code:
        """The code of a style picture, uint8 (H, W, 3), as float32 (D,).

        The picture is scaled by ``tensors.style_view`` and mirrored up to the encoder's sides.
        Raises Cancelled; UserError when the encoder is damaged or memory runs out.
        """
        return self._graphs.encode(tensors.style_view(rgb), progress or Progress())

    def render(
        self,
        photo: Picture,
        styles: Sequence[tuple[Style, float]],
        request: StyleRequest,
        progress: Progress | None = None,
        *,
        photo_code: Code | None = None,
        whole: int | None = None,
    ) -> Picture:
        """Paint ``photo``; the result keeps its name, alpha, EXIF and colour profile.

        ``styles`` are the request's styles with their codes, in the same order; the request's
        weights count. Strength 0 gives the photo. ``photo_code`` is taken for the photo's own, for
        frames of a film; ``whole`` is the long side of the picture that ``photo`` is a part of, so
        that its strokes are as large as there. The result is identified by its pixels. Raises
        Cancelled; UserError when the request is for another model, when memory would not suffice,
        or when the model fails.
        """
        progress = progress or Progress()
        self._check(styles, request)
        size = tensors.fitted_size(photo.width, photo.height, request.long_side)
        started = time.monotonic()
        longest = max(photo.width, photo.height)
        fitted = tensors.fit_long_side(photo, _painted_side(request.long_side, request.stroke))
        plan = self._plan(fitted.width, fitted.height)
        progress.check_cancelled()
        rgb = tensors.visible_rgb(fitted)
        course = plan_course(
            fitted.width,
            fitted.height,
            request.stroke,
            longest / (whole or longest),
            tiles=self._graphs.tiles,
        )
        base = scaled(rgb, course.sizes[0], progress=progress)
        code = blend_codes([style.code for style, _ in styles], [s.weight for s in request.styles])
        if request.strength < 1:
            if photo_code is None:
                photo_code = self._photo_code(photo.sha256, base, progress.sub(0, _ENCODING))
            code = photo_code + np.float32(request.strength) * (code - photo_code)
        conditions = self._graphs.conditions(code, progress.sub(_ENCODING, 0))
        painting = progress.sub(_ENCODING, _PAINTING)
        painted = self._paint(rgb, base, course, conditions, plan.tile or TILES[0], painting)
        if size != (fitted.width, fitted.height):
            fitted = tensors.fit_long_side(photo, request.long_side)
            rgb, painted = tensors.visible_rgb(fitted), scaled(painted, size)
        rest = _ENCODING + _PAINTING
        finish(rgb, painted, request, progress.sub(rest, 1 - rest))
        progress.check_cancelled()
        self._pace.learn(course.megapixels, time.monotonic() - started)
        result = Picture.of_pixels(painted, fitted.alpha, photo.name)
        progress.report(1.0)
        return dataclasses.replace(result, exif=photo.exif, icc=photo.icc)

    def _paint(
        self,
        photo: Pixels,
        base: Pixels,
        course: Course,
        conditions: Tensor,
        largest_tile: int,
        progress: Progress,
    ) -> Pixels:
        """From the working size up to the photo's own, level by level; a new array."""
        areas = [width * height for width, height in course.sizes]
        parts = [area / sum(areas) for area in areas]
        painted = self._graphs.paint(base, conditions, progress.sub(0, parts[0]))

        def survey(view: Pixels, progress: Progress) -> TilePainter:
            return self._graphs.survey(view, conditions, progress)

        for level, size in enumerate(course.sizes[1:], 1):
            part = progress.sub(sum(parts[:level]), parts[level])
            painted = refine(
                scaled(photo, size, progress=part), painted, survey, largest_tile, part
            )
        return painted

    def estimate(
        self, width: int, height: int, *, long_side: int | None, stroke: float = 1.0
    ) -> Estimate:
        """What a painting of a photo of this size will take; UserError when it would not fit."""
        size = tensors.fitted_size(width, height, long_side)
        painted = tensors.fitted_size(width, height, _painted_side(long_side, stroke))
        course = plan_course(*painted, stroke, 1.0, tiles=self._graphs.tiles)
        seconds = course.megapixels * self._pace.seconds_per_megapixel
        return Estimate(*size, seconds, self._plan(*painted).bytes)

    def _plan(self, width: int, height: int) -> MemoryPlan:
        per_pixel = float(
            self.manifest.quality.get("memory_bytes_per_pixel", MEMORY_BYTES_PER_PIXEL)
        )
        return plan_memory(width, height, per_pixel, tiles=self._graphs.tiles, cap=self.memory_cap)

    def _photo_code(self, sha256: str, base: Pixels, progress: Progress) -> Code:
        """The photo's own code, remembered while a slider moves."""
        key = (sha256, base.shape[1], base.shape[0])
        code = self._photo_codes.get(key)
        if code is None:
            code = self.encode(base, progress)
            if sha256:
                self._photo_codes[key] = code
            if len(self._photo_codes) > REMEMBERED_CODES:
                self._photo_codes.popitem(last=False)
        return code

    def _check(self, styles: Sequence[tuple[Style, float]], request: StyleRequest) -> None:
        if (request.model_id, request.model_sha256) != (self.manifest.id, self.manifest.sha256):
            raise UserError(
                'This was made with another version of the model "{id}".',
                "Choose the style again.",
                id=request.model_id,
            )
        codes = [style.code_sha256 for style, _ in styles]
        if codes != [style.code_sha256 for style in request.styles]:
            raise ValueError("the styles are not those of the request")
        for name, value in request.settings.items():
            if name in self._settings:
                self.manifest.parameter(name).check(value)


def style_weights(blend: Sequence[tuple[Style, float]]) -> tuple[StyleWeight, ...]:
    """A blend as a request names it."""
    return tuple(StyleWeight(pick(s.name), s.code_sha256, weight) for s, weight in blend)


def _painted_side(long_side: int | None, stroke: float) -> int | None:
    """Strokes finer than the result shows are painted larger and scaled down."""
    return None if long_side is None else max(long_side, round(PREVIEW_SIDE / stroke))


def blend_codes(codes: Sequence[Code], weights: Sequence[float]) -> Code:
    """The weighted mean of codes, float32 (D,); weights are above 0 and need not sum to 1."""
    total = float(sum(weights))
    shares = np.asarray([weight / total for weight in weights], np.float32)
    blended: Code = shares @ np.stack(codes)
    return blended
