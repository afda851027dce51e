"""The application's state, jobs and actions. QtCore and QtGui only, so that all of it runs without a window."""
