"""Compose the stages: extract claims, pair them, have them related, and let the rules make a report of it.

`verify` runs an engine; `recompute` makes the same report again from its own data without one. Nothing here reads a
file, prints, or decides what a word means. One failure is one record; the order of input changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from verifier._version import __version__
from verifier.answers import Answers
from verifier.engines.base import Engine, Neighbours, neighbours_of
from verifier.errors import EngineError, UsageError
from verifier.independence import CopyIndex, find_copies
from verifier.languages import with_language
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
    Story,
)
from verifier.origins import Bodies
from verifier.outcomes import remarks_across, work_out
from verifier.pairing import PER_CLAIM, candidate_pairs
from verifier.stories import Embedder, group_stories
from verifier.stories.sections import Section, are_apart, cut, home_of

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
    one_story: bool = False,
    embedder: Embedder | None = None,
    ingest_failures: Iterable[Failure] = (),
    warnings: Iterable[str] = (),
    on_progress: Progress | None = None,
) -> Report:
    """Check articles against each other, those of one story at a time.

    `bodies` says which names are one origin (default: those that are shipped); `per_claim` bounds the comparisons of
    each claim. What is one story is found out (`verifier.stories`, with an `embedder` where there is one) unless all
    articles are said to be `one_story`. `ingest_failures` and `warnings` of an earlier stage go into the report. An
    interrupt (Ctrl-C) ends the run with a report of what was done. Raises UsageError for no articles or for two with
    one id, EngineError where the engine breaks its contract, and EndpointError where an endpoint could not be used.
    """
    ordered = _in_order(articles)
    answers = Answers(failures=list(ingest_failures))
    found = group_stories(ordered, embedder)
    stories = found if len(found) > 1 and not one_story else ()
    try:
        _extract(engine, ordered, answers, on_progress)
        _relate(engine, ordered, answers, stories, per_claim, on_progress)
    except KeyboardInterrupt:
        _note_interruption(ordered, answers)
        if answers.unanswered is None:
            answers.expect(_all_pairs(_candidates(ordered, answers.claims, stories, per_claim)))
    notes = (*warnings, *_warnings(ordered, stories, found), *_reading_warnings(answers))
    gathered = _report(engine, ordered, answers, notes)
    report = gathered.model_copy(update={"independence": independence, "stories": stories})
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
    bodies = bodies or Bodies.load()
    copies = find_copies(report.articles) if copies is None else tuple(copies)
    counting = independence or report.independence
    sections = cut(report.articles, report.claims, report.stories, report.judgements, report.unchecked)
    index = CopyIndex(copies)
    outcomes = [work_out(report, section, bodies, index, counting) for section in sections]
    relations = (relation for outcome in outcomes for relation in outcome.relations)
    findings = (finding for outcome in outcomes for finding in outcome.findings)
    return report.model_copy(
        update={
            "independence": counting,
            "copies": copies,
            "relations": tuple(sorted(relations, key=lambda relation: (relation.evidence, relation.target))),
            "verdicts": tuple(sorted(chain(*(each.verdicts for each in outcomes)), key=lambda verdict: verdict.claim)),
            "facts": tuple(sorted(chain(*(each.facts for each in outcomes)), key=lambda fact: fact.id)),
            "findings": tuple(sorted(findings, key=lambda each: (each.kind, each.claims, each.why))),
            "remarks": (*chain(*(each.remarks for each in outcomes)), *remarks_across(report)),
        }
    )


def _in_order(articles: Sequence[Article]) -> tuple[Article, ...]:
    if not articles:
        raise UsageError("no articles to check: give at least one article, better several on one event")
    ordered = tuple(with_language(article) for article in sorted(articles, key=lambda article: article.id))
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
    stories: tuple[Story, ...],
    per_claim: int | None,
    on_progress: Progress | None,
) -> None:
    """Have the candidates of each story related, one story at a time."""
    asked = _candidates(articles, answers.claims, stories, per_claim, neighbours_of(engine))
    candidates = _all_pairs(asked)
    answers.expect(candidates)
    home = home_of(articles, stories)
    story_of = {claim.id: home[claim.article] for claim in answers.claims}
    items = chain.from_iterable(
        engine.relate(tuple(section.articles), tuple(section.claims), pairs) for section, pairs in asked if pairs
    )
    for item in _reported(items, Stage.RELATE, len(candidates), on_progress):
        if isinstance(item, Failure):
            answers.failures.append(item)
        elif not are_apart(story_of, item.evidence, item.target):
            answers.take(item)


def _candidates(
    articles: tuple[Article, ...],
    claims: Sequence[Claim],
    stories: tuple[Story, ...],
    per_claim: int | None,
    neighbours: Neighbours | None = None,
) -> list[tuple[Section, tuple[Pair, ...]]]:
    """Return the pairs worth comparing, by story: none is of articles on different events."""
    bound = PER_CLAIM if per_claim is None else per_claim
    sections = cut(articles, claims, stories)
    return [(section, candidate_pairs(section.articles, section.claims, bound, neighbours)) for section in sections]


def _all_pairs(asked: Iterable[tuple[Section, tuple[Pair, ...]]]) -> list[Pair]:
    return sorted((pair for _, pairs in asked for pair in pairs), key=lambda pair: (pair.first, pair.second))


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


def _warnings(articles: tuple[Article, ...], stories: tuple[Story, ...], found: tuple[Story, ...]) -> Iterator[str]:
    """Say where the choice of articles limits what can be found; `found` are stories though all were taken as one."""
    outlets = {article.id: article.outlet_key for article in articles}
    if len(articles) == 1:
        yield "Only one article was given: every claim is single-source."
    elif len(set(outlets.values())) == 1:
        yield f"All articles are of one outlet ({articles[0].outlet_name}): every claim is single-source."
    for story in stories:
        first, *others = story.articles
        if not others:
            yield f"{first} is alone: no other article is about the same event, so nothing was compared with it."
        elif len({outlets[article] for article in story.articles}) == 1:
            yield f"All articles on “{story.title}” are of one outlet: every claim of theirs is single-source."
    if len(found) > 1 and not stories:
        yield f"The articles seem to be about {len(found)} events: they were compared as one story all the same."


def _reading_warnings(answers: Answers) -> Iterator[str]:
    if answers.interrupted:
        yield INTERRUPTED
    for article, extraction in sorted(answers.extractions.items()):
        if not extraction.claims:
            yield f"No claims were found in {article}."
