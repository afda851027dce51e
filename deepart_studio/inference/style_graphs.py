"""The graphs of an any-style model, each run on pictures: uint8 (H, W, 3) in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from deepart_studio.core.manifests import GraphSpec, TensorSpec
from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress
from deepart_studio.core.styles import Code
from deepart_studio.inference import tensors
from deepart_studio.inference.catalog import ModelEntry
from deepart_studio.inference.running import Pace, run_all, run_graph
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.tensors import Tensor

if TYPE_CHECKING:
    import onnxruntime

    from deepart_studio.core.manifests import Manifest

BORDER = 16
"""Mirrored pixels around a whole picture, so that the painter's own borders are cut off."""
SECONDS_PER_MEGAPIXEL = 0.3
"""First guess of the painter's pace, for the progress of the first run."""
LARGE_MEGAPIXELS = 2.0
"""After a painting larger than this its scratch memory goes back to the system."""


class StyleGraphs:
    """Encoder, painter, and where the model has them conditioner, surveyor and tile painter.

    Use it from one thread at a time. Making it opens no session.
    """

    def __init__(self, entry: ModelEntry, manifest: Manifest, sessions: SessionCache) -> None:
        self._entry, self._manifest, self._sessions = entry, manifest, sessions
        self._pace = Pace(SECONDS_PER_MEGAPIXEL)

    @property
    def tiles(self) -> bool:
        """Whether pictures can be painted in tiles."""
        return {"surveyor", "tile_painter"} <= set(self._manifest.graphs)

    def encode(self, seen: Pixels, progress: Progress) -> Code:
        """The code of a picture, float32 (D,); mirrored up to the encoder's sides."""
        picture = _input(self._graph("encoder"), "NCHW")
        feeds = {picture.name: _tensor(seen, picture)}
        code = run_graph(self._session("encoder"), feeds, progress)
        return np.asarray(code[0], np.float32)

    def conditions(self, code: Code, progress: Progress) -> Tensor:
        """What painter and surveyor take from a code: float32 (1, N)."""
        if "conditioner" not in self._manifest.graphs:
            return code[None]
        name = _input(self._graph("conditioner"), "NC").name
        return run_graph(self._session("conditioner"), {name: code[None]}, progress)

    def paint(self, rgb: Pixels, conditions: Tensor, progress: Progress) -> Pixels:
        """Paint a picture as a whole."""
        graph = self._graph("painter")
        photo = _input(graph, "NCHW")
        padded, where = tensors.pad(
            rgb, margin=BORDER, multiple_of=photo.multiple_of, min_side=photo.min_side
        )
        progress.check_cancelled()
        feeds = {
            photo.name: tensors.to_tensor(padded),
            _input(graph, "NC").name: conditions,
        }
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

    def survey(self, view: Pixels, conditions: Tensor, progress: Progress) -> TilePainter:
        """A painter of tiles, with the statistics of a view of the picture."""
        graph = self._graph("surveyor")
        photo = _input(graph, "NCHW")
        feeds = {photo.name: _tensor(view, photo), _input(graph, "NC").name: conditions}
        session = self._session("surveyor")
        names = [output.name for output in session.get_outputs()]
        found = run_all(session, feeds, progress)
        file = self._manifest.file("tile_painter")
        weights = dict(zip(names, found, strict=True))
        return TilePainter(
            self._sessions.with_weights(self._entry.path(file), file.sha256, weights),
            _input(self._graph("tile_painter"), "NCHW").name,
        )

    def _graph(self, role: str) -> GraphSpec:
        return self._manifest.graphs[role]

    def _session(self, role: str) -> onnxruntime.InferenceSession:
        file = self._manifest.file(role)
        return self._sessions.session(self._entry.path(file), file.sha256)


class TilePainter:
    """Paints tiles of one picture; its weights hold the picture's statistics."""

    def __init__(self, session: onnxruntime.InferenceSession, name: str) -> None:
        self._session, self._name = session, name

    def paint(self, part: Tensor, progress: Progress) -> Tensor:
        """A part (1, 3, H, W) with sides that are multiples of 8; its borders are to be cut off."""
        return run_graph(self._session, {self._name: part}, progress)


def is_any_style(manifest: Manifest) -> bool:
    """Whether there is an encoder of one picture and a painter of a picture and a code."""
    layouts = {
        role: sorted(spec.layout for spec in graph.inputs)
        for role, graph in manifest.graphs.items()
    }
    return layouts.get("encoder") == ["NCHW"] and layouts.get("painter") == ["NC", "NCHW"]


def _input(graph: GraphSpec, layout: str) -> TensorSpec:
    return next(spec for spec in graph.inputs if spec.layout == layout)


def _tensor(rgb: Pixels, spec: TensorSpec) -> Tensor:
    """A picture mirrored up to a graph's sides."""
    padded, _ = tensors.pad(rgb, margin=0, multiple_of=spec.multiple_of, min_side=spec.min_side)
    return tensors.to_tensor(padded)
