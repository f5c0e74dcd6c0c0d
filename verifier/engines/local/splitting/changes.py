"""Split what is told of a figure and its change: "Profit rose 4% to 12 million from 11.5 million a year earlier".

By how much it changed, what it is and what it was before could each be true alone, and so are claims of their own.
"""

import re
from collections.abc import Iterator

_HEDGE = r"(?:(?:about|around|roughly|nearly|some|almost|just|over|more than|less than) )?"
_FIGURE = rf"{_HEDGE}[A-Z$€£]{{0,4}} ?\d(?:[\d.,]*\d)?"
_SCALE = r"(?: (?:thousand|million|billion|trillion))?"
_NO_UNIT = (
    "in|for|from|to|a|at|on|of|during|over|the|year|before|and|or|by|compared|against|versus|up|down|that|as"
    "|thanks|because|after|when|while|despite|amid|due|since|with"
)
_UNIT = "in|for|from|to|a|at|on|of|during|over|the|year|before|and|or|by|compared|against|versus|up|down|that|as"
_UNIT = rf"(?: ?%| per ?cent| percentage points| (?!(?:{_NO_UNIT})\b)[a-z]+)?"
_AMOUNT = rf"{_FIGURE}{_SCALE}{_UNIT}"
_RATE = r"(?:(?:about|around|roughly|nearly|some|almost|more than) )?\d[\d.,]*(?: ?%| per ?cent| percentage points?)"
_ASIDE = r"(?: \([^()]{1,40}\)|,? or [$€£]?\d[\d.]*(?: \w+illion)?)?"
_ROSE = (
    r"(?:rose|fell|grew|increased|declined|decreased|dropped|climbed|jumped|slid|slipped|surged|plunged|advanced|shrank"
    r"|gained|edged up|edged down|went up|went down)"
)
_TAIL = r"(?P<tail>,? (?:in|for|during|over|at|a year|the year|a month|a quarter|one year|year)\b[^,]{0,60})?"
_ROSE_BY_TO = re.compile(
    rf"^(?P<what>.{{3,120}}?) (?P<rose>{_ROSE})(?: by)? (?P<rate>{_RATE}) to (?P<now>{_AMOUNT}{_ASIDE})"
    rf"(?:,? from (?P<was>{_AMOUNT}))?{_TAIL}(?P<rest>.*)$"
)
_ROSE_TO_FROM = re.compile(
    rf"^(?P<what>.{{3,120}}?) (?P<rose>{_ROSE}) to (?P<now>{_AMOUNT}{_ASIDE}),? from (?P<was>{_AMOUNT})"
    rf"{_TAIL}(?P<rest>.*)$"
)
_COMPARED = re.compile(
    rf"^(?P<what>.{{3,120}}?) (?P<is>was|were|amounted to|came to|totalled|totaled|stood at|reached) "
    rf"(?P<now>{_AMOUNT}{_ASIDE})(?P<when> (?:in|for|during) [^,]{{3,40}})?,? "
    rf"(?:compared with|compared to|against|versus|up from|down from) "
    rf"(?P<was>{_AMOUNT}){_TAIL}(?P<rest>.*)$"
)
_REPORTED = re.compile(
    rf"^(?P<who>.{{3,80}}?) (?P<had>(?:reported|posted|recorded|had|booked)(?: an?)?) (?P<what>[a-z][a-z -]{{2,40}}) "
    rf"of (?P<now>{_AMOUNT}{_ASIDE})(?P<when>[^,]{{0,60}}), (?:an? )?"
    r"(?P<rose>increase|rise|gain|decrease|fall|drop|decline|up|down)"
    rf"(?: of)? (?P<rate>{_RATE})(?: (?:from|on) (?P<was>{_AMOUNT}))?{_TAIL}(?P<rest>.*)$"
)
_SO_THAT = re.compile(
    rf"^(?P<head>.{{8,160}}\d.{{0,30}}?), (?:corresponding|equivalent|equal) to an? "
    rf"(?P<what>[a-z][a-z -]{{2,30}}) of (?P<now>{_RATE})$"
)
_EXPECTED = re.compile(
    rf"^(?P<head>.{{8,160}}?),? (?:against|versus|compared with|"
    rf"(?:\w+ly |well |just )?(?:above|below|beating|missing)) (?:the )?(?P<now>{_AMOUNT}) "
    r"(?:that )?(?:analysts|economists|forecasters) had "
    r"(?:expected|forecast|predicted|anticipated|been looking for)(?P<tail>.*)$"
)
_WHAT = re.compile(r"^(?P<what>[A-Z][a-z]+(?: [a-z]+){0,3}) (?:was|were|came to|amounted to|totalled|reached)\b")
_UP = frozenset({"increase", "rise", "gain", "up"})
_LONGEST = 400


def split_changes(text: str) -> Iterator[str]:
    """Yield the figure, its change and what it was before; the text itself where it tells no such thing."""
    if len(text) <= _LONGEST and any(letter.isdigit() for letter in text):
        for pattern, told in _TOLD:
            if match := pattern.match(text):
                yield from told(match)
                return
    yield text


def _rose_by_to(match: re.Match[str]) -> Iterator[str]:
    """Read "rose 4% to 12 million from 11.5 million a year earlier"."""
    what, tail = match["what"], match["tail"] or ""
    when = "" if match["was"] else tail
    yield f"{what} {match['rose']} {match['rate']}{when}{match['rest']}"
    yield f"{_plain(what)} {_be(what)} {match['now']}{when}"
    yield from _before(what, match["was"], tail)


def _rose_to_from(match: re.Match[str]) -> Iterator[str]:
    """Read "rose to 12 million from 11.5 million a year earlier"."""
    yield f"{match['what']} {match['rose']} to {match['now']}{match['rest']}"
    yield from _before(match["what"], match["was"], match["tail"] or "")


def _compared(match: re.Match[str]) -> Iterator[str]:
    """Read "was 12 million, compared with 11.5 million a year earlier"."""
    yield f"{match['what']} {match['is']} {match['now']}{match['when'] or ''}{_rest(match)}"
    yield from _before(match["what"], match["was"], match["tail"] or "")


def _reported(match: re.Match[str]) -> Iterator[str]:
    """Read "reported revenue of 12 million, an increase of 4% from 11.5 million in the same quarter of 2023"."""
    who, what, when = match["who"], match["what"], match["when"]
    yield f"{who} {match['had']} {what} of {match['now']}{when}{_rest(match)}"
    yield f"{what.capitalize()} {'rose' if match['rose'] in _UP else 'fell'} {match['rate']}{when}"
    yield from _before(what.capitalize(), match["was"], match["tail"] or "")


def _so_that(match: re.Match[str]) -> Iterator[str]:
    """Read "was 12 million, corresponding to a margin of 4%"."""
    yield match["head"]
    yield f"The {match['what']} was {match['now']}"


def _expected(match: re.Match[str]) -> Iterator[str]:
    """Read "came to 12 million, against the 13 million that analysts had expected"."""
    yield match["head"]
    what = _WHAT.match(match["head"])
    of = f"{what['what'][0].lower()}{what['what'][1:]} of " if what else ""
    yield f"Analysts had expected {of}{match['now']}{match['tail']}"


def _before(what: str, was: str | None, tail: str) -> Iterator[str]:
    if was:
        yield f"{_plain(what)} {_be(what)} {was}{tail or ' before'}"


def _rest(match: re.Match[str]) -> str:
    return match["rest"] if match["rest"].startswith(",") else ""


def _plain(what: str) -> str:
    return what.rstrip(",")


def _be(what: str) -> str:
    head = re.split(r" (?:of|in|at|for|from|on) ", what, maxsplit=1)[0].split()[-1].casefold()
    return "were" if head.endswith("s") and not head.endswith("ss") else "was"


_TOLD = (
    (_EXPECTED, _expected),
    (_REPORTED, _reported),
    (_ROSE_BY_TO, _rose_by_to),
    (_ROSE_TO_FROM, _rose_to_from),
    (_COMPARED, _compared),
    (_SO_THAT, _so_that),
)
