"""Turn a PDF into article text; a process of its own reads it, so that no file can keep the others waiting.

worker.py: that process: pypdf, within bounds of time and memory
fragments.py, paragraphs.py: from printed letters to rows, columns and paragraphs

Its own title is believed where it stands in the text, or else where it looks like words; the day the file was made is
a hint to its publication, no more. Pictures of text are not recognised.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

import verifier
from verifier.errors import InputError
from verifier.ingest.documents.blocks import tidy
from verifier.ingest.documents.converted import Converted
from verifier.ingest.documents.extras import named, need
from verifier.ingest.documents.kinds import MEDIA_TYPES, Kind
from verifier.ingest.documents.moments import published
from verifier.ingest.metadata import Metadata
from verifier.ingest.roles import find_parts
from verifier.models import DateBasis

_WHAT = "is a PDF"
_SECONDS = 60
_FEWEST_LETTERS = 40
_ENVIRONMENT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR", "TEMP", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
"""What the process is given of the environment: nothing that is secret."""


class _Found(BaseModel):
    """What the process found."""

    model_config = ConfigDict(frozen=True)

    paragraphs: tuple[str, ...] = ()
    pages: int = 0
    pictures: int = 0
    failed: int = 0
    info: dict[str, str] = {}
    problem: str | None = None
    why: str = ""


def convert_pdf(data: bytes) -> Converted:
    """Return the text of a PDF; InputError where it cannot be read."""
    need("pypdf", _WHAT)
    found = _run(data)
    if found.problem is not None:
        raise InputError(_refusal(found))
    text = "\n\n".join(line for paragraph in found.paragraphs if (line := tidy(paragraph)))
    if sum(sign.isalpha() for sign in text) < _FEWEST_LETTERS:
        raise InputError(_no_text(found))
    known = _described(found, text)
    if found.failed:
        known = known.warned(f"{found.failed} of its {found.pages} pages could not be read; compare with the PDF")
    return Converted(text, find_parts(text), known, named("pypdf"), MEDIA_TYPES[Kind.PDF])


def _run(data: bytes) -> _Found:
    """Have a process read the bytes."""
    root = str(Path(verifier.__file__).parent.parent)
    kept = {name: value for name in _ENVIRONMENT if (value := os.environ.get(name))}
    environment = kept | {"PYTHONPATH": os.pathsep.join([root, *sys.path[1:]]), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-P", "-m", "verifier.ingest.documents.printed.worker"]
    try:
        ended = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, env=environment, check=False)
        return _Found.model_validate(json.loads(ended.stdout))
    except subprocess.TimeoutExpired:
        return _Found(problem="time")
    except (ValueError, ValidationError):
        return _Found(problem="crash")


def _refusal(found: _Found) -> str:
    reasons = {
        "encrypted": "that is encrypted; save it without a password",
        "pages": f"of {found.pages} pages, which is too long; save the pages that matter as a PDF of their own",
        "time": f"that takes more than {_SECONDS} seconds to read; save its words as a .txt file",
        "memory": "that takes too much memory to read; save its words as a .txt file",
        "crash": "that could not be read within the bounds of time and memory; save its words as a .txt file",
    }
    return f"{_WHAT} {reasons.get(found.problem or '', 'that is damaged; save it anew, or its words as a .txt file')}"


def _no_text(found: _Found) -> str:
    if found.failed:
        return f"{_WHAT} that is damaged: none of its text could be read; save it anew, or its words as a .txt file"
    if found.pictures:
        return f"{_WHAT} of pictures without text (scanned); run text recognition (OCR) on it first"
    return f"{_WHAT} without text; save the words of the article as a .txt file"


def _described(found: _Found, text: str) -> Metadata:
    title = tidy(found.info.get("title", ""))
    stands = title.casefold() in " ".join(text[:2_000].split()).casefold() and len(title.split()) >= 3
    return Metadata(
        title=title if stands else None,
        author=tidy(found.info.get("author", "")) or None,
        published=published(found.info.get("created"), DateBasis.INFERRED),
    )
