"""The desk's words and rules: pure functions and dataclasses, standard library only."""
