"""Fetch pages from the web without being led into the user's own network, and say what kind of wall a page is.

Gives bytes: making text of them, and articles of that, is for others. docs/fetching.md has what is fetched, what is
refused and why. The client is imported when the first address is fetched.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from verifier.ingest.web.faults import Refusal, show
from verifier.ingest.web.outcomes import Fetched, Limits
from verifier.ingest.web.walls import find_wall

if TYPE_CHECKING:
    from verifier.ingest.web.chain import Surroundings

__all__ = ["Fetched", "Limits", "Refusal", "fetch_all", "find_wall", "show"]


def fetch_all(
    addresses: Sequence[str],
    limits: Limits,
    *,
    on_done: Callable[[int, int], None] | None = None,
    surroundings: "Surroundings | None" = None,
) -> Iterator[Fetched | Refusal]:
    """Yield what stands at each address, or why it cannot be had, in the order given.

    Requests run while the caller works; closing the iterator, or Ctrl-C, ends them. `on_done` is called on the
    caller's thread, with how many addresses are done and how many there are. `surroundings` replaces the resolver, the
    connections, the trusted certificates and the clock.
    """
    from verifier.ingest.web.chain import Fetcher, Surroundings
    from verifier.ingest.web.crew import Crew

    if not addresses:
        return
    with Crew(Fetcher(limits, surroundings or Surroundings()), limits.parallel) as crew:
        yield from crew.in_order(addresses, on_done)
