"""A style: a name and the code that the painter follows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from deepart_studio.core.errors import UserError
from deepart_studio.core.names import fold, nearest
from deepart_studio.core.texts import Text, pick

Code = npt.NDArray[np.float32]


def code_sha256(code: Code) -> str:
    """Hex SHA-256 of a code's values as little-endian float32."""
    return hashlib.sha256(code.astype("<f4").tobytes()).hexdigest()


@dataclass(frozen=True, eq=False)
class Style:
    """One style; ``code`` is float32 (D,). ``preview`` is a picture file to show, if any."""

    id: str
    name: Text
    code: Code
    artist: str = ""
    year: str = ""
    group: str = ""
    preview: Path | None = None
    builtin: bool = True
    code_sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "code_sha256", code_sha256(self.code))


def find_style(styles: Sequence[Style], name: str) -> Style:
    """The style with this id or name in either language, whatever the case and accents.

    UserError when there is none, with the nearest name.
    """
    wanted = fold(name)
    for style in styles:
        if wanted == fold(style.id) or wanted in {fold(text) for text in style.name.values()}:
            return style
    names = {text: style for style in styles for text in (*style.name.values(), style.id)}
    meant = nearest(name, names)
    if meant is None:
        raise UserError(
            'There is no style named "{name}".', "deepart styles lists them.", name=name
        )
    raise UserError(
        'There is no style named "{name}".',
        'Did you mean "{nearest}"?',
        name=name,
        nearest=pick(names[meant].name),
    )
