"""Write down where a text came from, so that what was checked can be found again.

It reads no clock: when something was fetched is for the caller to say, and a file was not fetched.
"""

import hashlib
from datetime import datetime

from verifier.models import Trail

PLAIN = "text"
"""The extractor of bytes that only had to be decoded."""


def make_trail(
    asked: str,
    data: bytes,
    text: str,
    *,
    extractor: str = PLAIN,
    media_type: str | None = None,
    final: str | None = None,
    fetched: datetime | None = None,
    original: str | None = None,
) -> Trail:
    """Return the trail of a text that was made from bytes; `asked` is the address or path as it was given."""
    return Trail(
        asked=asked,
        final=final,
        fetched=fetched,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        media_type=media_type,
        extractor=extractor,
        original=original,
    )
