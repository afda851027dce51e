"""Pictures invented by a generator: a seed becomes z, w and noise, and those a picture.

Graphs of the kind "gan": ``mapping``: ``z`` (1, Z), and ``label`` (1, classes; the class is 1, the
others 0) where there are classes -> ``w`` (1, W). ``synthesis``: ``w`` (1, layers, W) and the
noise maps ``noise_0``, ``noise_1``, ... (1, 1, side, side) -> ``picture`` (1, 3, size, size) in
0..1, to be clipped.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from deepart_studio.core.errors import UserError
from deepart_studio.core.gan_requests import GanRequest
from deepart_studio.core.names import fold, nearest
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.inference.catalog import ModelEntry
from deepart_studio.inference.gan_package import LatentSpace, read_latent_space
from deepart_studio.inference.running import run_graph
from deepart_studio.inference.seeds import normal_numbers
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.tensors import Tensor, to_pixels

if TYPE_CHECKING:
    import onnxruntime

#: Streams of a seed: z, then one for each noise map.
_Z, _NOISE = 0, 1


class GanPipeline:
    """One generator. Raises UserError when the model is of another kind or damaged."""

    def __init__(self, entry: ModelEntry, sessions: SessionCache) -> None:
        """Opens no session."""
        self._entry, self._sessions = entry, sessions
        self.space: LatentSpace = read_latent_space(entry)
        assert entry.manifest is not None  # noqa: S101 - read_latent_space has seen to it
        self.manifest = entry.manifest

    def request(
        self, seed: int, *, truncation: float | None = None, label: str | None = None
    ) -> GanRequest:
        """What to invent, checked; the model's own truncation unless one is given.

        ``label`` is needed where the model has classes.
        """
        parameter = self.manifest.parameter("truncation")
        value = parameter.default if truncation is None else parameter.check(truncation)
        return GanRequest(self.manifest.id, self.manifest.sha256, seed, value, self._label(label))

    def w(self, seed: int, label: str, progress: Progress) -> Tensor:
        """w (1, W) of a seed, without truncation."""
        feeds = {"z": normal_numbers(seed, _Z, self.space.z)[None]}
        if self.space.labels:
            chosen = np.zeros((1, len(self.space.labels)), np.float32)
            chosen[0, self.space.labels.index(label)] = 1
            feeds["label"] = chosen
        return run_graph(self._session("mapping"), feeds, progress)

    def noise(self, seed: int) -> dict[str, Tensor]:
        """The noise maps of a seed by name, each (1, 1, side, side)."""
        return {
            f"noise_{i}": normal_numbers(seed, _NOISE + i, side * side).reshape(1, 1, side, side)
            for i, side in enumerate(self.space.noise)
        }

    def truncated(self, w: Tensor, truncation: float, label: str) -> Tensor:
        """w (1, W) drawn towards the mean of its class: 0 is the mean, 1 leaves it."""
        row = self.space.labels.index(label) if self.space.labels else 0
        mean = self.space.w_mean[row]
        return np.asarray(mean + np.float32(truncation) * (w - mean))

    def synthesise(self, w: Tensor, noise: dict[str, Tensor], progress: Progress) -> Tensor:
        """The picture (1, 3, size, size) of w at each layer (1, layers, W)."""
        return run_graph(self._session("synthesis"), {"w": w, **noise}, progress)

    def invent(self, request: GanRequest, progress: Progress | None = None) -> Picture:
        """The picture that a request asks for. Raises UserError, Cancelled."""
        progress = progress or Progress()
        w = self.w(request.seed, request.label, progress)
        w = self.truncated(w, request.truncation, request.label)
        everywhere = np.repeat(w[:, None], self.space.layers, axis=1)
        picture = self.synthesise(everywhere, self.noise(request.seed), progress)
        name = f"{request.model_id}-{request.seed}"
        return Picture.of_pixels(to_pixels(picture), name=name)

    def _session(self, role: str) -> onnxruntime.InferenceSession:
        return self._sessions.session(*self._files[role])

    @cached_property
    def _files(self) -> dict[str, tuple[Path, str]]:
        found = {role: self.manifest.file(role) for role in ("mapping", "synthesis")}
        return {role: (self._entry.path(file), file.sha256) for role, file in found.items()}

    def _label(self, label: str | None) -> str:
        names = self.space.labels
        if not names:
            if label:
                raise UserError('The model "{id}" has no classes.', "", id=self.manifest.id)
            return ""
        for name in names:
            if label and fold(name) == fold(label):
                return name
        meant = nearest(label or "", list(names))
        raise UserError(
            'The model "{id}" has no class "{name}".' if label else "No class was chosen.",
            'Did you mean "{nearest}"?' if meant else "Choose one of {names}.",
            id=self.manifest.id,
            name=label or "",
            nearest=meant,
            names=", ".join(names),
        )
