"""Bring the generated parts of the documentation up to date: `python -m verifier.cli.manual docs/cli.md README.md`.

Replaces what stands between a line `<!-- name -->` and the next line `<!-- end -->`: the help text of a verb, the
table of settings, or the first screen of a command on the seeds. Everything else in the files is left as it is.
"""

import re
import sys
from pathlib import Path

from typer.testing import CliRunner

from verifier.cli import app
from verifier.settings import ENVIRONMENT, Settings

SCREEN_LINES = 24
_PART = re.compile(r"(?<=<!-- )(settings|verifier(?: \w+)?(?: seeds/)?)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def renew(text: str) -> str:
    """Return a page with its generated parts made anew; the seeds are looked for in the current folder."""
    return _PART.sub(lambda part: f"{part[1]}{part[2]}{_made(part[1])}", text)


def _made(name: str) -> str:
    if name == "settings":
        return _settings()
    words = name.split()[1:]
    if "seeds/" in words:
        return _block(*_output(*words, "--engine", "local")[:SCREEN_LINES], "[…]")
    return _block(f"$ {name} --help", *_output(*words, "--help"))


def _output(*words: str) -> list[str]:
    """Return what a command writes to stdout, 80 columns wide."""
    result = CliRunner().invoke(app, words, prog_name="verifier", env={"COLUMNS": "80", "TERM": "dumb"})
    return [line.rstrip() for line in result.stdout.strip().splitlines()]


def _block(*lines: str) -> str:
    return "\n".join(["```", *lines, "```", ""])


def _settings() -> str:
    """Return a table of the settings: key, environment variable, default, allowed values."""
    rows = ["| verifier.toml | environment | default | allowed |", "| --- | --- | --- | --- |"]
    for key, field in Settings.model_fields.items():
        in_file = "not in a file" if key == "api_key" else f"`{key}`"
        variable = f"`{ENVIRONMENT[key]}`" if key in ENVIRONMENT else "-"
        rows.append(f"| {in_file} | {variable} | {_default(key)} | {field.description} |")
    return "\n".join([*rows, ""])


def _default(key: str) -> str:
    if key == "cache_dir":
        return "the user's cache folder"
    default = Settings.model_fields[key].default
    return "-" if default is None else f"`{str(default).lower()}`"


if __name__ == "__main__":
    for page in map(Path, sys.argv[1:]):
        page.write_text(renew(page.read_text(encoding="utf-8")), encoding="utf-8")
