"""The table of everything that can be done. Menus, toolbar, palette and key help come from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from deepart_studio.studio.actions import Action, Situation

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

MENUS = {
    "file": QT_TRANSLATE_NOOP("Actions", "&File"),
    "edit": QT_TRANSLATE_NOOP("Actions", "&Edit"),
    "style": QT_TRANSLATE_NOOP("Actions", "&Style"),
    "view": QT_TRANSLATE_NOOP("Actions", "&View"),
    "help": QT_TRANSLATE_NOOP("Actions", "&Help"),
}


def _photo(now: Situation) -> bool:
    return now.photo


def _painting(now: Situation) -> bool:
    return now.painting


def _can_paint(now: Situation) -> bool:
    return now.can_paint


def command_table(window: MainWindow) -> tuple[Action, ...]:
    """One row per action, in the order of the menus."""
    studio, canvas = window.studio, window.canvas
    return (
        Action(
            "open",
            QT_TRANSLATE_NOOP("Actions", "Open photo…"),
            "file",
            window.files.open_dialog,
            ("Ctrl+O",),
            "open",
            QT_TRANSLATE_NOOP("Actions", "Open a photo"),
        ),
        Action(
            "example",
            QT_TRANSLATE_NOOP("Actions", "Open the example"),
            "file",
            window.files.open_example,
            icon="picture",
        ),
        Action(
            "export",
            QT_TRANSLATE_NOOP("Actions", "Export…"),
            "file",
            window.exports.open_dialog,
            ("Ctrl+E",),
            "export",
            QT_TRANSLATE_NOOP("Actions", "Save the painting as a file"),
            _can_paint,
            separator_before=True,
        ),
        Action(
            "export-again",
            QT_TRANSLATE_NOOP("Actions", "Export again"),
            "file",
            window.exports.export_again,
            ("Ctrl+Shift+E",),
            "",
            QT_TRANSLATE_NOOP("Actions", "Export with the last settings, under a new name"),
            lambda now: now.can_paint and now.exported,
        ),
        Action(
            "preferences",
            QT_TRANSLATE_NOOP("Actions", "Preferences…"),
            "file",
            window.help.open_preferences,
            ("Ctrl+,",),
            "preferences",
            separator_before=True,
        ),
        Action(
            "quit",
            QT_TRANSLATE_NOOP("Actions", "Quit"),
            "file",
            window.close,
            ("Ctrl+Q",),
            separator_before=True,
        ),
        Action(
            "undo",
            QT_TRANSLATE_NOOP("Actions", "Undo"),
            "edit",
            studio.history.stack.undo,
            ("Ctrl+Z",),
            "undo",
            enabled=lambda now: now.undo,
        ),
        Action(
            "redo",
            QT_TRANSLATE_NOOP("Actions", "Redo"),
            "edit",
            studio.history.stack.redo,
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            "redo",
            enabled=lambda now: now.redo,
        ),
        Action(
            "copy",
            QT_TRANSLATE_NOOP("Actions", "Copy painting"),
            "edit",
            window.files.copy_painting,
            ("Ctrl+C",),
            "copy",
            enabled=_painting,
            separator_before=True,
        ),
        Action(
            "paste",
            QT_TRANSLATE_NOOP("Actions", "Paste as photo"),
            "edit",
            window.files.paste,
            ("Ctrl+V",),
            "paste",
        ),
        Action(
            "render",
            QT_TRANSLATE_NOOP("Actions", "Render"),
            "style",
            studio.render,
            ("R",),
            "render",
            QT_TRANSLATE_NOOP("Actions", "Paint at the chosen size"),
            lambda now: now.can_paint and not now.rendering,
        ),
        Action(
            "cancel",
            QT_TRANSLATE_NOOP("Actions", "Cancel rendering"),
            "style",
            studio.renderer.cancel,
            ("Esc",),
            "stop",
            enabled=lambda now: now.rendering,
        ),
        Action(
            "next-style",
            QT_TRANSLATE_NOOP("Actions", "Next style"),
            "style",
            lambda: window.styles.step(1),
            (".",),
            "next",
            enabled=lambda now: now.model,
            separator_before=True,
        ),
        Action(
            "previous-style",
            QT_TRANSLATE_NOOP("Actions", "Previous style"),
            "style",
            lambda: window.styles.step(-1),
            (",",),
            "previous",
            enabled=lambda now: now.model,
        ),
        Action(
            "no-style",
            QT_TRANSLATE_NOOP("Actions", "No style"),
            "style",
            lambda: window.styles.choose([]),
            enabled=lambda now: now.styles,
        ),
        Action(
            "defaults",
            QT_TRANSLATE_NOOP("Actions", "Reset adjustments"),
            "style",
            window.reset_values,
            icon="reset",
            enabled=lambda now: now.model,
        ),
        Action(
            "add-style",
            QT_TRANSLATE_NOOP("Actions", "Add a picture as style…"),
            "style",
            window.styles.add_dialog,
            ("Ctrl+Shift+O",),
            "add",
            QT_TRANSLATE_NOOP("Actions", "Use any picture as a style"),
            lambda now: now.model,
            separator_before=True,
        ),
        Action(
            "find-style",
            QT_TRANSLATE_NOOP("Actions", "Find a style"),
            "style",
            window.styles.find,
            ("Ctrl+F",),
            "search",
        ),
        Action(
            "compare",
            QT_TRANSLATE_NOOP("Actions", "Compare before and after"),
            "view",
            window.toggle_compare,
            ("C",),
            "compare",
            QT_TRANSLATE_NOOP("Actions", "Show the photo and the painting side by side"),
            _painting,
            lambda now: now.compare,
        ),
        Action(
            "original",
            QT_TRANSLATE_NOOP("Actions", "Show the original"),
            "view",
            lambda: None,
            ("\\",),
            "original",
            QT_TRANSLATE_NOOP("Actions", "Hold to see the photo"),
            _painting,
            held=canvas.set_show_original,
        ),
        Action(
            "fit",
            QT_TRANSLATE_NOOP("Actions", "Fit in the window"),
            "view",
            canvas.fit,
            ("0",),
            "fit",
            enabled=_photo,
            separator_before=True,
        ),
        Action(
            "actual",
            QT_TRANSLATE_NOOP("Actions", "Actual size"),
            "view",
            lambda: canvas.zoom_to(1.0),
            ("1",),
            "actual",
            QT_TRANSLATE_NOOP("Actions", "One pixel of the picture on one pixel of the screen"),
            _photo,
        ),
        Action(
            "zoom-in",
            QT_TRANSLATE_NOOP("Actions", "Zoom in"),
            "view",
            canvas.zoom_in,
            ("+", "=", "Ctrl++", "Ctrl+="),
            "zoom-in",
            enabled=_photo,
        ),
        Action(
            "zoom-out",
            QT_TRANSLATE_NOOP("Actions", "Zoom out"),
            "view",
            canvas.zoom_out,
            ("-", "Ctrl+-"),
            "zoom-out",
            enabled=_photo,
        ),
        Action(
            "full-screen",
            QT_TRANSLATE_NOOP("Actions", "Full screen"),
            "view",
            window.toggle_full_screen,
            ("F11",),
            "fullscreen",
            separator_before=True,
        ),
        Action(
            "palette",
            QT_TRANSLATE_NOOP("Actions", "Find a command…"),
            "help",
            window.help.open_palette,
            ("Ctrl+K",),
            "commands",
        ),
        Action(
            "keys",
            QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"),
            "help",
            window.help.open_keys,
            ("F1",),
            "keyboard",
        ),
        Action(
            "about",
            QT_TRANSLATE_NOOP("Actions", "About DeepArt Studio"),
            "help",
            window.help.open_about,
            icon="info",
        ),
    )
