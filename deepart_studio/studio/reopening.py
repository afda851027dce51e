"""From a layer's request back to what was chosen on the panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deepart_studio.core.requests import StyleRequest
from deepart_studio.core.weights import StyleWeight
from deepart_studio.studio.choices import Choices, StyleChoice
from deepart_studio.studio.painted_mask import PaintedMask
from deepart_studio.studio.region_choices import RegionChoice, RegionSet

if TYPE_CHECKING:
    from deepart_studio.core.styles import Style


@dataclass(frozen=True)
class Reopened:
    """The choices, the names of styles that are not here, and whether its regions are lost."""

    choices: Choices
    missing: tuple[str, ...] = ()
    regions_lost: bool = False


def choices_of(
    request: StyleRequest,
    styles: Sequence[Style],
    now: Choices,
    photo: str,
    find_mask: Callable[[str], PaintedMask | None],
) -> Reopened:
    """What to choose so that the request is painted again over the photo with the hash ``photo``.

    Styles are known by their codes, so that renamed ones are found and others of the same name
    are not taken for them. ``find_mask`` gives the mask that the request knows by a hash; where
    none is found, the regions of ``now`` are kept.
    """
    ids = {style.code_sha256: style.id for style in styles}
    plan = request.plan.regions
    weights = [*request.styles, *(weight for region in plan for weight in region.styles)]
    missing = tuple(dict.fromkeys(w.name for w in weights if w.code_sha256 not in ids))
    found = [(region, find_mask(region.mask.sha256)) for region in plan]
    # the panel has one strength, of which regions take shares
    strength = max([request.strength, *(region.strength for region in plan)])
    share = 1 / strength if strength > 0 else 0.0
    regions = tuple(
        RegionChoice(
            number,
            mask,
            _chosen(region.styles, ids),
            min(1.0, max(0.0, region.strength * share)),
            region.mask.refine,
        )
        for number, (region, mask) in enumerate(found, 1)
        if mask is not None
    )
    settings = dict(request.settings)
    choices = replace(now, styles=_chosen(request.styles, ids))
    if regions:
        settings["strength"] = strength
        rest = min(1.0, max(0.0, request.strength * share)) if request.styles else 1.0
        choices = choices.with_regions(RegionSet(photo, regions, bool(request.styles), rest))
    choices = replace(choices, values=tuple(sorted(settings.items())))
    return Reopened(choices, missing, len(regions) < len(plan))


def _chosen(weights: Sequence[StyleWeight], ids: Mapping[str, str]) -> tuple[StyleChoice, ...]:
    known = [weight for weight in weights if weight.code_sha256 in ids]
    return tuple(StyleChoice(ids[w.code_sha256], min(1.0, w.weight)) for w in known)
