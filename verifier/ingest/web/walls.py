"""Recognise a page that holds no article, because something stands before it, and say the way out.

Goes by what pages declare (schema.org, meta tags) and by the marks of the frameworks that build walls, never by who
the outlet is. Most marks also stand in pages that can be read: nearly every page has a consent banner, and a metered
page is complete for the first readers. So a mark alone is no wall; it is one where next to no article was found, or
less than the page itself says that it has.

Reads at most the first 2 MB of a page. Finding the article is for others; how much they found is given.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from verifier.ingest.web.addresses import read_address
from verifier.ingest.web.faults import SAVE, Fault, Refusal, show
from verifier.ingest.web.marks import Marks, read_marks
from verifier.ingest.web.outcomes import Fetched

NEARLY_NONE = 250
"""Characters: with fewer, a page shows a notice at most."""

TEASER = 1_500
"""Characters: a page that calls itself closed and shows fewer shows its opening."""

BANNER = 3_000
"""Characters: a banner that stands alone can be taken for an article, and is no longer than this."""

_CHARACTERS_A_WORD = 6
_ENOUGH_OF_IT = 0.5
_MARKUP_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_LOOKS_LIKE_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_SNIFFED = 2_000


class _Wall(NamedTuple):
    """A kind of wall: whether it stands there, given the marks and the characters found, and what is said of it."""

    stands: Callable[[Marks, int], bool]
    reason: str
    advice: str


def find_wall(fetched: Fetched, text_chars: int) -> Refusal | None:
    """Return the wall before a page of which so many characters of article were found, or None.

    None also where the page is no HTML, and where there is little text but no mark of a wall.
    """
    if text_chars >= BANNER and not _may_be_partial(fetched):
        return None
    if not _is_markup(fetched):
        return None
    marks = read_marks(fetched.data)
    wall = next((wall for wall in _WALLS if wall.stands(marks, text_chars)), None)
    if wall is None:
        return _forwarding(fetched, marks, text_chars)
    return _refusal(fetched, wall.reason, wall.advice)


def _is_markup(fetched: Fetched) -> bool:
    if fetched.media_type in _MARKUP_TYPES:
        return True
    return fetched.media_type is None and _LOOKS_LIKE_MARKUP.search(fetched.data[:_SNIFFED]) is not None


def _may_be_partial(fetched: Fetched) -> bool:
    """Say whether a page with a good deal of text may still be cut: only one that says it is closed."""
    return b"isAccessibleForFree" in fetched.data


def _is_paid(marks: Marks, text_chars: int) -> bool:
    if not marks.is_closed:
        return marks.has_pay_box and text_chars < NEARLY_NONE
    if marks.words is not None:
        return text_chars < marks.words * _CHARACTERS_A_WORD * _ENOUGH_OF_IT
    return not marks.shows_closed_part and text_chars < TEASER


def _wants_consent(marks: Marks, text_chars: int) -> bool:
    most = BANNER if marks.talks_of_consent else NEARLY_NONE
    return marks.has_consent and text_chars < most


def _wants_person(marks: Marks, text_chars: int) -> bool:
    return marks.has_challenge and text_chars < NEARLY_NONE


def _wants_login(marks: Marks, text_chars: int) -> bool:
    return marks.has_password and text_chars < NEARLY_NONE


def _wants_scripts(marks: Marks, text_chars: int) -> bool:
    return text_chars < NEARLY_NONE and (marks.asks_for_scripts or (marks.bare and marks.scripts > 0))


_WALLS = (
    _Wall(_wants_person, "is a test for whether a person is reading, not the article", SAVE),
    _Wall(_is_paid, "is behind a paywall: only the opening of the article is there", f"if you have access, {SAVE}"),
    _Wall(_wants_login, "is a login form, not the article", f"log in with a browser: {SAVE}"),
    _Wall(
        _wants_consent, "asks for consent to cookies instead of showing the article", f"answer it in a browser: {SAVE}"
    ),
    _Wall(_wants_scripts, "is filled in by scripts, which are not run here", SAVE),
)
"""In the order in which they are looked for: a test or a paywall often comes with a consent banner and scripts."""


def _forwarding(fetched: Fetched, marks: Marks, text_chars: int) -> Refusal | None:
    if marks.forwards_to is None or text_chars >= NEARLY_NONE:
        return None
    return _refusal(fetched, f"only forwards the reader to {show(marks.forwards_to)}", "give that address instead")


def _refusal(fetched: Fetched, reason: str, advice: str) -> Refusal:
    """Name the address that was asked, as every refusal does, and the one that answered where it is another."""
    if _is_elsewhere(fetched):
        reason = f"is redirected to {show(fetched.final)}, which {reason}"
    return Refusal(show(fetched.asked), reason, advice)


def _is_elsewhere(fetched: Fetched) -> bool:
    try:
        return read_address(fetched.asked, any_port=True).text != fetched.final
    except Fault:  # a saved page has a path, not an address
        return fetched.asked != fetched.final
