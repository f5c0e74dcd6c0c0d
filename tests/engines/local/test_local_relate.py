"""Check how the local engine relates pairs of claims from several kinds of news."""

import pytest
from claim_pairs import CONTRADICTS, NONE, SUPPORTS, VARIES, claim, count, judge, label

from verifier.engines.local.relations.overlap import OverlapModel
from verifier.engines.local.relations.relate import relate_claims
from verifier.errors import EngineError
from verifier.models import Kind, Pair, RelationLabel, Stance


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


def test_a_longer_form_of_a_name_is_the_same_name() -> None:
    long, short = "Volodymyr Halloran visited Dover.", "Mr Halloran visited Dover."
    assert label(long, short) is SUPPORTS
    assert label("The actor Ann Halloran visited Dover.", "The actor Joe Halloran visited Dover.") is NONE


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


def test_a_long_blank_in_what_is_counted_is_read_to_the_end() -> None:
    one, other = (claim(name, "The dam held 5 boats.", count(5, "a" + " " * 50_000 + "b")) for name in ("a1", "b1"))
    assert judge(one, other).label is SUPPORTS


def test_a_long_hostile_text_is_read_to_the_end() -> None:
    noise = "In Aa, Bb's " * 4000
    assert judge(claim("a1", noise), claim("b1", "The dam broke."), noise).label is NONE
