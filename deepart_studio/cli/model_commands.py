"""``deepart styles`` and ``deepart models``: what is installed, and whether it is intact."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from deepart_studio.cli.shared_options import AsJson
from deepart_studio.cli.workshop import all_styles, open_pipeline
from deepart_studio.core.errors import UserError
from deepart_studio.core.texts import pick
from deepart_studio.inference.catalog import Catalog, ModelEntry
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.storage.model_roots import model_roots

models_app = typer.Typer(help="The models that are installed.", no_args_is_help=True)
ModelOption = Annotated[str | None, typer.Option("--model", help="See deepart models list.")]


def _say_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def styles(model: ModelOption = None, as_json: AsJson = False) -> None:
    """List the styles by name."""
    known = all_styles(open_pipeline(model, SessionCache()))
    if as_json:
        _say_json(
            [
                {
                    "id": style.id,
                    "name": dict(style.name),
                    "artist": style.artist,
                    "year": style.year,
                    "group": style.group,
                    "builtin": style.builtin,
                }
                for style in known
            ]
        )
        return
    for style in known:
        names = " · ".join(dict.fromkeys([pick(style.name), pick(style.name, "zh")]))
        origin = ", ".join(part for part in (style.artist, style.year) if part)
        typer.echo(f"{names} ({origin})" if origin else names)


@models_app.command("list")
def list_models(as_json: AsJson = False) -> None:
    """List the models; a bad one with its reason."""
    entries = Catalog(model_roots()).entries
    if as_json:
        _say_json([_brief(entry) for entry in entries])
        return
    if not entries:
        raise UserError("No model is installed.", "Install the program again.")
    for entry in entries:
        if entry.manifest is not None and entry.good:
            name, version = pick(entry.manifest.name), entry.manifest.version
            typer.echo(f"{entry.id}  {version}  {entry.manifest.kind}  {name}")
        else:
            typer.echo(f"{entry.id}  unusable: {entry.problem}")


@models_app.command()
def verify(
    model_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="Else all.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check every file of a model against its manifest."""
    catalog = Catalog(model_roots())
    ids = [model_id] if model_id else [entry.id for entry in catalog.entries]
    found = {each: catalog.verify(each) for each in ids}
    if as_json:
        _say_json(found)
    for each, problems in found.items():
        if not as_json and not problems:
            typer.echo(f"{each}: good")
        for problem in problems:
            typer.echo(f"deepart: {each}: {problem}", err=True)
    if any(found.values()):
        raise typer.Exit(2)


@models_app.command()
def show(model_id: Annotated[str, typer.Argument(metavar="ID")], as_json: AsJson = False) -> None:
    """Tell everything about a model: its files, settings, origin and measured quality."""
    entry = Catalog(model_roots()).get(model_id)
    details = _details(entry)
    if as_json:
        _say_json(details)
        return
    for key, value in details.items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        typer.echo(f"{key}: {text}")


def _brief(entry: ModelEntry) -> dict[str, Any]:
    row: dict[str, Any] = {"id": entry.id, "folder": str(entry.folder), "good": entry.good}
    if entry.manifest is not None:
        row |= {
            "kind": entry.manifest.kind,
            "version": entry.manifest.version,
            "name": dict(entry.manifest.name),
        }
    if entry.problem is not None:
        row["problem"] = str(entry.problem)
    return row


def _details(entry: ModelEntry) -> dict[str, Any]:
    manifest = entry.manifest
    assert manifest is not None  # noqa: S101 - the catalogue gives only good models
    return _brief(entry) | {
        "description": pick(manifest.description),
        "license": manifest.license,
        "files": {file.path: file.bytes for file in manifest.files},
        "parameters": {
            parameter.id: [parameter.minimum, parameter.maximum]
            for parameter in manifest.parameters
        },
        "provenance": dict(manifest.provenance),
        "quality": dict(manifest.quality),
        "parity": dict(manifest.parity),
    }
