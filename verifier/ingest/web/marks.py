"""Find the marks of walls in a page's markup, and what its metadata say about access; no I/O.

A mark is a name that a framework writes into every page that uses it (IAB's TCF, OneTrust, reCAPTCHA, …), or a word
that pages of any maker use for it. Marks are ASCII, so the page's encoding need not be known. Needs lxml, which comes
with the reader for HTML.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from verifier.errors import InputError
from verifier.ingest.web.access import Access, read_access

if TYPE_CHECKING:
    from lxml.html import HtmlElement

READ_BYTES = 2_000_000

_UNSEEN = frozenset({"script", "style", "noscript", "template", "head"})
_BARE = 100
_SHOWN_PART = 600
_LOOKED_AT = 50
_COUNTED = 5_000
_STEPS = 5_000
"""Elements begun or ended; elements without text, nested in many that are looked at, would be walked for each."""

_PAY_BOX = re.compile(r"paywall|regwall|pay-wall|subscriber-only|subscribers-only|subscribe-wall", re.IGNORECASE)
_SCRIPTS = re.compile(r"java\s?script", re.IGNORECASE)
_REFRESH = re.compile(r"\s*\d{1,4}(?:\.\d{0,4})?\s*[;,]\s*url\s*=\s*[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)
_CONSENT_WORDS = re.compile(r"cookies|consent|\bgdpr\b", re.IGNORECASE)
_CONSENT_TALK = re.compile(
    r"\b(?:cookies?|consent|partners|vendors|privacy|preferences|personal data|legitimate interest|identifiers|gdpr)\b",
    re.IGNORECASE,
)
_MUCH_TALK = 12
"""Such words in 1,000 characters: the banner of the tests has 38, its news about cookies 5."""

_AGREE = re.compile(r"\s*(?:accept|agree|allow|i agree|i accept|got it|reject|manage)\b", re.IGNORECASE)
_CONSENT = re.compile(
    rb"__tcfapi|cookielaw\.org|onetrust|didomi|consensu\.org|qc-cmp|sp_message|privacy-mgmt\.com|sp-prod\.net"
    rb"|usercentrics|cookiebot|trustarc|truste-|consentmanager|cmpbox|iubenda|osano|cookieyes|termly\.io|axeptio"
    rb"|fundingchoices"
)
_CHALLENGE = re.compile(
    rb"cf_chl_opt|cf-turnstile|g-recaptcha|h-captcha|hcaptcha\.com|px-captcha|captcha-delivery\.com"
    rb"|_incapsula_resource|awswafintegration|geo\.captcha|friendly-challenge"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands in a page; each is a hint, and none of them a wall by itself.

    `words` is how many the page says that its article has. `shows_closed_part`: the part that the page calls closed is
    there all the same. `talks_of_consent`: what can be seen is little else than the text of a consent banner. `bare`: a
    reader without scripts sees next to nothing.
    """

    is_closed: bool
    words: int | None
    shows_closed_part: bool
    has_pay_box: bool
    has_consent: bool
    talks_of_consent: bool
    has_challenge: bool
    has_password: bool
    asks_for_scripts: bool
    bare: bool
    scripts: int
    forwards_to: str | None


def read_marks(data: bytes) -> Marks:
    """Read the first 2 MB of a page; bytes that are no page at all have no marks."""
    plain = data[:READ_BYTES].replace(b"\0", b"")  # UTF-16 is ASCII with gaps, as far as marks go
    root = _parse(plain)
    lower = plain.lower()
    elements = list(root.iter("*")) if root is not None else []
    access = read_access(_linked_data(elements), _metas(elements))
    seen = _seen_text(root) if root is not None else ""
    return Marks(
        is_closed=access.is_closed,
        words=access.words,
        shows_closed_part=_shows_closed_part(elements, access),
        has_pay_box=any(_PAY_BOX.search(_names(element)) for element in elements),
        has_consent=_CONSENT.search(lower) is not None or _is_consent_form(elements, seen),
        talks_of_consent=len(_CONSENT_TALK.findall(seen)) * 1_000 > _MUCH_TALK * len(seen),
        has_challenge=_CHALLENGE.search(lower) is not None,
        has_password=any(element.tag == "input" and element.get("type") == "password" for element in elements),
        asks_for_scripts=_asks_for_scripts(elements, seen),
        bare=len(seen) < _BARE,
        scripts=sum(element.tag == "script" for element in elements),
        forwards_to=_forwards_to(elements),
    )


def _parse(data: bytes) -> "HtmlElement | None":
    try:
        from lxml import etree, html
    except ImportError as error:
        raise InputError("HTML pages need more to be read: pip install 'story-verifier[web]'") from error
    try:
        # One character a byte: nothing a page says about its encoding can make this fail.
        return html.document_fromstring(data, parser=html.HTMLParser(encoding="iso-8859-1"))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _names(element: "HtmlElement") -> str:
    return f"{element.get('id') or ''} {element.get('class') or ''}"[:2_000]


def _linked_data(elements: Iterable["HtmlElement"]) -> list[str]:
    """Return the scripts of JSON-LD; a script has no elements within, so no text is read twice."""
    scripts = (element for element in elements if element.tag == "script")
    return [element.text or "" for element in scripts if "ld+json" in (element.get("type") or "")]


def _metas(elements: Iterable["HtmlElement"]) -> dict[str, str]:
    """Return the content of meta tags and of microdata, by their names."""
    found: dict[str, str] = {}
    for element in elements:
        name = element.get("property") or element.get("itemprop") or element.get("name")
        if name and element.get("content") is not None and element.tag in ("meta", "link"):
            found.setdefault(name, element.get("content") or "")
    return found


def _seen_text(root: "HtmlElement") -> str:
    """Return what a reader without scripts would see, as far as it matters."""
    pieces: list[str] = []
    length = 0
    for piece in _seen_pieces(root):
        pieces.append(piece)
        length += len(piece)
        if length > _COUNTED:
            break
    return " ".join(" ".join(pieces).split())


def _seen_pieces(root: "HtmlElement") -> Iterator[str]:
    from lxml import etree

    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        unseen = element.tag in _UNSEEN or not isinstance(element.tag, str)
        if event == "start":
            depth += unseen
            if depth == 0 and element.text:
                yield element.text
        else:
            depth -= unseen
            if depth == 0 and element.tail:
                yield element.tail


def _shows_closed_part(elements: Iterable["HtmlElement"], access: Access) -> bool:
    """Say whether an element that the page names as closed holds text; only plain class and id selectors are read."""
    if not access.closed_parts:
        return False
    named = (element for element in elements if not access.closed_parts.isdisjoint(_own_selectors(element)))
    return any(len(_opening(element, _SHOWN_PART)) >= _SHOWN_PART for element in islice(named, _LOOKED_AT))


def _opening(element: "HtmlElement", chars: int) -> str:
    """Return the first characters of an element's text, without going through all of it."""
    from lxml import etree

    text = ""
    for event, inner in islice(etree.iterwalk(element, events=("start", "end")), _STEPS):
        piece = inner.text if event == "start" else inner.tail
        if piece and (event == "start" or inner is not element):  # what follows the element is not in it
            text += piece[:chars]
        if len(text) >= chars:
            break
    return text[:chars]


def _own_selectors(element: "HtmlElement") -> list[str]:
    return [f"#{element.get('id')}", *(f".{name}" for name in (element.get("class") or "").split())]


def _is_consent_form(elements: Iterable["HtmlElement"], seen: str) -> bool:
    if not _CONSENT_WORDS.search(seen):
        return False
    buttons = (element for element in elements if element.tag in ("button", "input"))
    return any(_AGREE.match(_label(element)) for element in islice(buttons, _LOOKED_AT))


def _label(element: "HtmlElement") -> str:
    return element.get("value") or _opening(element, 100)


def _asks_for_scripts(elements: Iterable["HtmlElement"], seen: str) -> bool:
    notices = islice((element for element in elements if element.tag == "noscript"), _LOOKED_AT)
    return any(_SCRIPTS.search(_opening(notice, _COUNTED)) for notice in notices) or (
        len(seen) < 500 and bool(_SCRIPTS.search(seen))
    )


def _forwards_to(elements: Iterable["HtmlElement"]) -> str | None:
    for element in elements:
        if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            found = _REFRESH.match(element.get("content") or "")
            return found[1] if found else None
    return None
