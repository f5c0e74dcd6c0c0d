"""Read a PDF from standard input and write what is printed where to standard output, as JSON.

This runs as a process of its own with bounds on time and memory: a PDF can be made to keep any reader busy for hours or
to unpack to any size, and the one who checks a story must get the other articles all the same. It imports nothing of
this package, because that would take longer than the reading.
"""

import io
import json
import logging
import sys
import warnings
from collections.abc import Callable

if len(sys.argv) > 1:
    sys.path.append(sys.argv[1])  # where the parent found the library

import pypdf
from pypdf.errors import DependencyError, PyPdfError

MOST_PAGES = 300
SECONDS = 60
Fragment = tuple[float, float, float, str, int]
_MEMORY = 2 * 1024 * 1024 * 1024
_MOST_FRAGMENTS = 20_000
_MOST_CHARACTERS = 4_000_000
_UPRIGHT = 0.1
_SMALLEST_TEXT = 3
_DAMAGED = (
    PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError, AssertionError,
    NotImplementedError, ZeroDivisionError, OverflowError, LookupError, UnicodeError,
)  # fmt: skip
"""What a damaged file can make the library raise."""


def main() -> None:
    """Write an object with `pages`, `pictures`, `failed` and `info`, or with `problem`.

    A page is a list of fragments: points from the left and from the bottom, size, text, and place in the file.
    """
    _bound()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    data = sys.stdin.buffer.read()
    try:
        found = _read(data)
    except DependencyError:
        found = {"problem": "encrypted"}
    except MemoryError:
        found = {"problem": "memory"}
    except _DAMAGED as error:
        found = {"problem": "damaged", "why": f"{type(error).__name__}: {error}"[:200]}
    json.dump(found, sys.stdout)


def _bound() -> None:
    """Bound processor time and memory where the system can."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard < 0 else min(most, hard), hard))


def _read(data: bytes) -> dict[str, object]:
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"problem": "encrypted"}
    if len(reader.pages) > MOST_PAGES:
        return {"problem": "pages", "number": len(reader.pages)}
    pages: list[list[Fragment]] = []
    pictures = failed = characters = 0
    for page in reader.pages:
        try:
            pages.append(_fragments(page))
            pictures += _has_pictures(page)
        except _DAMAGED:
            failed += 1
        characters += sum(len(fragment[3]) for fragment in pages[-1]) if pages else 0
        if characters > _MOST_CHARACTERS:
            return {"problem": "text"}
    return {"pages": pages, "pictures": pictures, "failed": failed, "info": _info(reader)}


def _fragments(page: pypdf.PageObject) -> list[Fragment]:
    """Return the upright fragments of a page."""
    found: list[Fragment] = []
    page.extract_text(visitor_text=_collector(found), orientations=(0,))
    return found


def _collector(found: list[Fragment]) -> Callable[[str, list[float], list[float], object, float], None]:
    count = 0

    def take(text: str, page: list[float], place: list[float], font: object, size: float) -> None:
        nonlocal count
        if not text.strip():
            return
        count += 1
        across, up = place[0] * page[0] + place[1] * page[2], place[0] * page[1] + place[1] * page[3]
        x = place[4] * page[0] + place[5] * page[2] + page[4]
        y = place[4] * page[1] + place[5] * page[3] + page[5]
        letters = abs(size * across)
        if abs(up) <= _UPRIGHT * abs(across) and letters >= _SMALLEST_TEXT and len(found) < _MOST_FRAGMENTS:
            found.append((round(x, 2), round(y, 2), round(letters, 2), text.replace("\n", " "), count))

    return take


def _has_pictures(page: pypdf.PageObject) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    return bool(objects.get_object()) if objects is not None else False


def _info(reader: pypdf.PdfReader) -> dict[str, str]:
    """Return title, author and date of the file, where it states them."""
    known = reader.metadata
    if known is None:
        return {}
    created = None
    try:
        created = known.creation_date
    except ValueError:
        pass
    found = {"title": known.title, "author": known.author, "created": created.date().isoformat() if created else None}
    return {name: str(value)[:500] for name, value in found.items() if value}


if __name__ == "__main__":
    main()
