"""A model's description of itself, read from the manifest.json beside its files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import jsonschema

from deepart_studio.core.errors import UserError
from deepart_studio.core.manifest_schema import MANIFEST_SCHEMA
from deepart_studio.core.parameters import Parameter
from deepart_studio.core.texts import Text


@dataclass(frozen=True)
class ModelFile:
    """A file of a model; ``path`` is relative to the model's folder, with forward slashes."""

    role: str
    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class TensorSpec:
    """An input or output of a graph; ``multiple_of`` and ``min_side`` are pixels of H and W."""

    name: str
    dtype: str
    layout: str
    range: tuple[float, float] | None = None
    multiple_of: int = 1
    min_side: int = 1


@dataclass(frozen=True)
class GraphSpec:
    """The inputs and outputs of one ONNX file."""

    inputs: tuple[TensorSpec, ...]
    outputs: tuple[TensorSpec, ...]


@dataclass(frozen=True)
class Manifest:
    """Everything that the programme knows about a model before it opens one of its files."""

    schema: int
    id: str
    kind: str
    version: str
    name: Text
    description: Text
    license: str
    files: tuple[ModelFile, ...]
    graphs: Mapping[str, GraphSpec]
    parameters: tuple[Parameter, ...]
    provenance: Mapping[str, Any]
    quality: Mapping[str, Any]
    parity: Mapping[str, Any]

    @property
    def sha256(self) -> str:
        """Identifies what computes: the hash of the graphs' roles and hashes."""
        lines = sorted(f"{f.role} {f.sha256}" for f in self.files if f.role in self.graphs)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def file(self, role: str) -> ModelFile:
        """The first file of a role; UserError when the model has none."""
        for file in self.files:
            if file.role == role:
                return file
        raise UserError('The model "{id}" has no {role} file.', id=self.id, role=role)

    def parameter(self, parameter_id: str) -> Parameter:
        """The parameter with this id; UserError when the model has none."""
        for parameter in self.parameters:
            if parameter.id == parameter_id:
                return parameter
        raise UserError(
            'The model "{id}" has no parameter {parameter}.', id=self.id, parameter=parameter_id
        )


def parse_manifest(data: Any) -> Manifest:
    """Read a decoded manifest.json; UserError names the first field that is wrong."""
    validator = jsonschema.Draft202012Validator(MANIFEST_SCHEMA)
    error = jsonschema.exceptions.best_match(validator.iter_errors(data))
    if error is not None:
        raise _invalid(".".join(map(str, error.absolute_path)) or "manifest.json", error.message)
    return Manifest(
        schema=data["schema"],
        id=data["id"],
        kind=data["kind"],
        version=data["version"],
        name=data["name"],
        description=data["description"],
        license=data["license"],
        files=tuple(_file(i, item) for i, item in enumerate(data["files"])),
        graphs={role: _graph(graph) for role, graph in data["graphs"].items()},
        parameters=tuple(_parameter(i, item) for i, item in enumerate(data["parameters"])),
        provenance=data["provenance"],
        quality=data["quality"],
        parity=data["parity"],
    )


def _invalid(field: str, reason: str) -> UserError:
    return UserError("{field} is not valid: {reason}.", field=field, reason=reason.rstrip("."))


def _file(index: int, data: Mapping[str, Any]) -> ModelFile:
    path = str(data["path"])
    parts = PurePosixPath(path).parts
    if path.startswith("/") or ".." in parts or "\\" in path or ":" in path:
        raise _invalid(f"files.{index}.path", f'"{path}" leaves the folder of the model')
    return ModelFile(data["role"], path, data["sha256"], data["bytes"])


def _graph(data: Mapping[str, Any]) -> GraphSpec:
    return GraphSpec(
        tuple(_tensor(item) for item in data["inputs"]),
        tuple(_tensor(item) for item in data["outputs"]),
    )


def _tensor(data: Mapping[str, Any]) -> TensorSpec:
    limits = data.get("range")
    return TensorSpec(
        name=data["name"],
        dtype=data["dtype"],
        layout=data["layout"],
        range=None if limits is None else (float(limits[0]), float(limits[1])),
        multiple_of=data.get("multiple_of", 1),
        min_side=data.get("min_side", 1),
    )


def _parameter(index: int, data: Mapping[str, Any]) -> Parameter:
    parameter = Parameter(
        id=data["id"],
        kind=data["kind"],
        minimum=float(data["minimum"]),
        maximum=float(data["maximum"]),
        default=float(data["default"]),
        step=float(data["step"]),
        name=data["name"],
        help=data["help"],
    )
    if not parameter.minimum <= parameter.default <= parameter.maximum:
        raise _invalid(f"parameters.{index}.default", "it lies outside minimum..maximum")
    return parameter
