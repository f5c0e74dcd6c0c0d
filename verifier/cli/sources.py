"""Read the articles that a command names: from paths, addresses and feeds, as the settings say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from verifier.cli.progress import progress
from verifier.errors import UsageError
from verifier.ingest import Feeds, Ingest, Web, read_articles
from verifier.ingest.feeds import LIMIT, read_since
from verifier.ingest.web import Limits
from verifier.models import Stage
from verifier.outlets import Outlets
from verifier.settings import Settings


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the articles of a run come from."""

    paths: Sequence[str] = ()
    feeds: Sequence[str] = ()
    since: str | None = None
    limit: int | None = None
    keep_originals: Path | None = None

    def entries(self) -> Feeds:
        """Return which entries of which feeds are wanted; UsageError where the options make no sense."""
        if not self.feeds and (self.since is not None or self.limit is not None):
            raise UsageError("--since and --limit choose entries of feeds: name a feed with --feed")
        since = read_since(self.since, clock()) if self.since is not None else None
        return Feeds(self.feeds, since, LIMIT if self.limit is None else self.limit)


def clock() -> datetime:
    """Return the present moment, from which --since counts back."""
    return datetime.now(UTC)


def read(sources: Sources, settings: Settings) -> Ingest:
    """Read every article; what is fetched is told on stderr while it goes on."""
    outlets, feeds = Outlets.load(settings.outlets), sources.entries()
    with progress() as on_progress:

        def on_done(done: int, total: int) -> None:
            if on_progress:
                on_progress(Stage.INGEST, done, total)

        return read_articles(
            sources.paths,
            max_chars=settings.max_chars,
            web=Web(limits=Limits.of(settings), on_done=on_done),
            outlets=outlets,
            feeds=feeds,
            keep_in=sources.keep_originals,
        )
