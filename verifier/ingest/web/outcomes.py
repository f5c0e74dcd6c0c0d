"""Hold what fetching gives and what it is bounded by; no I/O."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from verifier.settings import Settings


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at an address.

    `asked` is the address as it was given, `final` the one that answered after redirects, `fetched` the moment of the
    answer in UTC. `media_type` (lower case) and `charset` are what the server said, which need not be true; None where
    it did not say. `data` are the bytes with their content coding (gzip and the like) undone.
    """

    asked: str
    final: str
    fetched: datetime
    media_type: str | None
    charset: str | None
    data: bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a fetch may go; times in seconds.

    `total_s` bounds what one address takes on the wire, redirects and repeats together, not counting its turn in the
    queue and the waits between tries. `max_bytes` bounds a body before and after decompression. `tries` counts the
    first one; `longest_wait_s` is the longest that a server may ask to wait before the next. `per_host` requests run at
    a time to one host, `parallel` addresses are under way at a time.
    """

    connect_s: float = 10.0
    read_s: float = 20.0
    total_s: float = 60.0
    max_bytes: int = 25_000_000
    max_redirects: int = 10
    per_host: int = 2
    parallel: int = 8
    tries: int = 3
    longest_wait_s: float = 30.0
    allow_private: bool = False
    respect_robots: bool = True

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Return the limits that the settings name."""
        return cls(
            connect_s=settings.web_connect_s,
            read_s=settings.web_read_s,
            total_s=settings.web_total_s,
            max_bytes=settings.web_max_bytes,
            max_redirects=settings.web_max_redirects,
            per_host=settings.web_per_host,
            parallel=settings.web_parallel,
            tries=settings.web_tries,
            longest_wait_s=settings.web_longest_wait_s,
            allow_private=settings.web_allow_private,
            respect_robots=not settings.web_ignore_robots,
        )
