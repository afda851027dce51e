from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.inference.catalog import read_entry
from deepart_studio.inference.engine import Engine
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.style import StylePipeline
from tests.support.drawn import landscape
from tests.support.tiny_models import tiny_style_model

PATIENCE_S = 30.0


class Gate:
    """Work that says when it has begun and goes on when it may, looking at its progress."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.may_end = threading.Event()

    def __call__(self, progress: Progress) -> str:
        self.begun.set()
        while not self.may_end.wait(0.005):
            progress.check_cancelled()
        return "done"


def test_work_is_done_in_turn_on_one_thread(engine: Engine) -> None:
    threads: list[str] = []

    def work(number: int) -> Callable[[Progress], int]:
        def run(_progress: Progress) -> int:
            threads.append(threading.current_thread().name)
            return number

        return run

    jobs = [engine.submit(work(number)) for number in range(5)]
    assert [job.result(PATIENCE_S) for job in jobs] == [0, 1, 2, 3, 4]
    assert set(threads) == {"inference"}


def test_progress_reaches_whoever_asked_for_it(engine: Engine) -> None:
    seen: list[tuple[float, str]] = []

    def work(progress: Progress) -> None:
        progress.report(0.5, "half")

    engine.submit(work, on_progress=lambda *report: seen.append(report)).result(PATIENCE_S)
    assert seen == [(0.5, "half")]


def test_an_error_reaches_whoever_waits_and_the_next_job_runs(engine: Engine) -> None:
    def fail(_progress: Progress) -> None:
        raise UserError("No.")

    with pytest.raises(UserError, match=r"No\."):
        engine.submit(fail).result(PATIENCE_S)
    assert engine.submit(lambda _: 1).result(PATIENCE_S) == 1


def test_running_out_of_memory_is_told_in_plain_words(engine: Engine) -> None:
    def fail(_progress: Progress) -> None:
        raise MemoryError

    with pytest.raises(UserError, match="not enough memory"):
        engine.submit(fail).result(PATIENCE_S)


def test_a_waiting_job_that_is_cancelled_never_runs(engine: Engine) -> None:
    first, second = Gate(), Gate()
    running, waiting = engine.submit(first), engine.submit(second)
    waiting.cancel()
    with pytest.raises(Cancelled):
        waiting.result(PATIENCE_S)
    first.may_end.set()
    assert running.result(PATIENCE_S) == "done"
    assert not second.begun.is_set()


def test_a_running_job_that_is_cancelled_stops(engine: Engine) -> None:
    gate = Gate()
    job = engine.submit(gate)
    assert gate.begun.wait(PATIENCE_S)
    job.cancel()
    with pytest.raises(Cancelled):
        job.result(PATIENCE_S)


def test_a_failure_while_stopping_is_not_reported_as_an_error(engine: Engine) -> None:
    gate = Gate()

    def stubborn(progress: Progress) -> None:
        try:
            gate(progress)
        except Cancelled:
            raise RuntimeError("terminated") from None

    job = engine.submit(stubborn)
    assert gate.begun.wait(PATIENCE_S)
    job.cancel()
    with pytest.raises(Cancelled):
        job.result(PATIENCE_S)


def test_a_newer_preview_replaces_the_running_and_the_waiting_one(engine: Engine) -> None:
    gates = [Gate() for _ in range(3)]
    running = engine.submit(gates[0], lane="preview")
    assert gates[0].begun.wait(PATIENCE_S)
    waiting = engine.submit(gates[1], lane="preview")
    newest = engine.submit(gates[2], lane="preview")
    gates[2].may_end.set()
    assert newest.result(PATIENCE_S) == "done"
    for stale in (running, waiting):
        with pytest.raises(Cancelled):
            stale.result(PATIENCE_S)
    assert not gates[1].begun.is_set()


def test_a_stale_preview_that_finished_anyway_is_dropped(engine: Engine) -> None:
    begun, go = threading.Event(), threading.Event()

    def deaf(_progress: Progress) -> str:
        begun.set()
        go.wait(PATIENCE_S)
        return "stale"

    stale = engine.submit(deaf, lane="preview")
    assert begun.wait(PATIENCE_S)
    newest = engine.submit(lambda _: "newest", lane="preview")
    go.set()
    assert newest.result(PATIENCE_S) == "newest"
    with pytest.raises(Cancelled):
        stale.result(PATIENCE_S)


def test_a_preview_goes_before_waiting_jobs_and_stops_none(engine: Engine) -> None:
    order: list[str] = []
    gate = Gate()
    blocker = engine.submit(gate)
    job = engine.submit(lambda _: order.append("job"))
    preview = engine.submit(lambda _: order.append("preview"), lane="preview")
    gate.may_end.set()
    for each in (blocker, job, preview):
        each.result(PATIENCE_S)
    assert order == ["preview", "job"]


def test_a_long_job_lets_others_pass_between_its_steps(engine: Engine) -> None:
    order: list[str] = []
    gate = Gate()

    def long(progress: Progress) -> None:
        gate(progress)
        engine.let_others_pass()
        order.append("long")

    job = engine.submit(long)
    assert gate.begun.wait(PATIENCE_S)
    short = engine.submit(lambda _: order.append("short"))
    preview = engine.submit(lambda _: order.append("preview"), lane="preview")
    gate.may_end.set()
    for each in (job, short, preview):
        each.result(PATIENCE_S)
    assert order == ["preview", "short", "long"]


def test_a_long_job_and_the_one_that_it_lets_pass_are_both_stopped_by_closing() -> None:
    engine = Engine()
    gates = [Gate(), Gate()]

    def long(progress: Progress) -> None:
        gates[0](progress)
        engine.let_others_pass()
        progress.check_cancelled()

    job, other = engine.submit(long), engine.submit(gates[1])
    gates[0].may_end.set()
    assert gates[1].begun.wait(PATIENCE_S)
    engine.close()
    for each in (job, other):
        with pytest.raises(Cancelled):
            each.result(0)


def test_a_job_may_be_asked_for_when_another_is_done(engine: Engine) -> None:
    gate = Gate()
    engine.submit(gate)
    first = engine.submit(lambda _: 0)
    followed = threading.Event()
    first.future.add_done_callback(
        lambda _: engine.submit(lambda _: followed.set())  # type: ignore[arg-type,return-value]
    )
    first.cancel()
    gate.may_end.set()
    assert followed.wait(PATIENCE_S)


def test_closing_cancels_everything_and_ends_the_thread() -> None:
    engine = Engine()
    gate = Gate()
    running, waiting = engine.submit(gate), engine.submit(gate)
    assert gate.begun.wait(PATIENCE_S)
    engine.close()
    for job in (running, waiting):
        with pytest.raises(Cancelled):
            job.result(0)
    with pytest.raises(RuntimeError, match="closed"):
        engine.submit(gate)
    engine.close()


def test_there_are_two_lanes(engine: Engine) -> None:
    with pytest.raises(ValueError, match="no lane"):
        engine.submit(lambda _: None, lane="fast")


def test_cancelling_in_the_middle_of_a_painting_stops_it_and_the_next_one_is_clean(
    engine: Engine, tmp_path: Path
) -> None:
    # Some two hundred convolutions: a second or more, unless it is stopped.
    model = read_entry(tiny_style_model(tmp_path, slow_layers=200))
    pipeline = StylePipeline(model, SessionCache(threads=1))
    photo = Picture.of_pixels(landscape(320, 256))
    small = Picture.of_pixels(landscape(32, 32))
    blend = [(pipeline.find("red-chalk"), 1.0)]
    expected = pipeline.render(small, blend, pipeline.request(small, blend))

    painting = threading.Event()
    finished = threading.Event()

    def paint(progress: Progress) -> Picture:
        result = pipeline.render(photo, blend, pipeline.request(photo, blend), progress)
        finished.set()
        return result

    # The first tick inside the painter's part: onnxruntime is at work.
    job = engine.submit(paint, on_progress=lambda f, _: painting.set() if f > 0.1 else None)
    assert painting.wait(PATIENCE_S)
    job.cancel()
    with pytest.raises(Cancelled):
        job.result(PATIENCE_S)
    assert not finished.is_set()

    again = engine.submit(
        lambda p: pipeline.render(small, blend, pipeline.request(small, blend), p)
    )
    assert np.array_equal(again.result(PATIENCE_S).rgb, expected.rgb)
