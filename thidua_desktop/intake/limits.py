"""What a process that reads strangers' files may take. Called inside that process, once, when it is warm."""

import signal
import sys

MEMORY = 300_000_000
"""Bytes that one file may cost beyond a bare process."""
SECONDS = 4.0
"""How long one file may be read: with the start of the program less than the five seconds promised."""
PATIENCE = 1 if sys.platform == "win32" else 4
"""How many times longer it may last by the clock where only the work counts: a busy computer makes no file bad."""
_ORPHANED = 3  # seconds beyond the limit after which a reader without a parent ends itself


def limit_memory(beyond: int = MEMORY) -> None:
    """Let this process grow by so many bytes and no more; what asks for more fails or ends the process.

    Where the system has no such limit (macOS) only the time limit holds.
    """
    if sys.platform == "win32":
        _limit_by_job(beyond)
    elif sys.platform == "linux":
        import resource

        with open("/proc/self/statm", encoding="ascii") as sizes:
            now = int(sizes.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + beyond, now + beyond))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(seconds: float) -> None:
    """End this process once it has worked so long; 0 takes the limit back.

    By the clock it ends itself some seconds after its parent would have done it, in case nobody is left to do it.
    Windows has no such limits: there the parent's clock alone counts.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, seconds * PATIENCE + _ORPHANED if seconds else 0)


def ended_by_time(returncode: int | None) -> bool:
    """True if a process was ended by its own limit of work."""
    return sys.platform != "win32" and returncode == -signal.SIGPROF


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _MAY_TAKE_MEMORY, _NO_ERROR_BOX = 0x100, 0x400  # JOB_OBJECT_LIMIT_PROCESS_MEMORY, …_DIE_ON_UNHANDLED_EXCEPTION
    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation

    class _Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("per_process_time", ctypes.c_int64),
            ("per_job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = (
            ("size", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            ("sizes", ctypes.c_size_t * 6),
            ("committed", ctypes.c_size_t),
            ("peak_committed", ctypes.c_size_t),
        )

    def _limit_by_job(beyond: int) -> None:
        """Put this process into a job of its own, which stays with it until it ends.

        Where the program itself was started inside a job with limits of its own (a published window of a remote
        desktop), Windows allows no job within it: then files are still read, and the time limit alone holds.
        """
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
        me, job = kernel.GetCurrentProcess(), kernel.CreateJobObjectW(None, None)
        now = _Counters(size=ctypes.sizeof(_Counters))
        kernel.K32GetProcessMemoryInfo(me, ctypes.byref(now), ctypes.sizeof(now))
        limits = _Limits(flags=_MAY_TAKE_MEMORY | _NO_ERROR_BOX, process_memory=now.committed + beyond)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, me)
