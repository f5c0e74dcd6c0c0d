"""What the command line says of itself, and what the documentation shows of it."""

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from cli_runs import run

from verifier.cli import options
from verifier.cli.manual import renew
from verifier.ingest import MAX_CHARS
from verifier.models import Independence, VerdictLabel
from verifier.report import Format
from verifier.settings import EngineChoice, Mode, Settings

ROOT = Path(__file__).parent.parent.parent


def test_the_version_is_shown() -> None:
    assert re.fullmatch(r"verifier \d+\.\d+.*\n", run("--version").stdout)


@pytest.mark.parametrize(
    ("spelt_out", "choices"),
    [
        (options.EngineName, EngineChoice),
        (options.FormatName, Format),
        (options.IndependenceName, Independence),
        (options.ModeName, Mode),
    ],
)
def test_the_choices_of_an_option_are_those_of_the_code(spelt_out: object, choices: type[VerdictLabel]) -> None:
    assert list(get_args(spelt_out)) == [choice.value for choice in choices]


def test_defaults_that_are_told_are_those_of_the_stages() -> None:
    assert Settings().max_chars == MAX_CHARS
    told = " ".join(run("check", "--help").stdout.split())
    for default in (MAX_CHARS, Settings().concurrency, f"{Settings().timeout_s:.0f}"):
        assert f"(default {default})" in told


@pytest.mark.parametrize("page", ["docs/cli.md", "README.md"])
def test_what_the_documentation_shows_of_the_program_is_current(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / page).read_text(encoding="utf-8")
    assert text == renew(text), f"python -m verifier.cli.manual {page}"


def test_help_waits_for_nothing_heavy() -> None:
    heavy = ("openai", "instructor", "pint", "pysbd", "pydantic", "rich", "snowballstemmer")
    code = f"import sys, verifier.cli; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
