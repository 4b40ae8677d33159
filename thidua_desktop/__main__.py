"""`python -m thidua_desktop`: a command, or the window."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; its exit code."""
    from thidua_desktop.cli.run import run, understood

    said = understood(sys.argv[1:] if arguments is None else arguments)
    if isinstance(said, int):
        return said
    from thidua_desktop import paths

    if said.command:
        return run(said, said.data or paths.default_data())
    if said.self_test:
        from thidua_desktop.selftest import self_test

        return self_test()
    from thidua_desktop.app import has_display, run_window

    if not has_display():
        from thidua_desktop.cli.demo import demo

        return demo(said.data or paths.default_data())
    return run_window(said.data)


if __name__ == "__main__":
    sys.exit(main())
