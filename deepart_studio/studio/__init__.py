"""The application's state, jobs and actions: QtCore and QtGui only, so that it needs no window."""

from deepart_studio.studio.singleton_guard import keep_singletons_alive

keep_singletons_alive()
