"""Make claims of what a model proposes, or say what is wrong with a proposal.

A proposal becomes a claim only if its quote stands in the article, if every figure of its text stands in the words
quoted or in their paragraph, with the same bound, and if its dates are dates that the article names. Other places
(`also`) that are not in the article are named to the model, and in the end left out. Text and quote need two words at
least. Whether a claim is fairly worded is not checked here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property, lru_cache

from pydantic import ValidationError

from verifier.edtf import Bounds
from verifier.engines.llm.schema import ProposedClaim
from verifier.models import (
    Article,
    Bound,
    Claim,
    Kind,
    Origin,
    Quantity,
    Quote,
    RejectedClaim,
    SaidOn,
    Span,
    Stance,
    Time,
)
from verifier.quantities import FoundQuantity, find_quantities
from verifier.text import locate, paragraphs, words
from verifier.times import find_times

_SHOWN_CHARS = 120
_FEWEST_WORDS = 2
"""Of a text and of a quote: a letter stands in every article, and proves nothing."""
_DAY = timedelta(days=1)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_MONTHS = {"spring": ("03", "05"), "summer": ("06", "08"), "autumn": ("09", "11"), "fall": ("09", "11")}
_REMEMBERED = 1_000
"""Texts whose figures are kept: a claim is checked as it comes, and again as it is filed."""


@dataclass(frozen=True)
class Checker:
    """Checks proposals against one article."""

    article: Article

    @cached_property
    def _published(self) -> Time | None:
        return self.article.published.when if self.article.published else None

    @cached_property
    def _named_times(self) -> tuple[Bounds, ...]:
        """The dates that the article names, its own among them, every number that may be a year, and seasons."""
        found = (each.time for each in find_times(self.article.text, self._published))
        times = found if self._published is None else (self._published, *found)
        years = (Time(year) for year in _YEAR.findall(self.article.text))
        return tuple({time.bounds: None for time in (*times, *years, *_seasons(self.article.text, self._published))})

    @cached_property
    def _figures(self) -> tuple[FoundQuantity, ...]:
        return find_quantities(self.article.text)

    @cached_property
    def _paragraphs(self) -> tuple[Span, ...]:
        return tuple(paragraphs(self.article.text))

    @cached_property
    def _places(self) -> dict[str, Span | None]:
        """Where quotes stand, as far as they were looked for."""
        return {}

    def _locate(self, words: str) -> Span | None:
        if words not in self._places:
            self._places[words] = locate(words, self.article.text)
        return self._places[words]

    def prepare(self) -> None:
        """Read the article's figures and dates now, so that it is done when the first proposals come."""
        _ = self._named_times, self._figures, self._paragraphs, self._locate(self.article.text[:_SHOWN_CHARS])

    def problems(self, proposals: Sequence[ProposedClaim]) -> list[str]:
        """Name what is wrong, a problem an entry, each with the number of its claim (from 1) for the model."""
        return [
            f"claim {number} ({_short(proposal.text)}): {problem}"
            for number, proposal in enumerate(proposals, start=1)
            for problem in (*self.faults(proposal), *self._stray_places(proposal))
        ]

    def faults(self, proposal: ProposedClaim) -> Iterator[str]:
        """Say everything that keeps one proposal from being a claim."""
        if len(words(proposal.text)) < _FEWEST_WORDS:
            yield "text is no sentence" if proposal.text.strip() else "text is empty"
        if self._locate(proposal.quote) is None:
            yield _stray(proposal.quote)
        elif len(words(proposal.quote)) < _FEWEST_WORDS:
            yield f"a single word carries no claim: {_short(proposal.quote)!r}. Copy the words around it as well"
        else:
            yield from self._wrong_figures(proposal)
        yield from self._wrong_dates(proposal)

    def _stray_places(self, proposal: ProposedClaim) -> Iterator[str]:
        for place in proposal.also:
            if self._locate(place) is None:
                yield _stray(place)

    def _wrong_figures(self, proposal: ProposedClaim) -> Iterator[str]:
        figures = _figures_of(proposal.text)
        if not figures:
            return
        quotes = self._quotes(proposal)
        quoted = [each.quantity for each in self._figures if _is_within(each, quotes)]
        around = [span for span in self._paragraphs if any(span.overlaps(quote) for quote in quotes)]
        nearby = [each.quantity for each in self._figures if _is_within(each, around)]
        for figure in figures:
            known = _alike(figure, quoted) or _alike(figure, nearby)
            if not known and _is_printed(figure, quotes):
                continue
            if not known:
                yield f"the figure {figure.words!r} of its text is not in its quote"
            elif not any(other.bound is figure.bound for other in known):
                yield f"its text says {figure.words!r} where the article says {known[0].words!r}: keep the hedge"

    def _wrong_dates(self, proposal: ProposedClaim) -> Iterator[str]:
        for name, value in (("time", proposal.time), ("said_on", proposal.said_on)):
            try:
                time = _time(value)
            except ValidationError:
                yield f"{name} {value!r} is not a date: write YYYY-MM-DD, YYYY-MM, start/end, or null"
                continue
            if time is not None and not self._is_named(time):
                yield f"{name} {value} is no date that the article names: give one that it does, or null"
        for found in find_times(proposal.text, self._published):
            if not self._is_named(found.time):
                yield f"the date {found.words!r} of its text is not in the article"

    def _is_named(self, time: Time) -> bool:
        bounds = time.bounds
        return any(_touch(bounds, named) for named in self._named_times)

    def _quotes(self, proposal: ProposedClaim) -> tuple[Quote, ...]:
        """Return the words that carry it, the model's own choice first, without places that lie within another."""
        spans = [span for words in (proposal.quote, *proposal.also) if (span := self._locate(words))]
        apart = [
            span
            for place, span in enumerate(spans)
            if not any(other.start <= span.start and span.end <= other.end for other in spans[:place])
        ]
        return tuple(Quote(start=span.start, end=span.end, text=self.article.slice(span)) for span in apart)

    def place(self, proposal: ProposedClaim) -> int:
        """Return where a proposal without faults stands in the article."""
        return self._quotes(proposal)[0].start

    def claim(self, proposal: ProposedClaim, number: int) -> Claim:
        """Make a claim of a proposal without faults."""
        text = _flat(proposal.text)
        said_on = SaidOn(date=_time(proposal.said_on), occasion=_flat(proposal.occasion or "") or None)
        return Claim(
            id=f"{self.article.id}:{number:03d}",
            article=self.article.id,
            text=text,
            kind=Kind(proposal.kind),
            quotes=self._quotes(proposal),
            origin=Origin(
                body=_flat(proposal.body) or self.article.outlet_name,
                speaker=_flat(proposal.speaker or "") or None,
                via=tuple(name for each in proposal.via if (name := _flat(each))),
            ),
            said_on=said_on if said_on != SaidOn() else None,
            stance=Stance(proposal.stance),
            quantities=tuple(_named(figure, proposal) for figure in _figures_of(text)),
            time=_time(proposal.time),
            set_right=proposal.set_right,
        )

    def rejected(self, proposal: ProposedClaim) -> RejectedClaim | None:
        """Return the refusal of a proposal that has faults, else None."""
        faults = "; ".join(self.faults(proposal))
        if not faults:
            return None
        return RejectedClaim(article=self.article.id, text=proposal.text, quote=proposal.quote, reason=faults)


@lru_cache(maxsize=_REMEMBERED)
def _figures_of(text: str) -> tuple[Quantity, ...]:
    return tuple(found.quantity for found in find_quantities(text))


def _stray(words: str) -> str:
    return f"these words are not in the article: {_short(words)!r}. Copy them from it character for character"


def _is_within(found: FoundQuantity, spans: Sequence[Span]) -> bool:
    """Whether a figure shares a character with a passage; its hedge may stand in front of it."""
    return any(found.start < span.end and span.start < found.end for span in spans)


def _alike(figure: Quantity, others: Sequence[Quantity]) -> list[Quantity]:
    """Return those of the same value, else those that share an end with it, as where a text splits a range.

    One of the two may leave its unit to what stands around it: "Ann Lee, 78" and "is 78", "five million of it".
    """
    same = [other for other in others if _value(other) == _value(figure)]
    bare = [other for other in others if (other.low, other.high) == (figure.low, figure.high)]
    open_ended = [other for other in bare if None in (other.unit, figure.unit)]
    return same or open_ended or [other for other in others if _share_an_end(other, figure)]


def _is_printed(figure: Quantity, quotes: Sequence[Quote]) -> bool:
    """Whether the words of a figure without a hedge stand side by side in a quote, as in "nine-member"."""
    wanted = words(figure.words)
    printed = (words(quote.text) for quote in quotes)
    return figure.bound is Bound.EXACT and any(
        each[at : at + len(wanted)] == wanted for each in printed for at in range(len(each))
    )


def _seasons(text: str, published: Time | None) -> Iterator[Time]:
    """Yield what "last summer" may mean: a northern season of the years around publication; winter is left out."""
    if published is None or published.bounds.start is None:
        return
    year = published.bounds.start.year
    for season in set(words(text)) & _MONTHS.keys():
        first, last = _MONTHS[season]
        yield from (Time(f"{each}-{first}/{each}-{last}") for each in (year - 1, year, year + 1))


def _named(quantity: Quantity, proposal: ProposedClaim) -> Quantity:
    """Take over what the model says is counted, where it names the same value."""
    for figure in proposal.figures:
        if any(_value(other) == _value(quantity) for other in _figures_of(figure.words)):
            return quantity.model_copy(update={"of": _flat(figure.of) or quantity.of})
    return quantity


def _value(quantity: Quantity) -> tuple[object, object, str | None]:
    return quantity.low, quantity.high, quantity.unit


def _share_an_end(one: Quantity, other: Quantity) -> bool:
    ends = {one.low, one.high} & {other.low, other.high}
    return one.unit == other.unit and bool(ends - {None})


def _time(value: str | None) -> Time | None:
    return Time(value.strip()) if value and value.strip() else None


def _touch(one: Bounds, other: Bounds) -> bool:
    """Whether two times overlap, a day's grace included (the article's "Monday" may be another's Tuesday)."""
    return _starts_by(one, other) and _starts_by(other, one)


def _starts_by(one: Bounds, other: Bounds) -> bool:
    """Whether a time starts no later than a day after the end of another; the grace never leaves the calendar."""
    return one.start is None or other.end is None or (one.start - other.end) <= _DAY


def _flat(words: str) -> str:
    return " ".join(words.split())


def _short(words: str) -> str:
    flat = _flat(words)
    return flat if len(flat) <= _SHOWN_CHARS else f"{flat[: _SHOWN_CHARS - 1]}…"
