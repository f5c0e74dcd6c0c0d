"""The page layouts written for the project (tests/data/pages), and what of their words is found."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from verifier.ingest.documents import Converted, convert
from verifier.models import READ_ROLES, PartRole

PAGES = Path(__file__).parents[2] / "data" / "pages"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a story's words were found, and how many of the words that were found are the story's."""

    recall: float
    precision: float


def layout(name: str) -> Converted:
    """Convert a layout."""
    path = PAGES / f"{name}.html"
    return convert(path.read_bytes(), name=path.name)


def story(name: str) -> list[str]:
    """Return the lines of a layout's story, its headline first."""
    return (PAGES / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def lines(found: Converted, *roles: PartRole) -> list[str]:
    """Return the passages of some roles."""
    return [found.text[part.start : part.end] for part in found.parts if part.role in roles]


def measure(name: str) -> Share:
    """Compare what is read of a layout with its story; credits in the story's lines are no loss."""
    found = layout(name)
    wanted = _words("\n".join(story(name)))
    read = _words("\n".join(lines(found, *READ_ROLES)))
    seen = read + _words("\n".join(lines(found, PartRole.CREDIT)))
    return Share((wanted & seen).total() / wanted.total(), (wanted & read).total() / max(1, read.total()))


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))
