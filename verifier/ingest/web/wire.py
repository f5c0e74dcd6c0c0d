"""Send one GET request and read its answer, within every bound.

It follows no redirect, repeats nothing, keeps no cookies and uses no proxy: those are for others, or for nobody. The
bound on the size of a head (100 KiB) is httpcore2's.
"""

import asyncio
import ssl
from collections import defaultdict
from collections.abc import AsyncIterable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Self

import httpcore2

from verifier._version import __version__
from verifier.ingest.web.addresses import Address
from verifier.ingest.web.breaks import BROKEN, body_fault, head_fault
from verifier.ingest.web.decoding import Body, accepted_codings, too_large
from verifier.ingest.web.faults import LATER, SAVE, Fault
from verifier.ingest.web.media import ACCEPT
from verifier.ingest.web.outcomes import Limits
from verifier.ingest.web.resolving import CheckedNetwork

PRODUCT = "story-verifier"
USER_AGENT = f"{PRODUCT}/{__version__}"


@dataclass(frozen=True, slots=True)
class Head:
    """The status and the fields of an answer; names are in lower case."""

    status: int
    fields: Mapping[str, tuple[str, ...]]

    def first(self, name: str) -> str:
        """Return the first field of that name, or an empty string."""
        return self.fields.get(name, ("",))[0]

    @property
    def codings(self) -> list[str]:
        """The content codings in the order in which they were applied."""
        return [name.strip().lower() for field in self.fields.get("content-encoding", ()) for name in field.split(",")]

    @property
    def length(self) -> int | None:
        """How many bytes the body is said to have on the wire."""
        stated = self.first("content-length").strip()
        return int(stated) if stated.isdecimal() and len(stated) < 20 else None


@dataclass(frozen=True, slots=True)
class Answer:
    """A head, the decoded body (empty where it was not wanted), and when the head came."""

    head: Head
    data: bytes
    at: datetime


@dataclass(slots=True)
class Budget:
    """What one address may still take: seconds on the wire, and repeats of requests, over all redirects together."""

    left_s: float
    repeats: int

    @classmethod
    def of(cls, limits: Limits) -> Self:
        """Return all of it."""
        return cls(limits.total_s, limits.tries - 1)


WantsBody = Callable[[Head], bool]
"""Says whether the body of an answer is to be read; raises Fault where the answer is none to go on with."""


class Wire:
    """Requests to any number of hosts, a few at a time to each."""

    def __init__(self, limits: Limits, network: CheckedNetwork, trust: ssl.SSLContext) -> None:
        self._limits = limits
        self._turns: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(limits.per_host))
        self._timeouts = {"connect": limits.connect_s, "read": limits.read_s, "write": limits.read_s}
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=trust,
            max_connections=limits.parallel,
            keepalive_expiry=5.0,
            network_backend=network,
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()

    async def get(self, address: Address, budget: Budget, wants_body: WantsBody, cut_at: int | None = None) -> Answer:
        """Return the answer to one request, once the host has a turn for it; raise Fault.

        `cut_at`: read no more than so many bytes of the body, and take what follows as not sent.
        """
        async with self._turns[address.host]:
            loop = asyncio.get_running_loop()
            started = loop.time()
            try:
                async with asyncio.timeout(max(0.0, budget.left_s)):
                    return await self._exchange(address, wants_body, cut_at)
            except TimeoutError as error:
                raise Fault(f"was not there in full after {self._limits.total_s:g} seconds", _slow()) from error
            finally:
                budget.left_s -= loop.time() - started

    async def _exchange(self, address: Address, wants_body: WantsBody, cut_at: int | None) -> Answer:
        response = await self._send(address)
        try:
            head = Head(response.status, _fields(response.headers))
            now = datetime.now(UTC)
            data = await self._read(response, head, cut_at) if wants_body(head) else b""
            return Answer(head, data, now)
        finally:
            await response.aclose()

    async def _send(self, address: Address) -> httpcore2.Response:
        try:
            return await self._pool.handle_async_request(self._request(address))
        except BROKEN as error:
            raise head_fault(error, self._limits) from error

    def _request(self, address: Address) -> httpcore2.Request:
        fields = {
            "Host": address.authority,
            "User-Agent": USER_AGENT,
            "Accept": ACCEPT,
            "Accept-Encoding": accepted_codings(),
            "Accept-Language": "en, *;q=0.5",
        }
        url = httpcore2.URL(
            scheme=address.scheme.encode("ascii"),
            host=address.host.encode("ascii"),
            port=address.port,
            target=address.target.encode("ascii"),
        )
        headers = [(name.encode("ascii"), value.encode("ascii")) for name, value in fields.items()]
        return httpcore2.Request("GET", url, headers=headers, extensions={"timeout": self._timeouts})

    async def _read(self, response: httpcore2.Response, head: Head, cut_at: int | None) -> bytes:
        max_bytes = self._limits.max_bytes if cut_at is None else cut_at
        if cut_at is None and head.length is not None and head.length > max_bytes:
            raise too_large(max_bytes)
        body = Body(head.codings, max_bytes, cut=cut_at is not None)
        try:
            async for chunk in _chunks(response):
                body.take(chunk)
                if cut_at is not None and body.is_full:
                    break
        except BROKEN as error:
            raise body_fault(error, self._limits) from error
        return body.finish()


def _slow() -> str:
    return f"{LATER}, raise web_total_s (VERIFIER_WEB_TOTAL_S), or {SAVE}"


def _chunks(response: httpcore2.Response) -> AsyncIterable[bytes]:
    stream = response.stream
    if not isinstance(stream, AsyncIterable):
        raise TypeError("an asynchronous pool answers with an asynchronous stream")
    return stream


def _fields(raw: list[tuple[bytes, bytes]]) -> Mapping[str, tuple[str, ...]]:
    fields: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in raw:
        fields[name.decode("latin-1").lower()].append(_field_text(value))
    return MappingProxyType({name: tuple(values) for name, values in fields.items()})


def _field_text(value: bytes) -> str:
    """Return a field's value; some servers write addresses in UTF-8, though the standard has ASCII."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
