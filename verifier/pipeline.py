"""Compose the stages: extract claims, pair them, have them related, and let the rules make a report of it.

`verify` runs an engine; `recompute` makes the same report again from its own data without one. Nothing here reads a
file, prints, or decides what a word means. One failure is one record; the order of input changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from verifier._version import __version__
from verifier.annotations import decide_verdicts, hear
from verifier.answers import Answers
from verifier.engines.base import Engine
from verifier.errors import EngineError, UsageError
from verifier.evidence import standing_of
from verifier.facts import group_facts
from verifier.findings import find_findings
from verifier.independence import CopyIndex, find_copies
from verifier.models import (
    Article,
    Claim,
    Copy,
    Extraction,
    Failure,
    Independence,
    Judgement,
    Pair,
    Report,
    Stage,
    Standing,
)
from verifier.origins import Bodies, resolve_origins
from verifier.pairing import PER_CLAIM, candidate_pairs
from verifier.relations import relate_claims
from verifier.strangers import Strangers, find_strangers
from verifier.verdicts import Coverage, Rules

Item = TypeVar("Item")

Progress = Callable[[Stage, int, int], None]
"""Called with a stage, how much of it is done, and how much there is."""

INTERRUPTED = "The run was interrupted: what was done until then is kept, the rest could not be checked."


def verify(
    articles: Sequence[Article],
    *,
    engine: Engine,
    independence: Independence = Independence.OUTLET,
    bodies: Bodies | None = None,
    per_claim: int | None = None,
    ingest_failures: Iterable[Failure] = (),
    warnings: Iterable[str] = (),
    on_progress: Progress | None = None,
) -> Report:
    """Check the articles of one story against each other.

    `bodies` says which names are one origin (default: those that are shipped); `per_claim` bounds the comparisons of
    each claim; `ingest_failures` and `warnings` of an earlier stage go into the report. An interrupt (Ctrl-C) ends
    the run with a report of what was done. Raises UsageError for no articles or for two with one id, EngineError
    where the engine breaks its contract, and EndpointError where an endpoint could not be used at all.
    """
    ordered = _in_order(articles)
    answers = Answers(failures=list(ingest_failures))
    strangers = find_strangers(ordered)
    try:
        _extract(engine, ordered, answers, on_progress)
        _relate(engine, ordered, answers, strangers, per_claim, on_progress)
    except KeyboardInterrupt:
        _note_interruption(ordered, answers)
        if answers.unanswered is None:
            answers.expect(_candidates(ordered, answers.claims, strangers, per_claim))
    notes = (*warnings, *_warnings(ordered, strangers), *_reading_warnings(answers))
    report = _report(engine, ordered, answers, notes).model_copy(update={"independence": independence})
    try:
        return recompute(report, bodies=bodies)
    except KeyboardInterrupt:  # the work is done and only rules are left: a first Ctrl-C must not lose it
        return recompute(report, bodies=bodies)


def extract(
    articles: Sequence[Article],
    *,
    engine: Engine,
    ingest_failures: Iterable[Failure] = (),
    warnings: Iterable[str] = (),
    on_progress: Progress | None = None,
) -> Report:
    """List the claims of articles and compare nothing: a report without candidates, relations or verdicts.

    The parameters and errors are those of `verify`.
    """
    ordered = _in_order(articles)
    answers = Answers(failures=list(ingest_failures))
    try:
        _extract(engine, ordered, answers, on_progress)
    except KeyboardInterrupt:
        _note_interruption(ordered, answers)
    return _report(engine, ordered, answers, (*warnings, *_reading_warnings(answers)))


def _report(engine: Engine, articles: tuple[Article, ...], answers: Answers, warnings: tuple[str, ...]) -> Report:
    """Put together what was gathered; nothing is computed from it yet."""
    return Report(
        verifier_version=__version__,
        engine=engine.info,
        articles=articles,
        claims=answers.claims,
        rejected=answers.rejected,
        judgements=_sorted_judgements(answers.judgements),
        unchecked=answers.unchecked,
        failures=_sorted_failures(answers.failures),
        warnings=(*warnings, *engine.warnings),
        usage=engine.usage,
    )


def recompute(
    report: Report,
    *,
    independence: Independence | None = None,
    bodies: Bodies | None = None,
    copies: Sequence[Copy] | None = None,
) -> Report:
    """Return the report with copies, relations, verdicts, facts and findings made anew from its own data.

    `copies` takes the place of those that would be found, for instance where a person has marked them.
    """
    articles = {article.id: article for article in report.articles}
    claims = {claim.id: claim for claim in report.claims}
    origins = resolve_origins(report.claims, bodies or Bodies.load())
    copies = find_copies(report.articles) if copies is None else tuple(copies)
    index = CopyIndex(copies)
    derived = relate_claims(articles, claims, report.judgements, index, origins)
    heard = hear(report.annotations, derived, claims)
    relations = heard.apply(
        derived,
        lambda label, evidence, target: standing_of(label, claims[evidence], claims[target], articles, index),
    )
    counting = independence or report.independence
    rules = Rules(articles, claims, index, origins, counting, _coverage(report))
    merged = heard.pairs
    unchecked = [pair for pair in report.unchecked if (pair.first, pair.second) not in merged]
    verdicts, remarks = decide_verdicts(report.annotations, rules.decide(relations, unchecked), claims)
    held = [relation for relation in relations if relation.standing is not Standing.REFUSED]
    facts = group_facts(articles, claims, held, {verdict.claim: verdict for verdict in verdicts})
    return report.model_copy(
        update={
            "independence": counting,
            "copies": copies,
            "relations": relations,
            "verdicts": verdicts,
            "facts": facts,
            "findings": find_findings(report.articles, report.claims, origins),
            "remarks": (*heard.remarks, *remarks),
        }
    )


def _in_order(articles: Sequence[Article]) -> tuple[Article, ...]:
    if not articles:
        raise UsageError("no articles to check: give at least one article, better several on one event")
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    if len({article.id for article in ordered}) < len(ordered):
        raise UsageError("two articles have the same id: give each article an id of its own")
    return ordered


def _extract(engine: Engine, articles: tuple[Article, ...], answers: Answers, on_progress: Progress | None) -> None:
    by_id = {article.id: article for article in articles}
    items = _reported(engine.extract(articles), Stage.EXTRACT, len(articles), on_progress)
    for item in items:
        if isinstance(item, Failure):
            answers.failures.append(item)
        elif fault := _fault(item, by_id.get(item.article), answers):
            raise EngineError(f"engine {engine.info.name} gave {fault}")
        else:
            answers.extractions[item.article] = item


def _fault(item: Extraction, article: Article | None, answers: Answers) -> str | None:
    """Say what is wrong with an extraction: nothing that it holds may be made up or lost later on."""
    if article is None or any(claim.article != article.id for claim in item.claims):
        return "claims of an article that it was not asked about"
    if article.id in answers.extractions:
        return f"claims of {article.id} twice"
    for claim in item.claims:
        if claim.id in answers.ids:
            return f"two claims one id ({claim.id})"
        answers.ids.add(claim.id)
    if any(article.slice(quote) != quote.text for claim in item.claims for quote in claim.quotes):
        return f"a quote that does not stand in {article.id} where it says"
    return None


def _relate(
    engine: Engine,
    articles: tuple[Article, ...],
    answers: Answers,
    strangers: Strangers,
    per_claim: int | None,
    on_progress: Progress | None,
) -> None:
    claims = answers.claims
    candidates = _candidates(articles, claims, strangers, per_claim)
    answers.expect(candidates)
    if not candidates:
        return
    article_of = {claim.id: claim.article for claim in claims}
    items = engine.relate(articles, claims, candidates)
    for item in _reported(items, Stage.RELATE, len(candidates), on_progress):
        if isinstance(item, Failure):
            answers.failures.append(item)
        elif not _apart(strangers, article_of, item.evidence, item.target):
            answers.take(item)


def _candidates(
    articles: tuple[Article, ...], claims: Sequence[Claim], strangers: Strangers, per_claim: int | None
) -> tuple[Pair, ...]:
    """Return the pairs worth comparing, none of them between articles on different events."""
    article_of = {claim.id: claim.article for claim in claims}
    pairs = candidate_pairs(articles, claims, PER_CLAIM if per_claim is None else per_claim)
    return tuple(pair for pair in pairs if not _apart(strangers, article_of, pair.first, pair.second))


def _apart(strangers: Strangers, article_of: Mapping[str, str], one: str, other: str) -> bool:
    """Whether two claims are of articles on different events; no one knows of a claim that was not given."""
    known = one in article_of and other in article_of
    return known and strangers.apart(article_of[one], article_of[other])


def _reported(items: Iterator[Item], stage: Stage, total: int, on_progress: Progress | None) -> Iterator[Item]:
    """Pass the items on, telling how far the stage has come."""
    for done, item in enumerate(items, start=1):
        yield item
        if on_progress:
            on_progress(stage, min(done, total), total)


def _note_interruption(articles: tuple[Article, ...], answers: Answers) -> None:
    """Record the articles that were not reached; candidates without an answer are unchecked by themselves."""
    answers.interrupted = True
    failed = {name for failure in answers.failures for name in failure.articles}
    missed = tuple(
        article.id for article in articles if article.id not in answers.extractions and article.id not in failed
    )
    if missed:
        answers.failures.append(
            Failure(stage=Stage.EXTRACT, articles=missed, reason="the run was interrupted", advice="run it again")
        )


def _sorted_failures(failures: Iterable[Failure]) -> tuple[Failure, ...]:
    stages = list(Stage)
    return tuple(sorted(failures, key=lambda failure: (stages.index(failure.stage), failure.model_dump_json())))


def _sorted_judgements(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    def place(judgement: Judgement) -> tuple[str, str, str]:
        return judgement.evidence, judgement.target, judgement.model_dump_json()

    return tuple(sorted(judgements, key=place))


def _warnings(articles: tuple[Article, ...], strangers: Strangers) -> Iterator[str]:
    """Say where the choice of articles limits what can be found."""
    if len(articles) == 1:
        yield "Only one article was given: every claim is single-source."
    elif len({article.outlet_key for article in articles}) == 1:
        yield f"All articles are of one outlet ({articles[0].outlet_name}): every claim is single-source."
    for article in strangers.alone:
        yield f"{article} seems to be about another event than the other articles: check them apart."


def _reading_warnings(answers: Answers) -> Iterator[str]:
    if answers.interrupted:
        yield INTERRUPTED
    for article, extraction in sorted(answers.extractions.items()):
        if not extraction.claims:
            yield f"No claims were found in {article}."


def _coverage(report: Report) -> Coverage:
    """Count every article that was asked for, also one that could not be opened."""
    opened = {article.id for article in report.articles}
    unread = {name for failure in report.failures if failure.stage is Stage.EXTRACT for name in failure.articles}
    unopened = {name for failure in report.failures if failure.stage is Stage.INGEST for name in failure.articles}
    # An article of which only a part could be read has claims, and counts as unread all the same.
    return Coverage(read=max(len(opened - unread), 1), given=len(opened | unopened))
