"""What the person has chosen: styles with weights and parameter values, as one frozen value."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from deepart_studio.core.parameters import Parameter
from deepart_studio.studio.region_choices import RegionSet
from deepart_studio.studio.style_choice import FULL_WEIGHT, StyleChoice

__all__ = ["FULL_WEIGHT", "Choices", "StyleChoice"]


@dataclass(frozen=True)
class Choices:
    """Everything on the panel that determines the painting, apart from its size."""

    styles: tuple[StyleChoice, ...] = ()
    values: tuple[tuple[str, float], ...] = ()
    region_sets: tuple[RegionSet, ...] = ()

    @property
    def style_ids(self) -> tuple[str, ...]:
        return tuple(choice.style_id for choice in self.styles)

    @property
    def active(self) -> tuple[StyleChoice, ...]:
        """Styles whose weight is above zero."""
        return tuple(choice for choice in self.styles if choice.weight > 0)

    def value(self, parameter_id: str, default: float) -> float:
        return dict(self.values).get(parameter_id, default)

    def all_values(self, parameters: Sequence[Parameter]) -> dict[str, float]:
        """The values of a model's parameters by id, its defaults where nothing was chosen."""
        return {p.id: self.value(p.id, float(p.default)) for p in parameters}

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

    def regions_of(self, photo: str) -> RegionSet:
        """The regions of the photo with this hash."""
        return next((s for s in self.region_sets if s.photo == photo), RegionSet(photo))

    def with_regions(self, regions: RegionSet) -> Choices:
        others = tuple(s for s in self.region_sets if s.photo != regions.photo)
        kept = () if regions == RegionSet(regions.photo) else (regions,)
        return replace(self, region_sets=others + kept)

    def without_styles_but(self, known: Collection[str]) -> Choices:
        """Leave out every style that is not known any more, here and in the regions."""
        sets = tuple(
            replace(
                s,
                regions=tuple(
                    replace(r, styles=tuple(c for c in r.styles if c.style_id in known))
                    for r in s.regions
                ),
            )
            for s in self.region_sets
        )
        kept = self.with_styles([i for i in self.style_ids if i in known])
        return replace(kept, region_sets=sets)
