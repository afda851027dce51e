"""What the person has chosen: styles with weights and parameter values, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

FULL_WEIGHT = 1.0


@dataclass(frozen=True)
class StyleChoice:
    """One style in the blend; ``weight`` in 0..1, relative to the other weights."""

    style_id: str
    weight: float = FULL_WEIGHT


@dataclass(frozen=True)
class Choices:
    """Everything on the panel that determines the painting, apart from its size."""

    styles: tuple[StyleChoice, ...] = ()
    values: tuple[tuple[str, float], ...] = ()

    @property
    def style_ids(self) -> tuple[str, ...]:
        return tuple(choice.style_id for choice in self.styles)

    @property
    def active(self) -> tuple[StyleChoice, ...]:
        """Styles whose weight is above zero."""
        return tuple(choice for choice in self.styles if choice.weight > 0)

    def value(self, parameter_id: str, default: float) -> float:
        return dict(self.values).get(parameter_id, default)

    def with_styles(self, style_ids: Sequence[str]) -> Choices:
        """Choose these styles; one that was chosen before keeps its weight within a blend."""
        weights = {choice.style_id: choice.weight for choice in self.styles}
        if len(style_ids) < 2:
            weights = {}
        chosen = tuple(
            StyleChoice(i, weights.get(i, FULL_WEIGHT)) for i in dict.fromkeys(style_ids)
        )
        return replace(self, styles=chosen)

    def with_weight(self, style_id: str, weight: float) -> Choices:
        changed = (replace(c, weight=weight) if c.style_id == style_id else c for c in self.styles)
        return replace(self, styles=tuple(changed))

    def with_weights(self, weights: Mapping[str, float]) -> Choices:
        changed = (replace(c, weight=weights.get(c.style_id, c.weight)) for c in self.styles)
        return replace(self, styles=tuple(changed))

    def without_style(self, style_id: str) -> Choices:
        return self.with_styles([i for i in self.style_ids if i != style_id])

    def with_value(self, parameter_id: str, value: float) -> Choices:
        values = dict(self.values)
        values[parameter_id] = value
        return replace(self, values=tuple(sorted(values.items())))
