"""Read feeds (RSS and Atom): which entries are wanted, and where their articles stand.

since.py: from when on
parsing.py: bytes → entries
choosing.py: entries → addresses to read, and articles that stand in the feed itself
"""

from verifier.ingest.feeds.choosing import LIMIT, Feeds, read_feeds
from verifier.ingest.feeds.since import read_since

__all__ = ["LIMIT", "Feeds", "read_feeds", "read_since"]
