"""Read articles from files, folders, JSON Lines, standard input and addresses.

One that cannot be read is a recorded failure and stops no other; only where none can be read is an error raised. The
order of the paths changes nothing.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from pydantic import ValidationError

from verifier.errors import InputError
from verifier.ingest.addresses import is_address
from verifier.ingest.drafts import Draft
from verifier.ingest.feeds import Feeds, read_feeds
from verifier.ingest.files import ROW_SUFFIXES
from verifier.ingest.identity import Naming, assign_ids
from verifier.ingest.originals import Keeper
from verifier.ingest.pages import Wanted, Web, read_pages
from verifier.ingest.reader import Reader
from verifier.models import Article, Failure
from verifier.outlets import Outlets, Publisher, Signs, name_publishers

MAX_CHARS = 200_000
"""How long an article may be by default, in characters."""

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Ingest:
    """What could be read, sorted by article id, what could not, and what the user should know."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...] = ()
    warnings: tuple[str, ...] = ()


def read_articles(
    paths: Sequence[str | Path],
    *,
    stdin: TextIO | BinaryIO | None = None,
    max_chars: int = MAX_CHARS,
    web: Web | None = None,
    outlets: Outlets | None = None,
    feeds: Feeds | None = None,
    keep_in: Path | None = None,
) -> Ingest:
    """Read the articles that paths, addresses and feeds name.

    A path leads to a text, page, PDF, Word file or mail, a folder of them or a .jsonl file; "-" is standard input.
    Addresses (https://…) and the entries of `feeds` are fetched as `web` says. `max_chars` bounds each article.
    `outlets` says which domains and names are one outlet (default: those that are shipped). The bytes that articles
    are made of are kept in the folder `keep_in`; given as a path, such a folder gives the same articles again.
    InputError is raised, with all reasons, where nothing at all can be read, or nothing can be kept.
    """
    reader = Reader(max_chars, Keeper(keep_in) if keep_in else None)
    given = list(dict.fromkeys(str(path) for path in paths))
    try:
        _read(reader, given, stdin, feeds or Feeds(), web or Web())
    finally:  # also where the user interrupts: what was kept until then is described
        if reader.keeper:
            reader.keeper.finish(reader.failures, reader.warnings)
            reader.failures.extend(reader.keeper.failures)
    articles = _number(reader, outlets or Outlets.load())
    if not articles:
        raise InputError(_nothing_read([*given, *(feeds.sources if feeds else ())], reader))
    return Ingest(articles, tuple(reader.failures), tuple(reader.warnings))


def _read(reader: Reader, given: Sequence[str], stdin: TextIO | BinaryIO | None, feeds: Feeds, web: Web) -> None:
    for path in sorted((each for each in given if not is_address(each)), key=_turn):
        if path == STDIN:
            reader.read_stdin(stdin if stdin is not None else sys.stdin.buffer)
        else:
            reader.read_path(path)
    wanted = [Wanted(address) for address in sorted(filter(is_address, given))]
    read_pages(reader, [*wanted, *read_feeds(reader, feeds, web)], web)


def _turn(path: str) -> tuple[int, str]:
    """Order paths so that what describes articles is known before they are read."""
    described = Path(path).suffix.lower() in ROW_SUFFIXES
    return (0 if Path(path).is_dir() else 1 if described else 2), path


def _nothing_read(given: Sequence[str], reader: Reader) -> str:
    if not given:
        return (
            "No articles were given: name addresses, texts, saved pages, PDFs, Word files, mail, a folder of them, a "
            ".jsonl file, - for stdin, or a feed with --feed."
        )
    reasons = [f"{failure.reason}; {failure.advice}" for failure in reader.failures]
    if reasons:
        return "\n  ".join(["None of the articles could be read:", *reasons, *reader.warnings])
    return "\n  ".join(["None of the paths holds an article.", *reader.warnings])


def _number(reader: Reader, outlets: Outlets) -> tuple[Article, ...]:
    """Give the drafts their outlets and ids and make articles of them, sorted by id."""
    namings = [Naming(draft.metadata.id, draft.stem, draft.folder, draft.text, draft.name) for draft in reader.drafts]
    publishers, remarks = name_publishers([_signs(draft) for draft in reader.drafts], outlets)
    articles = []
    for draft, name, publisher in zip(reader.drafts, assign_ids(namings), publishers, strict=True):
        if draft.metadata.id and draft.metadata.id != name:
            reader.warnings.append(f"{draft.name}: the id {draft.metadata.id[:100]!r} was changed to {name!r}")
        reader.warnings.extend(f"{draft.name}: {warning}" for warning in draft.metadata.warnings)
        try:
            articles.append(_article(draft, name, publisher))
        except ValidationError as error:
            reader.fail(draft.name, InputError(f"cannot be used ({error.errors()[0]['msg']}); mend the text"))
    reader.warnings.extend(remarks)
    return tuple(sorted(articles, key=lambda article: article.id))


def _signs(draft: Draft) -> Signs:
    return Signs(draft.host, draft.metadata.url, draft.metadata.outlet, draft.outlet_given)


def _article(draft: Draft, name: str, publisher: Publisher) -> Article:
    known = draft.metadata
    return Article(
        id=name,
        text=draft.text,
        outlet=publisher.name,
        title=known.title,
        published=known.published,
        updated=known.updated,
        url=known.url,
        credits=known.credits,
        parts=draft.parts,
        source=draft.name,
        owner=publisher.owner,
        source_grade=publisher.grade,
        trail=draft.trail,
    )
