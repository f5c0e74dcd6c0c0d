"""Read and write JSON Lines without losing anything: numbers keep their digits, unknown fields their place."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from evals.labels.faults import Fault

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | Decimal | bool | None"
Row: TypeAlias = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Line:
    """One object of a file, with its line number from 1."""

    number: int
    row: Row


def read_lines(path: Path, faults: list[Fault]) -> list[Line]:
    """Return the objects of a file; lines that are none become faults. A file that does not exist has no lines."""
    if not path.is_file():
        return []
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        faults.append(Fault(path, 0, f"is not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"))
        return []
    lines = []
    for number, words in enumerate(text.split("\n"), start=1):
        if not words.strip():
            continue
        try:
            value: Json = json.loads(words, parse_float=Decimal, parse_constant=_refuse)
            dump(value).encode()  # half of a character can be escaped in JSON, but not written as text
        except (ValueError, RecursionError) as error:
            faults.append(Fault(path, number, f"is not JSON ({error}); each line must be one JSON object"))
            continue
        if isinstance(value, dict):
            lines.append(Line(number, value))
        else:
            faults.append(Fault(path, number, "is not a JSON object; each line must be one JSON object"))
    return lines


def _refuse(constant: str) -> Json:
    raise ValueError(f"{constant} is no number")


def write_lines(path: Path, lines: Iterable[Line]) -> None:
    """Put lines that were read back in their places; everything else in the file stays as it is.

    The file is replaced in one step, so that nobody reads half of it.
    """
    text = path.read_text(encoding="utf-8").split("\n")
    for line in lines:
        text[line.number - 1] = dump(line.row)
    written = path.with_name(f".{path.name}.{os.getpid()}")
    written.write_text("\n".join(text), encoding="utf-8")
    written.replace(path)


def dump(value: Json) -> str:
    """Return a value as JSON, in the order it was read in, decimals with the digits they had."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{dump(key)}: {dump(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(dump, value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)
