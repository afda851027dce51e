"""Windows, panels and dialogs. The only room that may use QtWidgets."""
