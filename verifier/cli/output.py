"""Put a result where it was asked for: stdout, or a file that is either whole or not there.

A file that cannot be written is found out before the work; where writing fails after it, the result goes to stdout.
"""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

from verifier.cli.exits import ExitCode, say
from verifier.errors import InputError
from verifier.models import Report
from verifier.report import Format

WIDEST = 120
_BY_SUFFIX = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".json": Format.JSON,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".csv": Format.CSV,
    ".jsonld": Format.JSONLD,
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a result goes (None is stdout), in which format, and how much of it."""

    path: Path | None
    format: Format
    verbose: bool

    @classmethod
    def of(cls, path: Path | None, format_name: str | None, verbose: bool) -> "Target":
        """Settle the format, and raise InputError where the file could not be written."""
        by_name = _BY_SUFFIX.get(path.suffix.lower(), Format.TABLE) if path else Format.TABLE
        target = cls(path, Format(format_name) if format_name else by_name, verbose)
        if path is not None:
            _try_out(path)
        return target

    def deliver(self, report: Report, render: Callable[..., str]) -> ExitCode:
        """Render and write; PARTIAL where the result had to go to stdout instead of its file."""
        on_terminal = self.path is None and sys.stdout.isatty()
        text = render(
            report, self.format, colour=on_terminal and _colour_wanted(), width=_width(), verbose=self.verbose
        )
        if self.path is None:
            _print(text)
            return ExitCode.DONE
        try:
            _write(self.path, text)
        except OSError as error:
            say(f"verifier: {self.path} cannot be written ({error.strerror}): the result follows on stdout")
            _print(text)
            return ExitCode.PARTIAL
        return ExitCode.DONE


def _colour_wanted() -> bool:
    """Follow no-color.org, and terminals that say they cannot."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    return min(shutil.get_terminal_size(fallback=(80, 24)).columns, WIDEST)


def _print(text: str) -> None:
    """Write to stdout: UTF-8 into a pipe, and on a terminal what it can show."""
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="backslashreplace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(text)
    sys.stdout.flush()


def _is_special(path: Path) -> bool:
    """Whether a path is a device or pipe: replacing it by a file would destroy it."""
    return path.exists() and not path.is_file()


def _beside(path: Path) -> Path:
    return path.parent / f".verifier-{os.getpid()}.tmp"


def _try_out(path: Path) -> None:
    real = path.resolve()
    if real.is_dir():
        raise InputError(f"{path} is a folder: give -o the name of a file")
    if not real.parent.is_dir():
        raise InputError(f"{path} cannot be written: there is no folder {real.parent}; make it first")
    if _is_special(real):
        return
    probe = _beside(real)
    try:
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}): give -o a file in another folder") from error


def _write(path: Path, text: str) -> None:
    """Write a file by way of one beside it, so that nobody ever sees half of it."""
    real = path.resolve()
    if _is_special(real):
        real.write_text(text, encoding="utf-8", newline="")
        return
    temporary = _beside(real)
    try:
        with temporary.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if real.exists():
            shutil.copymode(real, temporary)
        temporary.replace(real)
    finally:
        temporary.unlink(missing_ok=True)
