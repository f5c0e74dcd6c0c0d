"""Read the articles that a command names: from paths and addresses, as the settings say."""

from collections.abc import Sequence
from dataclasses import dataclass

from verifier.cli.progress import progress
from verifier.ingest import Ingest, Web, read_articles
from verifier.ingest.web import Limits
from verifier.models import Stage
from verifier.outlets import Outlets
from verifier.settings import Settings


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the articles of a run come from."""

    paths: Sequence[str] = ()


def read(sources: Sources, settings: Settings) -> Ingest:
    """Read every article; what is fetched is told on stderr while it goes on."""
    outlets = Outlets.load(settings.outlets)
    with progress() as on_progress:

        def on_done(done: int, total: int) -> None:
            if on_progress:
                on_progress(Stage.INGEST, done, total)

        return read_articles(
            sources.paths,
            max_chars=settings.max_chars,
            web=Web(limits=Limits.of(settings), on_done=on_done),
            outlets=outlets,
        )
