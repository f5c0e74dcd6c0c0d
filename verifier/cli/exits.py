"""Say which exit code a run ends with, and turn errors into a message on stderr and a code."""

import os
import sys
import traceback
from collections.abc import Callable
from enum import IntEnum
from functools import wraps
from typing import ParamSpec

import typer

from verifier.errors import UsageError, VerifierError

P = ParamSpec("P")


class ExitCode(IntEnum):
    """How a run ended."""

    DONE = 0
    CONDITION_HOLDS = 1
    USAGE = 2
    PARTIAL = 3
    NO_ENDPOINT = 4
    BUG = 70
    """EX_SOFTWARE of sysexits.h: Python's own 1 would read as a condition of --fail-on."""
    INTERRUPTED = 130
    """128 and SIGINT, as shells have it: interrupted before there was anything to keep."""


def say(message: str) -> None:
    """Write a message to stderr; what it quotes cannot move the cursor."""
    from verifier.report.untrusted import plain

    print("\n".join(map(plain, message.splitlines())), file=sys.stderr)


def guarded(verb: Callable[P, ExitCode]) -> Callable[P, None]:
    """Let a verb end the process with its exit code, whatever happens in it."""

    @wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        raise typer.Exit(_outcome(verb, *args, **kwargs))

    return run


def _outcome(verb: Callable[P, ExitCode], *args: P.args, **kwargs: P.kwargs) -> ExitCode:
    try:
        return verb(*args, **kwargs)
    except VerifierError as error:
        say(f"verifier: {error}")
        return ExitCode.USAGE if isinstance(error, UsageError) else ExitCode.NO_ENDPOINT
    except KeyboardInterrupt:
        say("verifier: interrupted")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # Whoever read the result has seen enough; what is still buffered must not raise again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except Exception:
        traceback.print_exc()
        say("verifier: this is a defect of the program; please report it with the lines above")
        return ExitCode.BUG
