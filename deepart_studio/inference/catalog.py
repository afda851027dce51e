"""The models that are installed, listed from their manifests without opening any of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from deepart_studio.core.errors import UserError
from deepart_studio.core.manifests import Manifest, ModelFile, parse_manifest
from deepart_studio.core.names import nearest

MANIFEST = "manifest.json"
_MISSING = 'The file "{file}" is missing.'
_CHANGED = 'The file "{file}" is damaged or was changed.'
_OUTSIDE = 'The file "{file}" lies outside the folder of the model.'


@dataclass(frozen=True)
class ModelEntry:
    """A folder with a manifest; a bad one has a ``problem`` in place of being usable."""

    id: str
    folder: Path
    manifest: Manifest | None
    problem: UserError | None = None

    @property
    def good(self) -> bool:
        """Whether the model can be used."""
        return self.problem is None

    def path(self, file: ModelFile) -> Path:
        """The file on this machine; UserError when it (or a link) leaves the model's folder."""
        path = self.folder / file.path
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise UserError(_OUTSIDE, file=file.path)
        return path


class Catalog:
    """The models in some folders; of two with the same id the one in the first folder counts."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = tuple(roots)

    @cached_property
    def entries(self) -> list[ModelEntry]:
        """Every model, good ones and bad ones, by id. Read at the first look."""
        found: dict[str, ModelEntry] = {}
        for root in self._roots:
            for manifest in sorted(root.glob(f"*/{MANIFEST}")):
                entry = read_entry(manifest.parent)
                found.setdefault(entry.id, entry)
        return sorted(found.values(), key=lambda entry: entry.id)

    def get(self, model_id: str) -> ModelEntry:
        """The good model with this id; UserError with the reason, or with the nearest id."""
        for entry in self.entries:
            if entry.id == model_id:
                if entry.problem is not None:
                    raise _unusable(entry, entry.problem)
                return entry
        meant = nearest(model_id, [entry.id for entry in self.entries])
        raise UserError(
            'There is no model named "{name}".',
            'Did you mean "{nearest}"?' if meant else "deepart models list shows them.",
            name=model_id,
            nearest=meant,
        )

    def first(self, kind: str) -> ModelEntry:
        """The first good model of a kind; UserError when there is none."""
        bad = None
        for entry in self.entries:
            if entry.good and entry.manifest is not None and entry.manifest.kind == kind:
                return entry
            bad = bad or entry
        if bad is not None and bad.problem is not None:
            raise _unusable(bad, bad.problem)
        raise UserError(
            'There is no model of the kind "{kind}".', "Install the program again.", kind=kind
        )

    def verify(self, model_id: str) -> list[str]:
        """Hash every file of a model, a bad one too; one sentence per problem, none if good."""
        for entry in self.entries:
            if entry.id == model_id:
                if entry.manifest is None:
                    return [str(entry.problem)]
                return [str(problem) for problem in file_problems(entry)]
        self.get(model_id)
        return []


def read_entry(folder: Path) -> ModelEntry:
    """Read a model's manifest and check its files; never raises for a bad model."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        manifest = parse_manifest(data)
    except UserError as problem:
        return ModelEntry(folder.name, folder, None, problem)
    except (OSError, ValueError, RecursionError):
        unreadable = UserError("manifest.json cannot be read.", "Install the model again.")
        return ModelEntry(folder.name, folder, None, unreadable)
    entry = ModelEntry(manifest.id, folder, manifest)
    problems = file_problems(entry)
    return ModelEntry(manifest.id, folder, manifest, problems[0]) if problems else entry


def file_problems(entry: ModelEntry) -> list[UserError]:
    """What is wrong with the files that the manifest of ``entry`` names."""
    if entry.manifest is None:
        return []
    problems = (_file_problem(entry, file) for file in entry.manifest.files)
    return [problem for problem in problems if problem is not None]


def _file_problem(entry: ModelEntry, file: ModelFile) -> UserError | None:
    again = "Install the model again."
    try:
        path = entry.path(file)
        if not path.is_file():
            return UserError(_MISSING, again, file=file.path)
        if path.stat().st_size != file.bytes or sha256_of(path) != file.sha256:
            return UserError(_CHANGED, again, file=file.path)
    except UserError as problem:
        return problem
    except OSError:
        return UserError('The file "{file}" cannot be read.', again, file=file.path)
    return None


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unusable(entry: ModelEntry, problem: UserError) -> UserError:
    return UserError(
        'The model "{id}" cannot be used: ' + problem.message,
        problem.hint,
        id=entry.id,
        **problem.values,
    )
