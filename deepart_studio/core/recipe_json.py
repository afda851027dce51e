"""Requests as one line of JSON with the kind of picture they are for."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from deepart_studio.core.errors import UserError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")


def to_line(kind: str, request: DataclassInstance) -> str:
    """The line that ``from_line`` reads."""
    data = {"kind": kind, **dataclasses.asdict(request)}
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def from_line(kind: str, text: str, build: Callable[[Mapping[str, Any]], T]) -> T:
    """What ``build`` makes of a line's values; UserError when it is something else."""
    try:
        data = json.loads(text)
        found = data["kind"]
        made = build(data) if found == kind else None
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise _unreadable() from error
    if made is None:
        raise _unreadable()
    return made


def _unreadable() -> UserError:
    return UserError(
        "This recipe cannot be read.",
        "It may be damaged or made by a newer version of this program.",
    )


def is_kind(text: str, kind: str) -> bool:
    """Whether a recipe's JSON is for this kind of picture."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("kind") == kind
