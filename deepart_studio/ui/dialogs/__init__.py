"""Dialogs: only where something has to be asked or looked up."""
