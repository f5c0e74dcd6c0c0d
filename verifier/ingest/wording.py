"""Know the wording of photo captions, credit lines and datelines.

It judges one line by its words alone; where the line stands is `verifier.ingest.roles`'.
"""

import re
import unicodedata
from dataclasses import dataclass

from verifier.ingest.agencies import AGENCY
from verifier.ingest.dates import DATE

_LONGEST_CREDIT = 250
_LONGEST_CAPTION = 700
_LONGEST_DATELINE = 200

_PICTURE = (
    r"(?:(?:\w+ ){0,3}(?:photo(?:graph)?|image|picture|screen ?(?:grab|shot)|(?:frame|video) grab|handout"
    r"|aerial view))"
)
_CAPTION_START = re.compile(
    r"FILE\s*[-–—:]|FILE PHOTO|File (?:photo|picture|image)"
    rf"|In this {_PICTURE}\b|This {_PICTURE}\b.{{0,120}}\bshows?\b"
    r"|(?:Photo(?:graph)?|Image|Picture|Caption|Pictured|Illustration)s?(?: (?:credit|by|courtesy))?\s?[:/]"
    r"|\(?(?:Photo|Image|Picture)s? (?:by|credit|courtesy|illustration)\b|\(L(?:-R| to R)\)|Pictured (?:above|here)"
)
_CAPTION_INSIDE = re.compile(
    rf"\bin (?:this|a|an) {_PICTURE}\b.{{0,40}}\b(?:taken|released|provided|made|obtained|distributed|issued"
    r"|from|by)\b",
    re.IGNORECASE,
)
_PHOTO_CREDIT = re.compile(
    rf"(?:[(\[](?:{AGENCY}|[A-Z][\w .'-]{{1,40}})(?: ?(?:Photos?|Images?|Handout|File))?/[^()\[\]]{{2,80}}[)\]]"
    r"|[(\[][^()\[\]]{0,60}\b(?:Photos?|Getty|Images?|Handout|Courtesy)\b[^()\[\]]{0,60}[)\]]"
    r"|\bREUTERS/[^\n]{2,60}|\b(?:Photo|Photograph|Image|Picture|Credit)s?: [^\n]{2,60}|\bGetty Images)\s*$"
)
_AGENCY_END = re.compile(rf"\({AGENCY}\)\s*$")

_CREDITS = (
    r"(?i:written|reported|edited|translated|compiled) by\b.{2,}|(?:Additional )?[Rr]eporting (?:by|from)\b.{2,}",
    r"Some (?:of the )?(?:information|material) (?:for|in) this .{2,}"
    r"|With (?:additional )?(?:reporting|inputs?|material|files) (?:by|from)\b.{2,}",
    r"This (?:story|report|article) (?:was (?:first|originally|produced|written|provided)\b"
    r"|has been (?:updated|corrected|edited)"
    r"|(?:contains|includes) (?:information|material)).{2,}",
    r".{2,160}\bcontributed (?:reporting )?to this (?:report|story|article).{0,40}",
    r"(?:©|\(c\)|(?i:copyright)\b).{0,200}|.{0,60}(?i:all rights reserved).{0,40}",
    r"(?i:source|agency|agencies|credit)s?\s?: ?.{2,80}",
    rf"[(\[]?{AGENCY}(?:(?:, | and |/){AGENCY})*[)\]]?|[-–—] ?{AGENCY}",
)
_CREDIT_LINE = re.compile("|".join(_CREDITS))
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?"
_CLOCK = r"(?:at )?\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{1,5}(?:[+-]\d{1,2})?\)?)?"
_BYLINE = re.compile(
    r"[Bb][Yy] (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:(?:[A-Z][^\s\d]{0,30}|and|for|in|of|the|at|de|van|von)"
    r"[\s,|•·/]{1,3}){0,14}[A-Z][^\s\d]{0,30}"
)
_PUBLISHED = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|modified|created|issued)|date)(?: on| at)?\b\s?:?.{0,40}?"
    rf"(?:{DATE}|\b{_CLOCK}|\bago\b).{{0,60}}",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(rf"(?:{_WEEKDAY},? )?{DATE}(?:[\s,|•·@T-]*{_CLOCK})?", re.IGNORECASE)
_DATELINE = re.compile(
    rf"(?P<place>(?!(?i:{DATE}))[A-Z][^\n.()/–—|:]{{0,70}}?)?(?:(?:^|,? +)(?P<date>(?i:{DATE})))?\.?,? *"
    rf"(?:/(?P<slashed>{AGENCY})/\.? *(?:--?|[–—])?|\((?P<agency>{AGENCY})\) *(?:--?|[–—]+|:)"
    r"|(?:--|[–—]|(?<= )-(?= ))) +"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The start of a story that says where, when and by which agency it was filed; `end` is its length."""

    end: int
    date: str | None
    agency: str | None


def find_dateline(line: str) -> Dateline | None:
    """Return the dateline at the start of a line, or None; without an agency its place must be in capitals."""
    match = _DATELINE.match(line[:_LONGEST_DATELINE])
    if match is None:
        return None
    agency = match["slashed"] or match["agency"]
    place = (match["place"] or "").split(",")[0]
    if agency is None and not (len(place) > 2 and place.isupper()):
        return None
    return Dateline(match.end(), match["date"], agency)


def is_caption(line: str) -> bool:
    """Whether a line describes a photo, by its wording alone."""
    if len(line) > _LONGEST_CAPTION:
        return False
    matchers = (_CAPTION_START.match, _CAPTION_INSIDE.search, _PHOTO_CREDIT.search)
    return any(matcher(line) is not None for matcher in matchers)


def ends_with_agency(line: str) -> int | None:
    """Return where a closing credit such as "(Yonhap)" starts, or None."""
    match = _AGENCY_END.search(line, max(0, len(line) - 60))
    return None if match is None else match.start()


def is_credit(line: str) -> bool:
    """Whether a line says who made the story, whose it is, or when it was published."""
    if len(line) > _LONGEST_CREDIT:
        return False
    patterns = [_CREDIT_LINE] if line.endswith((".", "!", "?")) else [_CREDIT_LINE, _BYLINE, _PUBLISHED, _DATE_LINE]
    return any(pattern.fullmatch(line) is not None for pattern in patterns)


def script(line: str) -> str | None:
    """Return the script of most letters of a line ("LATIN", "HANGUL"), or None where it has no letter."""
    counts: dict[str, int] = {}
    for character in line[:200]:
        if character.isalpha():
            name = unicodedata.name(character, "UNKNOWN").partition(" ")[0]
            counts[name] = counts.get(name, 0) + 1
    return max(sorted(counts), key=counts.__getitem__, default=None)
