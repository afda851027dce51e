"""What the library knows of a picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

MOST_STARS = 5


class Label(StrEnum):
    """Colour labels, as picture programs know them; NONE is no label."""

    NONE = ""
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"


class Tile(NamedTuple):
    """What a grid shows of a picture; ten thousand of them are read at once."""

    id: int
    path: str
    sha256: str
    title: str
    stars: int
    label: str
    missing: int

    @property
    def name(self) -> str:
        """The title, or the file's name where there is none."""
        return self.title or Path(self.path).name


@dataclass(frozen=True)
class Examined:
    """A picture file as it was read. ``look`` is its fingerprint (fingerprints.py)."""

    path: Path
    sha256: str
    look: bytes
    bytes: int
    modified: float  # seconds since 1970
    width: int
    height: int
    recipe: str = ""  # JSON


@dataclass(frozen=True)
class LibraryPicture:
    """One row of the catalogue with its tags and collections, both by name."""

    id: int
    path: Path
    sha256: str
    bytes: int
    modified: float
    width: int
    height: int
    recipe: str
    added: float
    stars: int
    label: Label
    title: str
    notes: str
    missing: bool
    tags: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.title or self.path.name


@dataclass(frozen=True)
class Collection:
    """Pictures put together by hand, or (``search`` is a Search's JSON) those that are found."""

    id: int
    name: str
    search: str = ""

    @property
    def smart(self) -> bool:
        return bool(self.search)
