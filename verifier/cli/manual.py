"""Bring the generated parts of docs/cli.md up to date: `python -m verifier.cli.manual docs/cli.md`.

Replaces what stands between a line `<!-- name -->` and the next line `<!-- end -->`: the help text of a verb, or the
table of settings. Everything else in the file is left as it is.
"""

import re
import sys
from pathlib import Path

from typer.testing import CliRunner

from verifier.cli import app
from verifier.settings import ENVIRONMENT, Settings

_PART = re.compile(r"(?<=<!-- )(verifier(?: \w+)?|settings)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def renew(manual: str) -> str:
    """Return the manual with its generated parts made anew."""
    return _PART.sub(
        lambda part: f"{part[1]}{part[2]}{_settings() if part[1] == 'settings' else _help(part[1])}", manual
    )


def _help(command: str) -> str:
    """Return the help text of a command as a fenced block, 80 columns wide."""
    words = [*command.split()[1:], "--help"]
    result = CliRunner().invoke(app, words, prog_name="verifier", env={"COLUMNS": "80", "TERM": "dumb"})
    lines = [line.rstrip() for line in result.output.strip().splitlines()]
    return "\n".join(["```", f"$ {command} --help", *lines, "```", ""])


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
    path = Path(sys.argv[1])
    path.write_text(renew(path.read_text(encoding="utf-8")), encoding="utf-8")
