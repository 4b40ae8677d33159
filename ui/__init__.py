"""The window: PySide6 lives here and in the composition root only."""
