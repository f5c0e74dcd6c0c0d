"""Write claims as CSV, a row a claim, for a spreadsheet (RFC 4180, with line feeds).

Every cell that holds words goes through `untrusted.for_cell`. Several values in one cell are joined by "; "; what is
not known is empty.
"""

import csv
from collections.abc import Callable, Iterable, Mapping
from io import StringIO

from verifier.models import Claim, Report, Verdict
from verifier.report.index import Index, Words
from verifier.report.untrusted import for_cell

_Read = Callable[[Claim, Words, Index], str]

_CLAIM_COLUMNS: Mapping[str, _Read] = {
    "claim": lambda claim, words, index: claim.id,
    "article": lambda claim, words, index: claim.article,
    "outlet": lambda claim, words, index: words.outlet,
    "published": lambda claim, words, index: words.published or "",
    "published_is_inferred": lambda claim, words, index: "yes" if words.is_inferred else "",
    "text": lambda claim, words, index: claim.text,
    "kind": lambda claim, words, index: claim.kind,
    "stance": lambda claim, words, index: claim.stance,
    "origin": lambda claim, words, index: claim.origin.body,
    "speaker": lambda claim, words, index: claim.origin.speaker or "",
    "said_on": lambda claim, words, index: words.said_on or "",
    "occasion": lambda claim, words, index: words.occasion or "",
    "as_of": lambda claim, words, index: words.as_of or "",
    "quote": lambda claim, words, index: words.quote,
}

_VERDICT_COLUMNS: Mapping[str, Callable[[Verdict], str]] = {
    "verdict": lambda verdict: verdict.label or "withheld",
    "grade": lambda verdict: str(verdict.grade.value) if verdict.grade else "",
    "outlets_for": lambda verdict: str(len(verdict.outlets_for)),
    "outlets_for_names": lambda verdict: _join(verdict.outlets_for),
    "origins_for": lambda verdict: str(len(verdict.origins_for)),
    "origins_for_names": lambda verdict: _join(verdict.origins_for),
    "outlets_against": lambda verdict: str(len(verdict.outlets_against)),
    "outlets_against_names": lambda verdict: _join(verdict.outlets_against),
    "supporting": lambda verdict: _join(verdict.supporting),
    "contradicting": lambda verdict: _join(verdict.contradicting),
    "missing_comparisons": lambda verdict: str(verdict.missing),
    "why": lambda verdict: verdict.why,
}


def write(report: Report) -> str:
    """Return a row for every claim, with its verdict and evidence."""
    index = Index.of(report)
    rows = ([*_claim_cells(claim, index), *_verdict_cells(index.verdicts[claim.id])] for claim in report.claims)
    return _sheet([*_CLAIM_COLUMNS, *_VERDICT_COLUMNS], rows)


def write_claims(report: Report) -> str:
    """Return a row for every claim, without verdicts."""
    index = Index.of(report)
    return _sheet([*_CLAIM_COLUMNS], (_claim_cells(claim, index) for claim in report.claims))


def _claim_cells(claim: Claim, index: Index) -> list[str]:
    words = index.words(claim.id)
    return [for_cell(read(claim, words, index)) for read in _CLAIM_COLUMNS.values()]


def _verdict_cells(verdict: Verdict) -> list[str]:
    return [for_cell(read(verdict)) for read in _VERDICT_COLUMNS.values()]


def _sheet(header: list[str], rows: Iterable[list[str]]) -> str:
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return sheet.getvalue()


def _join(names: Iterable[str]) -> str:
    return "; ".join(names)
