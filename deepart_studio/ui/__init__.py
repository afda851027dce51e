"""Windows, panels and dialogs. The only room that may use QtWidgets."""

import deepart_studio.studio  # noqa: F401  its guard for PySide6 6.12.0 comes before any call
