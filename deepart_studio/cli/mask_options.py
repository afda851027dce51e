"""``--mask``, ``--region`` and ``--refine-masks``: where the styles go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from deepart_studio.cli.targets import Plan
from deepart_studio.core.errors import UserError
from deepart_studio.core.masks import Mask
from deepart_studio.core.pictures import Picture
from deepart_studio.inference.regions import Blend, Limit, MaskedBlend, Places
from deepart_studio.storage.masks import load_mask
from deepart_studio.storage.reading import picture_size

REFINED = 0.5
"""How far ``--refine-masks`` looks for an edge of the photo."""


@dataclass(frozen=True)
class MaskOptions:
    """What was asked for: the mask of ``--style``, and pairs of a mask and a style's text."""

    limit: Path | None
    regions: tuple[tuple[Path, str], ...]
    refine: float

    @property
    def style_texts(self) -> list[str]:
        """The styles of the regions, as they were written."""
        return [text for _, text in self.regions]


def read_masks(
    mask: str | None, regions: Sequence[str], *, refine: bool, styles: Sequence[str]
) -> MaskOptions:
    """UserError for what makes no sense together, before any file is read."""
    if mask is not None and not styles:
        raise UserError(
            "--mask says where --style goes, and there is no --style.",
            "Add --style NAME, or write --region {mask}=NAME.",
            mask=mask,
        )
    if not styles and not regions:
        raise UserError("No style was named.", "Add --style NAME; see deepart styles.")
    if refine and mask is None and not regions:
        raise UserError("There is no mask to refine.", "Add --mask FILE or --region MASK=STYLE.")
    limit = None if mask is None else Path(mask)
    amount = REFINED if refine else 0.0
    return MaskOptions(limit, tuple(_region(text) for text in regions), amount)


def open_places(wanted: MaskOptions, blend: Blend, strength: float) -> Places:
    """Read the masks. ``blend`` holds the regions' styles in order, each weight its strength's
    share. UserError for a mask that cannot be read or is empty, and for a share above 1.
    """
    read: dict[Path, Mask] = {}

    def mask_of(path: Path) -> Mask:
        if path not in read:
            read[path] = load_mask(path)
            read[path].check_not_empty()
        return read[path]

    limit = None if wanted.limit is None else Limit(mask_of(wanted.limit), wanted.refine)
    regions = [
        MaskedBlend(mask_of(path), [(style, 1.0)], strength * _share(text, share), wanted.refine)
        for (path, text), (style, share) in zip(wanted.regions, blend, strict=True)
    ]
    return Places(tuple(regions), limit)


def check_plan(plan: Plan, places: Places) -> None:
    """UserError when the masks cannot be meant for all that is to be painted."""
    if not places:
        return
    for target in plan.targets:
        if target.film:
            raise UserError(
                "Masks are for photos, and {name} moves.",
                "Paint it without --mask and --region.",
                name=Path(target.source).name,
            )
    if not plan.batch:
        return
    sizes: dict[tuple[int, int], str] = {}
    for target in plan.targets:
        size = picture_size(Path(target.source))
        if size is not None:  # an unreadable photo is told when it is its turn
            sizes.setdefault(size, Path(target.source).name)
    if len(sizes) > 1:
        (first, one), (second, other) = list(sizes.items())[:2]
        raise UserError(
            "One mask cannot fit photos of several sizes: {one} has {first} pixels, {other} "
            "{second}.",
            "Paint photos of one size together, or each with its own mask.",
            one=one,
            other=other,
            first=_size(*first),
            second=_size(*second),
        )


class ScaledNotice:
    """Says once per mask and photo size that a mask of another size was scaled."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._said: set[tuple[str, int, int]] = set()

    def check(self, photo: Picture, places: Places) -> None:
        """Look at a photo that is about to be painted."""
        for mask in places.masks:
            key = (mask.sha256, photo.width, photo.height)
            if (mask.width, mask.height) != key[1:] and key not in self._said:
                self._said.add(key)
                own, wanted = _size(mask.width, mask.height), _size(photo.width, photo.height)
                self._say(f"The mask {mask.name} was scaled from {own} to {wanted} pixels.")


def say(text: str) -> None:
    """A remark on standard error."""
    typer.echo(f"deepart: {text}", err=True)


def _region(text: str) -> tuple[Path, str]:
    """The mask and the style's text; a mask's own name may hold an equals sign."""
    cuts = [place for place, letter in enumerate(text) if letter == "="]
    cut = next((c for c in cuts if Path(text[:c]).is_file()), cuts[0] if cuts else 0)
    mask, style = text[:cut].strip(), text[cut + 1 :].strip()
    if not mask or not style:
        raise UserError(
            '"{text}" does not say which mask takes which style.',
            'Write it as --region mask.png="The Great Wave".',
            text=text,
        )
    return Path(mask), style


def _share(text: str, share: float) -> float:
    if share > 1:
        raise UserError(
            "The strength of the region {text} is above 1.",
            "Choose a number above 0 and up to 1.",
            text=text,
        )
    return share


def _size(width: int, height: int) -> str:
    return f"{width} × {height}"
