"""The style wall of a 12-megapixel photo, in the real window with the shipped model."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.core.paths import resources_folder
from deepart_studio.inference.catalog import Catalog
from deepart_studio.storage.model_roots import model_roots
from deepart_studio.ui.main_window import MainWindow
from tests.support.driven_window import drive_main

pytestmark = pytest.mark.benchmark
SIZE = (4000, 3000)
FIRST_S, ALL_S = 0.5, 6.0


@pytest.fixture
def large_photo(tmp_path: Path) -> Path:
    with Image.open(resources_folder() / "demo" / "demo.webp") as demo:
        large = demo.convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
    large.save(tmp_path / "large.jpg", quality=92)
    return tmp_path / "large.jpg"


@pytest.fixture
def model() -> None:
    """The model that the window finds: the shipped one, or that of DEEPART_MODELS."""
    try:
        Catalog(model_roots()).first("style")
    except UserError as error:
        pytest.skip(str(error))


@pytest.mark.usefixtures("qapp", "model")
def test_the_wall_of_all_styles_is_there_within_six_seconds(
    large_photo: Path, figure: Callable[[str], None]
) -> None:
    shown: list[float] = []
    looks: list[float] = []

    def story(window: MainWindow) -> Generator[Callable[[], object], None, None]:
        studio = window.studio
        yield lambda: studio.photo is not None and studio.room.pipeline is not None
        window.styles.choose([studio.shelf.styles[0].id])
        yield lambda: studio.painting is not None  # the painter is warm
        window.styles.choose([])
        opened = time.perf_counter()

        def tile_shown(_style_id: str) -> None:
            window.wall.view.grid.viewport().repaint()  # painted before the clock is read
            shown.append(time.perf_counter() - opened)

        studio.wall.tile_painted.connect(tile_shown)
        window.actions_table["wall"].trigger()

        def done() -> bool:
            looks.append(time.perf_counter())
            return len(shown) == len(studio.shelf.styles)

        yield done
        studio.wall.tile_painted.disconnect(tile_shown)

    assert drive_main([str(large_photo)], story) == 0
    away = max(b - a for a, b in pairwise(looks))
    figure(
        f"wall of {len(shown)} styles, 12 megapixels: first tile {shown[0]:.2f} s, all "
        f"{shown[-1]:.2f} s; the window away for {away * 1000:.0f} ms at most"
    )
    assert shown[0] <= FIRST_S
    assert shown[-1] <= ALL_S
