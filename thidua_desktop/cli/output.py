"""What a command answers, and how it reaches the caller."""

import json
import sys
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """Exit code, the JSON document, the same in words, and sentences for standard error."""

    code: int
    document: dict[str, Any]
    words: list[str]
    errors: list[str] = field(default_factory=list[str])


def give(answer: Answer, as_json: bool) -> int:
    """Print an answer; its exit code."""
    if as_json:
        say(json.dumps(answer.document, ensure_ascii=False, indent=1))
    else:
        for line in answer.words:
            say(line)
    for sentence in answer.errors:
        complain(sentence)
    return answer.code


def say(line: str) -> None:
    """One line on standard output, if the program has one."""
    if sys.stdout is not None:  # pyright: ignore[reportUnnecessaryComparison] - a packaged window program has none
        print(line)


def complain(sentence: str) -> None:
    """One sentence on standard error, if the program has one."""
    if sys.stderr is not None:  # pyright: ignore[reportUnnecessaryComparison]
        print(sentence, file=sys.stderr)


def told_birth(birth: str | None) -> str | None:
    """A birth as the command line tells it: a day, a year or nothing; of "1980-05" only the year."""
    return birth[:4] if birth and len(birth) == len("1980-05") else birth
