"""Read the date that a page prints about itself.

It reads calendar dates as English news prints them, not times relative to another ("on Monday"): those are
`verifier.times`'. Days and months in figures only ("5/11/2024") are ambiguous and left alone.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d{2}"
DATE = (
    rf"(?:{_MONTH} {_DAY}(?:,? {_YEAR})?(?![\d:])|{_DAY} {_MONTH}(?:,? {_YEAR})?(?![\d:])"
    rf"|{_YEAR}[-.]\d{{2}}[-.]\d{{2}}(?!\d))"
)
"""A printed date, as a regular expression without groups (case-insensitive)."""

_DATE = re.compile(rf"(?<![\w.-]){DATE}", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-.](\d{2})[-.](\d{2})")
_NUMBER = re.compile(r"\d+")
_LETTERS = re.compile(r"[A-Za-z]{3,}")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed: `year` is None where the print leaves it out."""

    year: int | None
    month: int
    day: int
    words: str

    def in_year(self, year: int) -> date | None:
        """Return the date in a year, or None where there is none (29 February)."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def full(self) -> date | None:
        """The date, if its year is printed."""
        return None if self.year is None else self.in_year(self.year)

    def nearest(self, anchor: date) -> date | None:
        """Return the date in the year that brings it nearest to another date."""
        years = [self.year] if self.year is not None else [anchor.year - 1, anchor.year, anchor.year + 1]
        days = [day for year in years if (day := self.in_year(year))]
        return min(days, key=lambda day: (abs(day - anchor), day), default=None)


def printed_dates(text: str) -> Iterator[PrintedDate]:
    """Yield the dates that stand in a text, in order; impossible ones are left out."""
    for match in _DATE.finditer(text):
        if found := _read(match[0]):
            yield found


def _read(words: str) -> PrintedDate | None:
    if iso := _ISO.fullmatch(words):
        year, month, day = (int(part) for part in iso.groups())
        return _valid(year, month, day, words)
    name = next(letters[:3].lower() for letters in _LETTERS.findall(words) if letters[:3].lower() in _MONTHS)
    numbers = [int(number) for number in _NUMBER.findall(words)]
    return _valid(numbers[1] if len(numbers) > 1 else None, _MONTHS.index(name) + 1, numbers[0], words)


def _valid(year: int | None, month: int, day: int, words: str) -> PrintedDate | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(2024 if year is None else year, month)[1]:
        return None
    return PrintedDate(year, month, day, words)


def weekday_after(day: date, text: str) -> tuple[date, str] | None:
    """Return the first weekday that a text names, as the first such day on or after another, with its name."""
    match = _WEEKDAY.search(text)
    if match is None:
        return None
    ahead = (_WEEKDAYS.index(match[0].lower()) - day.weekday()) % 7
    return day + timedelta(days=ahead), match[0]
