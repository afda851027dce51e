"""Tables are printed at the end of the run, so that they can be copied into a report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TABLES = pytest.StashKey[list[str]]()


@pytest.fixture
def table(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Notes one table for the summary."""
    return request.config.stash.setdefault(TABLES, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for lines in terminalreporter.config.stash.get(TABLES, []):
        terminalreporter.section("other programs")
        terminalreporter.line(lines)
