"""Thi đua Desktop: the awards desk of one Vietnamese government office."""

__version__ = "0.1.0"
