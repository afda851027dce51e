"""Works around a fault of PySide6 6.12.0 that ends a process on Python 3.11.

Every call of that version that returns nothing gives away a reference to None that it does not own.
Since Python 3.12 None cannot die (PEP 683); before, the interpreter aborts after some thousand
calls with "none_dealloc: deallocating None". 6.11.3 is free of it. Measured with sys.getrefcount.
"""

from __future__ import annotations

import ctypes
import platform
import sys

import PySide6

PLENTY = 1 << 40
"""More references than any session can lose; PEP 683 makes None immortal in the same way."""


def keep_none_alive() -> None:
    """Give None references to lose, where this Python and this PySide6 need it."""
    affected = PySide6.__version_info__[:2] >= (6, 12) and sys.version_info < (3, 12)
    if (
        affected
        and platform.python_implementation() == "CPython"
        and sys.getrefcount(None) < PLENTY
    ):
        # the reference count is the first field of an object
        ctypes.c_ssize_t.from_address(id(None)).value += PLENTY
