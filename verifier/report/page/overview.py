"""Say at once what a report comes to: the answer, the counts, the articles, how it was made and what it lacks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from verifier.models import Article, Independence, Published, Report, VerdictLabel
from verifier.report.account import NOTHING, find_notices, not_checked, show_failure, show_usage
from verifier.report.index import Index, number, show_time
from verifier.report.page.matrix import WITHHELD

_BAR_WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Share:
    """A verdict's part of all facts: how many, and where its stretch of a bar lies (of 1,000)."""

    label: str
    count: int
    claims: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Something that is known, by name."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What is known of an article, ready to be shown; empty where it is not known. `address` is safe to follow."""

    id: str
    outlet: str
    owner: str
    source_grade: str
    title: str
    published: str
    basis: str
    basis_words: str
    updated: str
    credits: str
    length: str
    claims: int
    address: str
    trail: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be checked, and what limits the verdicts."""

    summary: str
    failures: tuple[str, ...]
    refused: tuple[Pair, ...]
    notices: tuple[str, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to say."""
        return self.summary == NOTHING and not (self.failures or self.refused or self.notices)


def share_facts(report: Report) -> tuple[Share, ...]:
    """Return the verdicts that occur, gravest first, as stretches of one bar; nothing where nothing was compared."""
    facts = Counter(fact.label for fact in report.facts)
    claims = Counter(verdict.label for verdict in report.verdicts)
    start, shares = 0.0, []
    for label in (*VerdictLabel, None):
        if label is None and not facts[label]:
            continue
        width = _BAR_WIDTH * facts[label] / max(1, len(report.facts))
        shares.append(Share(label or WITHHELD, facts[label], claims[label], round(start, 1), round(width, 1)))
        start += width
    return tuple(shares) if report.facts else ()


def list_articles(report: Report, index: Index) -> tuple[ArticleRow, ...]:
    """Return all articles in the order of the report."""
    made = Counter(claim.article for claim in report.claims)
    return tuple(_article_row(article, index, made[article.id]) for article in report.articles)


def _article_row(article: Article, index: Index, claims: int) -> ArticleRow:
    published, basis, words = _date(article.published)
    updated, updated_basis, _ = _date(article.updated)
    return ArticleRow(
        id=article.id,
        outlet=index.outlets[article.outlet_key],
        owner=article.owner or "",
        source_grade=article.source_grade or "",
        title=article.title or "",
        published=published,
        basis=basis,
        basis_words=words,
        updated=f"{updated}{f' ({updated_basis})' if updated_basis == 'inferred' else ''}",
        credits=", ".join(article.credits),
        length=f"{number(len(article.text.split()), 'word')}",
        claims=claims,
        address=safe_address(article.url),
        trail=tuple(_trail(article)),
    )


def _date(published: Published | None) -> tuple[str, str, str]:
    """Return when, stated or inferred, and the words that it rests on."""
    if published is None:
        return "", "", ""
    return show_time(published.when) or "", published.basis.value, published.words or ""


def safe_address(url: str | None) -> str:
    """Return an address that a reader may follow; empty for anything but http and https, and for hidden characters."""
    if not url or not url.isprintable():
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def _trail(article: Article) -> Iterator[Pair]:
    """Yield where a text came from, as far as it is known."""
    if article.url and not safe_address(article.url):
        yield Pair("Address (not a link)", article.url)
    if article.source:
        yield Pair("Read from", article.source)
    trail = article.trail
    if trail is None:
        return
    known = {
        "Asked for": trail.asked,
        "Answered by": trail.final,
        "Fetched": trail.fetched.isoformat(timespec="seconds") if trail.fetched else None,
        "Media type": trail.media_type,
        "Made text by": trail.extractor,
        "Kept as": trail.original,
        "SHA-256 of the bytes": trail.sha256,
        "SHA-256 of the text": trail.text_sha256,
    }
    yield from (Pair(name, value) for name, value in known.items() if value)


def describe_run(report: Report) -> tuple[Pair, ...]:
    """Return how the report was made, without its prompts."""
    engine = report.engine
    counting = "another outlet" if report.independence is Independence.OUTLET else "another outlet and another origin"
    known = {
        "Engine": engine.name,
        "Model": engine.model,
        "Endpoint": engine.endpoint,
        "Mode": engine.mode,
        "Support counts from": counting,
        "Cost": show_usage(report.usage),
        "Made by": f"verifier {report.verifier_version}",
    }
    return tuple(Pair(name, value) for name, value in known.items() if value)


def list_trouble(report: Report, stories: Sequence[Report]) -> Trouble:
    """Return what the verdicts do not rest on, and what limits them."""
    notices = (*report.warnings, *report.remarks, *(notice for story in stories for notice in find_notices(story)))
    return Trouble(
        summary=not_checked(report),
        failures=tuple(map(show_failure, report.failures)),
        refused=tuple(
            Pair(f"{refused.article}: {refused.text} ({refused.reason})", refused.quote) for refused in report.rejected
        ),
        notices=tuple(dict.fromkeys(notices)),
    )
