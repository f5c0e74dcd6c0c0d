"""Say what an HTTP status means for somebody who wants to read the page (RFC 9110 section 15, RFC 7725); pure."""

from collections.abc import Mapping
from types import MappingProxyType

from verifier.ingest.web.faults import CHECK, LATER, SAVE, Fault

REDIRECTS = frozenset({301, 302, 303, 307, 308})
RETRYABLE = frozenset({408, 425, 429, 500, 502, 503, 504})

_ARCHIVED = "look for a copy in a web archive, and give its address or the saved file"

_MEANINGS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        401: ("needs a login (status 401)", f"log in with a browser: {SAVE}"),
        402: ("has to be paid for (status 402)", f"if you have paid for it, {SAVE}"),
        403: ("is not given to programs, or not to the public (status 403)", SAVE),
        404: ("does not exist (status 404: there is no such page)", f"{CHECK}, or {_ARCHIVED}"),
        406: ("is not given in any form that can be read here (status 406)", SAVE),
        407: ("lies behind a proxy that needs a login (status 407)", SAVE),
        410: ("was taken down for good (status 410)", _ARCHIVED),
        429: (
            "is refused for now: its site wants fewer requests (status 429)",
            f"{LATER}, or lower web_per_host (VERIFIER_WEB_PER_HOST)",
        ),
        451: ("is withheld for legal reasons (status 451)", f"{SAVE} where it may be read, or {_ARCHIVED}"),
    }
)


def status_fault(status: int, retry_after_s: float | None, *, asks_for_person: bool = False) -> Fault | None:
    """Return what is wrong with a status, or None where a page follows.

    `asks_for_person`: the answer is a test for whether a person is reading. A redirect is for the caller.
    """
    if status in (200, 203):
        return None
    if asks_for_person:
        return Fault(f"wants proof that a person is reading (status {status})", SAVE, status=status)
    reason, advice = _meaning(status)
    if retry_after_s:
        advice = f"its site asks to wait for {_rounded(retry_after_s)}; {advice}"
    return Fault(reason, advice, retryable=status in RETRYABLE, retry_after_s=retry_after_s, status=status)


def _rounded(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 7_200 else f"{seconds / 3_600:,.0f} hours"


def _meaning(status: int) -> tuple[str, str]:
    if status in _MEANINGS:
        return _MEANINGS[status]
    if status >= 500:
        return f"cannot be had: its site has a fault (status {status})", LATER
    if status >= 400:
        return f"was refused (status {status})", f"{CHECK}, or {SAVE}"
    if status >= 300:
        return f"leads elsewhere without saying where (status {status})", CHECK
    return f"has no content (status {status})", CHECK
