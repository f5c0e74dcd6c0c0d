"""Keep a run as JSON Lines: a header, a line for each sample as it ends, and a footer once all are there.

Lines are only ever added. A last line that broke off is passed over, and cut off before anything is added. A story that
is run again has a second line, which counts.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from evals.runs.values import SCHEMA, Footer, Header, Sample, Setting
from verifier.errors import InputError
from verifier.models.base import Value

_RECORD: TypeAdapter[Header | Sample | Footer] = TypeAdapter(
    Annotated[Header | Sample | Footer, Field(discriminator="record")]
)
_ASIDE = {"started", "commit", "dirty"}
"""Fields of a header in which a resumed run may differ."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a log holds; `samples` by story and setting, `size` how many bytes of whole lines there are."""

    header: Header
    samples: dict[tuple[str, Setting], Sample] = field(default_factory=dict)
    is_finished: bool = False
    size: int = 0


def read_log(path: Path) -> Content:
    """Read a log; raise InputError where it is none, is of another schema, or a line other than the last is broken."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): give the log of a run") from error
    whole = data[: data.rfind(b"\n") + 1]
    lines = [_record(path, number, line) for number, line in enumerate(whole.splitlines(), start=1)]
    if not lines or not isinstance(lines[0], Header):
        raise InputError(f"{path} is not the log of a run: it has no header")
    if lines[0].schema_version != SCHEMA:
        raise InputError(f"{path} is a log of schema {lines[0].schema_version}, not {SCHEMA}: run it again")
    samples = {(line.story, line.setting): line for line in lines if isinstance(line, Sample)}
    return Content(lines[0], samples, isinstance(lines[-1], Footer), len(whole))


def _record(path: Path, number: int, line: bytes) -> Header | Sample | Footer:
    try:
        return _RECORD.validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"][:3]))
        raise InputError(f"{path}, line {number}, is not of a run log ({where}: {first['msg']})") from error


class RunLog:
    """A log that samples are added to."""

    def __init__(self, path: Path, header: Header) -> None:
        """Go on with an unfinished log of an equal header, or begin anew; another unfinished one is kept as .old."""
        self.path = path
        self.samples: dict[tuple[str, Setting], Sample] = {}
        known = _unfinished(path)
        if known is not None and _is_equal(known.header, header):
            self.samples = dict(known.samples)
            with path.open("r+b") as stream:
                stream.truncate(known.size)
            return
        if known is not None:
            path.replace(path.with_suffix(".jsonl.old"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_line(header))

    def add(self, sample: Sample) -> None:
        """Write a sample down."""
        self._write(sample)
        self.samples[sample.story, sample.setting] = sample

    def finish(self) -> None:
        """Write the footer."""
        self._write(Footer(samples=len(self.samples)))

    def _write(self, record: Value) -> None:
        with self.path.open("ab") as stream:
            stream.write(_line(record))


def _unfinished(path: Path) -> Content | None:
    """Return what an unfinished log holds; None for one that is finished, not there, or has no whole line."""
    if not path.exists() or b"\n" not in path.read_bytes():
        return None
    content = read_log(path)
    return None if content.is_finished else content


def _is_equal(one: Header, other: Header) -> bool:
    return one.model_dump(exclude=_ASIDE) == other.model_dump(exclude=_ASIDE)


def _line(record: Value) -> bytes:
    """Return a record without what is as it is by default, a header whole: defaults may be others one day.

    Half a surrogate pair, which a model can write and UTF-8 cannot, becomes a question mark.
    """
    content = record.model_dump(mode="json", exclude_defaults=not isinstance(record, Header))
    kind = record.model_dump(mode="json", include={"record"})
    return json.dumps(kind | content, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
