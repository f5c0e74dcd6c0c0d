"""Hold one text as one outlet published it, with what is known about it."""

from collections.abc import Hashable, Iterator
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


READ_ROLES = frozenset({PartRole.HEADLINE, PartRole.STANDFIRST, PartRole.BODY})


class Part(Span):
    """A passage of an article and its role."""

    role: PartRole


class Article(Value):
    """One text as one outlet published it.

    `text` is the original, untouched: every offset in a report counts its characters (code points). `parts` are in
    order and do not overlap; what lies between them is white space. No parts at all mean that the whole text is body;
    parts of which none is read mean that there is nothing to read.
    """

    id: Identifier
    text: str = Field(min_length=1)
    outlet: str | None = None
    title: str | None = None
    published: Published | None = None
    url: str | None = None
    credits: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    source: str | None = None

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
