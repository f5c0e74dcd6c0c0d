"""Hold a stretch of the calendar as EDTF says it, and do the little arithmetic that dates in news need.

It reads no text. Weeks run from Monday to Sunday (ISO 8601), whatever the country of the article.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from verifier import edtf

OPEN = ".."
_YEARS_AROUND = range(-8, 9)  # 29 February can be eight years away


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one simple EDTF expression to another; both are the same for a single day, month or year."""

    opening: str
    closing: str

    @classmethod
    def of_day(cls, day: date) -> "Stretch":
        """One day."""
        return cls(day.isoformat(), day.isoformat())

    @classmethod
    def of_days(cls, first: date, last: date) -> "Stretch":
        """From a day to a day, both included."""
        return cls(first.isoformat(), last.isoformat())

    @classmethod
    def of_month(cls, year: int, month: int) -> "Stretch":
        """One month; a month beyond 1 to 12 falls in a neighbouring year."""
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        date(year, month, 1)
        return cls(*[f"{year:04d}-{month:02d}"] * 2)

    @classmethod
    def of_months(cls, year: int, first: int, last: int) -> "Stretch":
        """From a month to a month of one year."""
        return cls(f"{year:04d}-{first:02d}", f"{year:04d}-{last:02d}")

    @classmethod
    def of_year(cls, year: int) -> "Stretch":
        """One year; ValueError outside 1 to 9999."""
        date(year, 1, 1)
        return cls(*[f"{year:04d}"] * 2)

    @classmethod
    def of_week(cls, day: date, weeks: int = 0) -> "Stretch":
        """From Monday to Sunday, in the week of a day or so many weeks later."""
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
        return cls.of_days(monday, monday + timedelta(days=6))

    @property
    def text(self) -> str:
        """The stretch in EDTF."""
        return self.opening if self.opening == self.closing else f"{self.opening}/{self.closing}"

    @property
    def first(self) -> date:
        """Its first day; the stretch must not be open there."""
        return _day(edtf.parse(self.opening).start)

    @property
    def last(self) -> date:
        """Its last day; the stretch must not be open there."""
        return _day(edtf.parse(self.closing).end)

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.opening == self.closing and len(self.opening) == len("2024-11-04")

    @property
    def is_closed(self) -> bool:
        """Whether it has two ends."""
        return OPEN not in (self.opening, self.closing)

    def until(self, other: "Stretch") -> "Stretch | None":
        """From the start of this to the end of the other; None if that is earlier."""
        return Stretch(self.opening, other.closing) if self.first <= other.last else None

    def third(self, number: int) -> "Stretch":
        """Take the early (0), middle (1) or late (2) part of a month or a year: ten days, or four months."""
        if len(self.opening) == len("2024"):
            return Stretch.of_months(int(self.opening), 4 * number + 1, 4 * number + 4)
        first = self.first + timedelta(days=10 * number)
        return Stretch.of_days(first, self.last if number == 2 else first + timedelta(days=9))


def nearest_year(month: int, day: int, published: date) -> int:
    """Find the year that puts a day nearest to the publication, the earlier of two equally near ones.

    ValueError if no year has such a day.
    """
    years = [published.year + step for step in _YEARS_AROUND]
    days = [date(year, month, day) for year in years if _exists(year, month, day)]
    if not days:
        raise ValueError(f"no year has a day {day} in month {month}")
    return min(days, key=lambda candidate: abs(candidate - published)).year


def shift_months(day: date, months: int) -> date:
    """Move a day by months; a day that the month does not have becomes its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _day(instant: datetime | None) -> date:
    if instant is None:
        raise ValueError("the stretch is open at this end")
    return instant.date()
