"""Read JSON Lines: articles with their text inline, or a sidecar whose rows name a file.

It reads bytes that it is handed, not files; a row that cannot be used is an error of its own and stops no other.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticSerializationError

from verifier.errors import InputError

_SLACK = 65_536
_BYTES_PER_CHARACTER = 6
"""What JSON takes for a character that it escapes."""


class _Loose(BaseModel):
    """A value of the user's own file: fields that are not ours are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class StatedDate(_Loose):
    """A publication date with what it rests on."""

    when: str
    basis: str = "stated"
    words: str | None = None


class Row(_Loose):
    """One article as a line of JSON Lines gives it: either `text`, or `file` relative to the sidecar's folder."""

    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | StatedDate | None = None
    url: str | None = None
    credits: tuple[str, ...] | None = None
    text: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of JSON Lines: the row, or what is wrong with it."""

    number: int
    content: Row | InputError


def read_rows(stream: BinaryIO, max_chars: int) -> Iterator[Line]:
    """Yield the lines of a stream that are not blank, numbered from 1.

    A line far longer than `max_chars` characters need is skipped without being held in memory.
    """
    limit = max_chars * _BYTES_PER_CHARACTER + _SLACK
    number = 0
    while data := stream.readline(limit + 1):
        number += 1
        if len(data) > limit:
            _skip_rest(stream, data, limit)
            yield Line(number, InputError(f"is longer than {limit:,} bytes; shorten it or raise --max-chars"))
        elif data.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _read_line(number, data)


def _skip_rest(stream: BinaryIO, data: bytes, limit: int) -> None:
    while data and not data.endswith(b"\n"):
        data = stream.readline(limit)


def _read_line(number: int, data: bytes) -> Line:
    try:
        return Line(number, parse_row(data.decode("utf-8-sig")))
    except UnicodeDecodeError:
        return Line(number, InputError("is not UTF-8; JSON Lines must be saved as UTF-8"))
    except InputError as error:
        return Line(number, error)


def parse_row(line: str) -> Row:
    """Read one line; InputError says what is wrong with it."""
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not JSON ({_short(error)}); each line must be one JSON object") from error
    if not isinstance(value, dict):
        raise InputError('is not a JSON object; write {"id": ..., "text": ...} on one line')
    try:
        row = Row.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"][:1])
        raise InputError(f'has a wrong value for "{field}" ({first["msg"]})') from error
    if "\\ud" in line.lower() and _is_half(row):
        raise InputError("holds half of a character (a lone surrogate) beside its text; mend the line")
    if (row.text is None) == (row.file is None):
        raise InputError('needs either "text" or "file", and not both')
    return row


def _is_half(row: Row) -> bool:
    """Whether a field other than the text holds half of a character, which no report could be saved with."""
    try:
        row.model_copy(update={"text": None}).model_dump_json()
    except PydanticSerializationError:
        return True
    return False


def _short(error: Exception) -> str:
    return str(error)[:120] or type(error).__name__


def looks_like_rows(head: str) -> bool:
    """Whether a text begins like JSON Lines rather than like an article."""
    first = head.lstrip("\ufeff \t\r\n").partition("\n")[0]
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return first.startswith('{"')
