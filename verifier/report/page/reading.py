"""Mark an article's text where claims quote it: the text whole and in order, cut where quotes start and end.

Quotes may overlap: a stretch that several share knows all of them and looks like the gravest verdict.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verifier.models import Article, Claim, PartRole, VerdictLabel
from verifier.report.index import is_inferred, number, show_time
from verifier.report.page.matrix import WITHHELD

_GRAVEST = (VerdictLabel.CONTRADICTED, WITHHELD, VerdictLabel.CORROBORATED, VerdictLabel.SINGLE_SOURCE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of an article that the same claims quote; none for plain text.

    `anchors` are the claims whose fullest quote starts here; `starts` says that some quote does.
    """

    text: str
    label: str = ""
    claims: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    starts: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A part of an article, cut into stretches."""

    role: PartRole
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article to be read; `published` is ready to be shown, empty where it is not known."""

    article: str
    outlet: str
    title: str
    published: str
    language: str
    tally: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    claim: str
    is_fullest: bool


def read_article(article: Article, claims: Sequence[Claim], labels: Mapping[str, str]) -> Reading:
    """Mark an article with its claims; `labels` are their verdicts, by claim id."""
    marks = sorted(
        (
            _Mark(quote.start, quote.end, claim.id, place == 0)
            for claim in claims
            for place, quote in enumerate(claim.quotes)
        ),
        key=lambda mark: (mark.start, -mark.end, mark.claim),
    )
    published = show_time(article.published.when) if article.published else None
    return Reading(
        article=article.id,
        outlet=article.outlet_name,
        title=article.title or "",
        published=f"{published or ''}{' (inferred)' if is_inferred(article) else ''}",
        language=article.language or "",
        tally=number(len(claims), "claim"),
        blocks=tuple(
            Block(role, tuple(_stretches(article.text, start, end, marks, labels)))
            for start, end, role in _parts(article)
        ),
    )


def _parts(article: Article) -> Iterator[tuple[int, int, PartRole]]:
    """Yield all passages in order, also what lies between the parts, unless it is white space."""
    at = 0
    for part in article.parts:
        if article.text[at : part.start].strip():
            yield at, part.start, PartRole.FURNITURE
        yield part.start, part.end, part.role
        at = part.end
    if article.text[at:].strip():
        yield at, len(article.text), PartRole.BODY if not article.parts else PartRole.FURNITURE


def _stretches(text: str, start: int, end: int, marks: Sequence[_Mark], labels: Mapping[str, str]) -> Iterator[Stretch]:
    """Yield the stretches of a passage, by a sweep over the places where quotes start and end."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = sorted({start, end, *(_within(at, start, end) for mark in inside for at in (mark.start, mark.end))})
    opening: dict[int, list[_Mark]] = defaultdict(list)
    for mark in inside:
        opening[bisect_left(cuts, _within(mark.start, start, end))].append(mark)
    active: list[_Mark] = []
    for place, at in enumerate(cuts[:-1]):
        active = [mark for mark in active if mark.end > at] + opening[place]
        yield _stretch(text[at : cuts[place + 1]], at, active, opening[place], labels)


def _within(at: int, start: int, end: int) -> int:
    return min(max(at, start), end)


def _stretch(
    text: str, at: int, active: Sequence[_Mark], opened: Sequence[_Mark], labels: Mapping[str, str]
) -> Stretch:
    claims = tuple(dict.fromkeys(mark.claim for mark in sorted(active, key=lambda mark: mark.end - mark.start)))
    if not claims:
        return Stretch(text)
    here = [labels[claim] for claim in claims]
    return Stretch(
        text=text,
        label=min(here, key=lambda label: _GRAVEST.index(label) if label in _GRAVEST else len(_GRAVEST)),
        claims=claims,
        anchors=tuple(mark.claim for mark in opened if mark.is_fullest and mark.start == at),
        starts=any(mark.start == at for mark in opened),
    )
