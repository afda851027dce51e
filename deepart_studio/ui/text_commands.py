"""Text layers in the window: writing, changing, moving, and what is said about fonts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QMessageBox

from deepart_studio.core.errors import UserError
from deepart_studio.studio.actions import Situation
from deepart_studio.studio.notices import Notice, Tone, translate_error
from deepart_studio.ui.tools.text_tool import TextTool

if TYPE_CHECKING:
    from deepart_studio.document.layers import Layer
    from deepart_studio.document.text_layers import TextLayer, Writing
    from deepart_studio.studio.layer_stack import LayerStack
    from deepart_studio.ui.dialogs.text_dialog import TextDialog
    from deepart_studio.ui.main_window import MainWindow

TYPING_MS = 80
SHARE = 1 / 16
"""Size of new text as a part of the document's height."""


class TextCommands(QObject):
    """What the window does with text; undo steps get their names here."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio = window, window.studio
        self._desk = window.studio.document
        self.tool = TextTool(window.canvas, self._at, self)
        self.tool.started.connect(self.start)
        self.tool.chosen.connect(self._desk.activate)
        self.tool.opened.connect(self.open)
        self.tool.dragged.connect(self._drag)
        window.tools.add(self.tool)
        self.dialog: TextDialog | None = None
        self.ask: Callable[[str], bool] = self._ask
        self._last: Writing | None = None
        self._dragging: tuple[int, int, int] | None = None
        self._desk.opened.connect(self._look)

    def situation(self, now: Situation) -> Situation:
        return replace(now, text_layer=now.layered and self._text(self._desk.active) is not None)

    # -- writing

    def start(self, x: float, y: float) -> None:
        """Write something new that begins at this place of the canvas's picture."""
        from deepart_studio.document.text_layers import Writing

        stack = self._desk.stack
        if stack is None:
            return
        if self._last is None:
            family, size = self._window.font().family(), max(8, round(stack.height * SHARE))
            writing = Writing("", family, size=size)
        else:
            writing = replace(self._last, text="")
        self._write(writing, self._place(x, y), None)

    def open_active(self) -> None:
        """Change the active layer's text."""
        if self._desk.active is not None:
            self.open(self._desk.active)

    def open(self, number: int) -> None:
        """Change what this layer says; it keeps its place."""
        from deepart_studio.document.text_layers import begins_at

        layer, text = self._desk.stack.find(number), self._text(number)
        if text is None or layer is None:
            return
        if layer.locked:
            self._window.notify(Notice(self.tr("The layer is locked."), Tone.WARNING))
            return
        self._desk.activate(number)
        self._write(text.writing, begins_at(layer, text), number)

    def rasterise(self, number: int | None = None) -> None:
        """The text becomes a picture that can be painted on."""
        from deepart_studio.document.text_layers import without_text

        number = self._desk.active if number is None else number
        stack = self._desk.stack
        layer = stack.find(number) if stack is not None else None
        if layer is not None and number is not None:
            after = stack.put(number, without_text(layer))
            self._desk.edit(self.tr("Turn text into pixels"), after)

    def may_paint(self, number: int) -> bool:
        """Ask before the pixels of this layer are changed; True where that is no text (any more).

        For tools that paint: text that is painted on can no longer be written anew.
        """
        if self._text(number) is None:
            return True
        layer = self._desk.stack.find(number)
        words = self.tr('"{name}" is text. Painted on, it cannot be changed as text any more.')
        if not self.ask(words.format(name=layer.name)):
            return False
        self.rasterise(number)
        return True

    def _write(self, writing: Writing, at: tuple[int, int], number: int | None) -> None:
        from deepart_studio.ui.dialogs.text_dialog import TextDialog

        before, stack = self._desk.stack, self._desk.stack
        old = stack.find(number)
        shown = self._desk.wanted
        dialog = self.dialog = TextDialog(writing, self._window)
        typing = QTimer(dialog, singleShot=True, interval=TYPING_MS)
        state = {"busy": False, "again": False, "layer": old, "writing": writing, "ended": False}

        def make() -> None:
            """Write in a worker thread; the newest wish wins."""
            wanted = dialog.writing
            if state["busy"]:
                state["again"] = True
                return
            if not wanted.text.strip():
                state["layer"] = old
                self._try(before, number, None if number is None else old, at)
                return
            state["busy"] = True
            self._studio.background.run(lambda: _laid(wanted, at, old), done, failed)

            def told() -> None:
                dialog.warn(self._warning(wanted))

            told()

        def done(layer: Layer) -> None:
            state["busy"] = False
            if state["ended"]:
                return
            state["layer"] = layer
            self._try(before, number, layer, at)
            again()

        def failed(error: BaseException) -> None:
            state["busy"] = False
            if state["ended"]:
                return
            if isinstance(error, UserError):
                dialog.warn(" ".join(translate_error(error)))
            else:
                self._window.show_error(error)
            again()

        def again() -> None:
            if state["again"]:
                state["again"] = False
                make()

        def finished(result: int) -> None:
            state["ended"] = True
            typing.stop()
            self.dialog = None
            wanted = dialog.writing
            dialog.deleteLater()
            now = self._desk.stack
            if now is not before or result != QDialog.DialogCode.Accepted:
                self._end(before, shown)
                return
            self._last = wanted
            self._studio.background.run(lambda: _laid(wanted, at, old), landed, sorry)

        def landed(layer: Layer) -> None:
            if self._desk.stack is not before:
                return
            if number is None:
                self._desk.add(layer, self.tr("Text"))
            else:
                self._desk.edit(self.tr("Change text"), before.put(number, layer))

        def sorry(error: BaseException) -> None:
            self._end(before, shown)
            self._window.show_error(error)

        dialog.changed.connect(typing.start)
        typing.timeout.connect(make)
        dialog.finished.connect(finished)
        dialog.open()
        self._beside(dialog)
        dialog.warn(self._warning(writing))

    def _try(
        self, stack: LayerStack, number: int | None, layer: Layer | None, at: tuple[int, int]
    ) -> None:
        """Show how it would look."""
        if layer is None:
            self._desk.try_out(stack)
        elif number is None:
            self._desk.try_out(stack.with_layer(layer, self._desk.active))
        else:
            self._desk.try_out(stack.put(number, layer))

    def _end(self, before: LayerStack, shown: bool) -> None:
        """Show again what was shown before the dialog."""
        if self._desk.stack is before and not shown:
            self._desk.hide()
        else:
            self._desk.show()

    def _beside(self, dialog: QDialog) -> None:
        """At the right, over the panel, so that the picture is in sight."""
        window = self._window
        corner = window.mapToGlobal(window.rect().topRight())
        dialog.move(corner.x() - dialog.width(), corner.y() + 88)

    # -- what is said

    def _warning(self, writing: Writing) -> str:
        from deepart_studio.studio.text_fonts import has_family, lacking

        if not has_family(writing.family):
            words = self.tr("The font {family} is not on this computer; another stands in for it.")
            return words.format(family=writing.family)
        helped, boxes = lacking(writing)
        said = []
        if helped:
            words = self.tr("{family} has no glyphs for {characters}; another font stands in.")
            said.append(words.format(family=writing.family, characters=" ".join(helped)))
        if boxes:
            words = self.tr("No font has glyphs for {characters}: choose one that has.")
            said.append(words.format(characters=" ".join(boxes)))
        return " ".join(said)

    def _look(self) -> None:
        """A project was opened: say which texts were changed elsewhere or lack their font."""
        stack = self._desk.stack
        if stack is None or not any(item.layer.attributes for item in stack.layers):
            return

        def work() -> tuple[list[str], dict[str, str]]:
            from deepart_studio.document.text_layers import changed_elsewhere, text_of

            texts = [(item.layer.name, text_of(item.layer)) for item in stack.layers]
            families = {text.writing.family: name for name, text in texts if text}
            return changed_elsewhere(stack.document), families

        def done(found: tuple[list[str], dict[str, str]]) -> None:
            from deepart_studio.studio.text_fonts import has_family

            for name in found[0]:
                words = self.tr('The text layer "{name}" was changed in another program.')
                hint = self.tr("It is a picture now and cannot be changed as text.")
                self._window.notify(Notice(words.format(name=name), Tone.WARNING, hint))
            for family, name in found[1].items():
                if not has_family(family):
                    words = self.tr('The font {family} of the text "{name}" is not here.')
                    hint = self.tr("It is shown as it was; changed, it is written in another font.")
                    said = words.format(family=family, name=name)
                    self._window.notify(Notice(said, Tone.WARNING, hint))
            self._window.update_situation()

        self._studio.background.run(work, done, self._window.show_error)

    def _ask(self, words: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, "DeepArt Studio", words, parent=self._window)
        go = box.addButton(self.tr("Turn into pixels"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        chosen = box.clickedButton() is go
        box.deleteLater()
        return chosen

    # -- places

    def _text(self, number: int | None) -> TextLayer | None:
        stack = self._desk.stack
        layer = stack.find(number) if stack is not None else None
        return None if layer is None else _text_of(layer)

    def _place(self, x: float, y: float) -> tuple[int, int]:
        stack, shown = self._desk.stack, self._window.canvas.picture_size
        return round(x * stack.width / shown.width), round(y * stack.height / shown.height)

    def _at(self, x: float, y: float) -> int | None:
        stack = self._desk.stack
        if stack is None:
            return None
        x, y = self._place(x, y)
        for item in reversed(stack.layers):
            layer = item.layer
            inside = 0 <= x - layer.x < layer.width and 0 <= y - layer.y < layer.height
            if layer.visible and inside and self._text(item.number) is not None:
                return item.number
        return None

    def _drag(self, number: int, x: float, y: float, drag: int) -> None:
        layer = self._desk.stack.find(number)
        if layer is None or layer.locked:
            return
        if self._dragging is None or self._dragging[0] != drag:
            self._dragging = drag, layer.x, layer.y
        by = self._place(x, y)
        places = {"x": self._dragging[1] + by[0], "y": self._dragging[2] + by[1]}
        self._desk.change(number, self.tr("Move text"), f"text-move:{drag}", **places)


def is_text(layer: Layer) -> bool:
    """Whether the layer can be changed as text."""
    return _text_of(layer) is not None


def _text_of(layer: Layer) -> TextLayer | None:
    if not layer.attributes:
        return None
    from deepart_studio.document.text_layers import text_of

    return text_of(layer)


def _laid(writing: Writing, at: tuple[int, int], before: Layer | None) -> Layer:
    from deepart_studio.document.text_layers import laid
    from deepart_studio.studio.text_writing import write

    return laid(write, writing, at, before)
