"""Actions are data: menus, toolbar, shortcuts, palette and help page come from one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence


@dataclass(frozen=True)
class Situation:
    """What is possible now; actions say which of these they need."""

    photo: bool = False
    styles: bool = False
    model: bool = False
    painting: bool = False
    rendering: bool = False
    undo: bool = False
    redo: bool = False
    compare: bool = False
    exported: bool = False
    wall: bool = False
    region: bool = False
    brush: bool = False
    erasing: bool = False
    masks_shown: bool = False
    queue: bool = False
    film: bool = False
    filming: bool = False
    library: bool = False

    @property
    def can_paint(self) -> bool:
        return self.photo and self.styles and self.model


def always(_: Situation) -> bool:
    """For actions that are possible at any time."""
    return True


@dataclass(frozen=True)
class Action:
    """One thing that can be done. ``text`` and ``tip`` are English, translated when shown.

    ``held`` is called with True while the key or button is held and with False when it is let go.
    """

    id: str
    text: str
    menu: str
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    enabled: Callable[[Situation], bool] = always
    checked: Callable[[Situation], bool] | None = None
    held: Callable[[bool], object] | None = None
    separator_before: bool = False


def translate_action(text: str) -> str:
    """An action's text in the language of the interface."""
    return QCoreApplication.translate("Actions", text) if text else ""


def plain_text(text: str) -> str:
    """An action's text without its mnemonic and dots: "Open photo", and not "文件(F)" for 文件."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "").rstrip("….")


def shown_keys(row: Action) -> str:
    """The first shortcut as this system writes it."""
    if not row.shortcuts:
        return ""
    return QKeySequence(row.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)


class ActionSet(QObject):
    """The table's rows as QActions, with texts and states kept up to date."""

    def __init__(self, table: Iterable[Action], parent: QObject) -> None:
        super().__init__(parent)
        self.table = tuple(table)
        self.qt: Mapping[str, QAction] = {row.id: self._make(row) for row in self.table}
        self.retranslate()

    def __getitem__(self, action_id: str) -> QAction:
        return self.qt[action_id]

    def retranslate(self) -> None:
        """Write texts and tips in the present language; tips name the shortcut."""
        for row in self.table:
            action = self.qt[row.id]
            text = translate_action(row.text)
            keys = shown_keys(row)
            action.setText(f"{text}\t{keys}" if row.held is not None else text)
            action.setIconText(plain_text(text))
            tip = translate_action(row.tip) or action.iconText()
            action.setToolTip(f"{tip}  ({keys})" if keys else tip)

    def update(self, situation: Situation) -> None:
        """Enable what is possible in this situation."""
        for row in self.table:
            action = self.qt[row.id]
            action.setEnabled(row.enabled(situation))
            if row.checked is not None:
                action.setChecked(row.checked(situation))

    def name_step(self, action_id: str, step: str) -> None:
        """Write what would be undone or redone behind the action's text."""
        row = next(row for row in self.table if row.id == action_id)
        self.qt[action_id].setText(f"{translate_action(row.text)} {step}".rstrip())

    def _make(self, row: Action) -> QAction:
        action = QAction(self.parent())
        action.setObjectName(row.id)
        if row.held is None:  # a held key is watched by the window: shortcuts know no release
            action.setShortcuts([QKeySequence(keys) for keys in row.shortcuts])
        action.setCheckable(row.checked is not None)
        # PySide counts a lambda's arguments; without this one it would be given "checked"
        action.triggered.connect(lambda _checked=False, run=row.run: run())
        return action
