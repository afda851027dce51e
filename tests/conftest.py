"""Fixtures for every test: tiny models, a home of its own, no threads left behind."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deepart_studio.core.pictures import Picture
from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.engine import Engine
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.style import StylePipeline
from deepart_studio.storage.paths import HOME_VARIABLE
from tests.support.drawn import landscape
from tests.support.tiny_models import tiny_style_model

THREADS_END_WITHIN_S = 2.0

# Qt needs no display for the tests; a person can still ask for another platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure() -> None:
    """A shell that starts the tests in the background has Ctrl+C ignored by all that they start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for settings and styles, so that no test touches the person's own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fail a test that leaves a thread of ours running."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + THREADS_END_WITHIN_S
    while leaked := [t for t in threading.enumerate() if t not in before and _ours(t)]:
        if time.monotonic() > deadline:
            pytest.fail(f"left running: {', '.join(t.name for t in leaked)}")
        time.sleep(0.01)


def _ours(thread: threading.Thread) -> bool:
    """Not one that Qt or onnxruntime made and Python only saw passing."""
    return not isinstance(thread, threading._DummyThread)


@pytest.fixture(scope="session")
def models_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models with one any-style model, "tiny-style"; not to be changed."""
    folder = tmp_path_factory.mktemp("models")
    tiny_style_model(folder)
    return folder


@pytest.fixture(scope="session")
def sessions() -> SessionCache:
    """Sessions on the CPU with one thread."""
    return SessionCache(threads=1)


@pytest.fixture
def pipeline(models_folder: Path, sessions: SessionCache) -> StylePipeline:
    """The tiny any-style model, ready to paint."""
    return StylePipeline(Catalog([models_folder]).get("tiny-style"), sessions)


@pytest.fixture
def photo() -> Picture:
    """A drawn photo of 96 × 64 pixels."""
    return Picture.of_pixels(landscape(), name="field.png")


@pytest.fixture
def engine() -> Iterator[Engine]:
    """The inference thread, ended after the test."""
    running = Engine()
    yield running
    running.close()
