"""A library in a folder of its own, and pictures to put in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deepart_studio.core.progress import Progress
from deepart_studio.library.catalogue import Library
from deepart_studio.library.importing import Imported, import_pictures
from deepart_studio.library.thumbnails import ThumbnailCache

Take = Callable[..., Imported]


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    with Library(library_path) as opened:
        yield opened


@pytest.fixture
def thumbnails(tmp_path: Path) -> ThumbnailCache:
    return ThumbnailCache(tmp_path / "thumbs")


@pytest.fixture
def take(library: Library, thumbnails: ThumbnailCache) -> Take:
    """Import files and folders."""

    def run(*paths: Path, progress: Progress | None = None) -> Imported:
        return import_pictures(library, paths, thumbnails, progress or Progress())

    return run


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """An empty folder for pictures."""
    folder = tmp_path / "album"
    folder.mkdir()
    return folder
