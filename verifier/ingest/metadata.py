"""Gather what is known about an article: from a sidecar, its front matter, or its own text, in this order.

It invents nothing: an outlet or a date that no text gives stays unknown. A date that the text only implies is
`inferred`, with the words that it rests on.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from verifier import edtf
from verifier.ingest import wording
from verifier.ingest.agencies import agency, credited
from verifier.ingest.dates import PrintedDate, printed_dates, weekday_after
from verifier.ingest.rows import Row, StatedDate
from verifier.models import DateBasis, Part, PartRole, Published, Time

_FRONT_MATTER = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(.{0,10000}?)(?:\r\n|\r|\n)---[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_]{1,30})[ \t]*:[ \t]*(.*)")
_FIELD_NAMES = {
    "id": "id",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "title": "title",
    "headline": "title",
    "published": "published",
    "date": "published",
    "url": "url",
    "link": "url",
    "credits": "credits",
    "credit": "credits",
}
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?,?)?\s*(?:by )?(?P<name>[A-Z][\w&.' -]{2,60}?)"
    r"\s*(?:[,.|]|\d{4}|\ball rights|$)",
    re.IGNORECASE,
)
_TOLERANCE = timedelta(days=2)
"""A dateline may precede publication by a night and a time zone."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article besides its text; `warnings` are sentences for the user.

    `updated` is when the outlet says that it changed the text; `url` is the address that a page calls its own, where
    there is one.
    """

    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: Published | None = None
    updated: Published | None = None
    url: str | None = None
    author: str | None = None
    credits: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def warned(self, *warnings: str) -> "Metadata":
        """Return the same with more warnings."""
        return replace(self, warnings=(*self.warnings, *warnings))


def front_matter(text: str) -> tuple[Row, int]:
    """Return the fields between two lines of "---" at the top of a text, and where the text after them starts.

    Only `key: value` lines and "- item" lists are understood; a text without any is taken to start at 0.
    """
    match = _FRONT_MATTER.match(text)
    fields = _fields(match[1].splitlines()) if match else None
    if match is None or not fields:
        return Row(), 0
    known = {_FIELD_NAMES[key]: values for key, values in reversed(fields.items()) if key in _FIELD_NAMES and values}
    credits = tuple(known.pop("credits", ())) or None
    return Row.model_validate({**{name: values[0] for name, values in known.items()}, "credits": credits}), match.end()


def _fields(lines: list[str]) -> dict[str, list[str]] | None:
    """Return the values of each key in lower case, or None where a line is neither a field nor an item."""
    found: dict[str, list[str]] = {}
    values: list[str] | None = None
    for line in lines:
        if pair := _FIELD.fullmatch(line.strip()):
            values = found.setdefault(pair[1].lower(), [])
            whole = pair[1].lower() not in ("credit", "credits")
            values.extend(_items([pair[2]] if whole else pair[2].strip("[] ").split(",")))
        elif line.strip().startswith("- ") and values is not None:
            values.extend(_items([line.strip()[2:]]))
        elif line.strip() and not line.lstrip().startswith("#"):
            return None
    return found


def _items(raw: list[str]) -> list[str]:
    return [item for value in raw if (item := value.strip().strip("\"'").strip())]


def gather(text: str, parts: tuple[Part, ...], rows: tuple[Row, ...], document: Metadata | None = None) -> Metadata:
    """Return the metadata of an article, each field from the first that gives it: a row, its document, its text."""
    document = document or Metadata()
    warnings = list(document.warnings)
    given = _published(rows, warnings) or _stated(document.published)
    sniffed = sniff_published(text, parts)
    if given is not None:
        warnings.extend(_conflict(given, text, parts))
    outlet = next((row.outlet.strip() for row in rows if row.outlet and row.outlet.strip()), None)
    outlet = outlet or document.outlet or _sniff_outlet(text, parts)
    credits = next((row.credits for row in rows if row.credits is not None), None)
    return Metadata(
        id=next((row.id for row in rows if row.id), None),
        outlet=outlet,
        title=next((row.title for row in rows if row.title), None) or document.title or _headline(text, parts),
        published=given or _stated(sniffed) or document.published or sniffed,
        updated=document.updated,
        url=next((row.url for row in rows if row.url), None) or document.url,
        author=document.author,
        credits=credits if credits is not None else _credits(document.credits, text, parts, outlet),
        warnings=tuple(warnings),
    )


def _stated(published: Published | None) -> Published | None:
    """Return a date that is printed, or None for one that is worked out."""
    return published if published is not None and published.basis is DateBasis.STATED else None


def _credits(known: tuple[str, ...], text: str, parts: tuple[Part, ...], outlet: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*known, *_sniff_credits(text, parts, outlet)]))


def _published(rows: tuple[Row, ...], warnings: list[str]) -> Published | None:
    for row in rows:
        if row.published is None:
            continue
        stated = row.published if isinstance(row.published, StatedDate) else StatedDate(when=row.published)
        when = _readable(stated.when)
        if when is not None and stated.basis in tuple(DateBasis):
            return Published(when=when, basis=DateBasis(stated.basis), words=stated.words)
        warnings.append(
            f"the published date {stated.when[:60]!r} ({stated.basis[:20]}) was ignored: write it as 2024-11-04, "
            "with basis stated or inferred"
        )
    return None


def _readable(words: str) -> Time | None:
    """Return a date given in EDTF, or else as news prints it."""
    try:
        return Time(words)
    except ValueError:
        day = next((day for found in printed_dates(words) if (day := found.full)), None)
        return None if day is None else Time(day.isoformat())


def _headline(text: str, parts: tuple[Part, ...]) -> str | None:
    headline = next((part for part in parts if part.role is PartRole.HEADLINE), None)
    return None if headline is None else " ".join(text[headline.start : headline.end].lstrip("# ").split())


def _of_role(text: str, parts: tuple[Part, ...], *roles: PartRole) -> list[str]:
    return [text[part.start : part.end] for part in parts if part.role in roles]


def _sniff_credits(text: str, parts: tuple[Part, ...], outlet: str | None) -> tuple[str, ...]:
    """Return the agencies that the story credits; those of photo captions and the outlet itself are none."""
    passages = _of_role(text, parts, PartRole.HEADLINE, PartRole.STANDFIRST, PartRole.BODY, PartRole.CREDIT)
    own = None if outlet is None else (agency(outlet) or outlet)
    return tuple(name for name in credited(passages) if name != own)


def _sniff_outlet(text: str, parts: tuple[Part, ...]) -> str | None:
    """Return the outlet that a copyright line names."""
    for line in _of_role(text, parts, PartRole.CREDIT):
        if len(line) <= 250 and (match := _COPYRIGHT.search(line)):
            return match["name"].strip()
    return None


def _dateline(text: str, parts: tuple[Part, ...]) -> PrintedDate | None:
    """Return the date in the first dateline of a text."""
    for line in _of_role(text, parts, PartRole.CREDIT):
        found = wording.find_dateline(line + " ")
        if found is not None and found.date is not None:
            return next(printed_dates(found.date), None)
    return None


def sniff_published(text: str, parts: tuple[Part, ...]) -> Published | None:
    """Return the publication date that a text gives or implies, or None.

    In this order: a date line or dateline with a year (stated); a dateline without one, in the year nearest to a
    full date that the text names (inferred); the weekday of the first sentence on or after the date of a photo
    (inferred).
    """
    dateline = _dateline(text, parts)
    for line in _of_role(text, parts, PartRole.CREDIT):
        printed = next((found for found in printed_dates(line) if found.full), None)
        if printed is not None and (day := printed.full):
            return _on(day, DateBasis.STATED, printed.words)
    if dateline is not None:
        return _in_nearest_year(dateline, text)
    return _after_photo(text, parts)


def _in_nearest_year(dateline: PrintedDate, text: str) -> Published | None:
    anchors = [day for found in printed_dates(text) if (day := found.full)]
    if not anchors:
        return None
    day = dateline.nearest(max(anchors))
    return None if day is None else _on(day, DateBasis.INFERRED, dateline.words)


def _after_photo(text: str, parts: tuple[Part, ...]) -> Published | None:
    captions = "\n".join(_of_role(text, parts, PartRole.CAPTION))
    photos = [(day, found.words) for found in printed_dates(captions) if (day := found.full)]
    body = _of_role(text, parts, PartRole.BODY)
    if not photos or not body:
        return None
    day, words = max(photos)
    named = weekday_after(day, body[0])
    return None if named is None else _on(named[0], DateBasis.INFERRED, f"{words} … {named[1]}")


def _on(day: date, basis: DateBasis, words: str) -> Published:
    return Published(when=Time(day.isoformat()), basis=basis, words=words)


def _conflict(given: Published, text: str, parts: tuple[Part, ...]) -> list[str]:
    """Return a warning where the text's own dateline lies outside the given date, whatever its year."""
    dateline = _dateline(text, parts)
    if dateline is None:
        return []
    bounds = given.when.bounds
    years = {bound.year + shift for bound in (bounds.start, bounds.end) if bound for shift in (-1, 0, 1)}
    days = [day for year in sorted(years) if (day := dateline.full or dateline.in_year(year))]
    if not days or any(_holds(bounds, day) for day in days):
        return []
    return [f"its dateline says {dateline.words!r}, but it is given as published {given.when}; the given date is used"]


def _holds(bounds: edtf.Bounds, day: date) -> bool:
    instant = datetime(day.year, day.month, day.day, tzinfo=UTC)
    after_start = bounds.start is None or instant >= bounds.start - _TOLERANCE
    return after_start and (bounds.end is None or instant <= bounds.end + _TOLERANCE)
