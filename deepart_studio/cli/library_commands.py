"""``deepart library``: the catalogue of pictures, shared with the window."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from deepart_studio.cli.library_find import library_find
from deepart_studio.cli.library_words import (
    opened,
    picture_json,
    picture_line,
    said_count,
    shown_progress,
)
from deepart_studio.core.errors import UserError
from deepart_studio.library.catalogue import Library
from deepart_studio.library.duplicates import find_duplicates
from deepart_studio.library.importing import import_pictures
from deepart_studio.library.missing import check_files
from deepart_studio.library.rows import MOST_STARS, Label
from deepart_studio.library.thumbnails import ThumbnailCache
from deepart_studio.library.walking import place_of
from deepart_studio.storage.paths import thumbnails_folder

SOME_FAILED = 2

library_app = typer.Typer(
    help="Your pictures with their tags, stars and recipes, shared with the window.",
    no_args_is_help=True,
)
library_app.command("find")(library_find)

Json = Annotated[bool, typer.Option("--json", help="Report as JSON.")]


@library_app.command("add")
def library_add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Pictures or folders.")],
    as_json: Json = False,
) -> None:
    """Take pictures in, and those of folders and the folders inside. Files stay where they are."""
    with opened() as library, shown_progress() as progress:
        cache = ThumbnailCache(thumbnails_folder())
        done = import_pictures(library, paths, cache, progress)
        count = library.count()[0]
        added = library.get_many(done.added) if as_json else []
    for problem in done.problems:
        typer.echo(f"deepart: {problem}", err=True)
    if as_json:
        report = {
            "added": [picture_json(picture) for picture in added],
            "known": done.known,
            "found_again": done.moved,
            "problems": [str(problem) for problem in done.problems],
        }
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        words = [f"{said_count(len(done.added))} added."]
        if done.known:
            words.append(f"{done.known} known already.")
        if done.moved:
            words.append(f"{done.moved} found again.")
        typer.echo(" ".join([*words, f"{said_count(count)} in all."]))
    if done.problems:
        raise typer.Exit(SOME_FAILED)


@library_app.command("tag")
def library_tag(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Of the library.")],
    add: Annotated[list[str] | None, typer.Option(help="A tag to add; repeat it.")] = None,
    remove: Annotated[list[str] | None, typer.Option(help="A tag to take away.")] = None,
    stars: Annotated[int | None, typer.Option(min=0, max=MOST_STARS, help="0 to 5.")] = None,
    label: Annotated[Label | None, typer.Option(help="A colour label; '' for none.")] = None,
    title: Annotated[str | None, typer.Option(help="'' for none.")] = None,
    notes: Annotated[str | None, typer.Option(help="'' for none.")] = None,
) -> None:
    """Give pictures tags, stars, a colour label, a title, notes; shows what they have then."""
    with opened() as library:
        ids = [_find(library, path) for path in paths]
        if add or remove:
            library.tag(ids, add or (), remove or ())
        if stars is not None:
            library.rate(ids, stars)
        if label is not None:
            library.mark(ids, label)
        if title is not None:
            library.entitle(ids, title)
        if notes is not None:
            library.note(ids, notes)
        for picture in library.get_many(ids):
            typer.echo(picture_line(picture))


@library_app.command("duplicates")
def library_duplicates(as_json: Json = False) -> None:
    """Show pictures that are there more than once, also at another size or quality."""
    with opened() as library, shown_progress() as progress:
        groups = [library.get_many(ids) for ids in find_duplicates(library, progress)]
    if as_json:
        rows = [[picture_json(picture) for picture in group] for group in groups]
        typer.echo(json.dumps({"groups": rows}, ensure_ascii=False, indent=2))
        return
    for number, group in enumerate(groups):
        if number:
            typer.echo()
        for picture in group:
            typer.echo(f"{picture_line(picture)}  {picture.width} × {picture.height}")
    if not groups:
        typer.echo("No two pictures look the same.", err=True)


@library_app.command("check")
def library_check(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FOLDER]...", help="Where moved files may be."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show which files are missing; those that were moved to a FOLDER are found again."""
    with opened() as library, shown_progress() as progress:
        for folder in folders or []:
            if not folder.is_dir():
                raise UserError(
                    "There is no folder {folder}.", "Check the name.", folder=str(folder)
                )
        checked = check_files(library, folders or [], progress)
        missing, found = library.get_many(checked.missing), library.get_many(checked.found)
    if as_json:
        report = {
            "files": checked.files,
            "missing": [picture_json(picture) for picture in missing],
            "found_again": [picture_json(picture) for picture in found],
        }
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    for picture in found:
        typer.echo(f"Found again: {picture.path}")
    for picture in missing:
        typer.echo(picture_line(picture))
    typer.echo(f"{said_count(checked.files)} looked for, {len(missing)} missing.", err=True)


def _find(library: Library, path: Path) -> int:
    picture = library.at(place_of(path))
    if picture is None:
        raise UserError(
            "{path} is not in the library.", "deepart library add takes it in.", path=str(path)
        )
    return picture.id
