"""Small news pages and feeds for tests, and what reads them from servers on loopback."""

from collections.abc import Sequence

from ingest.web.web_sites import own

from verifier.ingest import Ingest, Web, read_articles
from verifier.models import Article

WEB = Web(limits=own())

DAM = (
    "A dam on the Harrow river broke at dawn on Friday and twelve people were killed, the county said.",
    "Rescuers took 340 people out of the water by boat and helicopter, police said in a statement.",
    "The dam was built in 1950 and had been inspected in March, according to the county's engineer.",
)


def news(title: str, *paragraphs: str, outlet: str = "Harrow Post", head: str = "", date: str | None = None) -> bytes:
    """Return a page with a headline and paragraphs (by default on the dam)."""
    dated = f'<meta property="article:published_time" content="{date}">' if date else ""
    text = "".join(f"<p>{each}</p>" for each in paragraphs or DAM)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>{head}{dated}'
        f'<meta property="og:site_name" content="{outlet}"></head>'
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    ).encode()


def item(title: str, link: str = "", date: str = "", text: str = "") -> str:
    """Return an entry of RSS; what is empty is left out."""
    fields = {"title": title, "link": link, "pubDate": date, "description": text}
    return "<item>" + "".join(f"<{name}>{value}</{name}>" for name, value in fields.items() if value) + "</item>"


def rss(*items: str, site: str = "", title: str = "Harrow feed") -> bytes:
    """Return a feed of entries."""
    link = f"<link>{site}</link>" if site else ""
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{link}{"".join(items)}</channel></rss>'
    ).encode()


def by_source(ingest: Ingest) -> dict[str, Article]:
    return {article.source or "": article for article in ingest.articles}


def fetch_articles(*addresses: str, **named: object) -> Ingest:
    """Read articles at addresses on loopback."""
    return read_articles(addresses, web=WEB, **named)  # type: ignore[arg-type]


def reasons(ingest: Ingest) -> Sequence[str]:
    return [failure.reason for failure in ingest.failures]
