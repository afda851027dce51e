"""A finished painting on its way to become a layer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deepart_studio.studio.paintings import Painting, Photo
from deepart_studio.studio.region_masks import Extras, reshaped_masks, with_masks
from deepart_studio.studio.shapes import caught_up

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.document.layers import Layer


@dataclass(frozen=True, eq=False)
class Landing:
    """The layer, and the masks it was painted through as files for the project."""

    layer: Layer
    masks: Extras

    def extras(self, now: Extras) -> Extras:
        """The project's files with those masks, and with the recipe of the layer."""
        from deepart_studio.document.recipe_history import with_recipe

        known = {name for name, _ in now}
        files = (*now, *(mask for mask in self.masks if mask[0] not in known))
        return with_recipe(files, self.layer.request)


def landing_of(painting: Painting, layer: Layer, now: Photo) -> Landing | None:
    """For worker threads. None where the photo that was painted is not the open one any more."""
    painted = painting.order.photo
    moved = caught_up(layer, painted, now)
    if moved is None:
        return None
    files = with_masks((), painting.order.places.masks)
    for step in now.reshapings[len(painted.reshapings) :]:
        files = reshaped_masks(files, step.reshape, step.size)
    return Landing(moved, files)


def repainted(before: Layer, painted: Layer) -> Layer:
    """A layer with another painting, which covers the document; a mask stays where it is."""
    import numpy as np

    mask = before.mask
    if mask is not None:
        whole = np.zeros(painted.pixels.shape[:2], np.uint8)
        left, top = before.x - painted.x, before.y - painted.y
        right = min(left + before.width, painted.width)
        bottom = min(top + before.height, painted.height)
        x, y = max(0, left), max(0, top)
        if x < right and y < bottom:
            whole[y:bottom, x:right] = mask[y - top : bottom - top, x - left : right - left]
        mask = whole
    return replace(
        before,
        pixels=painted.pixels,
        x=painted.x,
        y=painted.y,
        request=painted.request,
        mask=mask,
    )
