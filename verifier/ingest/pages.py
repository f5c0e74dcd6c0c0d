"""Read the articles that stand at addresses: fetch them, take their text, and tell walls from articles.

Pages come out in the order in which they were asked for, whatever the network does. One page is read once, however
many addresses lead to it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verifier.errors import InputError
from verifier.ingest.addresses import place_of
from verifier.ingest.drafts import Answer, Entry, Material, draft_of
from verifier.ingest.reader import Reader
from verifier.ingest.web import Fetched, Limits, Refusal, fetch_all, find_wall, show

if TYPE_CHECKING:
    from verifier.ingest.web.chain import Surroundings


@dataclass(frozen=True, slots=True)
class Web:
    """How addresses are fetched: within which limits, by way of what, and who hears how far it has come."""

    limits: Limits = field(default_factory=Limits)
    surroundings: "Surroundings | None" = None
    on_done: Callable[[int, int], None] | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to read, with what a feed says of its article."""

    address: str
    entry: Entry | None = None


def read_pages(reader: Reader, wanted: Sequence[Wanted], web: Web) -> None:
    """Give the reader a draft of each page, or the reason why there is none."""
    seen: dict[str, str] = {}
    wanted = _each_once(wanted)
    addresses = [each.address for each in wanted]
    outcomes = fetch_all(addresses, web.limits, on_done=web.on_done, surroundings=web.surroundings)
    for each, outcome in zip(wanted, outcomes, strict=True):
        if isinstance(outcome, Refusal):
            reader.refuse(outcome.address, outcome.reason, outcome.advice)
            continue
        if _is_new(reader, seen, outcome.final, each.address):
            _read_page(reader, seen, each, outcome)


def _each_once(wanted: Sequence[Wanted]) -> list[Wanted]:
    """Return each address once, in its first place, with what a feed says of it."""
    once: dict[str, Wanted] = {}
    for each in wanted:
        once[each.address] = Wanted(each.address, once.get(each.address, each).entry or each.entry)
    return list(once.values())


def _is_new(reader: Reader, seen: dict[str, str], page: str, address: str) -> bool:
    """Whether no earlier address led to a page; where one did, say so."""
    earlier = seen.setdefault(page, address)
    if earlier != address:
        reader.warnings.append(f"{show(address)} is the page of {show(earlier)}, and was read once")
    return earlier == address


def _read_page(reader: Reader, seen: dict[str, str], wanted: Wanted, fetched: Fetched) -> None:
    answer = Answer(
        final=fetched.final, fetched=fetched.fetched, media_type=fetched.media_type, charset=fetched.charset
    )
    material = Material(place_of(wanted.address), fetched.data, answer=answer, entry=wanted.entry)
    try:
        draft = draft_of(material, reader.max_chars)
    except InputError as error:
        _refuse(reader, fetched, find_wall(fetched, 0), error)
        return
    wall = find_wall(fetched, draft.read_chars)
    if wall is not None:
        _refuse(reader, fetched, wall)
    elif _is_new(reader, seen, f"{draft.metadata.url} {draft.trail.text_sha256}", wanted.address):
        reader.take(draft, material)


def _refuse(reader: Reader, fetched: Fetched, wall: Refusal | None, error: InputError | None = None) -> None:
    if wall is not None:
        reader.refuse(show(fetched.asked), wall.reason, wall.advice)
    elif error is not None:
        reader.fail(show(fetched.asked), error)
