"""Connects the canvas's tools with the strip, the bar of options and the rest of the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from deepart_studio.studio.actions import Situation
from deepart_studio.ui.tools import CanvasTool, OptionsBar, ToolStrip

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

STRIP = (
    *("tool-hand", "tool-move", "tool-crop", ""),
    *("tool-select-rectangle", "tool-select-lasso", "tool-select-colour", ""),
    *("tool-paint", "tool-eraser", "tool-text"),
)
"""The strip's buttons from top to bottom: ids of actions, "" for a line."""


class ToolCommands(QObject):
    """What the window does with tools. They and the style brush of the regions exclude each other.

    Another part of the window puts its tools in with ``add`` and their actions into ``STRIP``.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio = window, window.studio
        self.box = window.canvas.tools
        self.strip, self.bar = ToolStrip(), OptionsBar()
        self._digits = [self._digit(digit) for digit in range(10)]
        self.box.changed.connect(self._changed)
        self._glimpsing = False
        self._studio.glimpsed.connect(self._glimpsed)
        self._studio.photo_changed.connect(self._photo_changed)
        self._studio.wall.opened_changed.connect(lambda _: self.box.put_down())

    def add(self, tool: CanvasTool) -> None:
        """A tool with its options, which end with the window even when they were never shown."""
        if tool.options is not None:
            tool.options.setParent(self.bar)
            tool.options.hide()
        self.box.add(tool)

    def choose(self, tool_id: str) -> None:
        """Take a tool in hand; the style brush of the regions is put down."""
        self._window.regions.put_down()
        if self._window.comparing.is_open:
            self._window.comparing.leave()
        self.box.choose(tool_id)
        self._window.canvas.setFocus()
        self._window.update_situation()

    def cancel_or_leave(self) -> None:
        """What Esc does: give up what the tool is at, put it down, or what it does without one."""
        window = self._window
        rendering = self._studio.renderer.order is not None
        if window.shapes.cancel():
            return
        if window.comparing.is_open or not self.box.in_use:
            window.comparing.cancel_or_leave()
        elif self.box.tool.cancel():
            return
        elif rendering:
            window.comparing.cancel_or_leave()
        else:
            self.box.put_down()

    def resize(self, steps: int) -> None:
        """[ and ]: the brush in hand, be it a tool's or that of the regions."""
        if self.box.tool.sized:
            self.box.tool.resize(steps)
        else:
            self._window.regions.set_brush(self._window.regions.brush.resized(steps))

    def harden(self, steps: int) -> None:
        if self.box.tool.sized:
            self.box.tool.harden(steps)
        else:
            self._window.regions.set_brush(self._window.regions.brush.hardened(steps))

    def situation(self, now: Situation) -> Situation:
        """What is possible now with tools; the strip is there where there are layers to work on."""
        self.strip.setVisible(now.layered or self._glimpsing)
        tool = self.box.tool
        seen = now.layered and not now.comparing
        self.bar.show_options(tool.options if seen else None)
        return replace(now, tool=tool.id, tool_sized=tool.sized, tool_digits=tool.digits)

    def _changed(self) -> None:
        for digit in self._digits:
            digit.setEnabled(self.box.tool.digits)
        self._window.canvas.refresh()
        self._window.update_situation()

    def _glimpsed(self, shown: object) -> None:
        """A project is in sight before its layers are: the strip takes its place at once."""
        self._glimpsing = shown is not None
        self._window.update_situation()

    def _photo_changed(self, *_: object) -> None:
        self._glimpsing = False
        if self._studio.document.stack is None:
            self.box.put_down()

    def _digit(self, digit: int) -> QShortcut:
        shortcut = QShortcut(QKeySequence(str(digit)), self._window)
        shortcut.activated.connect(lambda: self.box.tool.digit(digit))
        shortcut.setEnabled(False)
        return shortcut
