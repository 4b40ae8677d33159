"""Files that travel with the program, and the one function that finds them."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """The place of a bundled file, in the source tree and in the packaged program alike."""
    return _HERE.joinpath(*parts)
