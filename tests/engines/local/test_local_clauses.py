"""Test how sentences are split into clauses, and how their words are made to stand alone."""

import pytest

from verifier.engines.local.claims.dates import absolute
from verifier.engines.local.claims.extract import extract_claims
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.verbs import past, present
from verifier.engines.local.splitting.clauses import split_clauses
from verifier.models import Article, Time


def clauses(text: str) -> list[str]:
    return [clause.words for clause in split_clauses(tokenize(text, 0, len(text)))]


def texts(text: str) -> list[str]:
    return [claim.text for claim in extract_claims(Article(id="a1", text=text, outlet="Daily")).claims]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Orlo has lost more than 600 trucks and 18 boats since June",
            ["Orlo has lost more than 600 trucks since June", "Orlo has lost 18 boats since June"],
        ),
        (
            "Two men were treated for burns after the wind pushed flames across a ridge",
            ["Two men were treated for burns", "the wind pushed flames across a ridge"],
        ),
        (
            "The mayor left the town hall after they entered it",
            ["The mayor left the town hall after they entered it"],
        ),
        (
            "The court met two days after the vote began",
            ["The court met two days after the vote began"],
        ),
        (
            "Net profit was 12 million, compared with 11 million a year earlier",
            ["Net profit was 12 million", "Net profit was 11 million a year earlier"],
        ),
        (
            "Revenue fell by 9 per cent to 3 billion",
            ["Revenue fell 9 per cent", "Revenue was 3 billion"],
        ),
        (
            "Profit rose to 12 million from 11 million in the same quarter of 2023",
            ["Profit rose to 12 million", "Profit was 11 million in the same quarter of 2023"],
        ),
        (
            "Orlo reported revenue of 12 million for the quarter, an increase of 6% from 11 million a year earlier",
            [
                "Orlo reported revenue of 12 million for the quarter",
                "Revenue rose 6% for the quarter",
                "Revenue was 11 million a year earlier",
            ],
        ),
        (
            "Sales came to 12 million, against the 13 million that analysts had expected",
            ["Sales came to 12 million", "Analysts had expected sales of 13 million"],
        ),
        (
            "Operating profit was 12 million, corresponding to a margin of 4%",
            ["Operating profit was 12 million", "The margin was 4%"],
        ),
        (
            "The jobless rate was 3, compared with 4 a year earlier",
            ["The jobless rate was 3", "The jobless rate was 4 a year earlier"],
        ),
        (
            "Sales were 12 million, compared with 11 million thanks to higher prices",
            ["Sales were 12 million", "Sales were 11 million before"],
        ),
        ("The motion passed by 134 to 63", ["The motion passed by 134 to 63"]),
        (
            "The firm closed two plants and opened a school",
            ["The firm closed two plants", "The firm opened a school"],
        ),
        (
            "The man was arrested on Friday and charged with theft",
            ["The man was arrested on Friday", "The man was charged with theft"],
        ),
        (
            "Rescuers found 12 people and 30 houses were destroyed",
            ["Rescuers found 12 people", "30 houses were destroyed"],
        ),
        (
            "The storm hit Orlo, but the port stayed open",
            ["The storm hit Orlo", "the port stayed open"],
        ),
        (
            "While the port stayed open, the airport was closed",
            ["the port stayed open", "the airport was closed"],
        ),
        (
            "The bomb exploded near the port, killing 12 people and injuring 30 soldiers",
            ["The bomb exploded near the port", "The bomb killed 12 people", "The bomb injured 30 soldiers"],
        ),
        (
            "There are around 900 soldiers in Orlo, 300 of whom are stationed near the port",
            ["There are around 900 soldiers in Orlo", "300 of the soldiers are stationed near the port"],
        ),
        (
            "The number of foreign workers in Orlo could be 900, including about 300 currently in the port",
            [
                "The number of foreign workers in Orlo could be 900",
                "about 300 foreign workers are currently in the port",
            ],
        ),
        (
            "The crash killed 41 people, including 12 children",
            ["The crash killed 41 people", "The crash killed 12 children"],
        ),
        (
            "The army sent 900 soldiers to Orlo with some deployed to the port",
            ["The army sent 900 soldiers to Orlo", "some soldiers were deployed to the port"],
        ),
        (
            "Half of the 900 soldiers deployed in Orlo have left",
            ["900 soldiers are deployed in Orlo", "Half of the soldiers deployed in Orlo have left"],
        ),
        (
            "Troops marched to Orlo, where they are guarding the port",
            ["Troops marched to Orlo", "they are guarding the port in Orlo"],
        ),
        (
            "The firm, which employs 900 people, will close two plants",
            ["The firm will close two plants", "The firm employs 900 people"],
        ),
        ("Orlo, situated in the west, has a port", ["Orlo has a port", "Orlo is situated in the west"]),
        ("John Smith, 45, was arrested in Orlo", ["John Smith was arrested in Orlo", "John Smith is 45"]),
        (
            "Jane Doe, head of the Geological Survey, was in Orlo",
            ["Jane Doe was in Orlo", "Jane Doe is head of the Geological Survey"],
        ),
        (
            "The town is seeing a rise in prices but not a rise in wages",
            ["The town is seeing a rise in prices", "The town is not seeing a rise in wages"],
        ),
        (
            "At least 58 people were killed and more than 400 injured when the dam burst",
            ["At least 58 people were killed", "more than 400 people were injured when the dam burst"],
        ),
        (
            "The Union has 92 seats, the Alliance 87 and the Greens 21",
            ["The Union has 92 seats", "the Alliance has 87 seats", "the Greens has 21 seats"],
        ),
        (
            "The toll of a fire that broke out on Monday rose to 63",
            ["The toll of a fire rose to 63", "a fire broke out on Monday"],
        ),
        (
            "The man who shot the mayor was arrested",
            ["The man who shot the mayor was arrested", "The man shot the mayor"],
        ),
        (
            "Turnout was 71 percent, the highest since 1996",
            ["Turnout was 71 percent", "Turnout was the highest since 1996"],
        ),
        (
            "The firm reported a net profit of 284 million euros, up 18 percent from a year earlier",
            ["The firm reported a net profit of 284 million euros", "Net profit rose 18 percent"],
        ),
        (
            "The firm expects sales to grow 7 percent, compared with a previous forecast of 5 percent",
            ["The firm expects sales to grow 7 percent", "a previous forecast was 5 percent"],
        ),
        (
            "The quake was the strongest since 1987, when 240 people were killed",
            ["The quake was the strongest since 1987", "240 people were killed in 1987"],
        ),
        (
            "The firm would close its plant, cutting 600 jobs, even as profits rose",
            ["The firm would close its plant", "The firm would cut 600 jobs", "profits rose"],
        ),
        (
            "The bank was behind the plan and had asked for money",
            ["The bank was behind the plan", "The bank had asked for money"],
        ),
        ("The alliance, which brought the suit, cheered", ["The alliance cheered", "The alliance brought the suit"]),
        (
            "The firm sold a plant to calm investors and quickly raise money",
            ["The firm sold a plant to calm investors and quickly raise money"],
        ),
        ("If they cross the river, they will be targets", ["If they cross the river, they will be targets"]),
        (
            "The ministers signed part of a pact that they drafted in June",
            ["The ministers signed part of a pact", "they drafted a pact in June"],
        ),
    ],
)
def test_a_sentence_is_split_into_what_could_be_true_alone(text: str, wanted: list[str]) -> None:
    assert clauses(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Orlo and Kalvia have boosted their alliance",
        "Forces were killed or wounded in Orlo",
        "The vote was 6 to 3",
        "Talks between the firm and the union ended",
    ],
)
def test_a_list_under_one_predicate_stays_whole(text: str) -> None:
    assert clauses(text) == [text]


def test_they_are_the_plural_thing_last_counted() -> None:
    found = texts("The army said that 900 Kalvian soldiers reached Orlo. It said that they would guard the port.")
    assert found[1] == "Kalvian soldiers would guard the port."


def test_a_bare_figure_gets_its_noun_back() -> None:
    found = texts("The army sent 900 Kalvian soldiers. As many as 300 have reached the port.")
    assert found[1] == "As many as 300 Kalvian soldiers have reached the port."


def test_we_is_the_speakers_organisation() -> None:
    text = "“We closed 12 schools in Orlo,” Education Ministry spokesman John Smith said."
    assert texts(text) == ["Education Ministry closed 12 schools in Orlo."]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The dam burst on Monday.", "The dam burst on November 4, 2024."),
        ("The dam burst yesterday.", "The dam burst on November 4, 2024."),
        ("The dam burst on August 6.", "The dam burst on August 6, 2024."),
        ("The dam burst on August 6, 2023.", "The dam burst on August 6, 2023."),
        ("Monday's vote was fair.", "the November 4, 2024 vote was fair."),
        ("The dam burst last year.", "The dam burst last year."),
    ],
)
def test_days_are_written_out(text: str, wanted: str) -> None:
    assert absolute(text, Time("2024-11-05")) == wanted


@pytest.mark.parametrize(
    ("base", "third", "was"),
    [
        ("carry", "carries", "carried"),
        ("go", "goes", "went"),
        ("stop", "stops", "stopped"),
        ("reach", "reaches", "reached"),
    ],
)
def test_verbs_are_inflected(base: str, third: str, was: str) -> None:
    assert (present(base), past(base)) == (third, was)


def test_tokens_keep_their_place_in_the_text() -> None:
    text = "Maj. Gen. Doe didn’t say “12,000 km” (7.5 miles) on Oct. 30, 2024."
    assert all(text[token.start : token.end] == token.text for token in tokenize(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The march ended at noon on Saturday.", "The march ended at noon on November 2, 2024."),
        ("The march began at 2:30 p.m. on Saturday.", "The march began at 2:30 p.m. on November 2, 2024."),
        ("Nine had been held by 9 p.m. on Saturday.", "Nine had been held by 9 p.m. on November 2, 2024."),
    ],
)
def test_a_time_of_day_stays_beside_its_day(text: str, wanted: str) -> None:
    assert absolute(text, Time("2024-11-04")) == wanted
