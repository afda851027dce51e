"""The application's state, jobs and actions: QtCore and QtGui only, so that it needs no window."""

from deepart_studio.studio.none_guard import keep_none_alive

keep_none_alive()
