"""The command line for IT staff and for checking the program from outside (design 6): a public contract."""

from thidua_desktop.cli.run import run

__all__ = ["run"]
