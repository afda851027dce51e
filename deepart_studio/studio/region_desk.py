"""What can be done with the regions of the photo that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deepart_studio.studio.choices import Choices, StyleChoice
from deepart_studio.studio.painted_mask import PaintedMask, working_size
from deepart_studio.studio.region_choices import RegionChoice, RegionSet

if TYPE_CHECKING:
    from deepart_studio.studio.studio import Studio

Change = Callable[[RegionChoice], RegionChoice]


class RegionDesk(QObject):
    """The regions, and which of them the gallery and the brush work on (``aim``).

    Each change is an undo step named by its ``text``; where the aim is, is not part of the history.
    """

    aim_changed = Signal(object)  # int | None

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._aim: int | None = None

    @property
    def set(self) -> RegionSet:
        """The regions of the open photo."""
        photo = self._studio.photo
        return self._studio.choices.regions_of(photo.sha256 if photo else "")

    @property
    def aim(self) -> int | None:
        """The number of the region that is worked on; None for everything else."""
        return self._aim if self.set.find(self._aim) else None

    @property
    def aimed(self) -> RegionChoice | None:
        """The region that is worked on."""
        return self.set.find(self._aim)

    @property
    def aimed_choices(self) -> Choices:
        """The choices with the styles of what is worked on."""
        region, choices = self.aimed, self._studio.choices
        return replace(choices, styles=region.styles) if region else choices

    def take_aim(self, number: int | None) -> None:
        """Let the gallery and the brush work on this region."""
        if number != self._aim:
            self._aim = number
            self.aim_changed.emit(self.aim)

    def add(self, text: str) -> None:
        """An empty region on top, in the styles that are chosen; the brush can begin.

        With the first one the styles leave everything else: they go where it is painted.
        """
        photo = self._studio.photo
        if photo is None:
            return
        regions = self.set
        size = working_size(photo.picture.width, photo.picture.height)
        region = RegionChoice(
            regions.next_number, PaintedMask.even(*size, 0), self.aimed_choices.styles
        )
        if not regions.regions:
            regions = replace(regions, rest_visible=False)
        self._aim = region.number
        self._change(text, regions.with_region(region))
        self.aim_changed.emit(self.aim)

    def remove(self, number: int, text: str) -> None:
        self._change(text, self.set.without(number))
        self.take_aim(self.set.regions[-1].number if self.set.regions else None)

    def set_visible(self, number: int | None, visible: bool, text: str) -> None:
        """Show or hide a region, or (None) let the styles paint everything else or not."""
        if number is None:
            self._change(text, replace(self.set, rest_visible=visible))
        else:
            self._edit(number, text, lambda region: replace(region, visible=visible))

    def set_strength(self, number: int | None, strength: float, text: str) -> None:
        key = f"region-strength:{number}"
        if number is None:
            self._change(text, replace(self.set, rest_strength=strength), key)
        else:
            self._edit(number, text, lambda region: replace(region, strength=strength), key)

    def set_refine(self, number: int, refine: float, text: str) -> None:
        change: Change = lambda region: replace(region, refine=refine)  # noqa: E731
        self._edit(number, text, change, f"refine:{number}")

    def set_mask(self, number: int, mask: PaintedMask, text: str) -> None:
        """Another mask: a stroke, a fill, a file."""
        self._edit(number, text, lambda region: replace(region, mask=mask))

    def fill(self, value: int, text: str) -> None:
        """One value, 0..255, everywhere in the region that is worked on."""
        region = self.aimed
        if region is not None:
            even = PaintedMask.even(region.mask.width, region.mask.height, value)
            self.set_mask(region.number, even, text)

    def invert(self, text: str) -> None:
        region = self.aimed
        if region is not None:
            self.set_mask(region.number, region.mask.inverted(), text)

    def with_styles(self, styles: tuple[StyleChoice, ...]) -> Choices:
        """The choices with these styles for what is worked on."""
        region, choices = self.aimed, self._studio.choices
        if region is None:
            return replace(choices, styles=styles)
        changed = self.set.changed(region.number, lambda r: replace(r, styles=styles))
        return choices.with_regions(changed)

    def painted(self) -> Iterator[RegionChoice]:
        """The regions that paint something, the lowest first."""
        for region in self.set.regions:
            if region.active and not region.mask.mask.empty:
                yield region

    def _edit(self, number: int, text: str, change: Change, key: str = "") -> None:
        self._change(text, self.set.changed(number, change), key)

    def _change(self, text: str, regions: RegionSet, key: str = "") -> None:
        self._studio.change(text, self._studio.choices.with_regions(regions), key)
