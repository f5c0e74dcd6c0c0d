"""Two reports are compared by what their claims say, whatever their ids are."""

import random
from decimal import Decimal

import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.changes import Changes, Move, changes, match_claims
from verifier.engines.scripted import ScriptedEngine
from verifier.models import (
    Article,
    Claim,
    Decided,
    Decision,
    EngineInfo,
    Quantity,
    RelationLabel,
    Report,
    VerdictLabel,
    Word,
)
from verifier.pipeline import recompute, verify

CONTRADICTED, CORROBORATED, SINGLE = VerdictLabel


def _article(name: str, *lines: str, outlet: str | None = None) -> Article:
    return stories.article(name, *lines, outlet=outlet)


def _report(
    articles: tuple[Article, ...],
    figures: dict[str, int | Quantity] | None = None,
    supports: tuple[tuple[str, str], ...] = (),
) -> Report:
    """Make a report in which every line of an article is a claim; `figures` by the claim's id."""
    claims = {
        f"{of.id}:{line}": stories.claim(of, line, figure=(figures or {}).get(f"{of.id}:{line}"))
        for of in articles
        for line in range(1, len(of.text.split("\n")) + 1)
    }
    judgements = [stories.judge(claims[one], claims[other], RelationLabel.SUPPORTS) for one, other in supports]
    return verify(articles, engine=ScriptedEngine(tuple(claims.values()), judgements))


GAZETTE = _article("g", "The Harrow dam broke at dawn.", "Nine people died in the flood.", outlet="Harrow Gazette")
COURIER = _article("c", "A dam gave way near Harrow this morning.", outlet="The Courier")
OLD = _report((GAZETTE, COURIER), {"g:2": 9})


def _moves(found: Changes) -> list[tuple[Move, str]]:
    return [(change.move, (change.after or change.before).text) for change in found.claims]  # type: ignore[union-attr]


def _renamed(report: Report, chance: random.Random) -> Report:
    """Give every claim and article another id, in another order."""
    claims, articles = [
        dict(zip(ids, chance.sample([f"{prefix}{number}" for number in range(len(ids))], len(ids)), strict=True))
        for prefix, ids in (
            ("k", [claim.id for claim in report.claims]),
            ("t", [article.id for article in report.articles]),
        )
    ]
    text = report.model_copy(
        update={
            "articles": tuple(each.model_copy(update={"id": articles[each.id]}) for each in report.articles),
            "claims": tuple(
                sorted(
                    (
                        each.model_copy(update={"id": claims[each.id], "article": articles[each.article]})
                        for each in report.claims
                    ),
                    key=lambda each: each.id,
                )
            ),
            "judgements": tuple(
                each.model_copy(update={"evidence": claims[each.evidence], "target": claims[each.target]})
                for each in report.judgements
            ),
        }
    )
    return recompute(text)


def test_a_report_has_no_changes_since_itself() -> None:
    found = changes(OLD, OLD)
    assert found.is_empty
    assert (found.same, found.remarks) == (3, ())


def test_other_ids_are_no_change_of_claims_verdicts_or_figures() -> None:
    report = _report((GAZETTE, COURIER), {"g:2": 9}, supports=(("g:1", "c:1"),))
    found = changes(report, _renamed(report, random.Random(7)))
    assert (found.claims, found.verdicts, found.figures) == ((), (), ())


def test_a_claim_that_came_or_went_is_told_with_its_verdict_and_figures() -> None:
    longer = _article("g", *GAZETTE.text.split("\n"), "Some 400 homes were lost.", outlet="Harrow Gazette")
    newer = _report((longer, COURIER), {"g:2": 9, "g:3": 400})
    came, went = changes(OLD, newer), changes(newer, OLD)
    assert _moves(came) == [(Move.CAME, "Some 400 homes were lost.")]
    assert _moves(went) == [(Move.WENT, "Some 400 homes were lost.")]
    (verdict,) = came.verdicts
    assert verdict.before is None
    assert verdict.after is not None
    assert verdict.after.label is SINGLE
    (figure,) = came.figures
    assert (figure.move, figure.is_in_both) == (Move.CAME, False)
    assert [change.move for change in came.articles] == [Move.MOVED]


def test_a_figure_that_moved_does_not_hide_its_claim() -> None:
    newer_text = _article(
        "g2", "The Harrow dam broke at dawn.", "Twelve people died in the flood.", outlet="harrow  gazette"
    )
    found = changes(OLD, _report((newer_text, COURIER), {"g2:2": 12}))
    assert _moves(found) == [(Move.MOVED, "Twelve people died in the flood.")]
    (figure,) = found.figures
    assert figure.is_in_both
    assert figure.before is not None
    assert figure.after is not None
    assert (figure.before.low, figure.after.low) == (Decimal(9), Decimal(12))


def test_a_claim_that_is_little_but_its_figure_is_found_again() -> None:
    def reading(toll: int) -> Report:
        return _report((_article("g", f"Missing: {toll}."),), {"g:1": toll})

    assert changes(reading(9), reading(12)).same == 1


def test_a_figure_moves_to_one_of_its_own_unit() -> None:
    of = _article("g", "The flood killed some and cost a lot.")

    def reading(people: int, dollars: int, *, cost_last: bool) -> Report:
        cost = stories.count(dollars).model_copy(update={"unit": "USD"})
        killed = stories.count(people)
        figures = (killed, cost) if cost_last else (cost, killed)
        claim = stories.claim(of, 1).model_copy(update={"quantities": figures})
        return verify((of,), engine=ScriptedEngine((claim,), []))

    found = changes(reading(9, 400, cost_last=True), reading(12, 500, cost_last=False)).figures
    units = {(change.before.unit, change.after.unit) for change in found if change.before and change.after}
    assert units == {(None, None), ("USD", "USD")}


def test_the_same_words_with_another_figure_read_are_a_figure_that_moved() -> None:
    found = changes(OLD, _report((GAZETTE, COURIER), {"g:2": 90}))
    assert found.claims == ()
    assert [change.move for change in found.figures] == [Move.MOVED]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The dam’s wall — 90 m — broke.", "The dam's wall - 90 m - broke."),
        ("The dam  broke.", "The dam broke."),
    ],
)
def test_typography_is_no_change(before: str, after: str) -> None:
    found = changes(_report((_article("g", before),)), _report((_article("g", after),)))
    assert (found.claims, found.same) == ((), 1)


def test_a_claim_is_found_again_in_another_wording_of_its_outlet_alone() -> None:
    reworded = _article(
        "g", "At dawn the big Harrow dam broke.", "Nine people died in the flood.", outlet="Harrow Gazette"
    )
    (change,) = changes(OLD, _report((reworded, COURIER), {"g:2": 9})).claims
    assert change.move is Move.MOVED
    elsewhere = reworded.model_copy(update={"outlet": "Another"})
    found = changes(OLD, _report((elsewhere, COURIER), {"g:2": 9}))
    assert sorted(change.move for change in found.claims) == ["came", "came", "went", "went"]


def test_figures_of_other_units_are_other_claims() -> None:
    def reading(unit: str | None) -> Report:
        figure = stories.count(12).model_copy(update={"unit": unit})
        words = "The flood cost 12 in all." if unit else "The flood cost 12 of them."
        return _report((_article("g", words),), {"g:1": figure})

    found = changes(reading("USD"), reading(None))
    assert sorted(change.move for change in found.claims) == ["came", "went"]


def test_of_two_wordings_the_closer_is_taken() -> None:
    old = _report((_article("g", "The mayor of Harrow opened the dam gates on Monday."),))
    far, near = "The mayor of Harrow opened a fair on Monday.", "On Monday Harrow's mayor opened the gates of the dam."
    new = _report((_article("g", far, near),))
    ((one, other),) = match_claims(old, new).pairs
    assert (one, other) == ("g:1", "g:2")


def test_two_claims_of_one_quote_are_kept_apart() -> None:
    of = _article("g", "The flood killed 9 people and ruined 40 homes.")
    base = stories.claim(of, 1)
    people = base.model_copy(
        update={"id": "p", "text": "The flood killed 9 people.", "quantities": (stories.count(9),)}
    )
    homes = base.model_copy(
        update={"id": "h", "text": "The flood ruined 40 homes.", "quantities": (stories.count(40),)}
    )

    def reading(*claims: Claim) -> Report:
        return verify((of,), engine=ScriptedEngine(claims, []))

    fewer = people.model_copy(update={"id": "h", "text": "The flood took the lives of 9 people."})
    more = homes.model_copy(update={"id": "p", "text": "Some 40 homes the flood ruined."})
    found = match_claims(reading(people, homes), reading(fewer, more))
    assert found.pairs == (("h", "p"), ("p", "h"))


def test_a_verdict_that_moved_says_who_is_for_it_now() -> None:
    newer = _report((GAZETTE, COURIER), {"g:2": 9}, supports=(("g:1", "c:1"), ("c:1", "g:1")))
    found = changes(OLD, newer)
    assert {(change.claim.claim, change.is_of_verdict) for change in found.verdicts} == {("g:1", True), ("c:1", True)}
    change = found.verdicts[0]
    assert change.before is not None
    assert change.after is not None
    assert (change.before.label, change.after.label) == (SINGLE, CORROBORATED)
    assert change.after.outlets_for == ("Harrow Gazette", "The Courier")


def test_more_outlets_for_the_same_verdict_are_evidence_that_moved() -> None:
    third = _article("t", "Harrow's dam went at sunrise.", outlet="Third")
    two = (("g:1", "c:1"), ("c:1", "g:1"))
    old = _report((GAZETTE, COURIER, third), supports=two)
    new = _report((GAZETTE, COURIER, third), supports=(*two, ("t:1", "g:1")))
    (change,) = (change for change in changes(old, new).verdicts if change.claim.claim == "g:1")
    assert not change.is_of_verdict


def test_a_verdict_that_a_person_confirmed_moved() -> None:
    word = Word.model_validate({"by": "Ana", "on": "2025-01-01T00:00Z"})
    first, *rest = OLD.verdicts
    decided = Decided(decision=Decision.CONFIRMED, derived=first.label, words=(word,))
    new = OLD.model_copy(update={"verdicts": (first.model_copy(update={"decided": decided}), *rest)})
    (change,) = changes(OLD, new).verdicts
    assert change.is_of_verdict


def test_what_limits_the_comparison_is_said() -> None:
    other = _report((_article("x", "Prices rose in Orsova.", outlet="Orsova Post"),))
    assert "no claim in common" in changes(OLD, other).remarks[0]
    by_model = OLD.model_copy(update={"engine": EngineInfo(name="llm", model="m")})
    assert "Different engines" in changes(OLD, by_model).remarks[0]
    bare = OLD.model_copy(update={"verdicts": ()})
    found = changes(OLD, bare)
    assert found.verdicts == ()
    assert "Nothing was compared in the newer report" in found.remarks[0]


def test_articles_are_found_again_by_their_address() -> None:
    def at(article: Article, page: str) -> Article:
        return article.model_copy(update={"url": f"https://news.example/{page}"})

    old = _report((at(GAZETTE, "1"), at(COURIER, "2")))
    longer = at(_article("g", *GAZETTE.text.split("\n"), "More was lost.", outlet="Harrow Gazette"), "1")
    elsewhere = at(_article("c", "Prices rose in Orsova.", outlet="The Courier"), "3")
    found = changes(old, _renamed(_report((longer, elsewhere)), random.Random(3))).articles
    assert [(each.move, (each.after or each.before).outlet) for each in found] in (  # type: ignore[union-attr]
        [(Move.MOVED, "Harrow Gazette"), (Move.CAME, "The Courier"), (Move.WENT, "The Courier")],
        [(Move.CAME, "The Courier"), (Move.MOVED, "Harrow Gazette"), (Move.WENT, "The Courier")],
    )


@pytest.mark.parametrize("outlets", [{"g": "Harrow Gazette", "c": "The Courier"}, {"g": None, "c": None}])
def test_articles_are_found_again_by_their_text_where_they_have_no_address(outlets: dict[str, str | None]) -> None:
    unnamed = tuple(each.model_copy(update={"outlet": outlets[each.id]}) for each in (GAZETTE, COURIER))
    report = _report(unnamed, {"g:2": 9})
    found = changes(report, _renamed(report, random.Random(3)))
    assert (found.articles, found.claims, found.same) == ((), (), 3)


def test_another_name_for_an_outlet_hides_no_claim() -> None:
    named = COURIER.model_copy(update={"outlet": "Courier of Harrow"})
    found = changes(OLD, _report((GAZETTE, named), {"g:2": 9}))
    assert (found.articles, found.claims, found.same) == ((), (), 3)


def test_one_id_for_articles_of_two_outlets_is_no_same_article() -> None:
    other = _article("g", "Prices rose in Orsova.", outlet="Orsova Post")
    moves = [change.move for change in changes(OLD, _report((other, COURIER))).articles]
    assert sorted(moves) == [Move.CAME, Move.WENT]


_WORDS = ["dam", "broke", "dawn", "flood", "nine", "people", "died", "not", "Harrow", "mayor"]
_LINE = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join)
_LINES = st.lists(_LINE, min_size=1, max_size=6)


@st.composite
def _some_reports(draw: st.DrawFn) -> Report:
    articles = tuple(
        _article(name, *draw(_LINES), outlet=draw(st.sampled_from(["Gazette", "Courier"]))) for name in ("one", "two")
    )
    ids = [f"{of.id}:{line}" for of in articles for line in range(1, len(of.text.split("\n")) + 1)]
    figures: dict[str, int | Quantity] = {id: draw(st.integers(1, 9)) for id in ids if draw(st.booleans())}
    return _report(articles, figures)


@settings(max_examples=100, deadline=None)
@given(_some_reports(), st.randoms(use_true_random=False))
def test_nothing_changes_between_a_report_and_itself_under_other_ids(report: Report, chance: random.Random) -> None:
    assert changes(report, report).is_empty
    renamed = changes(report, _renamed(report, chance))
    assert renamed.same == len(report.claims)
    assert [change for change in renamed.claims if change.move is not Move.MOVED] == []


@settings(max_examples=100, deadline=None)
@given(_some_reports(), _some_reports())
def test_what_came_one_way_went_the_other(one: Report, other: Report) -> None:
    there, back = changes(one, other), changes(other, one)
    mirrored = {(each.after, each.before) for each in back.claims}
    assert {(each.before, each.after) for each in there.claims} == mirrored
    assert there.same == back.same
    matched = match_claims(one, other)
    assert len({old for old, _ in matched.pairs}) == len({new for _, new in matched.pairs}) == len(matched.pairs)
    assert len(matched.pairs) + len(matched.went) == len(one.claims)
    assert len(matched.pairs) + len(matched.came) == len(other.claims)


@settings(max_examples=50, deadline=None)
@given(_some_reports(), _some_reports())
def test_changes_are_the_same_after_they_were_written(one: Report, other: Report) -> None:
    found = changes(one, other)
    assert Changes.model_validate_json(found.model_dump_json()) == found
