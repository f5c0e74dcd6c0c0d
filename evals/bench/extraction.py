"""Measure how fast pages are turned into text, and how many of a story's words that finds in each layout.

The layouts of tests/data/pages were written for the project by the same hands as the rules: what is lost there is lost,
but what is found there is no measure of the pages of the world. Words are counted with repeats; recall is the share of
the story's words that are read, precision the share of the words read that are the story's.
"""

import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.bench.measure import BenchError
from verifier.errors import InputError
from verifier.ingest.documents import Converted, convert
from verifier.models import READ_ROLES, PartRole

LAYOUTS = Path("tests/data/pages")


@dataclass(frozen=True, slots=True)
class Layout:
    """What came of one layout: recall and precision, 0 to 1, and processor milliseconds; or why it was refused."""

    name: str
    recall: float | None
    precision: float | None
    milliseconds: float
    refused: str | None = None


def measure_extraction(folder: Path, repeats: int) -> tuple[Layout, ...]:
    """Convert every page of a folder several times in this process; raise BenchError where it holds none."""
    pages = sorted(folder.glob("*.html"))
    if not pages:
        raise BenchError(f"{folder} holds no pages; run this from the root of a checkout")
    _convert(pages[0])  # imports count for no page
    return tuple(_measure(page, repeats) for page in pages)


def _convert(page: Path) -> Converted | InputError:
    try:
        return convert(page.read_bytes(), name=page.name)
    except InputError as error:
        return error


def _measure(page: Path, repeats: int) -> Layout:
    start = time.process_time()
    for _ in range(repeats):
        found = _convert(page)
    milliseconds = round((time.process_time() - start) * 1000 / repeats, 2)
    if isinstance(found, InputError):
        return Layout(page.stem, None, None, milliseconds, str(found).partition(";")[0])
    story = page.with_suffix(".txt")
    if not story.is_file():
        return Layout(page.stem, None, None, milliseconds)
    wanted = _words(story.read_text(encoding="utf-8"))
    read = _words("\n".join(found.text[part.start : part.end] for part in found.parts if part.role in READ_ROLES))
    seen = read + _words("\n".join(found.text[p.start : p.end] for p in found.parts if p.role is PartRole.CREDIT))
    recall = (wanted & seen).total() / max(1, wanted.total())
    precision = (wanted & read).total() / max(1, read.total())
    return Layout(page.stem, round(recall, 3), round(precision, 3), milliseconds)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def show_extraction(layouts: Sequence[Layout]) -> str:
    """Return a line a layout, and how many pages a second of the processor are converted."""
    lines = ["layout           recall  precision  ms a page"]
    for layout in layouts:
        shares = f"{_share(layout.recall)}{_share(layout.precision):>11}"
        lines.append(f"{layout.name:<16}{shares}{layout.milliseconds:>11.1f}  {layout.refused or ''}".rstrip())
    mean = sum(layout.milliseconds for layout in layouts) / len(layouts)
    return "\n".join([*lines, f"{1000 / mean:.0f} pages a second of one processor, {len(layouts)} layouts"])


def _share(value: float | None) -> str:
    return "      -" if value is None else f"{value:>7.3f}"
