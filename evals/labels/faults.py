"""Say what is wrong with a gold folder: where, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails


class Severity(StrEnum):
    """How much a finding weighs: a fault fails, a warning only where it is asked to, a note never."""

    FAULT = "fault"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One finding of the linter; `line` is 0 where it concerns the whole file, `field` empty where no one field."""

    path: Path
    line: int
    message: str
    field: str = ""
    severity: Severity = Severity.FAULT

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        field = f" {self.field}:" if self.field else ""
        return f"{place}: {self.severity}:{field} {self.message}"


def of_validation(error: ValidationError, path: Path, line: int) -> Iterable[Fault]:
    """Yield a fault for each thing that pydantic found wrong with a line."""
    for detail in error.errors():
        field = ".".join(str(part) for part in detail["loc"])
        yield Fault(path, line, _told(detail), field)


def _told(detail: ErrorDetails) -> str:
    """Say what is wrong with a field; of one that is missing pydantic would show all others."""
    if detail["type"] == "missing":
        return "is required; give it"
    return f"{detail['msg'].removeprefix('Value error, ')}, got {repr(detail['input'])[:80]}"
