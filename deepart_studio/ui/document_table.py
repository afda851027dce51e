"""The rows of the table of actions that are about the document's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deepart_studio.studio.actions import Action

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


def document_table(window: MainWindow) -> tuple[Action, ...]:
    """One row per action, in the order of the menu."""
    documents = window.documents
    return (
        Action(
            "save",
            "Save project",
            "file",
            documents.save,
            ("Ctrl+S",),
            "disk",
            "Save the photo and all layers, to go on with later",
            lambda now: now.layered,
            separator_before=True,
        ),
        Action(
            "save-as",
            "Save project as…",
            "file",
            documents.save_as,
            ("Ctrl+Shift+S",),
            tip="Save the photo and all layers under another name",
            enabled=lambda now: now.layered,
        ),
    )
