"""What dev.py knows about dependencies, system libraries and displays before it touches the machine."""

import ctypes.util
import subprocess
import sys
from pathlib import Path

import pytest

import dev

PYPROJECT = """
[project]
dependencies = ["xlsx-reader==1.0", "word-writer==2.1"]
[project.optional-dependencies]
dev = ["test-runner==9.0"]
"""
DEBIAN_12 = 'ID=debian\nVERSION_ID="12"\n'
DEBIAN_13 = 'ID=debian\nVERSION_ID="13"\n'
UBUNTU_22 = 'ID=ubuntu\nVERSION_ID="22.04"\n'
UBUNTU_24 = 'ID=ubuntu\nVERSION_ID="24.04"\n'


def run_dev(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(dev.ROOT / "dev.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=30, check=False)


# --- dependencies


def test_running_the_program_needs_the_runtime_packages_only():
    assert dev.requirements(PYPROJECT, dev=False) == ["xlsx-reader==1.0", "word-writer==2.1"]


def test_testing_needs_the_developers_packages_as_well():
    assert dev.requirements(PYPROJECT, dev=True)[2:] == ["test-runner==9.0"]


def test_every_package_of_this_project_is_pinned_to_one_version():
    text = (dev.ROOT / "pyproject.toml").read_text(encoding="utf-8")

    assert [wanted for wanted in dev.requirements(text, dev=True) if "==" not in wanted] == []


def test_what_the_pinned_packages_bring_along_is_held_too():
    held = dev.constraints((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {line.split("==")[0].lower() for line in held} >= {"pillow", "click", "et_xmlfile", "markupsafe"}
    assert all(line.count("==") == 1 for line in held)


def test_the_fingerprint_follows_versions_and_not_the_order_of_lines():
    assert dev.fingerprint(["a==1", "b==2"]) == dev.fingerprint(["b==2", "a==1"])
    assert dev.fingerprint(["a==1", "b==2"]) != dev.fingerprint(["a==1", "b==3"])


def test_a_stamp_vouches_for_the_packages_it_was_written_for_and_no_others():
    stamp = dev.fingerprint(["a==1"]) + "\n" + dev.fingerprint(["a==1", "tester==5"]) + "\n"

    assert dev.is_current(stamp, ["a==1"])
    assert dev.is_current(stamp, ["tester==5", "a==1"])
    assert not dev.is_current(stamp, ["a==2"])
    assert not dev.is_current("", ["a==1"])


# --- the virtual environment


@pytest.mark.parametrize(
    ("configuration", "version"),
    [
        ("home = /usr/bin\nversion = 3.11.7\n", (3, 11)),
        ("version_info = 3.13.0.final.0\n", (3, 13)),
        ("home = /usr/bin\n", ()),
    ],
)
def test_an_environment_tells_which_python_made_it(configuration: str, version: tuple[int, ...]):
    assert dev.venv_version(configuration) == version


def test_programs_of_the_environment_are_where_each_system_keeps_them():
    assert dev.venv_program("ruff", "linux") == dev.VENV / "bin" / "ruff"
    assert dev.venv_program("ruff", "win32") == dev.VENV / "Scripts" / "ruff.exe"


# --- system libraries


@pytest.mark.skipif(sys.platform != "linux", reason="Debian and Ubuntu only")
def test_a_library_is_missing_when_the_system_cannot_load_it():
    present = ctypes.util.find_library("c")
    assert present

    assert dev.missing_libraries([present, "libkhong-he-co.so.9"]) == ["libkhong-he-co.so.9"]


def test_without_a_display_only_what_every_window_needs_is_asked_for():
    assert dev.libraries_for({}) == dev.QT_LIBRARIES


def test_each_kind_of_display_asks_for_its_own_libraries():
    assert "libxcb-cursor.so.0" in dev.libraries_for({"DISPLAY": ":0"})
    assert "libwayland-cursor.so.0" in dev.libraries_for({"WAYLAND_DISPLAY": "wayland-0"})
    assert "libwayland-cursor.so.0" not in dev.libraries_for({"DISPLAY": ":0"})


@pytest.mark.parametrize(
    ("os_release", "name"),
    [
        (DEBIAN_12, "libglib2.0-0"),
        (DEBIAN_13, "libglib2.0-0t64"),
        ("ID=debian\n", "libglib2.0-0t64"),  # testing has no number and the newest names
        (UBUNTU_22, "libglib2.0-0"),
        (UBUNTU_24, "libglib2.0-0t64"),
        ("", "libglib2.0-0"),
    ],
)
def test_a_renamed_package_is_called_as_this_release_calls_it(os_release: str, name: str):
    assert dev.package_names(["libglib2.0-0"], os_release) == [name]


def test_packages_are_named_once_and_in_order():
    assert dev.package_names(["libgl1", "libegl1", "libgl1"], DEBIAN_12) == ["libegl1", "libgl1"]


def test_the_install_command_asks_no_question():
    command = dev.apt_command(["libegl1", "libgl1"])

    assert " ".join(command) == "apt-get install -y --no-install-recommends libegl1 libgl1"


def test_a_vietnamese_font_is_known_by_its_file(tmp_path: Path):
    assert not dev.has_vietnamese_font([tmp_path, tmp_path / "missing"])
    (tmp_path / "Symbols.ttf").touch()
    assert not dev.has_vietnamese_font([tmp_path])
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "NotoSans-Regular.ttf").touch()
    assert dev.has_vietnamese_font([tmp_path])


# --- displays and tools


@pytest.mark.parametrize(
    ("environment", "platform", "nothing_to_show_on"),
    [
        ({}, "linux", True),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({}, "win32", False),
        ({"CI": "true", "DISPLAY": ":0"}, "linux", True),
        ({"CI": "true"}, "win32", True),
    ],
)
def test_windows_are_drawn_in_memory_where_nobody_looks(
    environment: dict[str, str], platform: str, nothing_to_show_on: bool
):
    assert dev.has_no_display(environment, platform) is nothing_to_show_on


def test_tools_run_in_memory_under_ci_unless_told_otherwise():
    assert dev.tool_environment({"CI": "true"})["QT_QPA_PLATFORM"] == "offscreen"
    assert dev.tool_environment({"CI": "true", "QT_QPA_PLATFORM": "vnc"})["QT_QPA_PLATFORM"] == "vnc"


def test_no_setting_of_the_machine_replaces_the_pinned_type_checker():
    environment = dev.tool_environment({"PYRIGHT_PYTHON_FORCE_VERSION": "latest", "LANG": "vi_VN.UTF-8"})

    assert "PYRIGHT_PYTHON_FORCE_VERSION" not in environment
    assert environment["LANG"] == "vi_VN.UTF-8"


# --- talking to the engineer


def test_arguments_after_two_dashes_are_the_tests_own():
    assert dev.without_separator(["--", "-k", "quota"]) == ["-k", "quota"]
    assert dev.without_separator(["-k", "quota"]) == ["-k", "quota"]


def test_help_names_every_command():
    answer = run_dev("--help")

    assert answer.returncode == 0
    assert [name for name in dev.COMMANDS if f"dev.py {name}" not in answer.stdout] == []


@pytest.mark.parametrize("arguments", [("fly",), ("build", "--fast"), ("screenshots", "a", "b")])
def test_a_wrong_command_is_answered_with_one_sentence(arguments: tuple[str, ...]):
    answer = run_dev(*arguments)

    assert answer.returncode == 2
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 1
    assert answer.stderr.startswith("dev.py: ")
    assert "Traceback" not in answer.stderr


def test_the_size_of_a_folder_counts_every_file_once(tmp_path: Path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "library.bin").write_bytes(bytes(1_500_000))
    if sys.platform != "win32":
        (tmp_path / "link.bin").symlink_to(tmp_path / "inner" / "library.bin")

    assert dev.folder_megabytes(tmp_path) == 1.5
