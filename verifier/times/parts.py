"""Read parts of a month or year: "early November", "mid-2024", "the end of October", "the end of the year".

A part is a third: ten days of a month (the last of what is left), four months of a year. Of a week it is the week.
"""

from datetime import date

from verifier.times.periods import read_period
from verifier.times.points import DASHES
from verifier.times.relative import calendar_unit
from verifier.times.resolve import place, tense_of_end
from verifier.times.setting import Placed
from verifier.times.tense import tells_what_had_been, tense_around
from verifier.times.tokens import Tokens

_EARLY = {"early": 0, "mid": 1, "late": 2}
_END_OF = {"beginning": 0, "start": 0, "middle": 1, "end": 2}
_STEPS = {"last": -1, "this": 0, "the": 0, "next": 1}


def read_part(tokens: Tokens, index: int, published: date | None, *, is_end: bool = False) -> Placed | None:
    """Read the part of a month or year that starts at a piece; None if there is none.

    `is_end` says that it ends a stretch, as behind "by".
    """
    word = tokens.lower(index)
    if word in _EARLY:
        at = index + 1 + (tokens.text(index + 1) in DASHES)
        return _third(_period(tokens, at, published, is_end), _EARLY[word])
    if word in _END_OF and tokens.lower(index + 1) == "of":
        whole = _period(tokens, index + 2, published, is_end) or _unit(tokens, index + 2, published)
        return _third(whole, _END_OF[word])
    return None


def _period(tokens: Tokens, index: int, published: date | None, is_end: bool) -> Placed | None:
    printed = read_period(tokens, index)
    if printed is None:
        return None
    tense = tense_around(tokens, index, printed.next)
    if is_end:
        tense = tense_of_end(printed.point, published, tense, is_over=tells_what_had_been(tokens, index))
    stretch = place(printed.point, published, tense)
    return Placed(stretch, printed.next) if stretch else None


def _unit(tokens: Tokens, index: int, published: date | None) -> Placed | None:
    step, unit = _STEPS.get(tokens.lower(index)), tokens.lower(index + 1)
    if step is None or published is None or unit not in ("week", "month", "year"):
        return None
    return Placed(calendar_unit(unit, published, step), index + 2)


def _third(whole: Placed | None, number: int) -> Placed | None:
    if whole is None:
        return None
    is_whole = whole.stretch.opening == whole.stretch.closing
    return Placed(whole.stretch.third(number) if is_whole else whole.stretch, whole.next)
