"""Turn a PDF into article text; a process of its own reads it, so that no file can keep the others waiting.

worker.py: that process: pypdf, within bounds of time and memory
fragments.py, paragraphs.py: from printed letters to rows, columns and paragraphs

Its own title is believed where it stands in the text, or else where it looks like words; the day the file was made is
a hint to its publication, no more. Pictures of text are not recognised.
"""

import os
import subprocess
import sys
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from verifier.errors import InputError
from verifier.ingest.documents.blocks import tidy
from verifier.ingest.documents.converted import Converted
from verifier.ingest.documents.extras import named, need
from verifier.ingest.documents.kinds import MEDIA_TYPES, Kind
from verifier.ingest.documents.moments import published
from verifier.ingest.documents.printed.fragments import Fragment, read_rows, without_running_lines
from verifier.ingest.documents.printed.paragraphs import join_paragraphs
from verifier.ingest.metadata import Metadata
from verifier.ingest.roles import find_parts
from verifier.models import DateBasis

_WHAT = "is a PDF"
_WORKER = Path(__file__).parent / "worker.py"
_SECONDS = 60
_FEWEST_LETTERS = 40
_ENVIRONMENT = ("PATH", "SYSTEMROOT", "LANG", "TMPDIR", "TEMP", "LD_LIBRARY_PATH")
"""What the process is given of the environment: nothing that is secret."""


class _Found(BaseModel):
    """What the process found; see worker.py."""

    model_config = ConfigDict(frozen=True)

    pages: tuple[tuple[tuple[float, float, float, str, int], ...], ...] = ()
    number: int = 0
    pictures: int = 0
    failed: int = 0
    info: dict[str, str] = {}
    problem: str | None = None
    why: str = ""


def convert_pdf(data: bytes) -> Converted:
    """Return the text of a PDF; InputError where it cannot be read."""
    library = need("pypdf", _WHAT)
    found = _run(data, str(Path(library.__file__ or "").parent.parent))
    if found.problem is not None:
        raise InputError(_refusal(found))
    rows = without_running_lines([read_rows([Fragment(*place) for place in page]) for page in found.pages])
    text = "\n\n".join(line for paragraph in join_paragraphs(rows) if (line := tidy(paragraph)) and _says(line))
    if sum(sign.isalpha() for sign in text) < _FEWEST_LETTERS:
        raise InputError(_no_text(found))
    known = _described(found, text)
    if found.failed:
        pages = len(found.pages) + found.failed
        known = known.warned(f"{found.failed} of its {pages} pages could not be read; compare with the PDF")
    return Converted(text, find_parts(text), known, named("pypdf"), MEDIA_TYPES[Kind.PDF])


def _says(line: str) -> bool:
    """Whether a line holds a letter or a figure."""
    return any(sign.isalnum() for sign in line)


def _run(data: bytes, library: str) -> _Found:
    """Have a process read the bytes; it sees neither the environment nor the folder that it is started in."""
    kept = {name: value for name in _ENVIRONMENT if (value := os.environ.get(name))}
    command = [sys.executable, "-I", "-X", "utf8", str(_WORKER), library]
    try:
        ended = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, env=kept, check=False)
        return _Found.model_validate_json(ended.stdout)
    except subprocess.TimeoutExpired:
        return _Found(problem="time")
    except ValueError:
        return _Found(problem="crash")


def _refusal(found: _Found) -> str:
    reasons = {
        "encrypted": "that is encrypted; save it without a password",
        "pages": f"of {found.number} pages, which is too long; save the pages that matter as a PDF of their own",
        "text": "of more text than an article has; save the pages that matter as a PDF of their own",
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
