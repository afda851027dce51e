"""Which inputs move and stay moving, and what their paintings are called."""

from __future__ import annotations

from pathlib import Path

from deepart_studio.core.errors import UserError
from deepart_studio.video.kinds import FILM_FORMATS, film_format, is_animation, is_film

STREAM = "-"
_FILM_SUFFIXES = {suffix for f in FILM_FORMATS.values() for suffix in f.suffixes}


def stays_moving(source: str, out: str | None, format: str | None) -> bool:  # noqa: A002
    """Whether a film or an animation is to be painted as such.

    ``out`` is the file named by the person, if any. A film always is; of an animation that is to be
    saved as a still picture the first frame is painted. UserError for a film that cannot be saved
    in the wanted way.
    """
    if source == STREAM:
        return False
    path = Path(source)
    if is_film(path):
        if out == STREAM:
            raise UserError("A film cannot go to standard output.", "Name a file with --out.")
        if format not in (None, "webp"):
            raise UserError(
                "A film cannot be saved as {format}.",
                "Leave --format out, and end the name in .mp4, .webm, .mkv, .gif or .webp.",
                format=format,
            )
        return True
    if out == STREAM or format not in (None, "webp") or not is_animation(path):
        return False
    return format == "webp" or (Path(out) if out else path).suffix.lower() in _FILM_SUFFIXES


def film_suffix(source: str, format: str | None) -> str:  # noqa: A002
    """The ending of a painted film for which no name was given: the film's own if that can be."""
    if format is not None:
        return FILM_FORMATS[format].suffixes[0]
    own = Path(source).suffix
    return own if own.lower() in _FILM_SUFFIXES else ".mp4"


def named_format(out: str, format: str | None) -> str:  # noqa: A002
    """The format of a film that is to be saved as ``out``; the name alone decides."""
    named = film_format(Path(out))
    if format not in (None, named):
        raise UserError(
            "--format {format} does not fit the name {name}.",
            "Leave --format out.",
            format=format,
            name=out,
        )
    return named
