"""Set up a checkout of Thi đua Desktop and run, test, measure or build it.

    python3 dev.py run [ARGUMENTS]      open the program; the arguments are passed on to it
    python3 dev.py test [-- ARGUMENTS]  all static checks, then the tests; the arguments go to pytest
    python3 dev.py check                the static checks only
    python3 dev.py bench [ARGUMENTS]    measure the speed ratios
    python3 dev.py build                build the stand-alone program and let it test itself
    python3 dev.py screenshots [DIR]    take pictures of the windows (default: docs/hinh)

Everything needed is set up first: the virtual environment .venv, the pinned packages in it and, on
Debian and Ubuntu, the system libraries of Qt. Needs Python 3.11 or newer and nothing else.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "dev-stamp.txt"
OLDEST_PYTHON = (3, 11)
PROGRAM = "thidua-desktop"
OWN_PACKAGES = ("thidua_desktop", "ui", "db", "exporters", "resources")

# What each plugin of Qt links to and the wheels do not bring, with the Debian package that has it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Renamed with the 64-bit time_t transition, in Debian 13 and Ubuntu 24.04.
TIME64_PACKAGES = {"libglib2.0-0": "libglib2.0-0t64"}

FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".fonts",
    Path.home() / ".local/share/fonts",
)
VIETNAMESE_FONTS = ("NotoSans-", "NotoSans[", "OpenSans")  # the families the screens are laid out for
FONT_PACKAGE = "fonts-open-sans"


class SetupError(Exception):
    """Something an engineer has to put right; its text is the one sentence to show."""


# --- dependencies ---------------------------------------------------------------------------------


def requirements(pyproject: str, *, dev: bool) -> list[str]:
    """The pinned packages that the text of a pyproject.toml asks for."""
    import tomllib

    project = tomllib.loads(pyproject)["project"]
    wanted = list(project["dependencies"])
    if dev:
        wanted += project["optional-dependencies"]["dev"]
    return wanted


def constraints(pyproject: str) -> list[str]:
    """The versions held for what the pinned packages bring along, so that a set-up is the same on every machine."""
    import tomllib

    return list(tomllib.loads(pyproject)["tool"]["thidua-desktop"]["constraints"])


def fingerprint(wanted: Iterable[str]) -> str:
    """A digest that changes when a package or a version changes, and not when lines change places."""
    return hashlib.sha256("\n".join(sorted(wanted)).encode()).hexdigest()


def is_current(stamp: str, wanted: Iterable[str]) -> bool:
    """Whether an environment with this stamp already holds the wanted packages."""
    return fingerprint(wanted) in stamp.split()


def venv_program(name: str, platform: str = sys.platform) -> Path:
    """Where the virtual environment keeps a program such as python or ruff."""
    return VENV / "Scripts" / f"{name}.exe" if platform == "win32" else VENV / "bin" / name


def venv_version(configuration: str) -> tuple[int, ...]:
    """Major and minor version of the Python that made a virtual environment, from its pyvenv.cfg."""
    for line in configuration.splitlines():
        key, _, value = line.partition("=")
        if key.strip() in {"version", "version_info"}:
            return tuple(int(part) for part in value.strip().split(".")[:2])
    return ()


def ensure_packages(*, dev: bool) -> None:
    """Make .venv hold the pinned packages; a second call costs one small file to read."""
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted, bound = requirements(pyproject, dev=dev), constraints(pyproject)
    usable = venv_is_usable()
    if usable and STAMP.exists() and is_current(STAMP.read_text(encoding="ascii"), [*wanted, *bound]):
        return
    if not usable or not venv_has_pip():
        make_venv()
    say(f"Installing {len(wanted)} pinned packages into {VENV.name} (needed once, takes a minute) …")
    STAMP.unlink(missing_ok=True)
    bounds = VENV / "constraints.txt"
    bounds.write_text("\n".join(bound) + "\n", encoding="ascii")
    pip = [str(venv_program("python")), "-m", "pip", "install", "-qq", "--no-input", "-c", str(bounds)]
    if subprocess.run([*pip, *wanted], stdout=sys.stderr, check=False).returncode:
        raise SetupError("pip could not install the pinned packages; its own message stands above.")
    held = {fingerprint([*requirements(pyproject, dev=False), *bound]), fingerprint([*wanted, *bound])}
    STAMP.write_text("\n".join(sorted(held)) + "\n", encoding="ascii")


def compile_own_code(root: Path = ROOT) -> None:
    """Write the bytecode of the checkout's sources that changed, as pip does for what it installs.

    Else an environment that forbids Python to write any (PYTHONDONTWRITEBYTECODE) compiles everything at each start,
    50 ms. Looking that nothing has changed takes 15 ms; what cannot be compiled or written is left to the start.
    """
    import compileall

    for package in OWN_PACKAGES:
        compileall.compile_dir(root / package, quiet=2)


def venv_is_usable() -> bool:
    """Whether .venv exists and was made by the Python version that runs now."""
    configuration = VENV / "pyvenv.cfg"
    if not venv_program("python").exists() or not configuration.exists():
        return False
    return venv_version(configuration.read_text(encoding="utf-8")) == sys.version_info[:2]


def venv_has_pip() -> bool:
    """Whether pip starts in .venv: an interrupted set-up leaves an environment without it."""
    command = [str(venv_program("python")), "-m", "pip", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def make_venv() -> None:
    """Create .venv anew with the Python that runs now."""
    if importlib.util.find_spec("ensurepip") is None:
        install_system_packages([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
    say(f"Creating the virtual environment {VENV.name} …")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        raise SetupError(f"Python could not create {VENV}; its own message stands above.")


# --- system libraries (Debian and Ubuntu) ---------------------------------------------------------


def libraries_for(environment: Mapping[str, str]) -> dict[str, str]:
    """The system libraries that Qt needs on the kind of display this environment has."""
    needed = dict(QT_LIBRARIES)
    if environment.get("DISPLAY"):
        needed |= X11_LIBRARIES
    if environment.get("WAYLAND_DISPLAY"):
        needed |= WAYLAND_LIBRARIES
    return needed


def missing_libraries(libraries: Iterable[str]) -> list[str]:
    """Those of the libraries that cannot be loaded on this machine."""
    return [library for library in libraries if not loads(library)]


def loads(library: str) -> bool:
    """Whether the system finds and loads a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_vietnamese_font(folders: Iterable[Path]) -> bool:
    """Whether a typeface is installed that has all Vietnamese letters and the width the screens are laid out for."""
    return any(path.name.startswith(VIETNAMESE_FONTS) for folder in folders for path in folder.rglob("*.[ot]t[fc]"))


def package_names(packages: Iterable[str], os_release: str) -> list[str]:
    """The packages under the names that this release of Debian or Ubuntu gives them."""
    facts = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    first_renamed = {"debian": 13.0, "ubuntu": 24.04}.get(facts.get("ID", "").strip('"'))
    release = facts.get("VERSION_ID", "").strip('"')
    renamed = first_renamed is not None and (not release or float(release) >= first_renamed)
    return sorted({TIME64_PACKAGES.get(name, name) if renamed else name for name in packages})


def apt_command(packages: Iterable[str]) -> list[str]:
    """The command that installs system packages, as root types it."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def ensure_system(libraries: Mapping[str, str], programs: Mapping[str, str] | None = None) -> None:
    """Install the shared libraries, programs and the font that are not there yet; Linux only."""
    if sys.platform != "linux":
        return
    packages = [libraries[name] for name in missing_libraries(libraries)]
    packages += [package for name, package in (programs or {}).items() if not shutil.which(name)]
    if not has_vietnamese_font(FONT_FOLDERS):
        packages.append(FONT_PACKAGE)
    if not packages:
        return
    install_system_packages(packages)
    if absent := missing_libraries(libraries):
        raise SetupError(f"These libraries are still missing after the installation: {', '.join(absent)}.")


def install_system_packages(packages: Iterable[str]) -> None:
    """Install system packages as root or through a sudo that asks for no password."""
    release = Path("/etc/os-release")
    names = package_names(packages, release.read_text(encoding="utf-8") if release.exists() else "")
    if not shutil.which("apt-get"):
        raise SetupError(f"This system has no apt-get; install what Debian calls: {', '.join(names)}.")
    command = apt_command(names)
    prefix = root_prefix()
    if prefix is None:
        raise SetupError(f"System packages are missing; please run: {shlex.join(['sudo', *command])}")
    say(f"Installing the system packages {', '.join(names)} …")
    if not apt_succeeds([*prefix, *command]):
        apt_succeeds([*prefix, "apt-get", "update"])
        if not apt_succeeds([*prefix, *command], show=True):
            raise SetupError(f"This command failed; please run it by hand: {shlex.join(['sudo', *command])}")


def root_prefix() -> list[str] | None:
    """What stands before a command to run it as root; None when this user cannot without a password."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    if shutil.which("sudo") and not subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode:
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


def apt_succeeds(command: Sequence[str], *, show: bool = False) -> bool:
    """Run apt; its talk is shown only when a failure has to be explained."""
    talk = sys.stderr if show else subprocess.DEVNULL
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=talk, stderr=talk, check=False)
    return done.returncode == 0


# --- running things -------------------------------------------------------------------------------


def say(sentence: str) -> None:
    """Tell the engineer something; standard output stays free for the program's own answer."""
    print(sentence, file=sys.stderr, flush=True)


def has_no_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether windows can only be drawn in memory: a Linux without a screen, or a build server."""
    if environment.get("CI"):
        return True
    return platform == "linux" and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def tool_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment in which tools run: UTF-8, exactly the pinned pyright, no window without a screen."""
    changed = dict(environment) | {"PYTHONUTF8": "1", "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
    for name in ("PYRIGHT_PYTHON_FORCE_VERSION", "PYRIGHT_PYTHON_PYLANCE_VERSION", "PYTHONHOME"):
        changed.pop(name, None)
    if has_no_display(environment):
        changed.setdefault("QT_QPA_PLATFORM", "offscreen")
    return changed


def call(command: Sequence[str | Path], environment: Mapping[str, str], folder: Path = ROOT) -> int:
    """Run a program to its end and return its exit code."""
    sys.stdout.flush()
    done = subprocess.run([str(part) for part in command], cwd=folder, env=dict(environment), check=False)
    return done.returncode


def call_steps(steps: Mapping[str, Sequence[str | Path]]) -> int:
    """Run every step, also after a failed one, so that one run shows all there is to mend."""
    environment = tool_environment(os.environ)
    failed: list[str] = []
    for name, command in steps.items():
        print(f"== {name}", flush=True)
        begin = time.monotonic()
        outcome = "failed" if call(command, environment) else "passed"
        if outcome == "failed":
            failed.append(name)
        print(f"   {outcome} in {time.monotonic() - begin:.1f} s", flush=True)
    print(f"FAILED: {', '.join(failed)}" if failed else "All steps passed.", flush=True)
    return 1 if failed else 0


def static_checks() -> dict[str, Sequence[str | Path]]:
    """The checks that read the code without running it."""
    ruff = venv_program("ruff")
    return {
        "ruff check": [ruff, "check", ROOT],
        "ruff format": [ruff, "format", "--check", ROOT],
        "pyright": [venv_program("pyright")],
        "import contracts": [venv_program("lint-imports"), "--no-logo"],
    }


def without_separator(arguments: Sequence[str]) -> list[str]:
    """The arguments without the leading -- that sets them apart from ours."""
    return list(arguments[1:] if arguments[:1] == ["--"] else arguments)


def folder_megabytes(folder: Path) -> float:
    """The size of all files in a folder, in MB; a link to a file beside it counts nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


# --- the commands ---------------------------------------------------------------------------------


def run_program(arguments: Sequence[str]) -> int:
    """Open the program in the caller's folder, so that file names mean what the caller typed."""
    ensure_system(libraries_for(os.environ))
    ensure_packages(dev=False)
    compile_own_code()
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    environment = dict(os.environ) | {"PYTHONPATH": path, "PYTHONUTF8": "1"}
    command = [str(venv_program("python")), "-P", "-m", "thidua_desktop", *arguments]
    if os.name == "posix":  # become the program: a signal sent to this process reaches it
        os.execve(command[0], command, environment)
    return call(command, environment, Path.cwd())


def run_tests(arguments: Sequence[str]) -> int:
    """Run the static checks and the tests."""
    ensure_system(libraries_for(os.environ))
    ensure_packages(dev=True)
    pytest = [venv_program("python"), "-m", "pytest", "-n", "2", "--dist", "loadfile"]
    return call_steps(static_checks() | {"pytest": [*pytest, *without_separator(arguments)]})


def run_checks(arguments: Sequence[str]) -> int:
    """Run the static checks."""
    refuse_arguments("check", arguments)
    ensure_packages(dev=True)
    return call_steps(static_checks())


def run_bench(arguments: Sequence[str]) -> int:
    """Measure the speed ratios."""
    ensure_system(libraries_for(os.environ))
    ensure_packages(dev=True)
    command = [venv_program("python"), "-m", "tests.bench", *without_separator(arguments)]
    return call(command, tool_environment(os.environ))


def take_screenshots(arguments: Sequence[str]) -> int:
    """Take pictures of the windows, drawn in memory so that they are the same on every screen."""
    refuse_arguments("screenshots", arguments[1:])
    ensure_system(QT_LIBRARIES)
    ensure_packages(dev=True)
    folder = Path(arguments[0]).resolve() if arguments else ROOT / "docs" / "hinh"
    environment = tool_environment(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    return call([venv_program("python"), "-m", "tests.screenshots", folder], environment)


def build_program(arguments: Sequence[str]) -> int:
    """Build the stand-alone program and let it test itself far from the checkout."""
    refuse_arguments("build", arguments)
    ensure_system(QT_LIBRARIES | X11_LIBRARIES | WAYLAND_LIBRARIES, {"objdump": "binutils"})
    ensure_packages(dev=True)
    environment = tool_environment(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    print("== PyInstaller", flush=True)
    pyinstaller = [venv_program("python"), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"]
    if code := call([*pyinstaller, "build.spec"], environment):
        return code
    folder = ROOT / "dist" / PROGRAM
    program = folder / (f"{PROGRAM}-cli.exe" if sys.platform == "win32" else PROGRAM)
    print("== self-test of the built program", flush=True)
    with tempfile.TemporaryDirectory() as elsewhere:
        code = call([program, "--self-test"], environment, Path(elsewhere))
    outcome = "failed" if code else "passed"
    print(f"   {outcome}; {folder} holds {folder_megabytes(folder):.0f} MB", flush=True)
    return code


def refuse_arguments(command: str, arguments: Sequence[str]) -> None:
    """Stop when a command is given arguments that it does not take."""
    if arguments:
        raise SetupError(f"'{command}' does not take {shlex.join(arguments)}.")


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run_program,
    "test": run_tests,
    "check": run_checks,
    "bench": run_bench,
    "build": build_program,
    "screenshots": take_screenshots,
}


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return the exit code: 2 when it could not begin."""
    if sys.version_info < OLDEST_PYTHON:
        say(f"dev.py: Python 3.11 or newer is needed, this is {sys.version.split()[0]}.")
        return 2
    if arguments[:1] in ([], ["-h"], ["--help"], ["help"]):
        print(__doc__)
        return 0 if arguments else 2
    command = COMMANDS.get(arguments[0])
    if command is None:
        say(f"dev.py: unknown command '{arguments[0]}'; there are {', '.join(COMMANDS)}.")
        return 2
    try:
        return command(arguments[1:])
    except (SetupError, OSError) as reason:
        say(f"dev.py: {reason}")
        return 2
    except KeyboardInterrupt:
        return 130


def _start() -> NoReturn:
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    _start()
