"""Everything that determines an invented picture, as one frozen value to save and replay."""

from __future__ import annotations

import math
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from deepart_studio import __version__
from deepart_studio.core.errors import UserError
from deepart_studio.core.recipe_json import from_line, is_kind, to_line

LARGEST_SEED = 2**32 - 1
TRUNCATION = 0.7
_KIND = "gan"


@dataclass(frozen=True)
class GanRequest:
    """A picture of a generator.

    ``model_sha256`` is ``Manifest.sha256``; ``truncation`` 0 gives the mean picture, 1 the whole
    variety; ``label`` is one of the model's classes, "" for a model without them.
    """

    model_id: str
    model_sha256: str
    seed: int
    truncation: float = TRUNCATION
    label: str = ""
    app_version: str = __version__
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    def __post_init__(self) -> None:
        if not 0 <= self.seed <= LARGEST_SEED:
            raise UserError(
                "The seed cannot be {seed}.",
                "Choose a whole number from 0 to {largest}.",
                seed=self.seed,
                largest=LARGEST_SEED,
            )
        if not (math.isfinite(self.truncation) and 0 <= self.truncation <= 1.5):
            raise UserError(
                "The truncation cannot be {value}.",
                "Choose a number from 0 (all alike) to 1 (all variety), or up to 1.5.",
                value=self.truncation,
            )

    def to_json(self) -> str:
        """One line of JSON that ``from_json`` reads back to an equal request."""
        return to_line(_KIND, self)

    @classmethod
    def from_json(cls, text: str) -> GanRequest:
        """Read ``to_json``'s line; UserError when it is something else."""
        return from_line(_KIND, text, cls._from_data)

    @classmethod
    def _from_data(cls, data: Mapping[str, Any]) -> GanRequest:
        return cls(
            model_id=str(data["model_id"]),
            model_sha256=str(data["model_sha256"]),
            seed=int(data["seed"]),
            truncation=float(data["truncation"]),
            label=str(data["label"]),
            app_version=str(data["app_version"]),
            id=str(data["id"]),
        )


def is_gan_recipe(text: str) -> bool:
    """Whether a recipe's JSON is of an invented picture."""
    return is_kind(text, _KIND)
