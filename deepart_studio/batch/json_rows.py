"""The queue as JSON. Recipes and destinations that photos share stand there once."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from deepart_studio.batch.rows import (
    Destination,
    Problem,
    Queue,
    QueuedStyle,
    Recipe,
    Row,
    State,
)

SCHEMA = 1


def queue_to_json(queue: Queue) -> str:
    """The text of the queue's file. Without indents it is written ten times as fast."""
    shared: list[dict[str, Any]] = []
    places: dict[str, int] = {}
    known: dict[int, int] = {}  # by identity: most rows share the very same recipe

    def place(value: Recipe | Destination) -> int:
        if id(value) not in known:
            data = dataclasses.asdict(value)
            text = json.dumps(data, sort_keys=True)
            if text not in places:
                places[text] = len(shared)
                shared.append(data)
            known[id(value)] = places[text]
        return known[id(value)]

    rows = []
    for row in queue.rows:
        data = dict(vars(row))
        data["recipe"], data["destination"] = place(row.recipe), place(row.destination)
        data["problem"] = dataclasses.asdict(row.problem) if row.problem else None
        rows.append(data)
    whole = {"schema": SCHEMA, "going": queue.going, "shared": shared, "rows": rows}
    return json.dumps(whole, ensure_ascii=False)


def queue_from_json(text: str) -> Queue:
    """Read ``queue_to_json``'s text; ValueError, KeyError or TypeError for anything else."""
    data = json.loads(text)
    if data["schema"] != SCHEMA:
        raise ValueError(data["schema"])
    shared = data["shared"]
    recipes: dict[int, Recipe] = {}
    destinations: dict[int, Destination] = {}

    def row_of(row: Mapping[str, Any]) -> Row:
        one, other = row["recipe"], row["destination"]
        if one not in recipes:
            recipes[one] = _recipe(shared[one])
        if other not in destinations:
            destinations[other] = Destination(**shared[other])
        problem = row["problem"]
        return Row(
            source=str(row["source"]),
            stem=str(row["stem"]),
            recipe=recipes[one],
            destination=destinations[other],
            state=State(row["state"]),
            output=str(row["output"]),
            problem=Problem(**problem) if problem else None,
            megapixels=float(row["megapixels"]),
            seconds=float(row["seconds"]),
            width=int(row["width"]),
            height=int(row["height"]),
            id=str(row["id"]),
        )

    return Queue(tuple(row_of(row) for row in data["rows"]), bool(data["going"]))


def _recipe(data: Mapping[str, Any]) -> Recipe:
    long_side = data["long_side"]
    return Recipe(
        model_id=str(data["model_id"]),
        model_sha256=str(data["model_sha256"]),
        encoder_sha256=str(data["encoder_sha256"]),
        styles=tuple(
            QueuedStyle(
                str(style["id"]),
                {str(k): str(v) for k, v in style["name"].items()},
                float(style["weight"]),
                str(style["code_sha256"]),
                str(style["code"]),
            )
            for style in data["styles"]
        ),
        values={str(name): float(value) for name, value in data["values"].items()},
        long_side=None if long_side is None else int(long_side),
    )
