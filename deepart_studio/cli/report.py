"""What is told about finished and failed pictures: lines or JSON on standard output."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from deepart_studio.cli.targets import STREAM
from deepart_studio.core.gan_requests import GanRequest
from deepart_studio.core.requests import StyleRequest
from deepart_studio.core.upscale_requests import UpscaleRequest


@dataclass(frozen=True)
class FilmReport:
    """What there is to say of a film besides; ``notes`` are sentences."""

    frames: int
    broken_frames: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """One input's outcome; ``error`` is None when ``output`` was written."""

    source: str
    output: str | None = None
    error: str | None = None
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    request: StyleRequest | GanRequest | UpscaleRequest | None = None
    film: FilmReport | None = None

    def to_json(self) -> dict[str, Any]:
        if self.error is not None:
            return {"input": self.source, "status": "failed", "error": self.error}
        of_film = {} if self.film is None else dataclasses.asdict(self.film)
        return {
            "input": self.source,
            "status": "done",
            "output": self.output,
            "width": self.width,
            "height": self.height,
            "seconds": round(self.seconds, 3),
            "request": json.loads(self.request.to_json()) if self.request else None,
            **of_film,
        }


class Reporter:
    """Says each result once, and sums up a batch at the end."""

    def __init__(self, *, as_json: bool, batch: bool) -> None:
        self._as_json = as_json
        self._batch = batch
        self._results: list[Result] = []

    def add(self, result: Result) -> None:
        """Note a result, and tell it at once unless JSON is wanted."""
        self._results.append(result)
        if result.error is not None:
            named = Path(result.source).name in result.error
            prefix = f"{result.source}: " if self._batch and not named else ""
            typer.echo(f"deepart: {prefix}{result.error}", err=True)
        elif not self._as_json and result.output != STREAM:
            size = f"{result.width}×{result.height}"
            if result.film is not None:
                size += f", {result.film.frames} frames"
            typer.echo(f"{result.source} → {result.output} ({size}, {result.seconds:.1f} s)")
            for note in result.film.notes if result.film is not None else ():
                typer.echo(f"deepart: {note}", err=True)

    def finish(self) -> int:
        """The summary of a batch, or the JSON; gives the number of failed pictures."""
        failed = sum(result.error is not None for result in self._results)
        done = len(self._results) - failed
        if self._as_json:
            rows = [result.to_json() for result in self._results]
            report = {"results": rows, "done": done, "failed": failed}
            typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
        elif self._batch:
            typer.echo(f"{done} painted, {failed} failed.", err=True)
        return failed
