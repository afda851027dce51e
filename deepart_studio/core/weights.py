"""One style of a blend, as a recipe names it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deepart_studio.core.errors import UserError


@dataclass(frozen=True)
class StyleWeight:
    """One style of a blend: its name for people, its code's hash, its weight above 0."""

    name: str
    code_sha256: str
    weight: float = 1.0

    def __post_init__(self) -> None:
        if not (math.isfinite(self.weight) and self.weight > 0):
            raise UserError(
                'The weight of "{name}" cannot be {weight}.',
                "Choose a number above 0.",
                name=self.name,
                weight=self.weight,
            )

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> StyleWeight:
        """Read what ``dataclasses.asdict`` gave; KeyError, TypeError or ValueError otherwise."""
        return cls(str(data["name"]), str(data["code_sha256"]), float(data["weight"]))
