"""Check that the local engine keeps the contract of engines, and that one bad article stays one record."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from verifier.engines.base import Engine
from verifier.engines.local import engine as local
from verifier.engines.local.engine import LocalEngine
from verifier.engines.local.relations.entailment import Entailment
from verifier.engines.local.relations.overlap import OverlapModel
from verifier.models import (
    Article,
    Claim,
    Extraction,
    Failure,
    Judgement,
    Kind,
    Origin,
    Pair,
    Quantity,
    Quote,
    RelationLabel,
    Stage,
    Usage,
)


def article(article_id: str, text: str = "The dam at Lodz broke on Monday.") -> Article:
    return Article(id=article_id, text=text)


def claim(claim_id: str, text: str, *quantities: Quantity) -> Claim:
    return Claim(
        id=claim_id,
        article=claim_id[0],
        text=text,
        kind=Kind.FACT,
        quotes=(Quote(start=0, end=len(text), text=text),),
        origin=Origin(body="somebody"),
        quantities=quantities,
    )


class Scripted:
    """A model that always answers the same and keeps what it was asked."""

    def __init__(self, answer: Entailment) -> None:
        self.answer = answer
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        """Answer every pair alike."""
        self.asked.extend(pairs)
        return [self.answer] * len(pairs)


def relate(engine: LocalEngine, one: Claim, other: Claim) -> list[Judgement]:
    found = list(engine.relate([article("a"), article("b")], [one, other], [Pair.of(one.id, other.id)]))
    return [item for item in found if isinstance(item, Judgement)]


def test_it_is_an_engine_that_calls_nothing() -> None:
    engine: Engine = LocalEngine()
    assert engine.info.name == "local"
    assert engine.info.endpoint is None
    assert engine.usage == Usage()


def test_an_article_that_cannot_be_read_is_a_failure_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(article: Article) -> Extraction:
        if article.id == "bad":
            raise KeyError("tense")
        return Extraction(article=article.id)

    monkeypatch.setattr(local, "extract_claims", extract)
    items = list(LocalEngine().extract([article("a"), article("bad"), article("c")]))
    assert [item.article for item in items if isinstance(item, Extraction)] == ["a", "c"]
    failures = [item for item in items if isinstance(item, Failure)]
    assert [(item.stage, item.articles) for item in failures] == [(Stage.EXTRACT, ("bad",))]
    assert "KeyError" in failures[0].reason
    assert failures[0].advice


def test_an_interrupt_is_not_taken_for_a_bad_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(article: Article) -> Extraction:
        raise KeyboardInterrupt

    monkeypatch.setattr(local, "extract_claims", extract)
    with pytest.raises(KeyboardInterrupt):
        list(LocalEngine().extract([article("a")]))


def test_every_claim_that_it_extracts_quotes_its_article() -> None:
    given = article(
        "a", "At least 41 people died when a dam broke near Lodz on Monday, police said. Rain fell for days."
    )
    (item,) = LocalEngine().extract([given])
    assert isinstance(item, Extraction)
    assert item.claims
    assert all(given.slice(quote) == quote.text for one in item.claims for quote in one.quotes)


def test_another_model_takes_the_place_of_the_baseline() -> None:
    model = Scripted(Entailment(supports=0.9, contradicts=0.0, neutral=0.1))
    one, other = claim("a1", "The dam at Lodz broke."), claim("b1", "The dam at Lodz broke on Monday.")
    judgements = relate(LocalEngine(model), one, other)
    assert (one.text, other.text) in model.asked
    assert {judgement.confidence for judgement in judgements if judgement.label is RelationLabel.SUPPORTS} == {0.9}


def test_the_model_is_not_asked_about_claims_that_are_not_aligned() -> None:
    model = Scripted(Entailment(supports=0.0, contradicts=1.0, neutral=0.0))
    judgements = relate(LocalEngine(model), claim("a1", "The dam at Lodz broke."), claim("b1", "Rain fell in Gdansk."))
    assert model.asked == []
    assert {judgement.label for judgement in judgements} == {RelationLabel.NONE}


def test_a_model_alone_cannot_make_a_contradiction() -> None:
    model = Scripted(Entailment(supports=0.0, contradicts=1.0, neutral=0.0))
    judgements = relate(LocalEngine(model), claim("a1", "The old dam broke."), claim("b1", "The old dam broke."))
    assert model.asked
    assert {judgement.label for judgement in judgements} == {RelationLabel.NONE}


def test_the_same_input_gives_the_same_judgements() -> None:
    figure = Quantity(low=Decimal(41), high=Decimal(41), of="people")
    one, other = (
        claim("a1", "41 people died at the dam.", figure),
        claim("b1", "41 people were killed at the dam.", figure),
    )
    assert relate(LocalEngine(), one, other) == relate(LocalEngine(), one, other)


@pytest.mark.parametrize("values", [(0.5, 0.6, 0.2), (1.2, -0.1, -0.1), (0.0, 0.0, 0.0), (float("nan"), 0.5, 0.5)])
def test_what_is_no_distribution_is_refused(values: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="sum to 1"):
        Entailment(*values)


@pytest.mark.parametrize(
    ("premise", "hypothesis", "likeliest"),
    [
        ("Police arrested two men in Lyon on Friday.", "Police detained two men in Lyon.", "supports"),
        ("The bridge in Genoa is open.", "The bridge in Genoa is not open.", "contradicts"),
        ("Shares in Norland rose.", "Shares in Norland fell.", "contradicts"),
        ("The ferry sank off Naxos.", "A goalkeeper signed with Porto.", "neutral"),
        ("Ms Kaur won the seat in Leeds.", "Mr Hall won the seat in York.", "neutral"),
    ],
)
def test_the_baseline_sees_what_words_show(premise: str, hypothesis: str, likeliest: str) -> None:
    (found,) = OverlapModel().score([(premise, hypothesis)])
    by_name = {"supports": found.supports, "contradicts": found.contradicts, "neutral": found.neutral}
    assert max(by_name, key=lambda name: by_name[name]) == likeliest


def test_the_baseline_answers_in_order_and_nothing_for_nothing() -> None:
    first, second = ("The dam broke.", "The dam broke."), ("The dam broke.", "Rain fell.")
    assert OverlapModel().score([first, second]) == [OverlapModel().score([pair])[0] for pair in (first, second)]
    assert list(OverlapModel().score([])) == []
