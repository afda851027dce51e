from __future__ import annotations

import pytest

from deepart_studio.core.errors import Cancelled
from deepart_studio.core.progress import Progress


def test_parts_report_within_the_whole() -> None:
    seen: list[float] = []
    whole = Progress(lambda fraction, _text: seen.append(fraction))
    second_half = whole.sub(0.5, 0.5)
    second_half.report(0.0)
    second_half.sub(0.5, 0.5).report(1.0)
    second_half.report(7.0)
    assert seen == [0.5, 1.0, 1.0]


def test_cancelling_the_whole_stops_its_parts() -> None:
    whole = Progress()
    part = whole.sub(0.2, 0.1)
    part.check_cancelled()
    whole.cancel()
    assert part.cancelled
    with pytest.raises(Cancelled):
        part.check_cancelled()


def test_cancelling_calls_what_is_under_way_and_nothing_that_is_over() -> None:
    calls: list[str] = []
    progress = Progress()
    with progress.on_cancel(lambda: calls.append("over")):
        pass
    with progress.on_cancel(lambda: calls.append("under way")):
        progress.cancel()
        progress.cancel()
    assert calls == ["under way"]


def test_work_that_starts_after_cancelling_is_told_at_once() -> None:
    calls: list[str] = []
    progress = Progress()
    progress.cancel()
    with progress.on_cancel(lambda: calls.append("told")):
        assert calls == ["told"]


def test_silent_progress_needs_no_listener() -> None:
    Progress().report(0.5, "half")
