"""What stands in the queue: photos, each with a recipe and a destination of its own."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from deepart_studio.core.errors import UserError
from deepart_studio.core.texts import Text


class State(StrEnum):
    """How far a row is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


AGAIN = (State.FAILED, State.CANCELLED)
"""States from which a row can be tried again."""


@dataclass(frozen=True)
class QueuedStyle:
    """One style of a blend, named so that it is found again after a restart.

    ``id`` is that of a built-in style or of one's own. A picture that was named on the command line
    is in no list, so its ``code`` (base64 of little-endian float32) is kept here.
    """

    id: str
    name: Text
    weight: float
    code_sha256: str
    code: str = ""


@dataclass(frozen=True)
class Recipe:
    """Everything but the photo that determines the painting.

    ``values`` are the model's parameters by id, whichever it has. An empty ``model_sha256`` takes
    the model as it is.
    """

    model_id: str
    model_sha256: str
    encoder_sha256: str
    styles: tuple[QueuedStyle, ...]
    values: Mapping[str, float]
    long_side: int | None = None


@dataclass(frozen=True)
class Destination:
    """Where a painting goes. ``format`` "" is the photo's own, where it can be written.

    With ``beside`` the recipe is a file beside the painting (.xmp) instead of a part of it.
    """

    folder: str
    format: str = ""
    quality: int = 92
    icc: str = "srgb"
    recipe: bool = True
    exif: bool = True
    beside: bool = False


@dataclass(frozen=True)
class Problem:
    """A UserError as it is kept: templates, so that it is shown in either language."""

    message: str
    hint: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, error: UserError) -> Problem:
        values = {name: str(value) for name, value in error.values.items()}
        return cls(error.message, error.hint, values)

    def error(self) -> UserError:
        return UserError(self.message, self.hint, **self.values)


@dataclass(frozen=True)
class Row:
    """One photo in the queue; ``stem`` is the name of its painting, without the ending.

    ``output`` is set when the painting begins, so that after a crash between writing the picture
    and noting it nothing is painted twice. ``megapixels`` is 0 where it is not known.
    """

    source: str
    stem: str
    recipe: Recipe
    destination: Destination
    state: State = State.WAITING
    output: str = ""
    problem: Problem | None = None
    megapixels: float = 0.0
    seconds: float = 0.0
    width: int = 0
    height: int = 0
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def name(self) -> str:
        """The file name of the photo."""
        return Path(self.source).name


@dataclass(frozen=True)
class Queue:
    """All rows, in the order in which they are painted.

    ``going`` stays set when a program ends in the middle: then there is something to go on with.
    """

    rows: tuple[Row, ...] = ()
    going: bool = False

    def find(self, row_id: str) -> Row | None:
        """The row with this id, if it is there."""
        return next((row for row in self.rows if row.id == row_id), None)

    def count(self, *states: State) -> int:
        return sum(self._counts[state] for state in states)

    @cached_property
    def _counts(self) -> Counter[State]:
        return Counter(row.state for row in self.rows)

    @property
    def waiting(self) -> int:
        """How many are still to be painted."""
        return self.count(State.WAITING)

    @property
    def next(self) -> Row | None:
        """What is to be painted next."""
        return next((row for row in self.rows if row.state is State.WAITING), None)
