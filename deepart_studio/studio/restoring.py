"""A painting's recipe back into the panels, and the photo that it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deepart_studio.core.errors import UserError
from deepart_studio.studio.background import Background
from deepart_studio.studio.choices import FULL_WEIGHT, Choices, StyleChoice

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.manifests import Manifest
    from deepart_studio.core.requests import StyleRequest
    from deepart_studio.core.styles import Style

MOST_FILES, MOST_BYTES = 200, 1 << 30
"""How much is looked through for a photo, at most."""
LARGEST_BYTES = 512 << 20
"""No photo is as large; films among the recent files are."""


@dataclass(frozen=True)
class Made:
    """How a painting was made, and where its photo is, if that was found."""

    path: Path
    request: StyleRequest
    photo: Path | None


@dataclass(frozen=True)
class Restored:
    """The choices of a recipe, and what of it could not be found here."""

    choices: Choices
    long_side: int | None
    unknown_styles: tuple[str, ...]
    other_model: bool
    masks: int


def choices_of(
    request: StyleRequest, styles: Iterable[Style], manifest: Manifest, now: Choices
) -> Restored:
    """The recipe's styles, found by what they are, and its values; masks stay as they are now."""
    known = {style.code_sha256: style.id for style in styles}
    found = [style for style in request.styles if style.code_sha256 in known]
    most = max((style.weight for style in found), default=FULL_WEIGHT)
    chosen = tuple(StyleChoice(known[s.code_sha256], s.weight / most) for s in found)
    ids = {parameter.id for parameter in manifest.parameters}
    values = tuple(sorted((i, v) for i, v in request.settings.items() if i in ids))
    plan = request.plan
    masks = len(plan.regions) + (plan.limit is not None) + (plan.selection is not None)
    return Restored(
        choices=replace(now, styles=chosen, values=values),
        long_side=request.long_side,
        unknown_styles=tuple(s.name for s in request.styles if s.code_sha256 not in known),
        other_model=request.model_sha256 != manifest.sha256,
        masks=masks,
    )


class Restorer(QObject):
    """Reads recipes and looks for photos in worker threads."""

    offered = Signal(object, object)  # Path, StyleRequest: an opened photo tells how it was made
    found = Signal(object)  # Made
    failed = Signal(object)  # BaseException

    def __init__(
        self, background: Background, library_file: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background, self._library = background, library_file

    def look(self, path: Path) -> None:
        """Tell with ``offered`` when this picture has a recipe; quick, and silent without one."""

        def done(request: StyleRequest | None) -> None:
            if request is not None:
                self.offered.emit(path, request)

        self._background.run(lambda: _glance(path), done, self.failed.emit)

    def find(self, path: Path, recent: Sequence[Path], open_photo: str) -> None:
        """Read the recipe of a painting and look for its photo, then tell with ``found``.

        ``open_photo`` is the hash of the photo that is open now: it need not be looked for.
        """

        def work() -> Made:
            request = read_request(path)
            wanted = request.photo_sha256
            if wanted == open_photo:
                return Made(path, request, None)
            return Made(path, request, find_photo(wanted, self._places(wanted, path, recent)))

        self._background.run(work, self.found.emit, self.failed.emit)

    def _places(self, wanted: str, path: Path, recent: Sequence[Path]) -> Iterator[Path]:
        """Files that may be the photo, the likely ones first."""
        yield from recent
        yield from _in_library(self._library, wanted)
        yield from _beside(path)


def read_request(path: Path) -> StyleRequest:
    """The recipe of a painting, a PDF, a project or a sidecar; UserError where there is none."""
    from deepart_studio.core.requests import StyleRequest
    from deepart_studio.document.opening import load_recipe

    recipe = load_recipe(path)
    if recipe is None:
        raise UserError(
            "{name} has no recipe.",
            "Paintings by this program have one unless it was switched off.",
            name=path.name,
        )
    return StyleRequest.from_json(recipe)


def find_photo(sha256: str, places: Iterable[Path]) -> Path | None:
    """The first file with this hash; what is huge or cannot be read is passed over."""
    seen: set[Path] = set()
    left = MOST_BYTES
    for place in places:
        if place in seen or len(seen) == MOST_FILES:
            continue
        seen.add(place)
        with suppress(OSError):
            size = place.stat().st_size
            if size > min(left, LARGEST_BYTES) or not place.is_file():
                continue
            left -= size
            if _hash(place) == sha256:
                return place
    return None


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _in_library(file: Path, sha256: str) -> list[Path]:
    """Where the library knows a file with these bytes; nothing where the library fails."""
    if not file.exists():
        return []
    from deepart_studio.library.catalogue import Library

    try:
        with Library(file) as library:
            return [picture.path for picture in library.same_file(sha256)]
    except UserError:
        return []


def _beside(path: Path) -> Iterator[Path]:
    """Pictures in the painting's folder."""
    from deepart_studio.document.formats import PHOTO_SUFFIXES

    try:
        files = sorted(path.parent.iterdir())
    except OSError:
        return
    for file in files:
        if file.suffix.lower() in PHOTO_SUFFIXES and file != path:
            yield file


def _glance(path: Path) -> StyleRequest | None:
    """The recipe in a picture's header or beside it, without reading the pixels."""
    from deepart_studio.core.requests import StyleRequest
    from deepart_studio.storage.recipes import glance_at_recipe

    recipe = glance_at_recipe(path)
    with suppress(UserError):  # made by a newer version, or damaged: whoever asks for it is told
        return StyleRequest.from_json(recipe) if recipe else None
    return None
