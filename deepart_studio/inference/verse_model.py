"""A model for verse from its package: the network on onnxruntime, its vocabulary and its index."""

from __future__ import annotations

import io

import numpy as np

from deepart_studio.core.errors import UserError
from deepart_studio.inference.catalog import ModelEntry
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.verse.lexicon import Lexicon
from deepart_studio.verse.line_index import LineIndex
from deepart_studio.verse.model import Floats, Ints
from deepart_studio.verse.poet import Poet


class OnnxStep:
    """One step of the recurrent network of a package (``verse.model.StepNetwork``)."""

    def __init__(self, entry: ModelEntry, sessions: SessionCache) -> None:
        if entry.manifest is None:
            raise UserError('The model "{id}" cannot be used.', id=entry.id)
        file = entry.manifest.file("step")
        self._session = sessions.session(entry.path(file), file.sha256)
        shapes = {value.name: value.shape for value in self._session.get_inputs()}
        self.state_size = int(shapes["state"][1])

    def step(
        self, token: Ints, place: Ints, keyword: Ints, theme: Ints, state: Floats
    ) -> tuple[Floats, Floats]:
        """See ``verse.model.StepNetwork.step``."""
        feed = {"token": token, "place": place, "keyword": keyword, "theme": theme, "state": state}
        logs, after = self._session.run(None, feed)
        return logs, after


def open_poet(entry: ModelEntry, sessions: SessionCache) -> Poet:
    """The poet of a good model of the kind "text"; UserError when its files cannot be read."""
    manifest = entry.manifest
    if manifest is None:
        raise UserError('The model "{id}" cannot be used.', id=entry.id)
    try:
        lexicon = Lexicon.from_json(entry.path(manifest.file("vocabulary")).read_text("utf-8"))
        data = entry.path(manifest.file("known_lines")).read_bytes()
        bits = np.load(io.BytesIO(data), allow_pickle=False)
        labels = [str(label) for label in manifest.provenance["labels"]]
    except (OSError, ValueError, KeyError) as error:
        raise UserError(
            'The files of the model "{id}" cannot be read.', "Install the model again.", id=entry.id
        ) from error
    return Poet(OnnxStep(entry, sessions), lexicon, LineIndex(bits), labels)
