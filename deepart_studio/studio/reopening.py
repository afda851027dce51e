"""From a layer's request back to what was chosen on the panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deepart_studio.core.requests import StyleRequest
from deepart_studio.studio.choices import Choices, StyleChoice

if TYPE_CHECKING:
    from deepart_studio.core.styles import Style


@dataclass(frozen=True)
class Reopened:
    """The choices, the names of styles that are not here, and whether its regions are lost."""

    choices: Choices
    missing: tuple[str, ...] = ()
    regions_lost: bool = False


def choices_of(request: StyleRequest, styles: Sequence[Style], now: Choices) -> Reopened:
    """What to choose so that the request is painted again; regions of ``now`` are kept.

    Styles are known by their codes, so that renamed ones are found and others of the same name
    are not taken for them.
    """
    ids = {style.code_sha256: style.id for style in styles}
    known = [weight for weight in request.styles if weight.code_sha256 in ids]
    chosen = tuple(StyleChoice(ids[w.code_sha256], min(1.0, w.weight)) for w in known)
    missing = tuple(w.name for w in request.styles if w.code_sha256 not in ids)
    values = tuple(sorted(request.settings.items()))
    choices = replace(now, styles=chosen, values=values)
    return Reopened(choices, missing, bool(request.plan.regions))
