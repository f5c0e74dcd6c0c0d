"""Describe originals in a file of JSON Lines beside them: one line an article, then what was told and what failed.

A line holds all that the text was made with, so that the same bytes give the same article again.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError

from verifier.errors import InputError
from verifier.ingest.drafts import Answer, Draft, Entry, Material, Place
from verifier.ingest.files import ORIGINALS
from verifier.ingest.rows import Row
from verifier.models import Failure, Trail

INDEX = ORIGINALS
_EARLIER = re.compile(r"originals-[0-9a-f]{8}\.jsonl")
_LONGEST_LINE = 10_000_000


def is_index(path: Path) -> bool:
    """Whether a file is named like an index of originals, of the last run or of an earlier one."""
    return path.name == INDEX or _EARLIER.fullmatch(path.name) is not None


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class KeptArticle(_Line):
    """An article: its trail (with the name of the file), and what it was read with."""

    name: str
    stem: str
    folder: str
    trail: Trail
    media_type: str | None = None
    charset: str | None = None
    rows: tuple[Row, ...] = ()
    entry: Entry | None = None
    inline: bool = False

    @classmethod
    def of(cls, draft: Draft, material: Material) -> "KeptArticle":
        """Describe an article."""
        place, answer = material.place, material.answer
        return cls(
            name=place.name,
            stem=place.stem,
            folder=place.folder,
            trail=draft.trail,
            media_type=answer.media_type if answer else None,
            charset=answer.charset if answer else None,
            # A row's text is the original itself.
            rows=tuple(row.model_copy(update={"text": None}) for row in material.rows),
            entry=material.entry,
            inline=material.inline,
        )

    def material(self, data: bytes) -> Material:
        """Return what the article was made of."""
        return Material(
            place=Place(self.name, self.stem, self.folder),
            data=data,
            rows=self.rows,
            answer=self._answer(),
            entry=self.entry,
            inline=self.inline,
        )

    def _answer(self) -> Answer | None:
        final, fetched = self.trail.final, self.trail.fetched
        if final is None or fetched is None:
            return None
        return Answer(final=final, fetched=fetched, media_type=self.media_type, charset=self.charset)


class KeptFailure(_Line):
    """What could not be read in that run."""

    failure: Failure


class KeptWarning(_Line):
    """What that run told the user besides."""

    warning: str


Kept = KeptArticle | KeptFailure | KeptWarning


def write_index(lines: Iterable[Kept]) -> bytes:
    """Return an index as it stands in its file."""
    return "".join(f"{line.model_dump_json(exclude_none=True)}\n" for line in lines).encode("utf-8")


def read_index(stream: BinaryIO) -> Iterator[tuple[int, Kept | InputError]]:
    """Yield the lines of an index, numbered from 1, or what is wrong with one."""
    number = 0
    while data := stream.readline(_LONGEST_LINE):
        number += 1
        if data.strip():
            yield number, _read_line(data)


def _read_line(data: bytes) -> Kept | InputError:
    advice = "keep the originals anew with --keep-originals"
    try:
        value: object = json.loads(data)
    except (ValueError, RecursionError):
        return InputError(f"is not JSON; {advice}")
    if not isinstance(value, dict):
        return InputError(f"is no line of an index of originals; {advice}")
    kind = next((kind for key, kind in _KINDS.items() if key in value), KeptArticle)
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        return InputError(f"is wrong at {'.'.join(map(str, first['loc']))} ({first['msg']}); {advice}")


_KINDS: dict[str, type[KeptFailure] | type[KeptWarning]] = {"failure": KeptFailure, "warning": KeptWarning}
