"""Keep beside the cassettes with which model and mode each was recorded, so that a replay asks in the same way."""

import json
import tomllib
from datetime import date
from pathlib import Path

from verifier.errors import VerifierError
from verifier.models.base import Value
from verifier.settings import Mode

FILE_NAME = "recorded.toml"
_HEADING = "# Written when a cassette is recorded. A replay sends this model name in this mode."


class CassetteMissError(VerifierError):
    """A replay needed what was never recorded: an answer, a whole cassette, or the note on one."""


class Recording(Value):
    """What a cassette was recorded with."""

    model: str
    mode: Mode
    date: date


def read_recording(folder: Path, name: str) -> Recording:
    """Return what was noted on a cassette, such as "injection/extract"; CassetteMissError where nothing was."""
    notes = _read(folder)
    if name not in notes:
        raise CassetteMissError(f"{folder / FILE_NAME} has no [{name}]: record it (cassettes/README.md)")
    return notes[name]


def note_recording(folder: Path, name: str, recording: Recording) -> None:
    """Write down what a cassette was recorded with, in place of what was there on it."""
    lines = [_HEADING]
    for each, noted in sorted((_read(folder) | {name: recording}).items()):
        lines += ["", f"[{json.dumps(each)}]", f"model = {json.dumps(noted.model)}"]
        lines += [f'mode = "{noted.mode}"', f"date = {noted.date}"]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE_NAME).write_text("\n".join([*lines, ""]), encoding="utf-8")


def _read(folder: Path) -> dict[str, Recording]:
    path = folder / FILE_NAME
    content = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {name: Recording.model_validate(noted) for name, noted in content.items()}
