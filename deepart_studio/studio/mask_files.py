"""Masks in and out of files, for worker threads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deepart_studio.studio.painted_mask import PaintedMask

if TYPE_CHECKING:
    from deepart_studio.core.pictures import Picture
    from deepart_studio.studio.region_choices import RegionChoice


def read_mask(path: Path, region: RegionChoice, photo: Picture) -> PaintedMask:
    """The mask in a picture file, at the size of the region's own.

    UserError when it cannot be read, is empty, or has another shape than the photo.
    """
    from deepart_studio.inference.regions import fitted_values
    from deepart_studio.storage.masks import load_mask

    mask = load_mask(path)
    mask.check_shape(photo.width, photo.height)
    mask.check_not_empty()
    return PaintedMask.of(fitted_values(mask, region.mask.width, region.mask.height))


def write_mask(path: Path, region: RegionChoice, photo: Picture) -> Path:
    """Save the region's mask, refined, as a PNG of the photo's size; replaces the file."""
    from deepart_studio.inference.guided import refine_mask
    from deepart_studio.inference.regions import fitted_values
    from deepart_studio.storage.masks import save_mask

    values = fitted_values(region.mask.mask, photo.width, photo.height)
    save_mask(refine_mask(values, photo.rgb, region.refine), path, overwrite=True)
    return path
