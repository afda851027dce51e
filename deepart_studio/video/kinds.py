"""Which files are films or animations, told by their content, and what a film can be saved as."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.storage.reading import FORMATS

HEAD_BYTES = 512
FILM_SUFFIXES = frozenset(
    {
        ".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".mts", ".m2ts",
        ".wmv", ".flv", ".ogv", ".3gp",
    }
)  # fmt: skip
"""Endings of the files that are promised to be films, lower case."""


@dataclass(frozen=True)
class FilmFormat:
    """What a painted film is saved as; ``animation``: pictures in a row, without sound."""

    id: str
    suffixes: tuple[str, ...]
    animation: bool


FILM_FORMATS = {
    f.id: f
    for f in (
        FilmFormat("mp4", (".mp4", ".m4v"), animation=False),
        FilmFormat("webm", (".webm",), animation=False),
        FilmFormat("mkv", (".mkv",), animation=False),
        FilmFormat("gif", (".gif",), animation=True),
        FilmFormat("webp", (".webp",), animation=True),
    )
}


def film_format(path: Path) -> str:
    """The format ("mp4", "webm", "mkv", "gif", "webp") a film's name asks for, else UserError."""
    for format_ in FILM_FORMATS.values():
        if path.suffix.lower() in format_.suffixes:
            return format_.id
    raise UserError(
        "{name}: films cannot be saved like this.",
        "End the name in .mp4, .webm, .mkv, .gif or .webp.",
        name=path.name,
    )


def is_animation(path: Path) -> bool:
    """Whether the file is a picture that moves: GIF, WebP or PNG with several frames."""
    try:
        with Image.open(path, formats=("GIF", "WEBP", "PNG")) as image:
            return bool(getattr(image, "is_animated", False))
    except Exception:  # noqa: BLE001 - damaged files raise anything; the picture's reader says it
        return False


def is_film(path: Path) -> bool:
    """Whether the file is a film, by its first bytes, or claims to be one by its name.

    A picture with the name of a film is a picture. Nothing is raised: a file that cannot be read is
    left to whoever opens it.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return path.suffix.lower() in FILM_SUFFIXES
    if _has_film_signature(head):
        return not _is_picture(path)  # AVIF begins like MP4
    return path.suffix.lower() in FILM_SUFFIXES and not _is_picture(path)


def _is_picture(path: Path) -> bool:
    try:
        with Image.open(path, formats=FORMATS):
            return True
    except Exception:  # noqa: BLE001 - see above
        return False


def _has_film_signature(head: bytes) -> bool:
    """The first bytes of MP4/MOV, Matroska/WebM, AVI, Ogg, FLV, MPEG and Windows Media."""
    return (
        head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide")
        or head.startswith(
            (b"\x1a\x45\xdf\xa3", b"OggS", b"FLV\x01", b"\x00\x00\x01\xba", b"\x30\x26\xb2\x75")
        )
        or (head[:4] == b"RIFF" and head[8:12] == b"AVI ")
        or (len(head) > 188 * 2 and head[0] == head[188] == head[376] == 0x47)
    )
