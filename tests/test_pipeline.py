"""A run checks what an engine gives, depends on no order, and is made again from its own data."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import article, claim, judge

from verifier import facts, outcomes
from verifier.engines.local.engine import LocalEngine
from verifier.engines.scripted import ScriptedEngine
from verifier.errors import EngineError, UsageError
from verifier.ingest import read_articles
from verifier.models import (
    Article,
    Copy,
    Extraction,
    Failure,
    Judgement,
    PartOf,
    Quote,
    RelationLabel,
    Report,
    Stage,
    VerdictLabel,
)
from verifier.pipeline import recompute, verify

SEEDS = Path(__file__).parent.parent / "seeds"
A = article("a", "The ferry carried twelve people to the island.")
B = article("b", "To the island, the ferry took twelve people in all.")
ONE, OTHER = claim(A, 1), claim(B, 1)


class Yielding(ScriptedEngine):
    """Yields given extractions, whatever it is asked."""

    def __init__(self, *items: Extraction) -> None:
        super().__init__()
        self._items = items

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction | Failure]:
        """Yield them."""
        yield from self._items


@pytest.fixture(scope="module")
def seeds_report() -> Report:
    return verify(read_articles([str(SEEDS)]).articles, engine=LocalEngine())


def test_the_order_of_the_seed_articles_changes_nothing(seeds_report: Report) -> None:
    shuffled = list(seeds_report.articles)
    random.Random(5).shuffle(shuffled)
    assert verify(shuffled, engine=LocalEngine()).model_dump_json() == seeds_report.model_dump_json()


def test_the_report_on_the_seeds_is_made_again_from_its_own_json(seeds_report: Report) -> None:
    written = seeds_report.model_dump_json()
    bare = {"copies": (), "relations": (), "verdicts": (), "facts": (), "findings": ()}
    read = Report.model_validate_json(written).model_copy(update=bare)
    assert recompute(read).model_dump_json() == written


def test_copies_that_a_person_marked_take_the_place_of_those_found(seeds_report: Report) -> None:
    first, second = sorted(article.id for article in seeds_report.articles)[:2]
    marked = Copy(first=first, first_start=0, first_end=9, second=second, second_start=0, second_end=9, why="marked")
    assert recompute(seeds_report, copies=[marked]).copies == (marked,)
    assert recompute(seeds_report, copies=[]).copies == ()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_which_judgement_of_one_direction_counts_does_not_hang_on_the_order(data: st.DataObject) -> None:
    judgements = data.draw(
        st.lists(
            st.builds(
                judge,
                st.just(ONE),
                st.just(OTHER),
                st.sampled_from(RelationLabel),
                same_quantity=st.sampled_from([None, True, False]),
                part_of=st.sampled_from([None, *PartOf]),
            ),
            max_size=4,
        )
    )
    straight, turned = (
        verify([A, B], engine=ScriptedEngine([ONE, OTHER], said)) for said in (judgements, judgements[::-1])
    )
    assert straight == turned


@pytest.mark.parametrize(
    ("items", "fault"),
    [
        ([Extraction(article="c")], "not asked about"),
        ([Extraction(article="a", claims=(OTHER,))], "not asked about"),
        ([Extraction(article="a", claims=(ONE,)), Extraction(article="a")], "twice"),
        ([Extraction(article="a", claims=(ONE, ONE))], "one id"),
        (
            [
                Extraction(article="a", claims=(ONE,)),
                Extraction(article="b", claims=(OTHER.model_copy(update={"id": "a:1"}),)),
            ],
            "one id",
        ),
        (
            [
                Extraction(
                    article="a", claims=(ONE.model_copy(update={"quotes": (Quote(start=0, end=4, text="That"),)}),)
                )
            ],
            "does not stand",
        ),
    ],
)
def test_an_engine_that_breaks_its_contract_ends_the_run(items: list[Extraction], fault: str) -> None:
    with pytest.raises(EngineError, match=fault):
        verify([A, B], engine=Yielding(*items))


def test_claims_of_articles_on_different_events_are_not_related_whatever_an_engine_says() -> None:
    quake = article("c", "A quake shook towns in the north and cut off power for hours.")
    elsewhere = claim(quake, 1)
    engine = ScriptedEngine([ONE, OTHER, elsewhere], [judge(ONE, elsewhere, RelationLabel.CONTRADICTS)])
    report = verify([A, B, quake], engine=engine)
    assert (report.judgements, report.relations) == ((), ())


def test_the_order_in_which_articles_fail_changes_nothing() -> None:
    missed = [
        Failure(stage=stage, articles=(name,), reason="no", advice="try again")
        for stage, name in ((Stage.RELATE, "b"), (Stage.EXTRACT, "b"), (Stage.INGEST, "c"), (Stage.EXTRACT, "a"))
    ]
    straight, turned = (
        verify([A, B], engine=ScriptedEngine(), ingest_failures=failures) for failures in (missed, missed[::-1])
    )
    assert straight == turned
    assert [failure.stage for failure in straight.failures] == [
        Stage.INGEST,
        Stage.EXTRACT,
        Stage.EXTRACT,
        Stage.RELATE,
    ]


def test_no_comparisons_at_all_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        verify([A, B], engine=ScriptedEngine([ONE, OTHER]), per_claim=0)


@pytest.mark.parametrize("articles", [[], [A, A]])
def test_no_articles_and_two_of_one_id_are_refused(articles: list[Article]) -> None:
    with pytest.raises(UsageError):
        verify(articles, engine=ScriptedEngine())


def test_a_claim_is_not_judged_against_itself() -> None:
    with pytest.raises(ValueError, match="two claims"):
        Judgement(evidence="a:1", target="a:1", label=RelationLabel.SUPPORTS)


def test_an_article_that_could_not_be_opened_is_one_of_those_given() -> None:
    missed = Failure(stage=Stage.INGEST, articles=("c.txt", "a"), reason="c.txt is empty", advice="fill it")
    report = verify([A, B], engine=ScriptedEngine([ONE, OTHER], unreadable={"b": "no"}), ingest_failures=[missed])
    (verdict,) = (verdict for verdict in report.verdicts if verdict.claim == ONE.id)
    assert verdict.label is VerdictLabel.SINGLE_SOURCE
    assert (verdict.articles_read, verdict.articles_given) == (1, 3)
    assert verdict.why == "single-source among 1 of 3 articles"


class Interrupted(ScriptedEngine):
    """Is stopped before it compares anything."""

    def relate(self, *_: object) -> Iterator[Judgement | Failure]:
        """Raise what Ctrl-C raises."""
        raise KeyboardInterrupt
        yield


def test_what_an_interrupt_left_uncompared_is_withheld_and_not_single_source() -> None:
    report = verify([A, B], engine=Interrupted([ONE, OTHER]))
    assert report.unchecked
    assert {verdict.label for verdict in report.verdicts} == {None}


def test_an_interrupt_while_the_rules_are_applied_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    group, interrupts = facts.group_facts, iter([KeyboardInterrupt])

    def interrupted_once(*args: object) -> object:
        for interrupt in interrupts:
            raise interrupt
        return group(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(outcomes, "group_facts", interrupted_once)
    assert len(verify([A, B], engine=ScriptedEngine([ONE, OTHER])).verdicts) == 2
