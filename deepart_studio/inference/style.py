"""The any-style pipeline: photo and styles in, painting out."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.core.manifests import Manifest, TensorSpec
from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.core.progress import Progress
from deepart_studio.core.requests import StyleRequest, StyleWeight
from deepart_studio.core.styles import Code, Style, find_style
from deepart_studio.core.texts import pick
from deepart_studio.inference import tensors
from deepart_studio.inference.catalog import ModelEntry
from deepart_studio.inference.colour import keep_colors
from deepart_studio.inference.memory import check_memory
from deepart_studio.inference.running import Pace, run_graph
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.style_package import read_styles

if TYPE_CHECKING:
    import onnxruntime

__all__ = ["Style", "StylePipeline", "blend_codes"]

MARGIN = 16
"""Mirrored pixels around the photo, so that the painter's own borders are cut off."""
MEMORY_BYTES_PER_PIXEL = 420.0
"""Peak memory of the painter when the manifest does not say."""
SECONDS_PER_MEGAPIXEL = 0.3
"""First guess of the painter's pace, for the progress of the first run."""
LARGE_MEGAPIXELS = 2.0
"""After a painting larger than this its scratch memory goes back to the system."""
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
        if entry.manifest is None or not _is_any_style(entry.manifest):
            raise UserError('The model "{id}" is not an any-style model.', id=entry.id)
        self._entry = entry
        self._sessions = sessions
        self._pace = Pace(SECONDS_PER_MEGAPIXEL)
        self._photo_codes: OrderedDict[tuple[str, int, int], Code] = OrderedDict()
        self.manifest: Manifest = entry.manifest
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
        strength: float = 1.0,
        keep_colors: float = 0.0,
        long_side: int | None = None,
    ) -> StyleRequest:
        """The frozen request for a painting; UserError for values outside the model's ranges."""
        return StyleRequest(
            photo_sha256=photo.sha256,
            model_id=self.manifest.id,
            model_sha256=self.manifest.sha256,
            styles=tuple(StyleWeight(pick(s.name), s.code_sha256, w) for s, w in styles),
            strength=self.manifest.parameter("strength").check(strength),
            keep_colors=self.manifest.parameter("keep_colors").check(keep_colors),
            long_side=long_side,
        )

    def encode(self, rgb: Pixels, progress: Progress | None = None) -> Code:
        """The code of a style picture, uint8 (H, W, 3), as float32 (D,).

        The picture is scaled by ``tensors.style_view`` and mirrored up to the encoder's sides.
        Raises Cancelled; UserError when the encoder is damaged or memory runs out.
        """
        spec = self.manifest.graphs["encoder"].inputs[0]
        seen, _ = tensors.pad(
            tensors.style_view(rgb), margin=0, multiple_of=spec.multiple_of, min_side=spec.min_side
        )
        feeds = {spec.name: tensors.to_tensor(seen)}
        code = run_graph(self._session("encoder"), feeds, progress or Progress())
        return np.asarray(code[0], np.float32)

    def render(
        self,
        photo: Picture,
        styles: Sequence[tuple[Style, float]],
        request: StyleRequest,
        progress: Progress | None = None,
        photo_code: Code | None = None,
    ) -> Picture:
        """Paint ``photo``; the result keeps its name, alpha, EXIF and colour profile.

        ``styles`` are the request's styles with their codes, in the same order; the request's
        weights count. Strength 0 gives the photo. ``photo_code`` is taken for the photo's own, for
        frames of a film. The result is identified by its pixels. Raises Cancelled; UserError when
        the request is for another model, when memory would not suffice, or when the model fails.
        """
        progress = progress or Progress()
        self._check(styles, request)
        size = tensors.fitted_size(photo.width, photo.height, request.long_side)
        per_pixel = float(
            self.manifest.quality.get("memory_bytes_per_pixel", MEMORY_BYTES_PER_PIXEL)
        )
        check_memory(*size, per_pixel)
        fitted = tensors.fit_long_side(photo, request.long_side)
        progress.check_cancelled()
        rgb = tensors.visible_rgb(fitted)
        code = blend_codes([style.code for style, _ in styles], [s.weight for s in request.styles])
        if request.strength < 1:
            if photo_code is None:
                photo_code = self._photo_code(fitted, rgb, progress.sub(0, _ENCODING))
            code = photo_code + np.float32(request.strength) * (code - photo_code)
        progress.report(_ENCODING)
        painted = self._paint(rgb, code, progress.sub(_ENCODING, _PAINTING))
        painted = _faded(rgb, painted, request.strength)
        rest = _ENCODING + _PAINTING
        painted = keep_colors(rgb, painted, request.keep_colors, progress.sub(rest, 1 - rest))
        progress.check_cancelled()
        result = Picture.of_pixels(painted, fitted.alpha, photo.name)
        progress.report(1.0)
        return dataclasses.replace(result, exif=photo.exif, icc=photo.icc)

    def _paint(self, rgb: Pixels, code: Code, progress: Progress) -> Pixels:
        photo_spec, code_spec = self._painter_inputs()
        padded, where = tensors.pad(
            rgb,
            margin=MARGIN,
            multiple_of=photo_spec.multiple_of,
            min_side=photo_spec.min_side,
        )
        progress.check_cancelled()
        feeds = {photo_spec.name: tensors.to_tensor(padded), code_spec.name: code[None]}
        megapixels = padded.shape[0] * padded.shape[1] / 1e6
        session = self._session("painter")  # opened before the clock starts
        with self._pace.reporting(progress, megapixels):
            painting = run_graph(
                session, feeds, progress, release_memory=megapixels > LARGE_MEGAPIXELS
            )
        del feeds, padded  # a large photo is held often enough
        painted = tensors.to_pixels(painting)
        progress.check_cancelled()
        return tensors.crop(painted, where)

    def _painter_inputs(self) -> tuple[TensorSpec, TensorSpec]:
        by_layout = {spec.layout: spec for spec in self.manifest.graphs["painter"].inputs}
        return by_layout["NCHW"], by_layout["NC"]

    def _photo_code(self, photo: Picture, rgb: Pixels, progress: Progress) -> Code:
        """The photo's own code, remembered while a slider moves."""
        key = (photo.sha256, photo.width, photo.height)
        code = self._photo_codes.get(key)
        if code is None:
            code = self.encode(rgb, progress)
            if photo.sha256:
                self._photo_codes[key] = code
            if len(self._photo_codes) > REMEMBERED_CODES:
                self._photo_codes.popitem(last=False)
        return code

    def _session(self, role: str) -> onnxruntime.InferenceSession:
        file = self.manifest.file(role)
        return self._sessions.session(self._entry.path(file), file.sha256)

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
        self.manifest.parameter("strength").check(request.strength)
        self.manifest.parameter("keep_colors").check(request.keep_colors)


def _is_any_style(manifest: Manifest) -> bool:
    """Whether there is an encoder of one picture and a painter of a picture and a code."""
    layouts = {
        role: sorted(spec.layout for spec in graph.inputs)
        for role, graph in manifest.graphs.items()
    }
    return layouts.get("encoder") == ["NCHW"] and layouts.get("painter") == ["NC", "NCHW"]


def _faded(photo: Pixels, painting: Pixels, strength: float) -> Pixels:
    """The painting over the photo: mixed codes alone still paint, even at strength nought.

    The share rises fast, so that from the middle on the codes tell.
    """
    if strength >= 1:
        return painting
    share = 1 - (1 - strength) ** 2
    return np.asarray(Image.blend(Image.fromarray(photo), Image.fromarray(painting), share))


def blend_codes(codes: Sequence[Code], weights: Sequence[float]) -> Code:
    """The weighted mean of codes, float32 (D,); weights are above 0 and need not sum to 1."""
    total = float(sum(weights))
    shares = np.asarray([weight / total for weight in weights], np.float32)
    blended: Code = shares @ np.stack(codes)
    return blended
