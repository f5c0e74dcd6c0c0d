"""Read the articles of a folder of originals again, as they were read when they were kept.

What stands in the index is believed as far as it fits the bytes: an original that was changed is refused.
"""

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.errors import InputError
from verifier.ingest import files
from verifier.ingest.drafts import Draft, draft_of
from verifier.ingest.originals.index import Kept, KeptArticle, KeptFailure, read_index

if TYPE_CHECKING:
    from verifier.ingest.reader import Reader

_NAME = re.compile(r"[0-9a-f]{64}\.[a-z]{1,10}")
_MOST_BYTES = 1_000_000_000
_ANEW = "fetch it anew with --keep-originals"


def read_originals(reader: "Reader", index: Path) -> None:
    """Give the reader what an index describes: articles, failures and warnings of the run that wrote it."""
    files.check_file(index)
    with files.open_file(index) as stream:
        for number, line in read_index(stream):
            try:
                if isinstance(line, InputError):
                    raise line
                _read(reader, index.parent, line)
            except InputError as error:
                name = line.name if isinstance(line, KeptArticle) else f"{index}:{number}"
                reader.fail(name, error)


def _read(reader: "Reader", folder: Path, line: Kept) -> None:
    if isinstance(line, KeptFailure):
        reader.failures.append(line.failure)
    elif isinstance(line, KeptArticle):
        material = line.material(_bytes(folder, line))
        draft = draft_of(material, reader.max_chars)
        reader.take(_compared(draft.with_original(line.trail.original), line), material)
    else:
        reader.warnings.append(line.warning)


def _bytes(folder: Path, line: KeptArticle) -> bytes:
    name = line.trail.original or ""
    if not _NAME.fullmatch(name):
        raise InputError(f"has an original under a name that is none ({name[:100]!r}); {_ANEW}")
    path = folder / name
    if files.check_file(path).st_size > _MOST_BYTES:
        raise InputError(f"has an original that is too large ({name}); {_ANEW}")
    with files.open_file(path) as stream:
        data = stream.read()
    if hashlib.sha256(data).hexdigest() != line.trail.sha256:
        raise InputError(f"has an original that was changed since it was kept ({name}); {_ANEW}")
    return data


def _compared(draft: Draft, line: KeptArticle) -> Draft:
    """Warn where the same bytes no longer give the same text."""
    if draft.trail.text_sha256 == line.trail.text_sha256:
        return draft
    return draft.warned(
        f"its text is not the one that was read when it was kept: that was made by {line.trail.extractor}, "
        f"this by {draft.trail.extractor}"
    )
