"""What the command line asks of a film's painter, and what it says of the outcome."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from deepart_studio.cli.options import PaintOptions
from deepart_studio.cli.report import FilmReport, Result
from deepart_studio.cli.targets import Target
from deepart_studio.core.styles import Style
from deepart_studio.video.painting import FilmWish, PaintedFilm


def film_wish(blend: Sequence[tuple[Style, float]], options: PaintOptions) -> FilmWish:
    """The options of a film; quality and colour profile are for pictures."""
    return FilmWish(blend, options.settings, options.long_side)


def say_resumed(frames: int) -> None:
    """The command goes on where an earlier one stopped."""
    typer.echo(f"deepart: Going on after {_frames(frames)} that were finished before.", err=True)


def say_kept(frames: int) -> None:
    """The command stops; nothing is said when nothing was finished."""
    if frames:
        typer.echo(
            f"deepart: Finished and kept: {_frames(frames)}; the same command goes on from there.",
            err=True,
        )


def film_result(target: Target, painted: PaintedFilm, seconds: float) -> Result:
    """The outcome with its notes."""
    return Result(
        target.source,
        target.output,
        width=painted.width,
        height=painted.height,
        seconds=seconds,
        request=painted.request,
        film=FilmReport(painted.frames, painted.broken, tuple(_notes(painted))),
    )


def _notes(painted: PaintedFilm) -> list[str]:
    notes = []
    if painted.broken:
        notes.append(f"Broken: {_frames(painted.broken)}; the painting before is shown instead.")
    if painted.cut_off:
        notes.append("The film is cut off; it was painted as far as it goes.")
    if not painted.sound_copied:
        notes.append(
            "The sound was left out: this kind of file has none."
            if painted.silenced
            else "The sound was encoded anew, as this kind of file wants it."
        )
    if painted.widened:
        notes.append("Films need even sides: the last row or column was doubled.")
    return notes


def _frames(count: int) -> str:
    return "1 frame" if count == 1 else f"{count} frames"
