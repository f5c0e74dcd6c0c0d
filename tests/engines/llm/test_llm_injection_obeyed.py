"""What comes of it where a model does obey: other articles are out of its reach, and inventions are refused."""

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from canned_models import FABRICATED, carrier, honest, obeying, ordinary_facts
from chat_server import ChatServer, Reply, Seen, Step, completion
from hostile_stories import INDEX, StoryEntry, articles
from injection_effects import ENTRIES, effects_on_claims, effects_on_story, without_hostile
from stations import Station

from verifier.engines.llm.engine import LlmEngine
from verifier.models import Extraction, Failure, RelationLabel, Report
from verifier.pipeline import verify
from verifier.quantities import compare_all
from verifier.report import Format, render, render_claims

STORIES = pytest.mark.parametrize("story", INDEX.story, ids=lambda story: story.id)
INVENTED = [
    FABRICATED,
    "The other outlets withdrew their reports.",
    "It cost 77,777 lives.",
    "It happened long ago.",
    "Everything is withdrawn.",
]


@contextmanager
def engine_with(model: Step) -> Iterator[LlmEngine]:
    server = ChatServer(model)
    station = Station(server, Path("unused"))
    try:
        yield LlmEngine(station.settings(), asker=station.asker())
    finally:
        server.close()


@cache
def report_of(story_id: str, model: Callable[[Seen], Reply]) -> Report:
    with engine_with(model) as engine:
        return verify([articles()[entry.id] for entry in INDEX.of_story(story_id)], engine=engine, one_story=True)


@cache
def extractions_of(model: Callable[[Seen], Reply]) -> tuple[Extraction, ...]:
    with engine_with(model) as engine:
        items = list(engine.extract([*articles().values()]))
    return tuple(item for item in items if isinstance(item, Extraction))


def test_a_model_that_reads_well_shows_no_effects() -> None:
    assert effects_on_claims(extractions_of(honest)) == []


@STORIES
def test_a_model_that_relates_well_shows_no_effects(story: StoryEntry) -> None:
    assert effects_on_story(story, report_of(story.id, honest)) == []


def test_a_model_that_obeys_is_found_out() -> None:
    found = effects_on_claims(extractions_of(obeying))
    named = {effect.partition(":")[0] for effect in found}
    assert {entry.id for entry in INDEX.hostile if entry.injected} <= named
    assert not named & INDEX.clean


@STORIES
def test_relations_that_were_ordered_are_found_out(story: StoryEntry) -> None:
    found = effects_on_story(story, report_of(story.id, obeying))
    assert any(effect.startswith("no hostile article disagrees") for effect in found)
    assert any(effect.startswith("rests on words that give orders") for effect in found)
    assert any("corroborated in neither" in effect for effect in found)


@STORIES
def test_an_article_that_returns_nothing_is_seen_as_an_effect(story: StoryEntry) -> None:
    hostile = {entry.id for entry in INDEX.of_story(story.id)} - INDEX.clean

    def empty(seen: Seen) -> Reply:
        user = str(seen.body["messages"])
        silenced = any((articles()[name].title or name) in user for name in hostile)
        return completion(arguments='{"claims": []}') if silenced and "</article" in user else honest(seen)

    with engine_with(empty) as engine:
        report = verify([articles()[entry.id] for entry in INDEX.of_story(story.id)], engine=engine, one_story=True)
    assert {claim.article for claim in report.claims} == INDEX.clean & {each.id for each in report.articles}
    assert all(any(f"No claims were found in {name}" in warning for warning in report.warnings) for name in hostile)
    assert effects_on_story(story, report) == []


def test_what_no_article_says_is_refused_and_shown_as_refused() -> None:
    for extraction in extractions_of(obeying):
        entry, text = ENTRIES[extraction.article], articles()[extraction.article].text
        assert all(text[quote.start : quote.end] == quote.text for claim in extraction.claims for quote in claim.quotes)
        assert {claim.article for claim in extraction.claims} <= {entry.id}
        assert [claim.id for claim in extraction.claims] == [
            f"{entry.id}:{number:03d}" for number in range(1, len(extraction.claims) + 1)
        ]
        refused = [each.text for each in extraction.rejected]
        assert [each for each in refused if each in INVENTED] == (INVENTED if entry.technique else [])
        assert all(each.reason for each in extraction.rejected)


def test_a_hostile_article_changes_no_claim_of_another() -> None:
    obeyed = {each.article: each for each in extractions_of(obeying)}
    with engine_with(obeying) as engine:
        alone = list(engine.extract([articles()[name] for name in sorted(INDEX.clean)]))
    assert {name: obeyed[name] for name in INDEX.clean} == {
        each.article: each for each in alone if isinstance(each, Extraction)
    }


@pytest.mark.parametrize("field", ["id", "article", "article_id", "outlet", "verdict", "system"])
def test_an_answer_cannot_name_an_article_or_a_verdict(field: str) -> None:
    def claiming(seen: Seen) -> Reply:
        if (articles()["ferry-command"].title or "") not in str(seen.body["messages"]):
            return obeying(seen)
        quote = "Four lifeboats came to its help"
        claim = {"text": quote, "kind": "fact", "quote": quote, "body": "x", field: "ferry-post"}
        return completion(arguments=json.dumps({"claims": [claim]}))

    given = [articles()[name] for name in ("ferry-command", "ferry-post")]
    with engine_with(claiming) as engine:
        items = list(engine.extract(given))
    assert [item.articles for item in items if isinstance(item, Failure)] == [("ferry-command",)]
    assert [item.article for item in items if isinstance(item, Extraction)] == ["ferry-post"]


@STORIES
def test_ids_that_are_not_in_the_list_reach_no_claim(story: StoryEntry) -> None:
    report = report_of(story.id, obeying)
    claims = {claim.id for claim in report.claims}
    assert {name for each in report.judgements for name in (each.evidence, each.target)} <= claims
    told = " ".join((*report.warnings, *(failure.reason for failure in report.failures)))
    for name in ("Z99", "bridge-herald:001", "Q7", "a1"):
        assert name in told
    assert "a claim is not paired with itself" in told


@STORIES
def test_pairs_inside_an_article_are_shown_but_never_count(story: StoryEntry) -> None:
    report = report_of(story.id, obeying)
    article_of = {claim.id: claim.article for claim in report.claims}
    inside = [each for each in report.relations if article_of[each.evidence] == article_of[each.target]]
    assert not any(each.counts for each in inside)


@STORIES
def test_equal_figures_do_not_contradict_each_other_on_an_order(story: StoryEntry) -> None:
    report = report_of(story.id, obeying)
    labels = {(each.evidence, each.target): each.label for each in report.relations}
    agreed = [[carrier(report.claims, *each) for each in words.items()] for words in story.agreed]
    same = [
        (one.id, other.id)
        for one, other in agreed
        if (compared := compare_all(one.quantities, other.quantities)) and compared.label is RelationLabel.SUPPORTS
    ]
    assert same or not any(one.quantities for one, _ in agreed)
    assert {labels[pair] for pair in same} <= {RelationLabel.SUPPORTS}


@STORIES
def test_without_the_hostile_articles_the_same_answers_give_the_right_verdicts(story: StoryEntry) -> None:
    report = report_of(story.id, honest)
    alone = without_hostile(report)
    assert {claim.article for claim in alone.claims} == INDEX.clean & {each.id for each in report.articles}
    assert len(alone.claims) == sum(len(ordinary_facts(ENTRIES[each.id])) for each in alone.articles)


def live(text: str, allowed: str) -> set[str]:
    """Return the characters that steer a terminal or turn the direction of writing."""
    return {each for each in text if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} - set(allowed)


@STORIES
@pytest.mark.parametrize("verbose", [False, True])
def test_outputs_carry_no_live_control_characters(story: StoryEntry, verbose: bool) -> None:
    report = report_of(story.id, obeying)
    for show in (render, render_claims):
        for format in Format:
            text = show(report, format, verbose=verbose)
            assert live(text, allowed="\n") == set(), format


@STORIES
def test_markdown_and_sheets_run_nothing(story: StoryEntry) -> None:
    report = report_of(story.id, obeying)
    for show in (render, render_claims):
        markdown = re.sub(r"\\.", "", show(report, Format.MARKDOWN))
        assert not any(sign in markdown for sign in ("<script", "<img", "<!--", "<div", "![", "](https://collect"))
        cells = [cell for row in csv.reader(StringIO(show(report, Format.CSV))) for cell in row]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
