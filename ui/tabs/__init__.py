"""The window's tabs, in the order of the work."""
