"""A search: words and filters as one frozen value that can be saved (a smart collection)."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from deepart_studio.core.errors import UserError
from deepart_studio.library.rows import Label
from deepart_studio.library.words import match_for


class Order(StrEnum):
    """In which order pictures are shown; equal ones newest first."""

    NEWEST = "newest"
    NAME = "name"
    STARS = "stars"
    SIZE = "size"


_ORDERS = {
    Order.NEWEST: "p.modified DESC, p.id DESC",
    Order.NAME: "p.name COLLATE NOCASE, p.id",
    Order.STARS: "p.stars DESC, p.modified DESC, p.id DESC",
    Order.SIZE: "p.width * p.height DESC, p.id DESC",
}


@dataclass(frozen=True)
class Search:
    """What a picture must be. A field that is left as it is asks for nothing.

    ``tags`` are all wanted; ``stars`` is the least number; ``style`` and ``model`` are those of the
    recipe; sides are the long side in pixels; ``since`` and ``until`` are the file's date in
    seconds since 1970, the first included; ``missing`` wants files that are gone, or only those
    that are there.
    """

    text: str = ""
    tags: tuple[str, ...] = ()
    stars: int = 0
    label: Label = Label.NONE
    style: str = ""
    model: str = ""
    least_side: int = 0
    most_side: int = 0
    since: float = 0.0
    until: float = 0.0
    missing: bool | None = None
    collection: int = 0
    order: Order = Order.NEWEST

    def to_json(self) -> str:
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Search:
        """Read ``to_json``'s line; UserError when it is something else."""
        try:
            data: dict[str, Any] = json.loads(text)
            data["tags"] = tuple(str(tag) for tag in data["tags"])
            data["label"], data["order"] = Label(data["label"]), Order(data["order"])
            return cls(**data)
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(
                "This saved search cannot be read.", "It may be from a newer version."
            ) from error

    def sql(self) -> tuple[str, list[object]]:
        """What follows "FROM pictures p", with its values."""
        joins, wanted = "", []
        values: list[object] = []
        if match := match_for(self.text):
            joins = " JOIN words ON words.rowid = p.id"
            wanted.append("words MATCH ?")
            values.append(match)
        elif self.text.strip():
            wanted.append("0")  # only signs: nothing is called so
        for tag in self.tags:
            wanted.append(
                "p.id IN (SELECT picture FROM picture_tags JOIN tags ON tags.id = tag"
                " WHERE tags.name = ?)"
            )
            values.append(tag)
        if self.style:
            wanted.append("p.id IN (SELECT picture FROM picture_styles WHERE name = ?)")
            values.append(self.style)
        if self.collection:
            wanted.append("p.id IN (SELECT picture FROM collection_pictures WHERE collection = ?)")
            values.append(self.collection)
        for field, test in (
            (self.stars, "p.stars >= ?"),
            (self.label.value, "p.label = ?"),
            (self.model, "p.model = ? COLLATE NOCASE"),
            (self.least_side, "max(p.width, p.height) >= ?"),
            (self.most_side, "max(p.width, p.height) <= ?"),
            (self.since, "p.modified >= ?"),
            (self.until, "p.modified < ?"),
        ):
            if field:
                wanted.append(test)
                values.append(field)
        if self.missing is not None:
            wanted.append("p.missing = ?")
            values.append(int(self.missing))
        where = f" WHERE {' AND '.join(wanted)}" if wanted else ""
        return f"{joins}{where} ORDER BY {_ORDERS[self.order]}", values
