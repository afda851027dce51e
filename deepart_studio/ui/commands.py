"""The table of everything that can be done. Menus, toolbar, palette and key help come from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deepart_studio.studio.actions import Action, Situation
from deepart_studio.ui.region_table import region_table

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow

MENUS = {
    "file": "&File",
    "edit": "&Edit",
    "style": "&Style",
    "region": "&Region",
    "view": "&View",
    "help": "&Help",
}


def _painting(now: Situation) -> bool:
    return now.painting


def _photo_in_sight(now: Situation) -> bool:
    return now.photo and not (now.wall or now.queue or now.library)


def _painting_in_sight(now: Situation) -> bool:
    return now.painting and not (now.wall or now.queue or now.library)


def _digits_free(now: Situation) -> bool:
    return _photo_in_sight(now) and not now.brush


def _can_paint(now: Situation) -> bool:
    return now.can_paint


def command_table(window: MainWindow) -> tuple[Action, ...]:
    """One row per action, in the order of the menus."""
    studio, canvas = window.studio, window.canvas
    return (
        Action(
            "open",
            "Open photo…",
            "file",
            window.files.open_dialog,
            ("Ctrl+O",),
            "open",
            "Open a photo or a film",
        ),
        Action(
            "example",
            "Open the example",
            "file",
            window.files.open_example,
            icon="picture",
        ),
        Action(
            "export",
            "Export…",
            "file",
            window.exports.open_dialog,
            ("Ctrl+E",),
            "export",
            "Save the painting as a file",
            _can_paint,
            separator_before=True,
        ),
        Action(
            "export-again",
            "Export again",
            "file",
            window.exports.export_again,
            ("Ctrl+Shift+E",),
            "",
            "Export with the last settings, under a new name",
            lambda now: now.can_paint and now.exported,
        ),
        Action(
            "export-frame",
            "Export this frame…",
            "file",
            window.exports.picture_dialog,
            (),
            "",
            "Save the film's open frame as a picture",
            lambda now: now.can_paint and now.film,
        ),
        Action(
            "preferences",
            "Preferences…",
            "file",
            window.help.open_preferences,
            ("Ctrl+,",),
            "preferences",
            separator_before=True,
        ),
        Action(
            "quit",
            "Quit",
            "file",
            window.close,
            ("Ctrl+Q",),
            separator_before=True,
        ),
        Action(
            "undo",
            "Undo",
            "edit",
            studio.history.stack.undo,
            ("Ctrl+Z",),
            "undo",
            enabled=lambda now: now.undo,
        ),
        Action(
            "redo",
            "Redo",
            "edit",
            studio.history.stack.redo,
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            "redo",
            enabled=lambda now: now.redo,
        ),
        Action(
            "copy",
            "Copy painting",
            "edit",
            window.files.copy_painting,
            ("Ctrl+C",),
            "copy",
            enabled=_painting,
            separator_before=True,
        ),
        Action(
            "paste",
            "Paste as photo",
            "edit",
            window.files.paste,
            ("Ctrl+V",),
            "paste",
        ),
        Action(
            "render",
            "Render",
            "style",
            window.render,
            ("R",),
            "render",
            "Paint at the chosen size",
            lambda now: now.can_paint and not now.rendering and not (now.film and now.filming),
        ),
        Action(
            "cancel",
            "Cancel or go back",
            "style",
            window.regions.cancel_or_put_down,
            ("Esc",),
            "stop",
            "Stop the rendering, put down the brush, or go back to the picture",
            lambda now: (
                now.rendering or now.filming or now.wall or now.queue or now.library or now.brush
            ),
        ),
        Action(
            "wall",
            "Style wall",
            "style",
            window.wall.toggle,
            ("W",),
            "wall",
            "See the photo in every style at once",
            checked=lambda now: now.wall,
            separator_before=True,
        ),
        Action(
            "queue",
            "Queue",
            "style",
            window.queue.toggle,
            ("Q",),
            "queue",
            "Paint many photos, one after the other",
            checked=lambda now: now.queue,
        ),
        Action(
            "library",
            "Library",
            "style",
            window.library.toggle,
            ("L",),
            "library",
            "Find pictures and paintings again",
            checked=lambda now: now.library,
        ),
        Action(
            "add-to-queue",
            "Add to queue",
            "style",
            window.queue.add_photo,
            ("Ctrl+Return", "Ctrl+Enter"),
            "queue-add",
            "Put the open photo in the queue as it is set now",
            _can_paint,
        ),
        Action(
            "next-style",
            "Next style",
            "style",
            lambda: window.styles.step(1),
            (".",),
            "next",
            enabled=lambda now: now.model,
            separator_before=True,
        ),
        Action(
            "previous-style",
            "Previous style",
            "style",
            lambda: window.styles.step(-1),
            (",",),
            "previous",
            enabled=lambda now: now.model,
        ),
        Action(
            "no-style",
            "No style",
            "style",
            lambda: window.styles.choose([]),
            enabled=lambda now: now.styles,
        ),
        Action(
            "defaults",
            "Reset adjustments",
            "style",
            window.reset_values,
            icon="reset",
            enabled=lambda now: now.model,
        ),
        Action(
            "add-style",
            "Add a picture as style…",
            "style",
            window.styles.add_dialog,
            ("Ctrl+Shift+O",),
            "add",
            "Use any picture as a style",
            lambda now: now.model,
            separator_before=True,
        ),
        Action(
            "find-style",
            "Find a style",
            "style",
            window.styles.find,
            ("Ctrl+F",),
            "search",
        ),
        *region_table(window),
        Action(
            "compare",
            "Compare before and after",
            "view",
            window.toggle_compare,
            ("C",),
            "compare",
            "Show the photo and the painting side by side",
            lambda now: _painting_in_sight(now) and not now.brush,
            lambda now: now.compare and not now.brush,
        ),
        Action(
            "original",
            "Show the original",
            "view",
            lambda: None,
            ("\\",),
            "original",
            "Hold to see the photo",
            _painting_in_sight,
            held=canvas.set_show_original,
        ),
        Action(
            "fit",
            "Fit in the window",
            "view",
            canvas.fit,
            ("0",),
            "fit",
            enabled=_digits_free,
            separator_before=True,
        ),
        Action(
            "actual",
            "Actual size",
            "view",
            lambda: canvas.zoom_to(1.0),
            ("1",),
            "actual",
            "One pixel of the picture on one pixel of the screen",
            _digits_free,
        ),
        Action(
            "zoom-in",
            "Zoom in",
            "view",
            canvas.zoom_in,
            ("+", "=", "Ctrl++", "Ctrl+="),
            "zoom-in",
            enabled=_photo_in_sight,
        ),
        Action(
            "zoom-out",
            "Zoom out",
            "view",
            canvas.zoom_out,
            ("-", "Ctrl+-"),
            "zoom-out",
            enabled=_photo_in_sight,
        ),
        Action(
            "full-screen",
            "Full screen",
            "view",
            window.toggle_full_screen,
            ("F11",),
            "fullscreen",
            separator_before=True,
        ),
        Action(
            "palette",
            "Find a command…",
            "help",
            window.help.open_palette,
            ("Ctrl+K",),
            "commands",
        ),
        Action(
            "keys",
            "Keyboard shortcuts",
            "help",
            window.help.open_keys,
            ("F1",),
            "keyboard",
        ),
        Action(
            "about",
            "About DeepArt Studio",
            "help",
            window.help.open_about,
            icon="info",
        ),
    )
