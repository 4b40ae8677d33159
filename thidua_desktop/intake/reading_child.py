"""The reading process: takes strangers' files on its standard input and answers with plain documents.

It is started by `reading_process` with the hidden argument `ARGUMENT`, imports the readers, limits its own memory,
says that it is ready, and then answers one request after another until its input ends: when the program closes it,
or dies.

A request is two lengths (name, content) and the two; an answer is a sign, a length and the rest.
"""

import gc
import os
import signal
import struct
import sys
from typing import BinaryIO

_LAST_STANDARD = 2
_FIRST_HANDLE = -10  # STD_INPUT_HANDLE; that of the output is one less
ARGUMENT = "--doc-tep-la"
REQUEST = struct.Struct("<IQ")
ANSWER = struct.Struct("<cQ")
READY, DOCUMENT, REFUSED, SWOLLEN, FAILED = b"+", b"D", b"R", b"S", b"F"
"""The signs of an answer: started, a document for `wire.decode`, a sentence for the clerk, out of memory, a fault."""


def serve() -> int:
    """Answer requests until the input ends; the exit code."""
    requests, answers = _take_over_streams()
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the program's affair
    from thidua_desktop.domain.errors import UserError
    from thidua_desktop.intake.limits import SECONDS, limit_memory, limit_time
    from thidua_desktop.intake.opening import open_bytes
    from thidua_desktop.intake.wire import encode

    def read(name: str, data: bytes) -> tuple[bytes, bytes]:
        """The answer about one file."""
        try:
            return DOCUMENT, encode(open_bytes(name, data))
        except UserError as refused:
            return REFUSED, str(refused).encode("utf-8", "replace")
        except MemoryError:
            return SWOLLEN, b""
        except BaseException as fault:  # a panic of a native reader is no Exception
            return FAILED, repr(fault).encode("utf-8", "replace")[:2000]

    gc.disable()  # a document makes many small values at once and hardly a cycle
    gc.freeze()
    limit_memory()  # all that a reader needs is imported by now
    _answer(answers, READY, b"")
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        name_size, size = REQUEST.unpack(head)
        name = requests.read(name_size).decode("utf-8", "replace")
        limit_time(SECONDS)
        sign, rest = read(name, requests.read(size))
        limit_time(0)
        _answer(answers, sign, rest)
        gc.collect()
    return 0


def _take_over_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep the two pipes for ourselves: what a library prints, or a panic, goes nowhere."""
    requests, answers = os.fdopen(_kept(0), "rb"), os.fdopen(_kept(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    if nowhere > _LAST_STANDARD:
        os.close(nowhere)
    return requests, answers


def _kept(stream: int) -> int:
    """A descriptor of our own for a standard stream."""
    if sys.platform != "win32":
        return os.dup(stream)
    import msvcrt

    try:
        kept = os.dup(stream)
    except OSError:  # a window program may have handles for its streams and no descriptors
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.GetStdHandle.restype = ctypes.c_void_p
        kept = msvcrt.open_osfhandle(kernel.GetStdHandle(_FIRST_HANDLE - stream), os.O_BINARY)
    msvcrt.setmode(kept, os.O_BINARY)
    return kept


def _answer(answers: BinaryIO, sign: bytes, rest: bytes) -> None:
    answers.write(ANSWER.pack(sign, len(rest)))
    answers.write(rest)
    answers.flush()
