"""Figures are printed at the end of the run, so that they can be copied into a report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.inference.style import StylePipeline
from tests.benchmarks.painters import our_pipeline

FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Notes one line for the summary."""
    return request.config.stash.setdefault(FIGURES, []).append


@pytest.fixture(scope="session")
def shipped() -> StylePipeline:
    """The any-style model that ships."""
    try:
        return our_pipeline()
    except UserError as error:
        pytest.skip(str(error))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = terminalreporter.config.stash.get(FIGURES, [])
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.line(line)
