"""Fetch one address: ask robots.txt, send, repeat where that may help, follow redirects by hand, check every hop."""

import ssl
from dataclasses import dataclass, field
from functools import cache
from types import TracebackType
from typing import Self

import httpcore2
import httpx2

from verifier.ingest.web.addresses import Address, read_address, redirect_from
from verifier.ingest.web.faults import CHECK, SAVE, Fault, Refusal, refuse, show
from verifier.ingest.web.media import (
    MediaType,
    read_media_type,
    refuse_unreadable_bytes,
    refuse_unreadable_type,
)
from verifier.ingest.web.outcomes import Fetched, Limits
from verifier.ingest.web.resolving import CheckedNetwork, Resolve, look_up
from verifier.ingest.web.retries import Clockwork, Patience, retry_after_s
from verifier.ingest.web.robots import Robots
from verifier.ingest.web.statuses import REDIRECTS, status_fault
from verifier.ingest.web.wire import Answer, Budget, Head, Wire


@cache
def system_trust() -> ssl.SSLContext:
    """Return the certificates that this machine trusts, or those of SSL_CERT_FILE and SSL_CERT_DIR; read once."""
    return httpx2.create_ssl_context()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a fetch needs of the world: names, connections, certificates, time; for tests to replace."""

    resolve: Resolve = look_up
    network: httpcore2.AsyncNetworkBackend = field(default_factory=httpcore2.AnyIOBackend)
    trust: ssl.SSLContext = field(default_factory=system_trust)
    clockwork: Clockwork = field(default_factory=Clockwork)


class Fetcher:
    """Fetches any number of addresses, for as long as it is open."""

    def __init__(self, limits: Limits, surroundings: Surroundings) -> None:
        self._limits = limits
        self._clockwork = surroundings.clockwork
        network = CheckedNetwork(surroundings.resolve, surroundings.network, allow_private=limits.allow_private)
        self._wire = Wire(limits, network, surroundings.trust)
        self._patience = Patience(limits.longest_wait_s, surroundings.clockwork)
        self._robots = Robots(self._wire, self._patience, limits)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._wire.aclose()

    async def fetch(self, asked: str) -> Fetched | Refusal:
        """Return what stands at an address, or why it cannot be had."""
        try:
            return await self._follow(asked)
        except Fault as fault:
            return fault.refuse(asked)
        except Exception as error:  # the boundary: one address, whatever it does to us, never stops the others
            return Refusal(show(asked), f"could not be fetched ({type(error).__name__})", SAVE)

    async def _follow(self, asked: str) -> Fetched:
        address = read_address(asked, any_port=self._limits.allow_private)
        budget = Budget.of(self._limits)
        passed: list[Address] = []
        while True:
            if address in passed:
                refuse("leads back to itself, redirect after redirect", f"{SAVE} (it may want cookies)")
            if len(passed) > self._limits.max_redirects:
                refuse(f"leads on through more than {self._limits.max_redirects} redirects", f"{CHECK}, or {SAVE}")
            passed.append(address)
            try:
                answer = await self._get(address, budget)
            except Fault as fault:
                raise _told_where(fault, passed) from fault
            if answer.head.status not in REDIRECTS:
                return _fetched(asked, address, answer)
            address = self._next(passed, answer)

    def _next(self, passed: list[Address], answer: Answer) -> Address:
        location = answer.head.first("location").strip()
        if not location:
            refuse("answers with a redirect that leads nowhere", f"{CHECK}, or {SAVE}")
        try:
            return redirect_from(passed[-1], location, any_port=self._limits.allow_private)
        except Fault as fault:
            raise Fault(f"is redirected to {show(location)}, which {fault.reason}", fault.advice) from fault

    async def _get(self, address: Address, budget: Budget) -> Answer:
        await self._robots.check(address, budget)
        return await self._patience.persist(lambda: self._wire.get(address, budget, self._wants_body), budget)

    def _wants_body(self, head: Head) -> bool:
        if head.status in REDIRECTS:
            return False
        wait_s = retry_after_s(head.first("retry-after"), self._clockwork.now())
        fault = status_fault(head.status, wait_s, asks_for_person="challenge" in head.first("cf-mitigated"))
        if fault is not None:
            raise fault
        refuse_unreadable_type(read_media_type(head.first("content-type")).name)
        return True


def _told_where(fault: Fault, passed: list[Address]) -> Fault:
    """Name the address where a redirect ended, if it is not the one that was asked for."""
    if len(passed) == 1:
        return fault
    return Fault(f"is redirected to {show(passed[-1].text)}, which {fault.reason}", fault.advice)


def _fetched(asked: str, address: Address, answer: Answer) -> Fetched:
    stated: MediaType = read_media_type(answer.head.first("content-type"))
    if not answer.data.strip():
        refuse("is an empty page", f"{CHECK}, or {SAVE}")
    refuse_unreadable_bytes(stated.name, answer.data)
    return Fetched(asked, address.text, answer.at, stated.name, stated.charset, answer.data)
