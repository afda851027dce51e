"""The JSON Schema of a model's manifest.json (schema 1)."""

from __future__ import annotations

from typing import Any

_TEXT: dict[str, Any] = {
    "type": "object",
    "properties": {"en": {"type": "string", "minLength": 1}, "zh": {"type": "string"}},
    "required": ["en"],
    "additionalProperties": {"type": "string"},
}

_TENSOR: dict[str, Any] = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "dtype": {"enum": ["float32", "int64"]},
        "layout": {"enum": ["NCHW", "NC", "NLC", "N", "weights"]},
        "range": {
            "type": "array",
            "items": {"type": "number"},
            "minItems": 2,
            "maxItems": 2,
        },
        "multiple_of": {"type": "integer", "minimum": 1, "maximum": 1024},
        "min_side": {"type": "integer", "minimum": 1, "maximum": 4096},
    },
    "required": ["name", "dtype", "layout"],
}

_GRAPH: dict[str, Any] = {
    "type": "object",
    "properties": {
        "inputs": {"type": "array", "items": _TENSOR, "minItems": 1},
        "outputs": {"type": "array", "items": _TENSOR, "minItems": 1},
    },
    "required": ["inputs", "outputs"],
}

_FILE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "role": {"type": "string", "minLength": 1},
        "path": {"type": "string", "minLength": 1},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "bytes": {"type": "integer", "minimum": 0},
    },
    "required": ["role", "path", "sha256", "bytes"],
}

_PARAMETER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"},
        "kind": {"enum": ["float", "int", "bool"]},
        "minimum": {"type": "number"},
        "maximum": {"type": "number"},
        "default": {"type": "number"},
        "step": {"type": "number", "exclusiveMinimum": 0},
        "name": _TEXT,
        "help": _TEXT,
    },
    "required": ["id", "kind", "minimum", "maximum", "default", "step", "name", "help"],
}

MANIFEST_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "schema": {"const": 1},
        "id": {"type": "string", "pattern": "^[a-z0-9][a-z0-9._-]*$", "maxLength": 64},
        "kind": {"type": "string", "minLength": 1},
        "version": {"type": "string", "minLength": 1},
        "name": _TEXT,
        "description": _TEXT,
        "license": {"type": "string", "minLength": 1},
        "files": {"type": "array", "items": _FILE, "minItems": 1},
        "graphs": {"type": "object", "additionalProperties": _GRAPH},
        "parameters": {"type": "array", "items": _PARAMETER},
        "provenance": {"type": "object"},
        "quality": {
            "type": "object",
            "properties": {"memory_bytes_per_pixel": {"type": "number", "exclusiveMinimum": 0}},
        },
        "parity": {"type": "object"},
    },
    "required": [
        "schema",
        "id",
        "kind",
        "version",
        "name",
        "description",
        "license",
        "files",
        "graphs",
        "parameters",
        "provenance",
        "quality",
        "parity",
    ],
}
