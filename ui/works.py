"""Whose work the program stands on: each package that is delivered with it, and its licence. Read by the build too."""

from importlib import metadata

WORKS = (
    ("PySide6-Essentials", "LGPL 3"),
    ("shiboken6", "LGPL 3"),
    ("sqlite-utils", "Apache 2.0"),
    ("sqlite-fts4", "Apache 2.0"),
    ("click", "BSD"),
    ("click-default-group", "Phạm vi công cộng"),
    ("pluggy", "MIT"),
    ("tabulate", "MIT"),
    ("python-dateutil", "BSD"),
    ("tzdata", "Apache 2.0"),
    ("openpyxl", "MIT"),
    ("et_xmlfile", "MIT"),
    ("python-calamine", "MIT"),
    ("python-docx", "MIT"),
    ("typing_extensions", "PSF"),
    ("docxtpl", "LGPL 2.1"),
    ("jinja2", "BSD"),
    ("MarkupSafe", "BSD"),
    ("lxml", "BSD"),
    ("reportlab", "BSD"),
    ("pillow", "MIT-CMU"),
    ("charset-normalizer", "MIT"),
    ("pypdfium2", "Apache 2.0, BSD"),
    ("rapidfuzz", "MIT"),
    ("platformdirs", "MIT"),
)


def version_of(package: str) -> str:
    """The installed version, "" where a package's papers are not there."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
