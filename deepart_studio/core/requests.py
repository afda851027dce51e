"""Everything that determines a painting, as one frozen value that can be saved and replayed."""

from __future__ import annotations

import math
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from deepart_studio import __version__
from deepart_studio.core.errors import UserError
from deepart_studio.core.recipe_json import from_line, to_line
from deepart_studio.core.regions import EVERYWHERE, RegionPlan
from deepart_studio.core.weights import StyleWeight

__all__ = ["PREVIEW_SIDE", "StyleRequest", "StyleWeight"]

PREVIEW_SIDE = 512
"""Long side in pixels of live previews and of what the style wall and the contact sheet paint."""
SETTINGS = ("strength", "keep_colors", "colour_only", "detail", "stroke")
"""Ids of the parameters that a model may have."""
_KIND = "style"


@dataclass(frozen=True)
class StyleRequest:
    """What to paint and how. The ranges of the settings are the model's to check.

    ``model_sha256`` is ``Manifest.sha256``; ``long_side`` is in pixels, None for the photo's own.
    ``plan`` says what is painted where; without regions ``styles`` paint the whole picture, and
    with regions ``styles`` may be empty: then the photo stays everywhere else.
    """

    photo_sha256: str
    model_id: str
    model_sha256: str
    styles: tuple[StyleWeight, ...]
    strength: float = 1.0
    keep_colors: float = 0.0
    colour_only: float = 0.0
    detail: float = 0.0
    stroke: float = 1.0
    long_side: int | None = None
    seed: int = 0
    plan: RegionPlan = EVERYWHERE
    app_version: str = __version__
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    def __post_init__(self) -> None:
        if not self.styles and not self.plan.regions:
            raise UserError("No style was chosen.", "Choose at least one style.")
        for name, value in self.settings.items():
            if not math.isfinite(value):
                raise UserError(
                    "{name} cannot be {value}.", "Choose a number.", name=name, value=value
                )
        if self.long_side is not None and self.long_side < 1:
            raise UserError(
                "The size cannot be {size} pixels.",
                "Choose a whole number above 0, or full.",
                size=self.long_side,
            )

    @property
    def settings(self) -> dict[str, float]:
        """The values of the model's parameters, by id."""
        return {name: float(getattr(self, name)) for name in SETTINGS}

    def to_json(self) -> str:
        """One line of JSON that ``from_json`` reads back to an equal request."""
        return to_line(_KIND, self)

    @classmethod
    def from_json(cls, text: str) -> StyleRequest:
        """Read ``to_json``'s line; UserError when it is something else."""
        return from_line(_KIND, text, cls._from_data)

    @classmethod
    def _from_data(cls, data: Mapping[str, Any]) -> StyleRequest:
        styles = tuple(StyleWeight.from_data(style) for style in data["styles"])
        long_side = data["long_side"]
        return cls(
            photo_sha256=str(data["photo_sha256"]),
            model_id=str(data["model_id"]),
            model_sha256=str(data["model_sha256"]),
            styles=styles,
            **{name: float(data[name]) for name in SETTINGS if name in data},
            long_side=None if long_side is None else int(long_side),
            seed=int(data["seed"]),
            plan=RegionPlan.from_data(data["plan"]) if "plan" in data else EVERYWHERE,
            app_version=str(data["app_version"]),
            id=str(data["id"]),
        )
