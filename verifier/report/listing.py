"""List claims without verdicts: for a terminal and for Markdown, article by article.

Used before anything is checked, so no word here says whether a claim is true.
"""

from collections import defaultdict
from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from verifier.models import Article, Claim, Report
from verifier.report.account import NOTHING, not_checked, show_failure
from verifier.report.blocks import lay_out, marked, quoted
from verifier.report.index import Index, Words, number, show_saying
from verifier.report.markdown import head, table
from verifier.report.untrusted import for_markdown, plain


def write_terminal(report: Report, *, colour: bool, width: int, verbose: bool = False) -> str:
    """Lay the claims of each article out in `width` columns; `verbose` shows quotes whole."""
    return lay_out(_blocks(report, verbose), colour=colour, width=width)


def write_markdown(report: Report) -> str:
    """Return a table of claims for each article."""
    return "".join(f"{line}\n" for line in _lines(report))


def _by_article(report: Report) -> Iterator[tuple[Article, list[Claim]]]:
    made: dict[str, list[Claim]] = defaultdict(list)
    for claim in report.claims:
        made[claim.article].append(claim)
    for article in report.articles:
        yield article, sorted(made[article.id], key=lambda claim: (claim.quotes[0].start, claim.id))


def _blocks(report: Report, verbose: bool) -> Iterator[RenderableType]:
    index = Index.of(report)
    for article, claims in _by_article(report):
        note = f"  {plain(article.id)}, {number(len(claims), 'claim')}"
        yield Text.assemble("\n", (plain(head(article)), "bold"), note)
        for claim in claims:
            words = index.words(claim.id)
            yield marked("  •", Text.assemble(plain(words.text), (f" ({_origin(words)})", "cyan")), 4)
            yield marked("    > ", Text(quoted(words.quote, whole=verbose), style="dim"), 6)
    yield Text(f"\n{number(len(report.claims), 'claim')} in {number(len(report.articles), 'article')}.")
    yield from (Text(plain(line)) for line in _trouble(report))


def _origin(words: Words) -> str:
    return plain("; ".join([show_saying(words), *words.marks]))


def _lines(report: Report) -> Iterator[str]:
    index = Index.of(report)
    yield "# Claims"
    for article, claims in _by_article(report):
        yield from ("", f"## {for_markdown(head(article))}", "")
        several = [index.words(claim.id) for claim in claims]
        yield from table(("Claim", "Origin", "Quote"), ((words.text, _origin(words), words.quote) for words in several))
    yield from (f"\n{for_markdown(line)}" for line in _trouble(report))


def _trouble(report: Report) -> Iterator[str]:
    if (missing := not_checked(report)) != NOTHING:
        yield f"Not read: {missing}"
    yield from map(show_failure, report.failures)
    yield from report.warnings
