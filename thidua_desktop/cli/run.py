"""The way from a command line to its exit code: nothing but sentences leaves the program."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from thidua_desktop import __version__
from thidua_desktop.cli.arguments import LATER_COMMANDS, BadUse, parse
from thidua_desktop.cli.commands import ON_FOLDER, ON_STORE
from thidua_desktop.cli.imports import import_files
from thidua_desktop.cli.output import Answer, complain, give, say
from thidua_desktop.domain.errors import UserError
from thidua_desktop.services import workspace

BAD_USE = 2


def understood(arguments: Sequence[str]) -> argparse.Namespace | int:
    """The line as understood, or the exit code if it was answered already (help, version, bad use)."""
    _speak_utf8()
    try:
        said = parse(arguments)
    except BadUse as error:
        complain(str(error))
        return BAD_USE
    except SystemExit as leave:  # argparse leaves this way after --help
        return int(leave.code or 0)
    if said.version:
        say(f"Thi đua Desktop {__version__}")
        return 0
    return said


def run(said: argparse.Namespace, folder: Path) -> int:
    """Carry out a command on a data folder; its exit code."""
    try:
        return give(_answer(said, folder), said.json)
    except UserError as error:
        complain(str(error))
        return BAD_USE
    except BrokenPipeError:  # whoever asked has heard enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains at its end
        return 0
    except Exception:
        _log_to(folder)
        logging.getLogger(__name__).exception("Command failed: %s", said.command)
        complain(f"Lệnh “{said.command}” gặp lỗi của chương trình; chi tiết nằm trong “{folder / 'nhat-ky'}”.")
        return BAD_USE


def _answer(said: argparse.Namespace, folder: Path) -> Answer:
    if said.command in LATER_COMMANDS:
        raise UserError(f"Lệnh “{said.command}” ({LATER_COMMANDS[said.command]}) chưa có trong bản này.")
    if said.command in ON_FOLDER:
        return ON_FOLDER[said.command](folder, said)
    with workspace.open_folder(folder) as store:
        if said.command == "import":
            return import_files(store, said)
        return ON_STORE[said.command](store, said)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _log_to(folder: Path) -> None:
    logs = folder / "nhat-ky"
    if folder.is_dir():
        logs.mkdir(exist_ok=True)
        logging.basicConfig(
            filename=logs / "lenh.log", encoding="utf-8", format="%(asctime)s %(levelname)s %(name)s %(message)s"
        )
