"""The parent's side of the reading process: started once, kept warm, killed and replaced when a file is too much."""

import atexit
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from thidua_desktop.intake.limits import PATIENCE, SECONDS, ended_by_time
from thidua_desktop.intake.reading_child import ANSWER, ARGUMENT, FAILED, READY, REQUEST

Answer = tuple[bytes, bytes]
"""A sign of `reading_child` and what follows it."""

_STARTING = 30.0  # seconds a cold computer may need to start the process, virus scanner included
_BEAT = 0.05  # seconds between two questions whether to go on
_MOST_ANSWER = 400_000_000
_KEPT = 2
_PIPE = 262_144  # bytes in flight; fewer make the two processes wait for each other (Linux only)
_HEAVY = 8_000_000  # bytes of an answer after which the process, grown, is better replaced
_ROOT = Path(__file__).resolve().parents[2]


class TooSlowError(Exception):
    """The file was not read within its time."""


class DiedError(Exception):
    """The reading process died over the file."""


class NotStartedError(Exception):
    """No reading process gets as far as its first file: whatever stops it, it is not the file."""


def command() -> list[str]:
    """What starts a reading process: the packaged program itself, or Python with it."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    return [sys.executable, "-m", "thidua_desktop", ARGUMENT]


class ReadingProcess:
    """One reading process. Used by one thread at a time."""

    def __init__(self) -> None:
        """Start it. Raises NotStartedError if the computer forbids it."""
        try:
            self._process = _started()
        except OSError as error:
            raise NotStartedError from error
        self._is_ready = False
        self._began = 0.0  # when the file was handed over, 0 before
        self._answer: Answer | None = None

    def read(self, name: str, data: bytes, beat: Callable[[], None], seconds: float) -> Answer:
        """The answer about one file. `beat` is called now and then and may raise to stop the reading at once.

        Raises TooSlowError, DiedError or NotStartedError; after any exception the process is gone.
        """
        self._began, self._answer = 0.0, None
        talk = threading.Thread(target=self._talk, args=(name.encode("utf-8", "replace"), data), daemon=True)
        started = time.monotonic()
        talk.start()
        try:
            while talk.join(_BEAT) or talk.is_alive():
                beat()
                now, longest = time.monotonic(), seconds * PATIENCE
                if not self._began and now - started > _STARTING:
                    raise NotStartedError
                if self._began and now - self._began > longest:
                    raise TooSlowError
        except BaseException:
            self.close()
            talk.join()
            raise
        if self._answer is None:
            self.close()
            if not self._began:
                raise NotStartedError
            raise TooSlowError if ended_by_time(self._process.returncode) else DiedError
        return self._answer

    def _talk(self, name: bytes, data: bytes) -> None:
        """Hand the file over and wait for the answer; leaves none if the process dies meanwhile."""
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None
        assert answers is not None
        try:
            if not self._is_ready:
                self._is_ready = self._receive()[0] == READY
            self._began = time.monotonic()
            requests.write(REQUEST.pack(len(name), len(data)))
            requests.write(name)
            requests.write(data)
            requests.flush()
            self._answer = self._receive()
        except (OSError, ValueError, EOFError):
            return

    def _receive(self) -> Answer:
        answers = self._process.stdout
        assert answers is not None
        head = answers.read(ANSWER.size)
        if len(head) < ANSWER.size:
            raise EOFError
        sign, size = ANSWER.unpack(head)
        if size > _MOST_ANSWER:
            raise ValueError("an answer no file can have")
        rest = answers.read(size)
        if len(rest) < size:
            raise EOFError
        return sign, rest

    @property
    def is_alive(self) -> bool:
        """False once the process has ended."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:  # what was still to be written has nowhere to go
                continue


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pipesize=_PIPE,
        cwd=Path(sys.executable).parent if getattr(sys, "frozen", False) else _ROOT,
        creationflags=subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0,
    )


class Pool:
    """Warm processes waiting for files; several files at once take several."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[ReadingProcess] = []

    def warm(self) -> None:
        """Have a process waiting; returns at once, the process gets ready by itself.

        Where none can be started, the next file says so.
        """
        with self._lock, suppress(NotStartedError):
            if not self._idle:
                self._idle.append(ReadingProcess())

    def read(self, name: str, data: bytes, beat: Callable[[], None], seconds: float = SECONDS) -> Answer:
        """As `ReadingProcess.read`. A process that is lost is replaced in the background."""
        process = self._take()
        try:
            answer = process.read(name, data, beat, seconds)
        except BaseException:
            self.warm()
            raise
        self._give_back(process, worn=len(answer[1]) > _HEAVY or answer[0] == FAILED)
        return answer

    def close(self) -> None:
        """End all waiting processes."""
        with self._lock:
            idle, self._idle = self._idle, []
        for process in idle:
            process.close()

    def _take(self) -> ReadingProcess:
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.is_alive:
                    return process
                process.close()
        return ReadingProcess()

    def _give_back(self, process: ReadingProcess, *, worn: bool) -> None:
        with self._lock:
            if not worn and len(self._idle) < _KEPT:
                self._idle.append(process)
                return
        process.close()


pool = Pool()
atexit.register(pool.close)
