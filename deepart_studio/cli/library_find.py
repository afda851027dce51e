"""``deepart library find``: words and filters."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Annotated

import typer

from deepart_studio.cli.library_words import opened, picture_json, picture_line
from deepart_studio.core.errors import UserError
from deepart_studio.core.names import nearest
from deepart_studio.library.catalogue import Library
from deepart_studio.library.collections import all_collections, search_of
from deepart_studio.library.rows import MOST_STARS, Label
from deepart_studio.library.searches import Order, Search

Sides = Annotated[int, typer.Option(min=0, metavar="PIXELS", help="Of the long side.")]


def library_find(
    text: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]...", help="Words, or their beginnings.")
    ] = None,
    tag: Annotated[list[str] | None, typer.Option(help="Repeat it: all are wanted.")] = None,
    stars: Annotated[int, typer.Option(min=0, max=MOST_STARS, help="At least so many.")] = 0,
    label: Annotated[Label, typer.Option(help="A colour label.")] = Label.NONE,
    style: Annotated[str, typer.Option(help="Painted in this style.")] = "",
    model: Annotated[str, typer.Option(help="Painted with this model.")] = "",
    collection: Annotated[str, typer.Option(help="In this collection.")] = "",
    least_size: Sides = 0,
    most_size: Sides = 0,
    since: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The file's date.")] = "",
    until: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="That day included.")] = "",
    missing: Annotated[
        bool | None, typer.Option("--missing/--present", help="Only files that are gone, or not.")
    ] = None,
    order: Annotated[Order, typer.Option(help="What comes first.")] = Order.NEWEST,
    as_json: Annotated[bool, typer.Option("--json", help="Report as JSON.")] = False,
) -> None:
    """Find pictures by words in names, titles, tags, notes and recipes, and by filters."""
    search = Search(
        text=" ".join(text or []),
        tags=tuple(tag or []),
        stars=stars,
        label=label,
        style=style,
        model=model,
        least_side=least_size,
        most_side=most_size,
        since=_day(since).timestamp() if since else 0.0,
        until=(_day(until) + timedelta(days=1)).timestamp() if until else 0.0,
        missing=missing,
        order=order,
    )
    with opened() as library:
        ids = [tile.id for tile in library.find(search)]
        if collection:
            inside = {tile.id for tile in library.find(_collection(library, collection))}
            ids = [picture for picture in ids if picture in inside]
        found = library.get_many(ids)
    if as_json:
        rows = [picture_json(picture) for picture in found]
        typer.echo(json.dumps({"pictures": rows}, ensure_ascii=False, indent=2))
        return
    for picture in found:
        typer.echo(picture_line(picture))
    if not found:
        typer.echo("No picture is like that.", err=True)


def _day(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d").astimezone()
    except ValueError:
        raise UserError("{text} is not a date.", "Write it as 2026-11-23.", text=text) from None


def _collection(library: Library, name: str) -> Search:
    by_name = {collection.name.casefold(): collection for collection in all_collections(library)}
    found = by_name.get(name.casefold())
    if found is not None:
        return search_of(found)
    meant = nearest(name, [c.name for c in by_name.values()])
    hint = 'Did you mean "{meant}"?' if meant else "Collections are made in the window."
    raise UserError('There is no collection "{name}".', hint, name=name, meant=meant)
