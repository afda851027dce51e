"""The values that travel between the state, the engine and the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from deepart_studio.core.requests import PREVIEW_SIDE, StyleRequest

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.pictures import Picture
    from deepart_studio.core.styles import Style
    from deepart_studio.inference.regions import Places
    from deepart_studio.inference.style import StylePipeline
    from deepart_studio.studio.choices import Choices
    from deepart_studio.studio.films import Film
    from deepart_studio.studio.region_choices import RegionChoice

__all__ = ["PREVIEW_SIDE", "Blend", "Order", "Painting", "Photo", "order_of"]

Blend = tuple[tuple["Style", float], ...]


@dataclass(frozen=True, eq=False)
class Photo:
    """An opened photo: its pixels, what the canvas shows, and a small one for previews.

    With ``film`` it is one frame of a film, and ``path`` is the film's.
    """

    picture: Picture
    image: QImage
    small: Picture
    path: Path | None = None
    film: Film | None = None

    @property
    def sha256(self) -> str:
        return self.picture.sha256


@dataclass(frozen=True, eq=False)
class Order:
    """Everything that the engine needs for one painting."""

    photo: Photo
    blend: Blend
    places: Places
    request: StyleRequest
    preview: bool

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for orders that give the same picture."""
        r = self.request
        return (
            self.preview,
            *(r.photo_sha256, r.model_sha256, r.styles, *r.settings.values(), r.long_side),
            r.plan,
        )


@dataclass(frozen=True, eq=False)
class Painting:
    """A finished picture and the order it answers."""

    order: Order
    picture: Picture
    image: QImage
    seconds: float

    @property
    def preview(self) -> bool:
        return self.order.preview


def order_of(
    pipeline: StylePipeline,
    photo: Photo,
    blend: Blend,
    choices: Choices,
    long_side: int | None,
    preview: bool,
    regions: Sequence[tuple[RegionChoice, Blend]] = (),
) -> Order:
    """The order for a photo in a blend of styles, with the values that are chosen.

    ``regions`` are painted with their own blends; ``blend`` may then be empty.
    """
    from deepart_studio.inference.regions import MaskedBlend, Places, request_with_places

    values = {p.id: choices.value(p.id, p.default) for p in pipeline.manifest.parameters}
    strength = values["strength"]
    places = Places(
        tuple(
            MaskedBlend(region.mask.mask, own, strength * region.strength, region.refine)
            for region, own in regions
        )
    )
    if regions:
        values["strength"] = strength * choices.regions_of(photo.sha256).rest_strength
    request = request_with_places(
        pipeline, photo.picture, blend, places, long_side=long_side, **values
    )
    return Order(photo, blend, places, request, preview)
