"""Read articles as users have them, and say what each passage is for; the original text is never changed."""

from verifier.ingest.feeds import Feeds
from verifier.ingest.pages import Web
from verifier.ingest.reading import MAX_CHARS, STDIN, Ingest, read_articles
from verifier.ingest.roles import find_parts

__all__ = ["MAX_CHARS", "STDIN", "Feeds", "Ingest", "Web", "find_parts", "read_articles"]
