"""Find where the dateline of a paragraph ends: "OSLO, March 9 (Reuters) -", "Tuesday, July 16 - ".

By form alone. A date that opens a paragraph without a place in capitals is a dateline only near the top of an article:
further down it may be the entry of a timeline, where the date is part of what is told.
"""

import re

from verifier.engines.local.grammar import lexicon

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_PLACE = rf"[{_CAPITAL}][{_CAPITAL}.' /-]{{2,30}}"
_AGENCY = r"(?: ?\([\w ./,-]{2,30}\)| ?/[\w .-]{2,20}/\.?)"
_DATELINE = re.compile(
    rf"(?:\([^()\n]{{2,30}}\)|{_PLACE}(?:, [\w.' ]{{2,25}}){{0,3}}{_AGENCY}?) ?(?:--|—|–|-|:) "
    rf"|{_PLACE}, [\w ]{{2,20}}\. ?/[\w .-]{{2,20}}/\. ?|/[A-Z]{{2,20}}/\.? ?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?)"
_MONTH = "(?:" + "|".join(sorted((month.capitalize() for month in lexicon.MONTHS), key=len, reverse=True)) + r")\.?"
_DATE = rf"(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_NAME = rf"[{_CAPITAL}](?:(?!['’]s\b)[\w.'’-])*"
_NAMES = rf"{_NAME}(?: (?:(?:de|del|da|do|la|of|and|upon) )?{_NAME}){{0,3}}"
_OPENERS = r"(?!(?:After|As|At|Before|By|During|For|From|In|On|Since|To|Until)\b)"
_DATED = re.compile(
    rf"(?:{_OPENERS}{_NAMES}(?:, {_NAMES})?,? )?{_DATE}{_AGENCY}?,?(?: ?(?:--|—|\.-) ?| – | - |: )"
    rf"(?=[\"“‘']?[{_CAPITAL}\d])"
)


def dateline_end(text: str, start: int, end: int, *, is_near_top: bool) -> int:
    """Return where the dateline at the start of a stretch of text ends; the start if there is none."""
    match = _DATELINE.match(text, start, end) or (_DATED.match(text, start, end) if is_near_top else None)
    return match.end() if match else start
