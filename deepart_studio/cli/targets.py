"""Which inputs are painted and where each result goes, decided before any work starts."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deepart_studio.cli.film_targets import STREAM, film_suffix, named_format, stays_moving
from deepart_studio.core.errors import UserError
from deepart_studio.document.formats import FORMATS, PHOTO_SUFFIXES, format_of
from deepart_studio.video.kinds import film_format

__all__ = ["STREAM", "Plan", "Refused", "Target", "plan_targets"]

_FORMAT_OF_SUFFIX = {suffix: f.id for f in FORMATS.values() for suffix in f.suffixes}


@dataclass(frozen=True)
class Target:
    """One picture or film to paint: ``source`` and ``output`` are paths, or "-" for a stream."""

    source: str
    output: str
    format: str
    film: bool = False


@dataclass(frozen=True)
class Refused:
    """An input that cannot be painted, and why."""

    source: str
    error: UserError


@dataclass(frozen=True)
class Plan:
    """``batch``: the inputs were several, or a folder. ``in_folder``: --out is a folder to make."""

    targets: tuple[Target, ...]
    refused: tuple[Refused, ...]
    batch: bool
    in_folder: bool


def plan_targets(
    inputs: Sequence[str],
    out: str | None,
    *,
    format: str | None,  # noqa: A002 - the option's own name
    overwrite: bool,
    label: str,
) -> Plan:
    """Pair every input with its output.

    ``label`` (the style's name) is added to the photo's name when no ``out`` is given. Raises
    UserError for what makes the whole command impossible; what concerns one input is ``refused``.
    """
    sources, refused, has_folder = _expand(inputs)
    batch = has_folder or len(inputs) > 1
    if batch and STREAM in inputs:
        raise UserError("- (standard input) must be the only input.", "Give one picture at a time.")
    if batch and out == STREAM:
        raise UserError(
            "Several pictures cannot go to standard output.", "Name a folder with --out DIR."
        )
    if batch and out is not None and Path(out).exists() and not Path(out).is_dir():
        raise UserError("{out} is a file.", "With several pictures --out is a folder.", out=out)
    if has_folder and out is None:
        raise UserError("Paintings of a whole folder need a place.", "Name one with --out DIR.")
    in_folder = out is not None and out != STREAM and (batch or _names_folder(out))
    targets = [_target(source, out, format, in_folder, label) for source in sources]
    accepted, clashes = _without_clashes(targets)
    ready: list[Target] = []
    for target in accepted:
        problem = _output_problem(target, sources, overwrite)
        if problem is None:
            ready.append(target)
        else:
            clashes.append(Refused(target.source, problem))
    return Plan(tuple(ready), tuple(refused + clashes), batch, in_folder)


def _expand(inputs: Sequence[str]) -> tuple[list[str], list[Refused], bool]:
    """The pictures named by the inputs, each once; a folder stands for the pictures in it."""
    found: dict[str, str] = {}
    refused: list[Refused] = []
    has_folder = False
    for text in inputs:
        path = Path(text)
        if text == STREAM:
            found[STREAM] = STREAM
        elif path.is_dir():
            has_folder = True
            pictures = _pictures_in(path)
            found.update({_key(picture): str(picture) for picture in pictures})
            if not pictures:
                message = "There is no picture in the folder {path}."
                refused.append(Refused(text, UserError(message, path=text)))
        elif path.exists():
            found.setdefault(_key(path), text)
        else:
            error = UserError("Cannot find {path}.", "Check the path.", path=text)
            refused.append(Refused(text, error))
    return list(found.values()), refused, has_folder


def _pictures_in(folder: Path) -> list[Path]:
    try:
        names = sorted(folder.iterdir())
    except OSError as error:
        raise UserError(
            "Cannot read the folder {path}: {reason}.", path=folder, reason=error.strerror
        ) from error
    return [path for path in names if path.is_file() and path.suffix.lower() in PHOTO_SUFFIXES]


def _key(path: Path) -> str:
    """Equal for two spellings of one file, on file systems that ignore case as well."""
    text = unicodedata.normalize("NFC", os.path.realpath(path))
    return text.casefold() if sys.platform in ("win32", "darwin") else text


def _target(
    source: str,
    out: str | None,
    format: str | None,  # noqa: A002
    in_folder: bool,
    label: str,
) -> Target:
    named = None if in_folder else out
    film = stays_moving(source, named, format)
    if named == STREAM or (out is None and source == STREAM):
        return Target(source, STREAM, format or "png")
    if named is not None:
        if film:
            return Target(source, named, named_format(named, format), film=True)
        return Target(source, named, format or format_of(Path(named)))
    name = "painting" if source == STREAM else Path(source).stem
    folder = Path(out) if out is not None else Path(source).parent
    chosen = format or _FORMAT_OF_SUFFIX.get(Path(source).suffix.lower(), "png")
    suffix = Path(source).suffix
    if suffix.lower() not in FORMATS[chosen].suffixes:
        suffix = FORMATS[chosen].suffixes[0]
    if film:
        suffix = film_suffix(source, format)
        chosen = film_format(Path(f"film{suffix}"))
    if out is None:
        name = f"{name} - {_safe(label)}"
    return Target(source, str(folder / f"{name}{suffix}"), chosen, film)


def _names_folder(out: str) -> bool:
    return Path(out).is_dir() or out.endswith(("/", os.sep))


def _safe(label: str) -> str:
    """The label without what file systems refuse."""
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", label)
    return " ".join(plain.split()).strip(".") or "painted"


def _without_clashes(targets: list[Target]) -> tuple[list[Target], list[Refused]]:
    """Targets that share an output with no other, and the rest refused."""
    by_output: defaultdict[str, list[Target]] = defaultdict(list)
    for target in targets:
        by_output[_key(Path(target.output))].append(target)
    accepted: list[Target] = []
    refused: list[Refused] = []
    for group in by_output.values():
        if len(group) == 1:
            accepted.append(group[0])
            continue
        for target in group:
            others = ", ".join(other.source for other in group if other is not target)
            error = UserError(
                "{source} and {others} would both write {output}.",
                "Rename one, or paint them with two commands and different --out folders.",
                source=target.source,
                others=others,
                output=target.output,
            )
            refused.append(Refused(target.source, error))
    return accepted, refused


def _output_problem(target: Target, sources: Sequence[str], overwrite: bool) -> UserError | None:
    if target.output == STREAM or not os.path.lexists(target.output):
        return None
    path = Path(target.output)
    if path.is_dir():
        return UserError(
            "{path} is a folder.", "Name a file, or end it with /.", path=target.output
        )
    if any(source != STREAM and _key(Path(source)) == _key(path) for source in sources):
        return UserError(
            "{path} is one of the photos and would be lost.",
            "Choose another --out.",
            path=target.output,
        )
    if overwrite:
        return None
    return UserError(
        "{path} already exists.",
        "Choose another --out, or add --overwrite to replace it.",
        path=target.output,
    )
