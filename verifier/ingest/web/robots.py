"""Ask each site once a run what programs may fetch from it, by the same checked and bounded way as its pages.

As RFC 9309 section 2.3.1 has it: a robots.txt that is not there (4xx) allows everything, one that cannot be had
(5xx, or nothing at all) forbids everything, and five redirects are followed.
"""

import asyncio
from collections import defaultdict

from verifier.ingest.web.addresses import Address, redirect_from
from verifier.ingest.web.faults import LATER, SAVE, Fault
from verifier.ingest.web.outcomes import Limits
from verifier.ingest.web.retries import Patience
from verifier.ingest.web.rules import MAX_BYTES, ROBOTS_PATH, Rules
from verifier.ingest.web.statuses import REDIRECTS, status_fault
from verifier.ingest.web.wire import PRODUCT, Answer, Budget, Head, Wire

_MOST_REDIRECTS = 5
_IGNORE = "or ignore robots.txt (web_ignore_robots, VERIFIER_WEB_IGNORE_ROBOTS) if the site has allowed you to"


class Robots:
    """What the sites of one run say."""

    def __init__(self, wire: Wire, patience: Patience, limits: Limits) -> None:
        self._wire = wire
        self._patience = patience
        self._limits = limits
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._known: dict[str, Rules | Fault] = {}

    async def check(self, address: Address, budget: Budget) -> None:
        """Raise Fault where the site does not want the address fetched, or cannot be asked.

        What asking takes counts for the address that asks first: else redirects from site to site, each with a slow
        robots.txt, could hold an address for as many times its time.
        """
        if not self._limits.respect_robots:
            return
        async with self._locks[address.site]:
            if address.site not in self._known:
                self._known[address.site] = await self._charged(address, budget)
        rules = self._known[address.site]
        if isinstance(rules, Fault):
            raise Fault(rules.reason, rules.advice)
        if not rules.allow(address.target):
            raise Fault("is closed to programs by its site's robots.txt", f"{SAVE}, {_IGNORE}")

    async def _charged(self, address: Address, budget: Budget) -> Rules | Fault:
        """Ask with a budget of its own, so that what is learnt of a site does not hang on who came first."""
        own = Budget.of(self._limits)
        try:
            return await self._ask(address, own)
        finally:
            budget.left_s -= self._limits.total_s - own.left_s

    async def _ask(self, address: Address, budget: Budget) -> Rules | Fault:
        try:
            answer = await self._follow(address.at(ROBOTS_PATH), budget)
        except Fault as fault:
            return _unreachable(fault)
        return Rules.read(answer.data, PRODUCT) if answer.head.status < 300 else Rules()

    async def _follow(self, address: Address, budget: Budget) -> Answer:
        answer = await self._get(address, budget)
        for _ in range(_MOST_REDIRECTS):
            if answer.head.status not in REDIRECTS:
                break
            address = redirect_from(address, answer.head.first("location"), any_port=self._limits.allow_private)
            answer = await self._get(address, budget)
        return answer

    async def _get(self, address: Address, budget: Budget) -> Answer:
        return await self._patience.persist(
            lambda: self._wire.get(address, budget, _wants_body, cut_at=MAX_BYTES), budget
        )


def _wants_body(head: Head) -> bool:
    fault = status_fault(head.status, None)
    if fault is not None and head.status >= 500:
        raise fault
    return head.status in (200, 203)


def _unreachable(fault: Fault) -> Fault:
    """Keep what says why the site itself cannot be reached; else say that its robots.txt cannot be had."""
    if fault.no_way:
        return fault
    why = f"status {fault.status}" if fault.status is not None else "no usable answer"
    reason = f"is not fetched, because its site's robots.txt cannot be had ({why})"
    return Fault(reason, f"{LATER}, {SAVE}, {_IGNORE}")
