"""Write claims as CSV, a row a claim, for a spreadsheet (RFC 4180, with line feeds).

Every cell that holds words goes through `untrusted.for_cell`. Several values in one cell are joined by "; ", further
quotes by " | "; what is not known is empty. Evidence is named by claim: its row is in the same sheet.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import StringIO

from verifier.models import Article, Claim, Report, Standing, Verdict
from verifier.report.disputes import show_quantity
from verifier.report.index import Index, Words, show_time
from verifier.report.persons import show_decision
from verifier.report.untrusted import for_cell


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with its article, its outlet's words, and the story and fact that it belongs to."""

    claim: Claim
    article: Article
    words: Words
    stories: tuple[str, ...]
    fact: str


@dataclass(frozen=True, slots=True)
class _Judged:
    """A verdict, and the claims that people refused as evidence."""

    verdict: Verdict
    refused: tuple[str, ...]


_CLAIM_COLUMNS: Mapping[str, Callable[[_Told], str]] = {
    "claim": lambda row: row.claim.id,
    "story": lambda row: _join(row.stories),
    "fact": lambda row: row.fact,
    "article": lambda row: row.claim.article,
    "outlet": lambda row: row.words.outlet,
    "owner": lambda row: row.article.owner or "",
    "source_grade": lambda row: row.article.source_grade or "",
    "published": lambda row: row.words.published or "",
    "published_is_inferred": lambda row: "yes" if row.words.is_inferred else "",
    "updated": lambda row: show_time(row.article.updated.when if row.article.updated else None) or "",
    "address": lambda row: row.article.url or "",
    "text": lambda row: row.claim.text,
    "kind": lambda row: row.claim.kind,
    "stance": lambda row: row.claim.stance,
    "origin": lambda row: row.claim.origin.body,
    "speaker": lambda row: row.claim.origin.speaker or "",
    "via": lambda row: _join(row.claim.origin.via),
    "said_on": lambda row: row.words.said_on or "",
    "occasion": lambda row: row.words.occasion or "",
    "as_of": lambda row: row.words.as_of or "",
    "figures": lambda row: _join(map(show_quantity, row.claim.quantities)),
    "quote": lambda row: row.words.quote,
    "quote_start": lambda row: str(row.claim.quotes[0].start),
    "quote_end": lambda row: str(row.claim.quotes[0].end),
    "other_quotes": lambda row: " | ".join(quote.text for quote in row.claim.quotes[1:]),
}

_VERDICT_COLUMNS: Mapping[str, Callable[[_Judged], str]] = {
    "verdict": lambda row: row.verdict.label or "withheld",
    "verdict_by_rules": lambda row: _derived(row.verdict),
    "persons_word": lambda row: show_decision(row.verdict),
    "grade": lambda row: str(row.verdict.grade.value) if row.verdict.grade else "",
    "outlets_for": lambda row: str(len(row.verdict.outlets_for)),
    "outlets_for_names": lambda row: _join(row.verdict.outlets_for),
    "origins_for": lambda row: str(len(row.verdict.origins_for)),
    "origins_for_names": lambda row: _join(row.verdict.origins_for),
    "outlets_against": lambda row: str(len(row.verdict.outlets_against)),
    "outlets_against_names": lambda row: _join(row.verdict.outlets_against),
    "origins_against": lambda row: str(len(row.verdict.origins_against)),
    "origins_against_names": lambda row: _join(row.verdict.origins_against),
    "supporting": lambda row: _join(row.verdict.supporting),
    "contradicting": lambda row: _join(row.verdict.contradicting),
    "varying": lambda row: _join(row.verdict.varying),
    "updated_by": lambda row: _join(row.verdict.updated_by),
    "refused": lambda row: _join(row.refused),
    "missing_comparisons": lambda row: str(row.verdict.missing),
    "why": lambda row: row.verdict.why,
}


COLUMNS = (*_CLAIM_COLUMNS, *_VERDICT_COLUMNS)
"""The header of a sheet with verdicts."""


def write(report: Report) -> str:
    """Return a row for every claim, with its verdict and evidence."""
    refused: dict[str, list[str]] = defaultdict(list)
    for relation in report.relations:
        if relation.standing is Standing.REFUSED:
            refused[relation.target].append(relation.evidence)
    verdicts = {verdict.claim: verdict for verdict in report.verdicts}
    rows = (
        [*_claim_cells(told), *_verdict_cells(_Judged(verdicts[told.claim.id], tuple(refused[told.claim.id])))]
        for told in _told(report)
    )
    return _sheet([*COLUMNS], rows)


def write_claims(report: Report) -> str:
    """Return a row for every claim, without verdicts."""
    return _sheet([*_CLAIM_COLUMNS], map(_claim_cells, _told(report)))


def _told(report: Report) -> Iterable[_Told]:
    index = Index.of(report)
    stories: dict[str, list[str]] = defaultdict(list)
    for story in report.stories:
        for article in story.articles:
            stories[article].append(story.title)
    for claim in report.claims:
        yield _Told(
            claim=claim,
            article=index.article(claim.id),
            words=index.words(claim.id),
            stories=tuple(stories[claim.article]),
            fact=index.fact_of.get(claim.id, ""),
        )


def _derived(verdict: Verdict) -> str:
    """Return what the rules say, also where a person says otherwise."""
    label = verdict.decided.derived if verdict.decided else verdict.label
    return label or "withheld"


def _claim_cells(row: _Told) -> list[str]:
    return [for_cell(read(row)) for read in _CLAIM_COLUMNS.values()]


def _verdict_cells(row: _Judged) -> list[str]:
    return [for_cell(read(row)) for read in _VERDICT_COLUMNS.values()]


def _sheet(header: list[str], rows: Iterable[list[str]]) -> str:
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return sheet.getvalue()


def _join(names: Iterable[str]) -> str:
    return "; ".join(names)
