"""The document at one size: layers, the photo that is painted, and what is chosen for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deepart_studio.studio.choices import Choices
from deepart_studio.studio.layer_stack import LayerStack, OpenLayer
from deepart_studio.studio.packed_selection import NOTHING, PackedSelection
from deepart_studio.studio.painted_mask import PaintedMask, working_size
from deepart_studio.studio.paintings import PREVIEW_SIDE, Photo, Reshaping
from deepart_studio.studio.region_choices import RegionSet

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.pictures import Picture
    from deepart_studio.core.progress import Progress
    from deepart_studio.document.geometry import Reshape
    from deepart_studio.document.layers import Layer


@dataclass(frozen=True, eq=False)
class Shape:
    """What a crop or a turn exchanges as one undo step."""

    stack: LayerStack
    photo: Photo
    choices: Choices
    selection: PackedSelection = NOTHING

    def held(self) -> Iterator[tuple[int, int]]:
        """Name and bytes of each array of pixels."""
        yield from self.stack.held()
        picture = self.photo.picture
        yield id(picture.rgb), picture.rgb.nbytes
        if picture.alpha is not None:
            yield id(picture.alpha), picture.alpha.nbytes
        yield id(self.photo.image), self.photo.image.sizeInBytes()
        yield from self.selection.held()


def reshaped_shape(shape: Shape, reshape: Reshape, progress: Progress) -> Shape:
    """All of it after a change of geometry; for worker threads.

    The photo is cropped and turned with its layers: what is rendered next is what one sees. Raises
    Cancelled, UserError.
    """
    from deepart_studio.document.geometry import reshaped
    from deepart_studio.studio.region_masks import reshaped_masks

    before = shape.stack
    share = len(before.layers) / (len(before.layers) + 1)
    after = reshaped(before.document, reshape, progress.sub(0, share))
    layers = tuple(
        OpenLayer(item.number, layer)
        for item, layer in zip(before.layers, after.layers, strict=True)
    )
    size = before.width, before.height
    stack = LayerStack(
        after.width, after.height, layers, reshaped_masks(before.extras, reshape, size)
    )
    photo = _photo(shape.photo, reshape, progress.sub(share, 1 - share))
    regions = shape.choices.regions_of(shape.photo.sha256)
    choices = shape.choices
    if regions != RegionSet(regions.photo):
        choices = choices.with_regions(_regions(regions, photo, reshape, size))
    return Shape(stack, photo, choices, _selection(shape.selection, reshape, size))


def caught_up(layer: Layer, painted: Photo, now: Photo) -> Layer | None:
    """A painting of the photo as it was, as it lies over the photo as it is now.

    None where the photo was not made from the one that was painted: its change was undone.
    """
    from deepart_studio.core.progress import Progress

    steps = now.reshapings
    count = len(painted.reshapings)
    if painted.opening is not now.opening or painted.reshapings != steps[:count]:
        return None
    for step in steps[count:]:
        layer = step.reshape.layer(layer, step.size, Progress())
    return layer


def _photo(photo: Photo, reshape: Reshape, progress: Progress) -> Photo:
    from deepart_studio.inference.tensors import fit_long_side
    from deepart_studio.studio.pictures import to_qimage

    picture = _picture(photo.picture, reshape, progress)
    step = Reshaping(reshape, (photo.picture.width, photo.picture.height))
    return replace(
        photo,
        picture=picture,
        image=to_qimage(picture),
        small=fit_long_side(picture, PREVIEW_SIDE),
        document=None,
        reshapings=(*photo.reshapings, step),
    )


def _picture(picture: Picture, reshape: Reshape, progress: Progress) -> Picture:
    from deepart_studio.core.pictures import Picture
    from deepart_studio.document.compositing import composite
    from deepart_studio.document.geometry import reshaped
    from deepart_studio.document.layers import Document, Layer

    whole = Document(picture.width, picture.height, (Layer.of(picture, ""),))
    pixels = composite(reshaped(whole, reshape, progress))
    progress.check_cancelled()
    opaque = bool((pixels[..., 3] == 255).all())
    alpha = None if opaque else pixels[..., 3].copy()
    made = Picture.of_pixels(pixels[..., :3].copy(), alpha, picture.name)
    return replace(made, exif=picture.exif, icc=picture.icc)


def _regions(
    regions: RegionSet, photo: Photo, reshape: Reshape, size: tuple[int, int]
) -> RegionSet:
    """The regions of the photo before, for the one after."""
    new = working_size(photo.picture.width, photo.picture.height)
    moved = tuple(
        replace(region, mask=moved_mask(region.mask, reshape, size, new))
        for region in regions.regions
    )
    return replace(regions, photo=photo.sha256, regions=moved)


def _selection(
    selection: PackedSelection, reshape: Reshape, size: tuple[int, int]
) -> PackedSelection:
    """What is selected, as it lies after the change; nothing where none of it is left."""
    from deepart_studio.core.masks import Mask
    from deepart_studio.document.geometry import mask_after

    if not selection or (selection.width, selection.height) != size:
        return NOTHING
    moved = mask_after(selection.unpacked().values, reshape, size, reshape.size(size))
    return PackedSelection.of(Mask.of(moved)) if moved.any() else NOTHING


def moved_mask(
    mask: PaintedMask, reshape: Reshape, size: tuple[int, int], new: tuple[int, int]
) -> PaintedMask:
    """A mask over a document of ``size`` as it lies after the change, ``new`` pixels large."""
    from deepart_studio.document.geometry import mask_after

    return PaintedMask.of(mask_after(mask.values(), reshape, size, new))
