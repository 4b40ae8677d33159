"""`python -m thidua_desktop`: a command, or the window."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; its exit code."""
    from thidua_desktop.intake.reading_child import ARGUMENT, serve

    if arguments is None and sys.argv[1:] == [ARGUMENT]:  # asked before anything else is imported
        return serve()
    from thidua_desktop.cli.run import run, understood

    said = understood(sys.argv[1:] if arguments is None else arguments)
    if isinstance(said, int):
        return said
    from thidua_desktop import paths

    if said.command == "restore":
        return _with_no_window_open(said, said.data or paths.default_data())
    if said.command:
        return run(said, said.data or paths.default_data())
    if said.self_test:
        from thidua_desktop.selftest import self_test

        return self_test()
    from thidua_desktop.app import has_display, run_window

    if not has_display():
        from thidua_desktop.cli.demo import demo

        return demo(said.data or paths.samples_folder())
    return run_window(said.data)


def _with_no_window_open(said: "Namespace", folder: "Path") -> int:
    """Carry out a command that puts another file in the database's place: never under an open window."""
    from thidua_desktop.cli.output import complain
    from thidua_desktop.cli.run import BAD_USE, run
    from thidua_desktop.folder_lock import FolderLock, FolderTakenError

    if not folder.is_dir():
        return run(said, folder)
    lock = FolderLock(folder)
    try:
        lock.take()
    except FolderTakenError as error:
        complain(str(error))
        return BAD_USE
    try:
        return run(said, folder)
    finally:
        lock.release()


if __name__ == "__main__":
    sys.exit(main())
