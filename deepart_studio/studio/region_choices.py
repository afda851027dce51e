"""The regions of one photo, as part of what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from deepart_studio.studio.painted_mask import PaintedMask
from deepart_studio.studio.style_choice import StyleChoice


@dataclass(frozen=True)
class RegionChoice:
    """One region: its mask and its own blend; ``strength`` is a share (0..1) of the painting's.

    ``number`` names it within its photo and picks its colour; ``refine`` is in 0..1.
    """

    number: int
    mask: PaintedMask
    styles: tuple[StyleChoice, ...] = ()
    strength: float = 1.0
    refine: float = 0.0
    visible: bool = True

    @property
    def active(self) -> tuple[StyleChoice, ...]:
        """Styles whose weight is above zero, where the region is shown."""
        return tuple(c for c in self.styles if c.weight > 0) if self.visible else ()


@dataclass(frozen=True)
class RegionSet:
    """All regions of the photo with this hash, the last on top, and what is done elsewhere.

    ``rest_visible``: the chosen styles paint everything else; otherwise the photo stays there.
    """

    photo: str
    regions: tuple[RegionChoice, ...] = ()
    rest_visible: bool = True
    rest_strength: float = 1.0

    def find(self, number: int | None) -> RegionChoice | None:
        return next((region for region in self.regions if region.number == number), None)

    def with_region(self, region: RegionChoice) -> RegionSet:
        """One more on top."""
        return replace(self, regions=(*self.regions, region))

    def without(self, number: int) -> RegionSet:
        """One less; without any region the styles paint everything again."""
        left = tuple(region for region in self.regions if region.number != number)
        return replace(self, regions=left) if left else RegionSet(self.photo)

    def changed(self, number: int, change: Callable[[RegionChoice], RegionChoice]) -> RegionSet:
        """One region replaced by ``change(region)``."""
        regions = (change(r) if r.number == number else r for r in self.regions)
        return replace(self, regions=tuple(regions))

    @property
    def next_number(self) -> int:
        """The smallest number above 0 that is free."""
        taken = {region.number for region in self.regions}
        return next(n for n in range(1, len(taken) + 2) if n not in taken)
