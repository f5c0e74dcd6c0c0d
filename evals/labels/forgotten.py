"""Point out pairs of claims whose figures do not go with their relation: hints for a second look, never more.

The figures are compared by the verifier's own rules, so no label may be changed for a hint alone. Pairs without figures
get no hint.
"""

from collections.abc import Iterator
from itertools import combinations

from evals.labels.faults import Fault, Severity
from evals.labels.sheet import Sheet
from verifier.models import Article, Claim, Quantity, RelationLabel, Time
from verifier.quantities import compare
from verifier.text import content_words
from verifier.times import TimeRelation, compare_times

_SHARED_WORDS = 0.5
"""The share of the shorter description's words that two counts of one thing have in common."""

_OTHER_TIMES = frozenset({TimeRelation.EVIDENCE_LATER, TimeRelation.EVIDENCE_EARLIER})


def find_forgotten(sheet: Sheet) -> Iterator[Fault]:
    """Yield a warning for each such pair of claims of different articles."""
    given = {(relation.evidence, relation.target): relation.relation for relation in sheet.relations}
    claims = [gold.claim for gold in sheet.claims.values() if gold.claim.quantities]
    for one, other in combinations(claims, 2):
        labels = {given.get((one.id, other.id)), given.get((other.id, one.id))} - {None}
        if one.article == other.article or (labels and RelationLabel.SUPPORTS not in labels):
            continue
        hint = _hint(one, other, sheet, is_supported=bool(labels))
        if hint:
            message = f"{one.id} and {other.id}: {hint}"
            yield Fault(sheet.claims_path, sheet.claim_lines[one.id], message, severity=Severity.WARNING)


def _hint(one: Claim, other: Claim, sheet: Sheet, *, is_supported: bool) -> str:
    for here in one.quantities:
        like_it = [there for there in other.quantities if _of_one_thing(here, there)]
        compared = [(there, compare(here, there)) for there in like_it]
        if is_supported and compared and all(found.label is RelationLabel.CONTRADICTS for _, found in compared):
            return f"one supports the other, but their figures differ: {compared[0][1].why}"
        for there, found in compared:
            same_number = found.label is compare(there, here).label is RelationLabel.SUPPORTS
            if not is_supported and same_number and not _at_other_times(one, other, sheet):
                return f"no relation, but the same figure of what looks like the same thing: {found.why}"
    return ""


def _of_one_thing(one: Quantity, other: Quantity) -> bool:
    here, there = content_words(one.of), content_words(other.of)
    return len(here & there) >= max(1, _SHARED_WORDS * min(len(here), len(there)))


def _at_other_times(one: Claim, other: Claim, sheet: Sheet) -> bool:
    published = [_published(sheet.articles.get(claim.article)) for claim in (one, other)]
    return compare_times(one, other, *published).relation in _OTHER_TIMES


def _published(article: Article | None) -> Time | None:
    return article.published.when if article and article.published else None
