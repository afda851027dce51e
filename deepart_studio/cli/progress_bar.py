"""A progress bar on standard error, shown only to a person at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[int, float, str], None]]:
    """Gives ``show(index, fraction, name)`` for picture ``index`` of ``total``, 0..1 done.

    ``show`` may be called from any thread. Without a terminal it does nothing.
    """
    if not sys.stderr.isatty():
        yield _show_nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=total)

        def show(index: int, fraction: float, name: str) -> None:
            bar.update(task, completed=index + fraction, description=name)

        yield show


def _show_nothing(index: int, fraction: float, name: str) -> None:
    del index, fraction, name
