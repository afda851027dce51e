"""The application's state, jobs and actions: QtCore and QtGui only, so that it needs no window."""
