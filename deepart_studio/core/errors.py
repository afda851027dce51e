"""The two exceptions that are part of the programme's normal life."""

from __future__ import annotations


class UserError(Exception):
    """A problem that a person can understand and fix; the command line ends with exit code 2.

    ``message`` says what happened (and why, if known) and ``hint`` what to do. Both are templates
    with ``{name}`` placeholders filled from ``values``, so that a window can translate them first.
    """

    def __init__(self, message: str, hint: str = "", **values: object) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint
        self.values = values

    def __str__(self) -> str:
        parts = (part.format_map(self.values) for part in (self.message, self.hint) if part)
        return " ".join(parts)


class TooLargeError(UserError):
    """A picture beyond the limit, which may be opened smaller if the person wants it."""


class Cancelled(Exception):  # noqa: N818 - a wish that was followed, not an error
    """The person asked for the work to stop."""

    def __init__(self) -> None:
        super().__init__("Cancelled.")
