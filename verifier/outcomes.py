"""Work out what a report says on one story: relations, verdicts, facts and findings, from its own data alone.

Who stands behind a claim, what outlets there are and how many articles could be read are questions about one story, so
nothing here sees more than one. No engine takes part.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verifier.annotations import decide_verdicts, hear
from verifier.annotations.adding import named
from verifier.evidence import standing_of
from verifier.facts import group_facts
from verifier.findings import find_findings
from verifier.independence import CopyIndex
from verifier.models import (
    Article,
    DecidedVerdict,
    Fact,
    Finding,
    Independence,
    Relation,
    Report,
    Stage,
    Standing,
    Verdict,
)
from verifier.origins import Bodies, resolve_origins
from verifier.relations import relate_claims
from verifier.stories.sections import Section, home_of
from verifier.verdicts import Coverage, Rules


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows for one story; `remarks` are on annotations that have no effect."""

    relations: tuple[Relation, ...]
    verdicts: tuple[Verdict, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...]


def work_out(report: Report, section: Section, bodies: Bodies, copies: CopyIndex, counting: Independence) -> Outcome:
    """Return what a report's judgements and annotations come to for one of its stories."""
    articles = {article.id: article for article in section.articles}
    claims = {claim.id: claim for claim in section.claims}
    origins = resolve_origins(section.claims, bodies)
    derived = relate_claims(articles, claims, section.judgements, copies, origins)
    heard = hear(report.annotations, derived, claims)
    relations = heard.apply(
        derived,
        lambda label, evidence, target: standing_of(label, claims[evidence], claims[target], articles, copies),
    )
    merged = heard.pairs
    unchecked = [pair for pair in section.unchecked if (pair.first, pair.second) not in merged]
    rules = Rules(articles, claims, copies, origins, counting, _coverage(report, section.articles))
    verdicts, remarks = decide_verdicts(report.annotations, rules.decide(relations, unchecked), claims)
    held = [relation for relation in relations if relation.standing is not Standing.REFUSED]
    return Outcome(
        relations=relations,
        verdicts=verdicts,
        facts=group_facts(articles, claims, held, {verdict.claim: verdict for verdict in verdicts}),
        findings=find_findings(section.articles, section.claims, origins),
        remarks=(*heard.remarks, *remarks),
    )


def remarks_across(report: Report) -> Iterator[str]:
    """Yield a remark on each annotation that is about claims of several stories: these are not compared."""
    home = home_of(report.articles, report.stories)
    story_of = {claim.id: home.get(claim.article) for claim in report.claims}
    for each in report.annotations:
        if not isinstance(each, DecidedVerdict) and len({story_of.get(claim) for claim in named(each)}) > 1:
            yield (
                f"{' '.join(each.by.split())} relates claims of several stories ({', '.join(named(each))}): nothing is "
                "changed; check their articles as one story (--one-story) if they are on one event"
            )


def _coverage(report: Report, articles: Iterable[Article]) -> Coverage:
    """Count every article of the story that was asked for, also one that could not be opened: it may be of this one."""
    opened = {article.id for article in articles}
    unread = {name for failure in report.failures if failure.stage is Stage.EXTRACT for name in failure.articles}
    unopened = {name for failure in report.failures if failure.stage is Stage.INGEST for name in failure.articles}
    # An article of which only a part could be read has claims, and counts as unread all the same.
    return Coverage(read=max(len(opened - unread), 1), given=len(opened | unopened))
