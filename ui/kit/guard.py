"""A defect in what Qt calls while it draws does not end the program: it is written in the diary and answered.

An exception that leaves a painting method keeps its painter alive on a surface that is already gone, and Qt falls.
"""

import traceback
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Answer = TypeVar("Answer")
Method = TypeVar("Method", bound=Callable[..., Any])
written: set[str] = set()
"""The places of the defects met so far."""


def attempt(function: Callable[[Any], Answer], given: Any, otherwise: Answer) -> Answer:
    """What a screen's own function answers; if it fails, the other answer, and its defect is in the diary."""
    try:
        return function(given)
    except Exception as error:
        write_down(error)
        return otherwise


def guarded(otherwise: Any = None) -> Callable[[Method], Method]:
    """For methods that Qt calls to draw: an exception is written in the diary and the other answer is given."""

    def wrap(method: Method) -> Method:
        @wraps(method)
        def safe(*args: Any, **named: Any) -> Any:
            try:
                return method(*args, **named)
            except Exception as error:
                write_down(error)
                return otherwise

        return safe  # type: ignore[return-value]

    return wrap


def write_down(error: Exception) -> None:
    """Write a defect in the diary, the first time it is met at its place, and let go of what its frames hold."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} {last.filename}:{last.lineno}"
    if place not in written:
        import logging  # late: a start has no defects to write down

        written.add(place)
        logging.getLogger(__name__).error("Defect while drawing\n%s", "".join(traceback.format_exception(error)))
    traceback.clear_frames(error.__traceback__)  # a painter among them ends now, not when the error is forgotten
