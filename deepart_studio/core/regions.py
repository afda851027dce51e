"""Where a style goes: the part of a recipe that speaks of masks."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deepart_studio.core.errors import UserError
from deepart_studio.core.weights import StyleWeight


@dataclass(frozen=True)
class MaskUse:
    """A mask and how far its edges are moved to those of the photo.

    ``sha256`` is ``Mask.sha256``, of the mask as it was given. ``refine`` in 0..1: 0 takes the mask
    as it is, 1 looks for edges farthest from its own.
    """

    sha256: str
    refine: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.refine <= 1:
            raise UserError(
                "The refinement of a mask cannot be {value}.",
                "Choose a number from 0 to 1.",
                value=self.refine,
            )


@dataclass(frozen=True)
class RegionRequest:
    """One region: its mask and its own blend of styles at its own strength."""

    mask: MaskUse
    styles: tuple[StyleWeight, ...]
    strength: float = 1.0

    def __post_init__(self) -> None:
        if not self.styles:
            raise UserError("A region has no style.", "Choose a style for it, or delete it.")
        if not math.isfinite(self.strength):
            raise UserError(
                "{name} cannot be {value}.",
                "Choose a number.",
                name="Strength",
                value=self.strength,
            )


@dataclass(frozen=True)
class RegionPlan:
    """All regions of a painting, the last on top.

    ``limit`` is the mask of the blend that paints the rest; None lets it paint everywhere.
    ``selection`` is the mask outside which nothing at all is painted, regions included.
    """

    regions: tuple[RegionRequest, ...] = ()
    limit: MaskUse | None = None
    selection: MaskUse | None = None

    def __bool__(self) -> bool:
        return bool(self.regions) or self.limit is not None or self.selection is not None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> RegionPlan:
        """Read what ``dataclasses.asdict`` gave; KeyError, TypeError or ValueError otherwise."""
        limit, selection = data["limit"], data.get("selection")  # which came later
        return cls(
            tuple(_region(region) for region in data["regions"]),
            None if limit is None else _mask(limit),
            None if selection is None else _mask(selection),
        )


EVERYWHERE = RegionPlan()
"""No regions: the request's styles paint the whole picture."""


def _region(data: Mapping[str, Any]) -> RegionRequest:
    styles = tuple(StyleWeight.from_data(style) for style in data["styles"])
    return RegionRequest(_mask(data["mask"]), styles, float(data["strength"]))


def _mask(data: Mapping[str, Any]) -> MaskUse:
    return MaskUse(str(data["sha256"]), float(data["refine"]))
