"""How far the work is shows on a terminal, and nowhere else."""

import io
import sys

import pytest

from verifier.cli.progress import progress
from verifier.models import Stage


class Terminal(io.StringIO):
    """Stands for a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_what_is_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress() as told:
        assert told is not None
        told(Stage.INGEST, 1, 2)
    assert "Fetching pages" in terminal.getvalue()
    assert "Comparing claims" not in terminal.getvalue()


def test_a_pipe_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with progress() as told:
        assert told is None
    assert pipe.getvalue() == ""
