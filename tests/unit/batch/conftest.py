"""Rows of a queue, and its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deepart_studio.batch.painting import Models, recipe_for
from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import Destination, Row
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.style import StylePipeline

MakeRow = Callable[..., Row]


@pytest.fixture
def file(tmp_path: Path) -> QueueFile:
    return QueueFile(tmp_path / "home" / "queue.json")


@pytest.fixture
def models(models_folder: Path, sessions: SessionCache) -> Models:
    return Models([models_folder], sessions)


@pytest.fixture
def make_row(pipeline: StylePipeline, tmp_path: Path) -> MakeRow:
    """A row for a photo, in red chalk unless told otherwise."""

    def make(source: Path | str = "sea.png", **changes) -> Row:
        blend = [(pipeline.find("red-chalk"), 1.0)]
        recipe = recipe_for(pipeline, blend, {}, None, kept=lambda _: True)
        to = Destination(str(tmp_path / "painted"))
        return Row(str(source), Path(source).stem, recipe, to, **changes)

    return make
