"""Check how the local engine relates pairs of claims from several kinds of news."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from verifier.engines.local.relations.overlap import OverlapModel
from verifier.engines.local.relations.relate import relate_claims
from verifier.errors import EngineError
from verifier.models import (
    Article,
    Bound,
    Claim,
    DateBasis,
    Judgement,
    Kind,
    Origin,
    Pair,
    PartOf,
    Published,
    Quantity,
    Quote,
    RelationLabel,
    Stance,
    Time,
)
from verifier.pairing import candidate_pairs

SEED_CLAIMS = Path(__file__).parents[2] / "data" / "seed_claims.json"
SUPPORTS, CONTRADICTS, VARIES, NONE = (
    RelationLabel.SUPPORTS,
    RelationLabel.CONTRADICTS,
    RelationLabel.VARIES,
    RelationLabel.NONE,
)
DAY = "2026-03-02"


def count(value: int, of: str = "", bound: Bound = Bound.EXACT, unit: str | None = None) -> Quantity:
    high = None if bound is Bound.AT_LEAST else Decimal(value)
    return Quantity(low=Decimal(value), high=high, bound=bound, of=of, unit=unit)


def claim(
    claim_id: str,
    text: str,
    *quantities: Quantity,
    kind: Kind = Kind.FACT,
    stance: Stance = Stance.ASSERTED,
    body: str = "somebody",
    speaker: str | None = None,
    time: str | None = DAY,
) -> Claim:
    return Claim(
        id=claim_id,
        article=claim_id[0],
        text=text,
        kind=kind,
        quotes=(Quote(start=0, end=len(text), text=text),),
        origin=Origin(body=body, speaker=speaker),
        stance=stance,
        quantities=quantities,
        time=Time(time) if time else None,
    )


def article(article_id: str, text: str = "-") -> Article:
    return Article(
        id=article_id, text=text, outlet=article_id, published=Published(when=Time(DAY), basis=DateBasis.STATED)
    )


def judge(evidence: Claim, target: Claim, *texts: str) -> Judgement:
    """Return what is said of evidence on target, with the texts as background."""
    articles = [article("a"), article("b"), *(article(f"t{number}", text) for number, text in enumerate(texts))]
    pair = Pair.of(evidence.id, target.id)
    judgements = relate_claims(articles, [evidence, target], [pair], OverlapModel())
    return next(one for one in judgements if one.evidence == evidence.id)


def label(evidence: str, target: str) -> RelationLabel:
    return judge(claim("a1", evidence), claim("b1", target)).label


@pytest.mark.parametrize(
    ("evidence", "target"),
    [
        ("Rescuers saved a girl from the rubble in Antakya.", "A girl was rescued from the rubble in Antakya."),
        ("The Bank of England raised its benchmark rate on Thursday.", "The Bank of England hiked its key rate."),
        ("Police arrested a 34-year-old suspect in Lyon on Friday.", "Police detained a suspect in Lyon."),
        ("Ada Okoye, the finance minister, resigned after the vote.", "The finance minister Ada Okoye quit."),
        ("The ferry sank off Naxos in heavy seas.", "The ferry sank off Naxos."),
        (
            "Norwegian and Swedish ministers signed a treaty in Oslo.",
            "Swedish and Norwegian ministers signed a pact in Oslo.",
        ),
        ("A powerful earthquake shook the islands of Tonga.", "A strong quake shook the islands of Tonga."),
        ("Turkey closed the border crossing at Kapikule.", "The border crossing at Kapikule was shut by Turkey."),
    ],
)
def test_a_paraphrase_or_a_more_precise_sentence_supports(evidence: str, target: str) -> None:
    assert label(evidence, target) is SUPPORTS


@pytest.mark.parametrize(
    ("evidence", "target"),
    [
        ("The ferry sank off Naxos.", "The ferry sank off Naxos after its engine failed."),
        ("Police detained a suspect.", "Police arrested a 34-year-old suspect in Lyon at a railway station."),
        ("The court fined the company.", "The court fined the company for dumping waste into the Volta river."),
    ],
)
def test_a_coarser_sentence_does_not_support_a_finer_one(evidence: str, target: str) -> None:
    assert label(evidence, target) is NONE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The striker signed a contract with Porto.", "The goalkeeper signed a contract with Benfica."),
        ("The quake struck near Malatya.", "The mayor of Malatya opened a shelter."),
        ("Wildfires burned homes in Lahaina.", "Donations for Lahaina reached the Red Cross."),
        ("Norland cut its forecast.", "Norland appointed a finance chief."),
        ("The study followed nurses in Denmark.", "The study was funded by a foundation in Norway."),
        ("Ms Kaur won the seat in Leeds.", "Mr Hall won the seat in York."),
        ("The court ruled in the morning.", "The crowd left the square in the morning."),
    ],
)
def test_claims_of_one_story_on_different_facts_are_unrelated(one: str, other: str) -> None:
    assert label(one, other) is NONE
    assert label(other, one) is NONE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge in Genoa was closed.", "The bridge in Genoa was not closed."),
        ("The minister resigned on Monday.", "The minister did not resign on Monday."),
        ("Reports that the dam collapsed are false.", "The dam collapsed."),
        ("The court convicted the banker.", "The court acquitted the banker."),
        ("Profit at Norland increased.", "Profit at Norland decreased."),
    ],
)
def test_a_turned_polarity_or_an_opposite_word_contradicts(one: str, other: str) -> None:
    assert label(one, other) is CONTRADICTS
    assert label(other, one) is CONTRADICTS


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        ("The troops did not enter Dara in tanks.", "The troops entered Dara."),
        ("The minister did not resign over the loan.", "The minister resigned."),
    ],
)
def test_a_denial_of_more_than_was_said_excludes_nothing(denial: str, other: str) -> None:
    assert label(denial, other) is not CONTRADICTS
    assert label(other, denial) is not CONTRADICTS


def test_a_denial_of_the_event_does_not_contradict_a_figure_about_it() -> None:
    denial = claim("a1", "Reports that soldiers were sent to Dara are groundless.", stance=Stance.DENIED)
    figure = claim("b1", "3,000 soldiers were sent to Dara.", count(3000, "soldiers"))
    assert judge(denial, figure).label is NONE


@pytest.mark.parametrize(
    ("one", "value", "other", "also", "expected"),
    [
        ("At least 41 people were killed in the quake.", 41, "The quake killed 41 people.", 41, SUPPORTS),
        ("The quake killed 41 people.", 41, "The quake killed 52 people.", 52, CONTRADICTS),
        ("The crash injured 12 passengers.", 12, "12 passengers were hurt in the crash.", 12, SUPPORTS),
        ("The fire destroyed 300 homes.", 300, "The blaze destroyed 450 houses.", 450, CONTRADICTS),
    ],
)
def test_figures_of_the_same_quantity_are_compared(
    one: str, value: int, other: str, also: int, expected: RelationLabel
) -> None:
    judgement = judge(claim("a1", one, count(value)), claim("b1", other, count(also)))
    assert judgement.same_quantity is True
    assert judgement.label is expected


@pytest.mark.parametrize(
    ("one", "of_one", "other", "of_other"),
    [
        ("The quake killed 41 people.", "people", "The quake injured 52 people.", "people"),
        ("The army lost 40 tanks.", "tanks", "The army lost 900 soldiers.", "soldiers"),
        ("41 people died in Hatay.", "people", "52 people died in Malatya.", "people"),
        ("Norland's revenue was 5 billion.", "revenue", "Norland's profit was 2 billion.", "profit"),
        ("The party won 41 seats.", "seats", "The party won 52 votes.", "votes"),
        ("8,000 more troops were sent.", "troops", "10,000 troops were sent.", "troops"),
        ("Some 3,600 houses collapsed in Hatay.", "houses", "Hatay is home to 800,000 people.", "people"),
        ("49 aftershocks with a magnitude of 4 were recorded.", "aftershocks", "The magnitude was 6.", ""),
        ("41 people died in New Arden.", "people", "52 people died in New Bexley.", "people"),
        ("Russian losses were 600 soldiers.", "soldiers", "Ukrainian losses were 300 soldiers.", "soldiers"),
    ],
)
def test_different_things_counted_are_different_quantities(one: str, of_one: str, other: str, of_other: str) -> None:
    judgement = judge(claim("a1", one, count(41, of_one)), claim("b1", other, count(52, of_other)))
    assert judgement.same_quantity is False
    assert judgement.label is NONE


def test_units_that_cannot_be_compared_are_different_quantities() -> None:
    euros, dollars = count(5, "debt", unit="EUR"), count(9, "debt", unit="USD")
    judgement = judge(claim("a1", "Norland's debt is €5.", euros), claim("b1", "Norland's debt is $9.", dollars))
    assert judgement.same_quantity is False


def test_it_is_open_whether_an_unsaid_place_is_the_same() -> None:
    judgement = judge(
        claim("a1", "41 people died in the quake in Hatay.", count(41)),
        claim("b1", "52 people died in the quake.", count(52)),
    )
    assert judgement.same_quantity is None
    assert judgement.label is NONE


def test_what_was_expected_of_a_figure_does_not_contradict_it() -> None:
    result = claim("a1", "Norland reported revenue of 5 billion.", count(5, "revenue"))
    forecast = claim("b1", "Analysts had expected revenue of 6 billion at Norland.", count(6, "revenue"))
    assert judge(result, forecast).same_quantity is None
    assert judge(result, forecast).label is NONE


def test_a_longer_form_of_a_name_is_the_same_name() -> None:
    long, short = "Volodymyr Halloran visited Dover.", "Mr Halloran visited Dover."
    assert label(long, short) is SUPPORTS
    assert label("The actor Ann Halloran visited Dover.", "The actor Joe Halloran visited Dover.") is NONE


def test_a_place_within_a_place_is_a_part() -> None:
    part = claim("a1", "5,000 buildings collapsed in Hatay.", count(5000, "buildings"))
    whole = claim("b1", "3,000 buildings collapsed in Turkey.", count(3000, "buildings"))
    judgement = judge(part, whole, "Turkey's Hatay province was hit hardest.")
    assert judgement.same_quantity is True
    assert judgement.part_of is PartOf.EVIDENCE
    assert judgement.label is CONTRADICTS
    assert judge(whole, part, "Turkey's Hatay province was hit hardest.").part_of is PartOf.TARGET


def test_what_happens_in_a_part_happens_in_the_whole() -> None:
    part, whole = "Rebels hold villages in the Dara region.", "Rebels hold villages in Syria."
    background = "Fighting went on in the Dara region of Syria."
    assert judge(claim("a1", part), claim("b1", whole), background).label is SUPPORTS
    assert judge(claim("a1", whole), claim("b1", part), background).label is NONE


def test_a_figure_supports_a_sentence_that_gives_none() -> None:
    figure = claim("a1", "11,000 soldiers are in Dara.", count(11000, "soldiers"))
    plain = claim("b1", "Soldiers are stationed in Dara.")
    assert judge(figure, plain).label is SUPPORTS
    assert judge(plain, figure).label is NONE


def test_a_statement_and_the_fact_it_is_about_are_unrelated() -> None:
    statement = claim("a1", "The ministry could not confirm that the dam broke.", kind=Kind.STATEMENT, body="ministry")
    fact = claim("b1", "The dam broke.", body="village council")
    assert judge(statement, fact).label is NONE
    assert judge(fact, statement).label is NONE


@pytest.mark.parametrize(("body", "expected"), [("Norland", SUPPORTS), ("Sudland", NONE)])
def test_a_confirmation_is_borne_out_by_its_own_origin_only(body: str, expected: RelationLabel) -> None:
    statement = claim("a1", "Norland confirmed that the plant in Essen closed.", kind=Kind.STATEMENT, body="Norland")
    fact = claim("b1", "The plant in Essen closed.", body=body)
    assert judge(fact, statement).label is expected


@pytest.mark.parametrize(("body", "expected"), [("State Department", SUPPORTS), ("Kremlin", NONE)])
def test_statements_need_one_origin(body: str, expected: RelationLabel) -> None:
    one = claim(
        "a1", "Jane Roe could not confirm the strike on Dara.", kind=Kind.STATEMENT, body=body, speaker="Jane Roe"
    )
    other = claim(
        "b1", "The State Department cannot confirm the strike on Dara.", kind=Kind.STATEMENT, body="US State Department"
    )
    assert judge(one, other).label is expected


def test_what_may_happen_is_no_evidence_for_what_happened() -> None:
    may = claim("a1", "Troops may enter Dara.", stance=Stance.PREDICTED)
    did = claim("b1", "Troops entered Dara.")
    assert judge(may, did).label is NONE
    assert judge(did, may).label is SUPPORTS


def test_a_forecast_put_more_firmly_varies() -> None:
    could = claim("a1", "Troops could enter Dara in the coming days.", stance=Stance.PREDICTED)
    likely = claim("b1", "Troops are likely to enter Dara within days.", stance=Stance.PREDICTED)
    assert judge(could, likely).label is VARIES
    assert judge(likely, could).label is VARIES


def test_words_of_one_grade_count_as_the_same() -> None:
    one = claim("a1", "Troops will probably enter Dara.", stance=Stance.PREDICTED)
    other = claim("b1", "Troops are expected to enter Dara.", stance=Stance.PREDICTED)
    assert judge(one, other).label is SUPPORTS


def test_a_condition_is_not_its_outcome() -> None:
    assert label("If the dam breaks, the valley floods.", "The valley floods.") is NONE


def test_a_pair_is_answered_both_ways() -> None:
    claims = [claim("a1", "The dam broke."), claim("b1", "Rain fell.")]
    judgements = list(relate_claims([], claims, [Pair.of("a1", "b1")], OverlapModel()))
    assert [(one.evidence, one.target, one.label) for one in judgements] == [("a1", "b1", NONE), ("b1", "a1", NONE)]


def test_an_unknown_claim_among_the_candidates_is_an_error() -> None:
    with pytest.raises(EngineError, match="claims that were not given: b9"):
        list(relate_claims([], [claim("a1", "The dam broke.")], [Pair.of("a1", "b9")], OverlapModel()))


def test_a_long_hostile_text_is_read_in_time_that_grows_with_its_length() -> None:
    noise = "In Aa, Bb's " * 4000
    assert judge(claim("a1", noise), claim("b1", "The dam broke."), noise).label is NONE


@pytest.fixture(scope="module")
def seed_relations() -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    """Return (evidence, target) to label across articles: as written by hand, and as judged."""
    raw = json.loads(SEED_CLAIMS.read_text(encoding="utf-8"))
    claims = [
        Claim(
            id=row["id"],
            article=row["article"],
            text=row["text"],
            kind=Kind(row["kind"]),
            quotes=(Quote(start=0, end=1, text="-"),),
            origin=Origin(body=row["body"], speaker=row["speaker"]),
            stance=Stance(row["stance"]),
            quantities=tuple(Quantity(**quantity) for quantity in row["quantities"]),
            time=Time(row["time"]) if row["time"] else None,
        )
        for row in raw["claims"]
    ]
    articles = [
        Article(
            id=row["id"],
            text="Troops are in Russia's Kursk region.",
            outlet=row["outlet"],
            published=Published(when=Time(row["published"]), basis=DateBasis.INFERRED),
        )
        for row in raw["articles"]
    ]
    wanted: dict[tuple[str, str], str] = {}
    for row in raw["related"]:
        wanted[row["evidence"], row["target"]] = row["label"]
        if row["both_ways"]:
            wanted[row["target"], row["evidence"]] = row["label"]
    home = {one.id: one.article for one in claims}
    judged = {
        (one.evidence, one.target): str(one.label)
        for one in relate_claims(articles, claims, candidate_pairs(articles, claims), OverlapModel())
        if one.label is not NONE and home[one.evidence] != home[one.target]
    }
    return wanted, judged


def test_support_in_the_seed_story_is_mostly_found_and_mostly_right(
    seed_relations: tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]],
) -> None:
    wanted, judged = seed_relations
    supports = {pair for pair, found in wanted.items() if found == "supports"}
    proposed = {pair for pair, found in judged.items() if found == "supports"}
    assert len(supports & proposed) / len(supports) >= 0.75
    assert len(supports & proposed) / len(proposed) >= 0.75


def test_contradictions_in_the_seed_story_are_proposed_for_related_claims_only(
    seed_relations: tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]],
) -> None:
    wanted, judged = seed_relations
    differing = {frozenset(pair) for pair, found in wanted.items() if found in ("contradicts", "updates")}
    proposed = {frozenset(pair) for pair, found in judged.items() if found == "contradicts"}
    assert len(proposed & differing) / len(proposed) >= 0.85
    assert len(proposed & differing) / len(differing) >= 0.75
