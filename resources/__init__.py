"""Files that travel with the program, and the one function that finds them."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """The place of a bundled file, in the source tree and in the packaged program alike."""
    return _HERE.joinpath(*parts)


def guide() -> Path:
    """The folder of the clerk's guide: docs/ in the source tree, packed beside the other files in the program."""
    packed = path("guide")
    return packed if packed.exists() else _HERE.parent / "docs"
