"""Find the files that paths name, and read their bytes with every check that a hostile disk calls for.

It does not decode or interpret them. Folders are walked in sorted order; links to folders are not followed.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from verifier.errors import InputError
from verifier.ingest.documents.kinds import SUFFIXES, Kind

SIDECAR = "articles.jsonl"
ORIGINALS = "originals.jsonl"
PLAIN_SUFFIXES = frozenset({".txt", ".md"})
ARTICLE_SUFFIXES = PLAIN_SUFFIXES | frozenset(SUFFIXES)
ROW_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_CONVERTIBLE = frozenset({".doc", ".rtf", ".odt", ".pages", ".msg", ".webarchive"})
_SAVED_WITH_PAGE = tuple("_files .files -files _Dateien -Dateien _fichiers _archivos _bestanden _pliki".split())
"""How browsers name the folder that they put beside a saved page, for its pictures, styles and frames."""

_NOT_ARTICLES = frozenset({"notice", "readme", "license", "licence", "copying", "authors", "changelog", "contributing"})
_DEEPEST = 20
_MOST_FILES = 2_000
_BYTES_PER_CHARACTER = 4
_MOST_DOCUMENT_BYTES = 32 * 1024 * 1024
"""Documents carry pictures and styles beside their text."""


@dataclass(slots=True)
class Folder:
    """What a walk through a folder found: paths as the user would write them."""

    articles: list[Path] = field(default_factory=list)
    sidecars: list[Path] = field(default_factory=list)
    convertible: list[Path] = field(default_factory=list)
    unreadable: list[Path] = field(default_factory=list)
    originals: list[Path] = field(default_factory=list)
    cut_short: str | None = None


def is_article_name(path: Path) -> bool:
    """Whether a file's name is not one that projects give to their own papers (README, NOTICE …)."""
    return path.stem.casefold() not in _NOT_ARTICLES


def walk(top: Path) -> Folder:
    """List the articles and sidecars below a folder; hidden files and folders are left out."""
    found = Folder()
    for path in _files_below(top, found):
        suffix = path.suffix.lower()
        if path.name == SIDECAR:
            found.sidecars.append(path)
        elif suffix in ARTICLE_SUFFIXES and is_article_name(path):
            found.articles.append(path)
        elif suffix in _CONVERTIBLE:
            found.convertible.append(path)
    return found


def _files_below(top: Path, found: Folder) -> Iterator[Path]:
    count = 0

    def note(error: OSError) -> None:
        found.unreadable.append(Path(error.filename))

    for folder, names, files in os.walk(top, followlinks=False, onerror=note):
        here = Path(folder)
        if ORIGINALS in files:
            found.originals.append(here)
            names.clear()
            continue
        pages = {Path(name).stem for name in files if SUFFIXES.get(Path(name).suffix.lower()) is Kind.HTML}
        names[:] = sorted(name for name in names if not name.startswith(".") and not _came_with(name, pages))
        if len(here.parts) - len(top.parts) >= _DEEPEST and names:
            names.clear()
            found.cut_short = f"folders more than {_DEEPEST} deep were not read"
        for name in sorted(files):
            if name.startswith("."):
                continue
            count += 1
            if count > _MOST_FILES:
                found.cut_short = f"only its first {_MOST_FILES:,} files were looked at"
                return
            yield here / name


def _came_with(folder: str, pages: set[str]) -> bool:
    """Whether a browser saved a folder together with a page."""
    return any(folder.endswith(end) and folder.removesuffix(end) in pages for end in _SAVED_WITH_PAGE)


def check_file(path: Path) -> os.stat_result:
    """Return the status of a regular file; InputError says what the path is instead."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise InputError("does not exist; check the path") from None
    except OSError as error:
        raise InputError(f"cannot be opened ({error.strerror}); check the path and its permissions") from error
    except ValueError as error:
        raise InputError("is not a possible path; check it for stray characters") from error
    if not stat.S_ISREG(status.st_mode):
        raise InputError("is not a regular file; give a text, page, PDF, Word, mail or .jsonl file, or a folder")
    return status


def read_bytes(path: Path, max_chars: int) -> bytes:
    """Return the bytes of a file that can hold an article of at most `max_chars` characters."""
    size = check_file(path).st_size
    limit = max_chars * _BYTES_PER_CHARACTER + 4
    if path.suffix.lower() in SUFFIXES:
        limit = max(limit, _MOST_DOCUMENT_BYTES)
    if size > limit:
        raise too_large(f"{size:,} bytes", max_chars)
    with open_file(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(f"more than {limit:,} bytes", max_chars)
    return data


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading; InputError where that is not allowed."""
    try:
        return path.open("rb")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); check its permissions") from error


def real(path: Path) -> Path:
    """Return where a path leads, links followed as far as they lead anywhere."""
    return Path(os.path.realpath(path))


def too_large(size: str, max_chars: int) -> InputError:
    """Say that an article exceeds the limit, and how to raise it."""
    return InputError(f"is too large ({size}); shorten it or raise --max-chars (now {max_chars:,})")


def inside(folder: Path, name: str) -> Path:
    """Return the path that a sidecar in a folder means by a name; InputError where that lies outside the folder."""
    try:
        path = folder / name
        if Path(name).is_absolute() or not real(path).is_relative_to(real(folder)):
            raise InputError(f'names the file "{name}" outside its own folder; move the file beside the sidecar')
    except (OSError, ValueError) as error:
        raise InputError(f"names {name[:100]!r}, which is not a possible path") from error
    return path
