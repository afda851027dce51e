"""A painter of films with the tiny model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deepart_studio.inference.style import StylePipeline
from deepart_studio.video.painting import FilmPainter, FilmWish, PaintedFilm

Paint = Callable[..., PaintedFilm]


@pytest.fixture
def paint(pipeline: StylePipeline) -> Paint:
    """Paints ``source`` to ``output`` in red chalk; other wishes by name."""

    def run(source: Path, output: Path, progress: Any = None, **wishes: Any) -> PaintedFilm:
        long_side = wishes.pop("long_side", None)
        wish = FilmWish([(pipeline.find("Red chalk"), 1.0)], wishes, long_side)
        return FilmPainter(pipeline, wish).paint(source, output, progress)

    return run
