"""Everything that determines an enlarged picture, as one frozen value to save and replay."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from deepart_studio import __version__
from deepart_studio.core.errors import UserError
from deepart_studio.core.recipe_json import from_line, is_kind, to_line

FACTORS = (2, 4)
_KIND = "upscaled"


@dataclass(frozen=True)
class UpscaleRequest:
    """A picture enlarged ``factor`` times.

    ``model_sha256`` is ``Manifest.sha256``; ``photo_sha256`` that of the picture's content;
    ``before`` is the recipe of that picture as JSON, or "".
    """

    model_id: str
    model_sha256: str
    factor: int
    photo_sha256: str = ""
    before: str = ""
    app_version: str = __version__
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    def __post_init__(self) -> None:
        if self.factor not in FACTORS:
            raise UserError(
                "A picture cannot be enlarged {factor} times.",
                "Choose 2 or 4.",
                factor=self.factor,
            )

    def to_json(self) -> str:
        """One line of JSON that ``from_json`` reads back to an equal request."""
        return to_line(_KIND, self)

    @classmethod
    def from_json(cls, text: str) -> UpscaleRequest:
        """Read ``to_json``'s line; UserError when it is something else."""
        return from_line(_KIND, text, cls._from_data)

    @classmethod
    def _from_data(cls, data: Mapping[str, Any]) -> UpscaleRequest:
        return cls(
            model_id=str(data["model_id"]),
            model_sha256=str(data["model_sha256"]),
            factor=int(data["factor"]),
            photo_sha256=str(data["photo_sha256"]),
            before=str(data["before"]),
            app_version=str(data["app_version"]),
            id=str(data["id"]),
        )


def is_upscale_recipe(text: str) -> bool:
    """Whether a recipe's JSON is of an enlarged picture."""
    return is_kind(text, _KIND)
