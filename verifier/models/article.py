"""Hold one text as one outlet published it, with what is known about it."""

from collections.abc import Hashable, Iterator
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from pydantic import Field, model_validator

from verifier.models.base import Identifier, Span, Time, Value


class DateBasis(StrEnum):
    """Whether a publication date is printed or worked out."""

    STATED = "stated"
    INFERRED = "inferred"


class Published(Value):
    """When an article was published, and the words that this rests on."""

    when: Time
    basis: DateBasis
    words: str | None = None


class PartRole(StrEnum):
    """What a passage of an article is; only the first three are read for claims."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"
    NOTE = "note"


READ_ROLES = frozenset({PartRole.HEADLINE, PartRole.STANDFIRST, PartRole.BODY})


class Part(Span):
    """A passage of an article and its role."""

    role: PartRole


class SourceGrade(StrEnum):
    """How reliable a source is, on the source scale of the Admiralty code; a person's to say, never derived."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Trail(Value):
    """Where a text came from, so that what was checked can be found again.

    `asked` is the address or path as it was given, `final` the one that answered after redirects. `fetched` is in UTC.
    `sha256` is of the bytes as they came (content decoded), `text_sha256` of the article's text in UTF-8. `extractor`
    names what made text of the bytes, with its version. `original` is the name of the file that holds the bytes,
    where they were kept.
    """

    asked: str
    final: str | None = None
    fetched: datetime | None = None
    sha256: str
    text_sha256: str
    media_type: str | None = None
    extractor: str
    original: str | None = None


class Article(Value):
    """One text as one outlet published it.

    `text` is the original, untouched: every offset in a report counts its characters (code points). `parts` are in
    order and do not overlap; what lies between them is white space. No parts at all mean that the whole text is body;
    parts of which none is read mean that there is nothing to read. `updated` is when the outlet says that it changed
    the text. `owner` is who owns the outlet, `source_grade` how the user rates it; `language` is an ISO 639-1 code.
    """

    id: Identifier
    text: str = Field(min_length=1)
    outlet: str | None = None
    title: str | None = None
    published: Published | None = None
    updated: Published | None = None
    url: str | None = None
    credits: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    source: str | None = None
    owner: str | None = None
    source_grade: SourceGrade | None = None
    language: str | None = None
    trail: Trail | None = None

    @model_validator(mode="after")
    def _has_parts_in_order(self) -> "Article":
        if self.parts and self.parts[-1].end > len(self.text):
            raise ValueError(f"article {self.id}: a part ends after the text does")
        if any(earlier.end > later.start for earlier, later in pairwise(self.parts)):
            raise ValueError(f"article {self.id}: parts overlap or are out of order")
        return self

    @property
    def outlet_name(self) -> str:
        """The outlet; an unnamed one is an outlet of its own, named by its article."""
        return " ".join((self.outlet or "").split()) or self.id

    @property
    def outlet_key(self) -> Hashable:
        """What articles of one outlet share, and no others; capitals and white space make no difference."""
        name = " ".join((self.outlet or "").casefold().split())
        return name or (self.id,)

    def read_parts(self) -> Iterator[Part]:
        """Yield the headline, standfirst and body passages, in order."""
        if not self.parts:
            yield Part(start=0, end=len(self.text), role=PartRole.BODY)
        yield from (part for part in self.parts if part.role in READ_ROLES)

    def slice(self, span: Span) -> str:
        """Return the characters of a span."""
        return self.text[span.start : span.end]
