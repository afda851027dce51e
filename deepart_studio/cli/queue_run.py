"""``deepart queue run``: paints what waits; Ctrl+C leaves the rest to be gone on with."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import typer

from deepart_studio.batch import painting, running
from deepart_studio.batch.changes import set_row
from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import Row, State
from deepart_studio.cli.progress_bar import progress_bar
from deepart_studio.cli.queue_words import said_count
from deepart_studio.cli.report import Reporter, Result
from deepart_studio.cli.shared_options import SOME_FAILED, AsJson, Provider
from deepart_studio.cli.workshop import wait_for
from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.styles import Style
from deepart_studio.inference.engine import Engine
from deepart_studio.inference.sessions import SessionCache, choose_providers
from deepart_studio.storage.model_roots import model_roots
from deepart_studio.storage.paths import queue_file, user_styles_folder
from deepart_studio.storage.styles import UserStyleStore


def queue_run(
    provider: Provider = "auto",
    as_json: AsJson = False,
) -> None:
    """Paint what waits, one photo after the other; one bad photo does not stop it."""
    if provider != "auto":
        choose_providers(provider)  # an unknown name is said before any work
    file = QueueFile(queue_file())
    running.start(file)
    finished = False
    engine = Engine()
    try:
        failed = _paint_all(file, SessionCache(provider), engine, as_json)
        finished = True
    finally:
        engine.close()
        left = running.stop(file, finished=finished).waiting
        if left:
            words = f"{said_count(left)} left; deepart queue run goes on with them."
            typer.echo(f"deepart: {words}", err=True)
    if failed:
        raise typer.Exit(SOME_FAILED)


def _paint_all(file: QueueFile, sessions: SessionCache, engine: Engine, as_json: bool) -> int:
    models = painting.Models(model_roots(), sessions)
    own = UserStyleStore(user_styles_folder()).list
    reporter = Reporter(as_json=as_json, batch=True)
    notice_said = False
    with progress_bar(file.read().waiting) as show:
        index = 0
        while (row := running.claim(file)) is not None:

            def on_progress(
                fraction: float, _: str, index: int = index, name: str = row.name
            ) -> None:
                show(index, fraction, name)

            try:
                done = _paint(row, models, own, engine, on_progress)
            except (KeyboardInterrupt, Cancelled):
                running.give_back(file, row)
                raise
            file.change(set_row(done))
            reporter.add(_result(done))
            index += 1
            if sessions.notice is not None and not notice_said:
                typer.echo(f"deepart: {sessions.notice}", err=True)
                notice_said = True
    return reporter.finish()


def _paint(
    row: Row,
    models: painting.Models,
    own: Callable[[str], Sequence[Style]],
    engine: Engine,
    on_progress: Callable[[float, str], None],
) -> Row:
    """The row, done or failed."""
    started = time.perf_counter()
    try:
        prepared = painting.prepare(row, models, own)
        job = engine.submit(lambda p: painting.paint(prepared, p), on_progress=on_progress)
        picture = wait_for(job)
        done = painting.write(row, picture, prepared.request, 0.0)
        return replace(done, seconds=time.perf_counter() - started)
    except Cancelled:
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one photo must not stop the others
        return painting.failed(row, error)


def _result(row: Row) -> Result:
    if row.state is State.FAILED:
        error: UserError | None = row.problem.error() if row.problem else None
        return Result(row.source, error=str(error))
    return Result(row.source, row.output, width=row.width, height=row.height, seconds=row.seconds)
