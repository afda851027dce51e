"""A poet with a tiny model."""

from __future__ import annotations

import pytest

from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.verse_model import open_poet
from deepart_studio.verse.poet import Poet
from tests.support.tiny_verse import tiny_verse_model


@pytest.fixture(scope="session")
def poet(tmp_path_factory: pytest.TempPathFactory) -> Poet:
    """Writes nonsense in perfect form."""
    root = tmp_path_factory.mktemp("verse")
    tiny_verse_model(root)
    return open_poet(Catalog([root]).first("text"), SessionCache(threads=1))
