"""Put dates together: "since …", "by …", "from … to …", "early …", "5 p.m. on …".

It knows the order of words only; single dates are read by `days`, `periods` and `relative`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from verifier import edtf
from verifier.times.clock import read_clock
from verifier.times.days import read_day
from verifier.times.lexicon import STARTERS
from verifier.times.parts import read_part
from verifier.times.periods import read_period
from verifier.times.points import DASHES, Point, Printed, month_at, with_year, year_at
from verifier.times.relative import read_relative
from verifier.times.resolve import place, place_span, tense_of_end
from verifier.times.setting import Placed, Setting
from verifier.times.stretch import OPEN, Stretch
from verifier.times.tense import Tense, tells_what_had_been, tense_around
from verifier.times.tokens import Tokens

_OPENERS = frozenset({"since", "after"})
_CLOSERS = frozenset({"by", "until", "till", "before"})
_SKIPPED = frozenset("the a its his her their at least around about early late on in as far back".split())
_MOST_SKIPPED = 4
_LINKS = frozenset({"to", "until", "till", "through"}) | DASHES
_AND = frozenset({"and"})
_MOVED = frozenset(
    "moved postponed delayed rescheduled shifted changed brought pushed move postpone delay reschedule".split()
)
_MOVED_REACH = 6
_SINCE_REACH = 10
_BREAKS = frozenset({".", ",", ";", ":", "(", ")", "—", "–", "\n", "?", "!"})
_PERFECT = frozenset({"have", "has", "had", "been"})
_BEFORE_CLOCK = frozenset({"at", ",", "(", "around", "about"})
_AFTER_CLOCK = frozenset({"on", ",", "("})
_CLOSE = frozenset({"shortly", "just", "soon", "right", "moments", "minutes", "seconds"})
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Single:
    """One date: its stretch, None where only the other end of a span can tell it, and the index of the piece after it.

    `point` is how it is printed where it names a day, month or year of the calendar.
    """

    stretch: Stretch | None
    next: int
    point: Point | None = None


class Grammar:
    """Reads the dates of one text against one day of publication."""

    def __init__(self, tokens: Tokens, published: date | None) -> None:
        """Take the pieces of the text; None as the day leaves out whatever needs one."""
        self._tokens = tokens
        self._published = published

    def read(self, index: int) -> Placed | None:
        """Read the date that starts at a piece; None if there is none, or if it lies outside the calendar."""
        if self._tokens.lower(index) not in STARTERS and self._tokens.number(index) is None:
            return None
        try:
            return self._read(index)
        except (ValueError, OverflowError):
            return None  # 30 February, or three centuries before the year 1

    def _read(self, index: int) -> Placed | None:
        word = self._tokens.lower(index)
        if word in _OPENERS:
            return self._since(index)
        if word in _CLOSERS:
            return self._until(index)
        if word in ("from", "between"):
            return self._from(index, word)
        first = self._single(index)
        if first is None:
            return self._after_clock(index)
        return self._span(index, first, _LINKS) or self._with_clock(first)

    def _since(self, index: int) -> Placed | None:
        single = self._skipping(index + 1)
        if single is None and self._tokens.lower(index) == "since":
            single = self._since_event(index)
        if single is None or single.stretch is None or single.stretch.opening == OPEN:
            return None
        if self._is_close_to(index, single.stretch):
            return Placed(single.stretch, single.next)
        return Placed(Stretch(single.stretch.opening, OPEN), single.next)

    def _since_event(self, index: int) -> _Single | None:
        """Read "since the invasion of the island in February 2022", where the verb is in the perfect."""
        tokens = self._tokens
        if not any(tokens.lower(at) in _PERFECT for at in range(index - 2 * _SINCE_REACH, index)):
            return None
        for at in range(index + 1, index + _SINCE_REACH):
            if tokens.lower(at) in _BREAKS:
                return None
            single = self._single(at + 1) if tokens.lower(at) in ("in", "on") else None
            if single:
                return single
        return None

    def _until(self, index: int) -> Placed | None:
        single = self._skipping(index + 1, otherwise=Tense.FUTURE)
        if single is None or single.stretch is None or single.stretch.closing == OPEN:
            return None
        if self._is_close_to(index, single.stretch):
            return Placed(single.stretch, single.next)
        return Placed(Stretch(OPEN, single.stretch.closing), single.next)

    def _is_close_to(self, index: int, stretch: Stretch) -> bool:
        """Whether "shortly after 5 p.m. on Monday" stands here, which is of that time, as far as anybody knows."""
        return "T" in stretch.opening and self._tokens.lower(index - 1) in _CLOSE

    def _from(self, index: int, word: str) -> Placed | None:
        first = self._skipping(index + 1)
        if first is None:
            return None
        span = self._span(index + 1, first, _AND if word == "between" else _LINKS)
        is_span = first.point is not None and first.point.until is not None
        return span or (Placed(first.stretch, first.next) if is_span and first.stretch else None)

    def _skipping(self, index: int, otherwise: Tense | None = None) -> _Single | None:
        """Read a date behind an article, "early" or the like, with its time of day."""
        for at in range(index, index + _MOST_SKIPPED):
            single = self._single(at, otherwise)
            if single:
                clocked = self._with_clock(single)
                return _Single(clocked.stretch, clocked.next, single.point) if clocked else single
            clocked = self._after_clock(at)
            if clocked:
                return _Single(clocked.stretch, clocked.next)
            if self._tokens.lower(at) not in _SKIPPED:
                return None
        return None

    def _single(self, index: int, otherwise: Tense | None = None) -> _Single | None:
        part = read_part(self._tokens, index, self._published, is_end=otherwise is Tense.FUTURE)
        if part is not None:
            return _Single(part.stretch, part.next)
        printed = read_day(self._tokens, index) or read_period(self._tokens, index)
        if printed is not None:
            return self._place(index, printed, otherwise)
        if self._published is None:
            return None
        placed = read_relative(Setting(self._tokens, self._published, otherwise), index)
        return _Single(placed.stretch, placed.next) if placed else None

    def _place(self, index: int, printed: Printed, otherwise: Tense | None = None) -> _Single:
        tense = tense_around(self._tokens, index, printed.next)
        if otherwise is Tense.FUTURE:
            tense = tense_of_end(
                printed.point, self._published, tense, is_over=tells_what_had_been(self._tokens, index)
            )
        return _Single(place(printed.point, self._published, tense), printed.next, printed.point)

    def _span(self, index: int, first: _Single, links: frozenset[str]) -> Placed | None:
        """Read the second end of a span; "moved from Monday to Wednesday" is none."""
        tokens, link = self._tokens, first.next
        if tokens.lower(link) not in links:
            return None
        if any(tokens.lower(at) in _MOVED for at in range(index - _MOVED_REACH, index)):
            return None
        last = self._skipping(link + 1) or self._same_kind(first.point, link + 1)
        if last is None:
            return None
        stretch = self._join(first, last, tense_around(tokens, index, last.next))
        return Placed(stretch, last.next) if stretch else None

    def _join(self, first: _Single, last: _Single, tense: Tense | None) -> Stretch | None:
        """Join two ends of one kind: both of the calendar, or both counted from the publication."""
        if first.point is not None and last.point is not None:
            return place_span(first.point, last.point, self._published, tense)
        if first.point is not None or last.point is not None or first.stretch is None or last.stretch is None:
            return None
        return _between(first.stretch, last.stretch, tense)

    def _same_kind(self, first: Point | None, index: int) -> _Single | None:
        """Read the "2021" of "between 2019 and 2021" and the "August" of "between June and August"."""
        if first is None or first.day is not None:
            return None
        tokens = self._tokens
        point = Point(month=month_at(tokens, index)) if first.month else Point(year=year_at(tokens, index))
        is_named = point.month is not None and tokens.is_capital(index)
        if not is_named and point.year is None:
            return None
        return self._place(index, with_year(tokens, index + 1, point) if is_named else Printed(point, index + 1))

    def _with_clock(self, single: _Single) -> Placed | None:
        """Add the time of day that follows a day: "Monday at 5 p.m."."""
        if single.stretch is None:
            return None
        at = single.next
        while at < single.next + 2 and self._tokens.lower(at) in _BEFORE_CLOCK:
            at += 1
        clock = read_clock(self._tokens, at) if single.stretch.is_day else None
        return Placed(_at(single.stretch, clock.text), clock.next) if clock else Placed(single.stretch, single.next)

    def _after_clock(self, index: int) -> Placed | None:
        """Read the day that follows a time of day: "5 p.m. on Monday"."""
        clock = read_clock(self._tokens, index)
        if clock is None:
            return None
        single = self._single(clock.next + (self._tokens.lower(clock.next) in _AFTER_CLOCK))
        if single is None or single.stretch is None or not single.stretch.is_day:
            return None
        return Placed(_at(single.stretch, clock.text), single.next)


def _between(first: Stretch, last: Stretch, tense: Tense | None) -> Stretch | None:
    """Join "Monday to Wednesday": of two weekdays in the past the first gives way, of two to come the last."""
    if not (first.is_closed and last.is_closed):
        return None
    if first.is_day and last.is_day and first.first > last.first:
        is_ahead = tense is Tense.FUTURE
        first = first if is_ahead else Stretch.of_day(first.first - _WEEK)
        last = Stretch.of_day(last.first + _WEEK) if is_ahead else last
    return first.until(last)


def _at(stretch: Stretch, clock: str) -> Stretch:
    moment = f"{stretch.opening}T{clock}"
    edtf.parse(moment)
    return Stretch(moment, moment)
