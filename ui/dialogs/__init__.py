"""Dialogs: forms and windows that a tab opens."""
