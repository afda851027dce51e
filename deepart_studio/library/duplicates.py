"""Pictures that are there more than once: the same bytes, or the same look."""

from __future__ import annotations

from deepart_studio.core.progress import Progress
from deepart_studio.library.catalogue import Library
from deepart_studio.library.fingerprints import same_looks


def find_duplicates(library: Library, progress: Progress) -> list[list[int]]:
    """Groups of two or more ids, each group and the list in the order in which they came.

    Raises UserError where the library cannot be read, Cancelled.
    """
    rows = sorted(library.looks())
    leader = list(range(len(rows)))

    def lead(place: int) -> int:
        while leader[place] != place:
            leader[place] = place = leader[leader[place]]
        return place

    def join(first: int, second: int) -> None:
        first, second = sorted((lead(first), lead(second)))
        leader[second] = first

    by_hash: dict[str, int] = {}
    for place, (_, sha256, _) in enumerate(rows):
        join(by_hash.setdefault(sha256, place), place)
    for first, second in same_looks([look for *_, look in rows], progress):
        join(first, second)
    groups: dict[int, list[int]] = {}
    for place, (picture, *_) in enumerate(rows):
        groups.setdefault(lead(place), []).append(picture)
    return [group for group in groups.values() if len(group) > 1]
