"""Sentences for the person: what happened and what to do. Shown by the window, never modal."""

from __future__ import annotations

import enum
import platform
import string
import sys
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from PySide6.QtCore import QCoreApplication

from deepart_studio import __version__
from deepart_studio.core.errors import UserError


class Tone(enum.Enum):
    """How a notice looks; problems stay until they are closed."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class NoticeButton:
    """A thing that the person can do about a notice."""

    text: str
    run: Callable[[], object]


@dataclass(frozen=True)
class Notice:
    """A translated sentence, its tone, and what can be done about it."""

    text: str
    tone: Tone = Tone.INFO
    detail: str = ""
    buttons: tuple[NoticeButton, ...] = ()


class _Kind(string.Formatter):
    """Leaves a placeholder without a value as it is, so that a message never fails to show."""

    def get_value(self, key: int | str, _args: Sequence[Any], kwargs: Mapping[str, Any]) -> object:
        return kwargs.get(str(key), "{" + str(key) + "}")


_MODEL_PREFIX = 'The model "{id}" cannot be used: '


def translate_error(error: UserError) -> tuple[str, str]:
    """The message and the hint of an error in the language of the interface."""

    def words(template: str) -> str:
        if not template:
            return ""
        if template.startswith(_MODEL_PREFIX):  # the catalogue puts this before a reason
            return words(_MODEL_PREFIX.rstrip()) + " " + words(template[len(_MODEL_PREFIX) :])
        return QCoreApplication.translate("Errors", template)

    fill = _Kind().vformat
    message, hint = (
        fill(words(error.message), (), error.values),
        fill(words(error.hint), (), error.values),
    )
    return message, hint


def error_notice(error: UserError, *buttons: NoticeButton) -> Notice:
    """The notice of a problem that a person can understand and fix."""
    message, hint = translate_error(error)
    return Notice(message, Tone.ERROR, hint, buttons)


def report_text(error: BaseException) -> str:
    """A report that can be copied into an issue: versions and the traceback, no file contents."""
    head = (
        f"DeepArt Studio {__version__}, Python {platform.python_version()}, {platform.platform()}"
    )
    lines = traceback.format_exception(type(error), error, error.__traceback__)
    return head + "\n\n" + "".join(lines)


class CrashHook:
    """Sends every unexpected exception, of any thread, to one place."""

    def __init__(self, show: Callable[[BaseException], None]) -> None:
        """``show`` is called in the thread of the exception."""
        self._show = show
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        sys.excepthook = self._main
        threading.excepthook = self._thread

    def remove(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _main(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        self._before[0](kind, error, trace)  # the terminal still gets its traceback
        self._show(error)

    def _thread(self, args: threading.ExceptHookArgs) -> None:
        self._before[1](args)
        if args.exc_value is not None:
            self._show(args.exc_value)
