"""A run compares, counts and shows story by story."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest
from events import ACQUITTAL_RUIZ, BANK, QUAKE_ARICO, reports

from verifier.engines.local.engine import LocalEngine
from verifier.errors import InputError
from verifier.models import (
    Article,
    Claim,
    Failure,
    Judgement,
    MergedClaims,
    Pair,
    RelationLabel,
    Report,
    Stage,
)
from verifier.pipeline import recompute, verify
from verifier.report import Format, read_report, render

QUAKE = reports("a", QUAKE_ARICO)
TRIAL = reports("c", ACQUITTAL_RUIZ)
ALONE = reports("e", (BANK,))
FOLDER = [*QUAKE, *TRIAL, *ALONE]


class Listening(LocalEngine):
    """Notes what it is asked to relate."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[list[str], set[str], int]] = []

    def relate(
        self, articles: Sequence[Article], claims: Sequence[Claim], candidates: Sequence[Pair]
    ) -> Iterator[Judgement | Failure]:
        self.asked.append(([each.id for each in articles], {claim.article for claim in claims}, len(candidates)))
        yield from super().relate(articles, claims, candidates)


@pytest.fixture(scope="module")
def report() -> Report:
    return verify(FOLDER, engine=LocalEngine())


def test_an_engine_is_asked_about_one_story_at_a_time() -> None:
    engine, seen = Listening(), []
    verify(FOLDER, engine=engine, on_progress=lambda stage, done, total: seen.append((stage, done, total)))
    assert [(articles, claims) for articles, claims, _ in engine.asked] == [
        (["a-0", "a-1", "a-2"], {"a-0", "a-1", "a-2"}),
        (["c-0", "c-1", "c-2"], {"c-0", "c-1", "c-2"}),
        (["e-0"], {"e-0"}),
    ]
    totals = {total for stage, _, total in seen if stage is Stage.RELATE}
    assert totals == {sum(candidates for *_, candidates in engine.asked)}


def test_a_story_comes_out_of_a_mixed_folder_as_it_does_alone(report: Report) -> None:
    alone = verify(QUAKE, engine=LocalEngine())
    claims = {claim.id for claim in alone.claims}
    assert alone.stories == ()
    assert tuple(each for each in report.relations if each.target in claims) == alone.relations
    assert tuple(each for each in report.verdicts if each.claim in claims) == alone.verdicts
    assert tuple(each for each in report.facts if each.id in claims) == alone.facts


def test_coverage_counts_the_articles_of_the_story(report: Report) -> None:
    given = {verdict.claim[0]: verdict.articles_given for verdict in report.verdicts}
    assert given == {"a": 3, "c": 3, "e": 1}


def test_an_unread_article_lowers_the_coverage_of_its_story_only() -> None:
    class Tired(LocalEngine):
        def extract(self, articles: Sequence[Article]):  # type: ignore[no-untyped-def]
            yield from super().extract([article for article in articles if article.id != "a-0"])
            yield Failure(stage=Stage.EXTRACT, articles=("a-0",), reason="too tired", advice="wait")

    verdicts = verify(FOLDER, engine=Tired()).verdicts
    assert {(verdict.claim[0], verdict.articles_read) for verdict in verdicts} == {("a", 2), ("c", 3), ("e", 1)}


def test_an_article_on_its_own_is_said_to_be_alone(report: Report) -> None:
    assert [warning for warning in report.warnings if "alone" in warning] == [
        "e-0 is alone: no other article is about the same event, so nothing was compared with it."
    ]


def test_a_story_of_one_outlet_is_named() -> None:
    same = [article.model_copy(update={"outlet": "Lantern"}) for article in QUAKE]
    warnings = verify([*same, *TRIAL], engine=LocalEngine()).warnings
    assert any("are of one outlet: every claim of theirs is single-source" in warning for warning in warnings)


def test_one_story_compares_all_and_says_what_it_looks_like() -> None:
    engine = Listening()
    report = verify(FOLDER, engine=engine, one_story=True)
    assert report.stories == ()
    assert [articles for articles, *_ in engine.asked] == [[article.id for article in FOLDER]]
    assert any("seem to be about 3 events" in warning for warning in report.warnings)
    assert {verdict.articles_given for verdict in report.verdicts} == {7}


def test_a_saved_report_keeps_its_stories(report: Report) -> None:
    saved = read_report(render(report, Format.JSON).encode(), "saved")
    assert saved == report
    assert recompute(saved) == report


def test_the_order_of_articles_changes_nothing(report: Report) -> None:
    assert verify(FOLDER[::-1], engine=LocalEngine()) == report


def test_what_an_engine_says_across_stories_is_dropped() -> None:
    names = {claim.id for claim in verify(FOLDER, engine=LocalEngine()).claims}
    first = {story: min(name for name in names if name.startswith(story)) for story in ("a-0", "c-0")}

    class Crossing(LocalEngine):
        def relate(self, articles, claims, candidates):  # type: ignore[no-untyped-def]
            yield Judgement(
                evidence=first["a-0"], target=first["c-0"], label=RelationLabel.CONTRADICTS, why="so it says"
            )

    report = verify(FOLDER, engine=Crossing())
    assert report.judgements == ()
    smuggled = report.model_copy(
        update={
            "judgements": (
                Judgement(evidence=first["a-0"], target=first["c-0"], label=RelationLabel.CONTRADICTS, why="so"),
            )
        }
    )
    assert recompute(smuggled).relations == ()


def test_an_interrupt_in_the_second_story_keeps_the_first(report: Report) -> None:
    class Interrupted(LocalEngine):
        def relate(self, articles, claims, candidates):  # type: ignore[no-untyped-def]
            if articles[0].id == "c-0":
                raise KeyboardInterrupt
            yield from super().relate(articles, claims, candidates)

    cut_short = verify(FOLDER, engine=Interrupted())
    kept = {verdict.claim: verdict for verdict in cut_short.verdicts if verdict.claim.startswith("a-")}
    assert kept == {verdict.claim: verdict for verdict in report.verdicts if verdict.claim.startswith("a-")}
    assert {pair.first[0] for pair in cut_short.unchecked} == {"c", "e"}
    assert {verdict.label for verdict in cut_short.verdicts if verdict.claim.startswith("c-")} == {None}
    assert cut_short.stories == report.stories


def test_a_person_who_merges_claims_of_two_stories_is_told_that_nothing_changes(report: Report) -> None:
    claims = tuple(next(claim.id for claim in report.claims if claim.article == name) for name in ("a-0", "c-0"))
    merging = MergedClaims(by="Ann", on=datetime(2026, 1, 1, tzinfo=UTC), claims=claims)
    after = recompute(report.model_copy(update={"annotations": (merging,)}))
    assert after.relations == report.relations
    assert after.remarks == (
        f"Ann relates claims of several stories ({', '.join(claims)}): nothing is changed; check their articles as one "
        "story (--one-story) if they are on one event",
    )


@pytest.mark.parametrize("form", [Format.TABLE, Format.MARKDOWN])
def test_a_report_is_shown_story_by_story(report: Report, form: Format) -> None:
    shown = render(report, form, verbose=True)
    places = [shown.index(words) for words in ("on 3 stories", "Story 1", "Story 2", "Alone", "is alone: ")]
    assert places == sorted(places)
    for story in report.stories:
        assert story.title in " ".join(shown.split())


def test_a_report_on_one_story_has_no_headings_of_stories() -> None:
    for form in (Format.TABLE, Format.MARKDOWN):
        assert "Story 1" not in render(verify(QUAKE, engine=LocalEngine()), form)


@pytest.mark.parametrize(
    ("named", "slip"),
    [(("a-0", "gone"), "names article gone, which is missing"), (("a-0", "c-0"), "an article is in two stories")],
)
def test_stories_that_do_not_hold_together_are_refused(report: Report, named: tuple[str, ...], slip: str) -> None:
    first, *others = report.stories
    spoilt = report.model_copy(update={"stories": (first.model_copy(update={"articles": named}), *others)})
    with pytest.raises(InputError, match=slip):
        read_report(render(spoilt, Format.JSON).encode(), "saved")
