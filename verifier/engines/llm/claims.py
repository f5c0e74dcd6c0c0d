"""Make claims of what a model proposes, or say what is wrong with a proposal.

A proposal becomes a claim only if its quotes stand in the article, every figure of its text stands in its quotes with
the same bound, and its dates are dates that the article names. Whether the claim is fairly worded is not checked here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pydantic import ValidationError

from verifier.engines.llm.schema import ProposedClaim
from verifier.models import (
    Article,
    Claim,
    Kind,
    Origin,
    Quantity,
    Quote,
    RejectedClaim,
    SaidOn,
    Stance,
    Time,
)
from verifier.quantities import find_quantities, render
from verifier.text import content_words, locate
from verifier.times import find_times

_SHOWN_CHARS = 120
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks proposals against one article."""

    article: Article
    named_times: tuple[Time, ...]

    @classmethod
    def of(cls, article: Article) -> "Checker":
        """Read the dates that the article names."""
        published = article.published.when if article.published else None
        text = "\n".join(article.slice(part) for part in article.read_parts())
        found = tuple(each.time for each in find_times(text, published))
        return cls(article, found if published is None else (published, *found))

    def problems(self, proposals: Sequence[ProposedClaim]) -> list[str]:
        """Name what is wrong, a problem an entry, each with the number of its claim (from 1) for the model."""
        return [
            f"claim {number} ({_short(proposal.text)}): {problem}"
            for number, proposal in enumerate(proposals, start=1)
            for problem in self.faults(proposal)
        ]

    def faults(self, proposal: ProposedClaim) -> Iterator[str]:
        """Say everything that keeps one proposal from being a claim."""
        if not proposal.text.strip():
            yield "text is empty"
        missing = [words for words in (proposal.quote, *proposal.also) if locate(words, self.article.text) is None]
        for words in missing:
            yield f"these words are not in the article: {_short(words)!r}. Copy them from it character for character"
        if not missing:
            yield from self._wrong_figures(proposal)
        yield from self._wrong_dates(proposal)

    def _wrong_figures(self, proposal: ProposedClaim) -> Iterator[str]:
        quoted = [each.quantity for quote in self._quotes(proposal) for each in find_quantities(quote.text)]
        for found in find_quantities(proposal.text):
            same = [other for other in quoted if (other.low, other.high, other.unit) == _value(found.quantity)]
            at_all = same or [other for other in quoted if _overlaps(other, found.quantity)]
            if not at_all:
                yield f"the figure {render(found.quantity)} of its text is not in its quote"
            elif not any(other.bound is found.quantity.bound for other in at_all):
                yield f"its text says {found.quantity.words!r} where the quote says {at_all[0].words!r}: keep the hedge"

    def _wrong_dates(self, proposal: ProposedClaim) -> Iterator[str]:
        for name, value in (("time", proposal.time), ("said_on", proposal.said_on)):
            if value is None:
                continue
            try:
                time = Time(value)
            except ValidationError:
                yield f"{name} {value!r} is not a date: write YYYY-MM-DD, YYYY-MM, start/end, or null"
                continue
            if self.article.published and not any(_touch(time, named) for named in self.named_times):
                yield f"{name} {value} is no date that the article names: give one that it does, or null"

    def _quotes(self, proposal: ProposedClaim) -> tuple[Quote, ...]:
        spans = [locate(words, self.article.text) for words in (proposal.quote, *proposal.also)]
        quotes = [Quote(start=s.start, end=s.end, text=self.article.slice(s)) for s in spans if s is not None]
        return tuple(dict.fromkeys(quotes))

    def claim(self, proposal: ProposedClaim, number: int) -> Claim:
        """Make a claim of a proposal without faults."""
        text = " ".join(proposal.text.split())
        said_on = SaidOn(date=_time(proposal.said_on), occasion=proposal.occasion)
        return Claim(
            id=f"{self.article.id}:{number:03d}",
            article=self.article.id,
            text=text,
            kind=Kind(proposal.kind),
            quotes=self._quotes(proposal),
            origin=Origin(
                body=proposal.body.strip() or self.article.outlet_name,
                speaker=proposal.speaker or None,
                via=tuple(proposal.via),
            ),
            said_on=said_on if said_on != SaidOn() else None,
            stance=Stance(proposal.stance),
            quantities=tuple(_named(each.quantity, proposal) for each in find_quantities(text)),
            time=_time(proposal.time),
            set_right=proposal.set_right,
        )

    def rejected(self, proposal: ProposedClaim) -> RejectedClaim | None:
        """Return the refusal of a proposal that has faults, else None."""
        faults = "; ".join(self.faults(proposal))
        if not faults:
            return None
        return RejectedClaim(article=self.article.id, text=proposal.text, quote=proposal.quote, reason=faults)


def without_repeats(proposals: Iterable[ProposedClaim]) -> list[ProposedClaim]:
    """Keep the first of proposals that say the same of the same words, as overlapping passages give them."""
    seen: set[tuple[str, frozenset[str]]] = set()
    kept = []
    for proposal in proposals:
        key = (" ".join(proposal.quote.split()), content_words(proposal.text))
        if key not in seen:
            seen.add(key)
            kept.append(proposal)
    return kept


def _named(quantity: Quantity, proposal: ProposedClaim) -> Quantity:
    """Take over what the model says is counted, where it names the same value."""
    for figure in proposal.figures:
        if any(_value(each.quantity) == _value(quantity) for each in find_quantities(figure.words)):
            return quantity.model_copy(update={"of": " ".join(figure.of.split())})
    return quantity


def _value(quantity: Quantity) -> tuple[object, object, str | None]:
    return quantity.low, quantity.high, quantity.unit


def _overlaps(one: Quantity, other: Quantity) -> bool:
    """Whether one of the two is an end of the other, as in a range that a text splits."""
    ends = {one.low, one.high} & {other.low, other.high}
    return one.unit == other.unit and bool(ends - {None})


def _time(value: str | None) -> Time | None:
    return Time(value) if value else None


def _touch(one: Time, other: Time) -> bool:
    """Whether two times overlap, a day's grace included (the article's "Monday" may be another's Tuesday)."""
    first, second = one.bounds, other.bounds
    past, future = datetime.min.replace(tzinfo=UTC) + _DAY, datetime.max.replace(tzinfo=UTC) - _DAY
    starts = ((first.start or past) - _DAY, (second.start or past) - _DAY)
    ends = (first.end or future, second.end or future)
    return starts[0] <= ends[1] and starts[1] <= ends[0]


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHOWN_CHARS else f"{flat[: _SHOWN_CHARS - 1]}…"
