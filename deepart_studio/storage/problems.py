"""What the system says about a file, in words that a person can act on."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from deepart_studio.core.errors import UserError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}


def reading_problem(path: Path, error: OSError) -> UserError:
    """The UserError for an OSError while reading ``path``."""
    name = path.name or str(path)
    if isinstance(error, FileNotFoundError):
        return UserError("Cannot find {name}.", "Check the name and the folder.", name=str(path))
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for names that are too long
        return UserError("{name} is a folder, not a picture.", "Choose a picture in it.", name=name)
    if error.errno in _READ_ONLY:
        return UserError(
            "{name} may not be read.", "Ask its owner for permission to read it.", name=name
        )
    return UserError(
        "{name} could not be read ({reason}).",
        "Check the disk or the network drive and try again.",
        name=name,
        reason=error.strerror or type(error).__name__,
    )


def writing_problem(path: Path, error: OSError) -> UserError:
    """The UserError for an OSError while writing ``path``."""
    name, folder = path.name, str(path.parent)
    if error.errno in _FULL:
        return UserError(
            "The disk is full: {name} was not saved.",
            "Make some room or choose another disk.",
            name=name,
        )
    if error.errno in _READ_ONLY:
        return UserError(
            "Nothing may be written to the folder {folder}.",
            "Choose another folder.",
            folder=folder,
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UserError(
            "There is no folder {folder}.", "Make it, or choose another folder.", folder=folder
        )
    if isinstance(error, IsADirectoryError):
        return UserError("{name} is a folder.", "Choose another name.", name=name)
    if error.errno == errno.ENAMETOOLONG:
        return UserError("The name {name} is too long.", "Choose a shorter name.", name=name)
    return UserError(
        "{name} could not be saved ({reason}).",
        "Check the disk or the network drive and try again.",
        name=name,
        reason=error.strerror or type(error).__name__,
    )
