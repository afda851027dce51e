"""IDX files, the format of MNIST and Fashion-MNIST: read as they are, or compressed with gzip."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import numpy as np

from deepart_studio.core.errors import UserError

_UNSIGNED_BYTE = 8
_GZIP = b"\x1f\x8b"


def read_idx(file: Path, dimensions: int) -> np.ndarray:
    """The ``uint8`` array in an IDX file, which must have so many dimensions.

    An IDX file is: two zero bytes, the kind of number, how many dimensions, the length of each as
    a big-endian 32-bit number, then the values. Raises UserError for anything else.
    """
    try:
        data = file.read_bytes()
        if data[:2] == _GZIP:
            data = gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise UserError("{file} cannot be read.", "Check its name.", file=str(file)) from error
    if len(data) < 4 or data[:2] != b"\0\0" or data[2] != _UNSIGNED_BYTE:
        raise UserError(
            "{file} is no IDX file of bytes.", "MNIST's files are, gz or not.", file=str(file)
        )
    if data[3] != dimensions:
        raise UserError(
            "{file} has {have} dimensions, not {wanted}.",
            "Pictures have 3, labels have 1. Were the two files swapped?",
            file=str(file),
            have=data[3],
            wanted=dimensions,
        )
    head = 4 + 4 * dimensions
    shape = tuple(int.from_bytes(data[i : i + 4], "big") for i in range(4, head, 4))
    if len(data) < head or len(data) - head != int(np.prod(shape)):
        raise UserError("{file} is cut off.", "Copy or download it once more.", file=str(file))
    return np.frombuffer(data, np.uint8, offset=head).reshape(shape)
