"""Put what a report holds into the order in which a checker needs it.

Contradictions come first, then differing figures, what one article itself has in two versions, other places to look
at, what is corroborated, updates, what one outlet alone has, and what could not be checked. The writers of formats
for people (`terminal`, `markdown`) only lay this out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verifier.models import (
    Decider,
    Fact,
    Failure,
    Finding,
    Grade,
    Independence,
    RejectedClaim,
    Relation,
    RelationLabel,
    Report,
    Stand,
    VerdictLabel,
)
from verifier.report.account import find_notices, not_checked, show_usage
from verifier.report.disputes import (
    Dispute,
    FigureTable,
    Within,
    find_disputes,
    find_figures,
    find_within,
)
from verifier.report.index import Index, Words, is_inferred, number
from verifier.report.persons import Said, decisions_on, said_by_people, tally


@dataclass(frozen=True, slots=True)
class Summary:
    """The head of a report, each line in words."""

    scope: str
    engine: str
    claims: str
    facts: str
    not_checked: str
    dates: str
    people: str


@dataclass(frozen=True, slots=True)
class Update:
    """An older state of one thing, and the newer ones, each with why it is newer."""

    older: Words
    newer: tuple[tuple[Words, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact with who is for it, notes that qualify it, the words of each outlet that has it, and others in support."""

    text: str
    grade: Grade | None
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    notes: tuple[str, ...]
    words: tuple[Words, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """The facts that one outlet alone has."""

    outlet: str
    facts: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A finding: what kind, why, and the words that show it."""

    kind: str
    why: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """A report in reading order."""

    summary: Summary
    disputes: tuple[Dispute, ...]
    overruled: tuple[Shown, ...]
    figures: tuple[FigureTable, ...]
    retold: tuple[Dispute, ...]
    within: tuple[Within, ...]
    findings: tuple[Look, ...]
    updates: tuple[Update, ...]
    corroborated: tuple[Shown, ...]
    single_source: tuple[Alone, ...]
    withheld: tuple[Shown, ...]
    said: tuple[Said, ...]
    failures: tuple[Failure, ...]
    rejected: tuple[RejectedClaim, ...]
    notices: tuple[str, ...]
    usage: str


def digest(report: Report) -> Digest:
    """Arrange a report for reading."""
    index = Index.of(report)
    shown = {label: _facts(report, index, label) for label in (VerdictLabel.CORROBORATED, None)}
    return Digest(
        summary=_summary(report),
        disputes=find_disputes(report, index, RelationLabel.CONTRADICTS),
        overruled=_overruled(report, index),
        figures=find_figures(report, index),
        retold=find_disputes(report, index, RelationLabel.VARIES),
        within=find_within(report, index),
        findings=(*(_look(finding, index) for finding in report.findings), *_undated(report, index)),
        updates=_updates(report, index),
        corroborated=shown[VerdictLabel.CORROBORATED],
        single_source=_single_source(report, index),
        withheld=shown[None],
        said=said_by_people(report, index),
        failures=report.failures,
        rejected=report.rejected,
        notices=(*report.warnings, *report.remarks, *find_notices(report)),
        usage=show_usage(report.usage),
    )


def _summary(report: Report) -> Summary:
    outlets = {article.outlet_key for article in report.articles}
    guessed = any(map(is_inferred, report.articles))
    counting = "" if report.independence is Independence.OUTLET else "; support counts only from another origin"
    stories = f" on {len(report.stories)} stories" if report.stories else ""
    engine = report.engine
    return Summary(
        scope=f"{number(len(report.articles), 'article')} of {number(len(outlets), 'outlet')}{stories}: "
        f"{number(len(report.claims), 'claim')}, {number(len(report.facts), 'fact')}{counting}",
        engine=" · ".join(part for part in (engine.name, engine.model, engine.endpoint) if part),
        claims=_tally(Counter(verdict.label for verdict in report.verdicts)),
        facts=_tally(Counter(fact.label for fact in report.facts)),
        not_checked=not_checked(report),
        dates="~ marks a date of publication that is inferred, not printed" if guessed else "",
        people=tally(report),
    )


def _tally(labels: Counter[VerdictLabel | None]) -> str:
    parts = [f"{labels[label]:,} {label}" for label in VerdictLabel]
    return ", ".join([*parts, f"{labels[None]:,} withheld"] if labels[None] else parts)


def _facts(report: Report, index: Index, label: VerdictLabel | None) -> tuple[Shown, ...]:
    found = [fact for fact in report.facts if fact.label is label]
    found.sort(key=lambda fact: (*_weight(fact, index), fact.id))
    return tuple(_shown(fact, index) for fact in found)


def _overruled(report: Report, index: Index) -> tuple[Shown, ...]:
    """Return the facts that are contradicted by a person's word alone: no relation shows another version of them."""
    clashing = {
        index.fact_of[relation.target]
        for relation in report.relations
        if relation.counts and relation.label is RelationLabel.CONTRADICTS
    }
    alone = [fact for fact in report.facts if fact.label is VerdictLabel.CONTRADICTED and fact.id not in clashing]
    return tuple(_shown(fact, index) for fact in alone)


def _weight(fact: Fact, index: Index) -> tuple[int, int, int]:
    """Rank facts: the best grade first, then the most outlets and origins."""
    best = index.best(fact.id)
    return best.grade or max(Grade), -len(best.outlets_for), -len(best.origins_for)


def _shown(fact: Fact, index: Index) -> Shown:
    best = index.best(fact.id)
    return Shown(
        text=fact.text,
        grade=best.grade,
        outlets=best.outlets_for,
        origins=best.origins_for,
        notes=_notes(fact, index),
        words=index.one_an_outlet(fact.id),
        also=index.also(fact.id),
    )


def _notes(fact: Fact, index: Index) -> tuple[str, ...]:
    """Say what qualifies a fact: marks, decisions, owner, missing comparisons, differing members, other tellings."""
    notes = [*index.words(fact.id).marks, *decisions_on(fact.id, index)]
    if fact.label is VerdictLabel.CORROBORATED and (owner := _one_owner(index.best(fact.id).outlets_for, index)):
        notes.append(f"same owner: {owner}")
    missing = max(index.verdicts[claim].missing for claim in fact.claims)
    if missing:
        notes.append(f"{number(missing, 'comparison')} missing")
    differing = Counter(label for claim in fact.claims if (label := index.verdicts[claim].label) is not fact.label)
    notes.extend(f"{number(many, 'wording')} {label or 'withheld'}" for label, many in differing.items())
    varied = [view.outlet for view in fact.views if view.stand is Stand.VARIES]
    if varied:
        notes.append(f"told differently by {', '.join(varied)}")
    return tuple(notes)


def _one_owner(outlets: Sequence[str], index: Index) -> str | None:
    """Return who owns all of several outlets, or None where that is nobody, or not known."""
    owners = {article.owner for article in index.articles.values() if index.outlets[article.outlet_key] in outlets}
    return next(iter(owners)) if len(outlets) > 1 and len(owners) == 1 else None


def _single_source(report: Report, index: Index) -> tuple[Alone, ...]:
    by_outlet: dict[str, list[Shown]] = defaultdict(list)
    for shown in _facts(report, index, VerdictLabel.SINGLE_SOURCE):
        by_outlet[" + ".join(sorted({said.outlet for said in shown.words}))].append(shown)
    ordered = sorted(by_outlet.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Alone(outlet, tuple(facts)) for outlet, facts in ordered)


def _updates(report: Report, index: Index) -> tuple[Update, ...]:
    """Return one update for each older fact, with one claim of each newer fact."""
    found: dict[str, dict[str, Relation]] = defaultdict(dict)
    for relation in report.relations:
        if relation.label is RelationLabel.UPDATES and relation.counts:
            older, newer = index.fact_of[relation.target], index.fact_of[relation.evidence]
            found[older].setdefault(newer, relation)
    return tuple(_update(list(found[older].values()), index) for older in sorted(found))


def _update(relations: Sequence[Relation], index: Index) -> Update:
    newer = [(index.words(relation.evidence), relation.why) for relation in relations]
    newer.sort(key=lambda each: (each[0].published or "~", each[0].claim))
    return Update(index.words(relations[0].target), tuple(newer))


def _look(finding: Finding, index: Index) -> Look:
    words: Sequence[Words] = [index.words(claim) for claim in finding.claims]
    return Look(finding.kind.value.replace("-", " "), finding.why, tuple(words))


def _undated(report: Report, index: Index) -> Iterator[Look]:
    """Point out contradictions that the engine saw and the rules could not count, because a time is not known."""
    overruled = {
        (relation.evidence, relation.target): relation
        for relation in report.relations
        if relation.label is RelationLabel.NONE
        and relation.engine_label is RelationLabel.CONTRADICTS
        and relation.decided_by is Decider.TIMES
        and relation.counts
    }
    shown: set[frozenset[str]] = set()
    for (evidence, target), relation in sorted(overruled.items()):
        facts = frozenset((index.fact_of[evidence], index.fact_of[target]))
        if (target, evidence) in overruled and facts not in shown:  # one way only: it is an update the other way
            shown.add(facts)
            yield Look(
                "they disagree, not counted since the time of one is not known",
                relation.why,
                (index.words(evidence), index.words(target)),
            )
