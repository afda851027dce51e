"""What a person can set about a model, with its limits; the window's form is built from these."""

from __future__ import annotations

import math
from dataclasses import dataclass

from deepart_studio.core.errors import UserError
from deepart_studio.core.texts import Text, pick

KINDS = ("float", "int", "bool")


@dataclass(frozen=True)
class Parameter:
    """One setting of a model; ``kind`` is "float", "int" or "bool" (then 0 or 1)."""

    id: str
    kind: str
    minimum: float
    maximum: float
    default: float
    step: float
    name: Text
    help: Text

    def check(self, value: object) -> float:
        """``value`` as a number within the limits; UserError for anything else."""
        if not isinstance(value, int | float) or not math.isfinite(value):
            raise self._refusal(value)
        if isinstance(value, bool) and self.kind != "bool":
            raise self._refusal(value)
        if not self.minimum <= value <= self.maximum:
            raise self._refusal(value)
        if self.kind != "float" and value != round(value):
            raise self._refusal(value)
        return float(value)

    def _refusal(self, value: object) -> UserError:
        return UserError(
            "{name} cannot be {value}.",
            "Choose a number from {minimum} to {maximum}."
            if self.kind == "float"
            else "Choose a whole number from {minimum} to {maximum}.",
            name=pick(self.name),
            value=value,
            minimum=f"{self.minimum:g}",
            maximum=f"{self.maximum:g}",
        )
