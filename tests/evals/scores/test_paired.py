"""Two runs are compared on the items that both have, and a difference within chance is inconclusive."""

import pytest
from scored_stories import CONTRADICTED, CORROBORATED, SINGLE, item

from evals.runs.values import Setting
from evals.scores.paired import Change, compare_setting, pair_items
from evals.scores.values import Item, Outcome

ORACLE = Setting.ORACLE


def run(right: int, wrong: int, articles: int = 20) -> list[Item]:
    """Make a run with so many right and wrong claims in every article."""
    return [
        item(
            number,
            SINGLE if number % 2 else CORROBORATED,
            (SINGLE if number % 2 else CORROBORATED) if number < right else Outcome.MISSED,
            article_id=f"a{place}",
        )
        for place in range(articles)
        for number in range(right + wrong)
    ]


def test_items_are_paired_by_id_and_strays_are_listed() -> None:
    before = [item(1, SINGLE, SINGLE), item(2, SINGLE, SINGLE), item(3, SINGLE, CORROBORATED)]
    after = [item(2, SINGLE, CORROBORATED), item(3, SINGLE, SINGLE), item(4, SINGLE, SINGLE)]
    paired = pair_items(before, after)
    assert [pair.id for pair in paired.pairs] == ["s/a:2/oracle", "s/a:3/oracle"]
    assert (paired.only_before, paired.only_after) == (("s/a:1/oracle",), ("s/a:4/oracle",))
    assert [pair.id for pair in paired.broke] == ["s/a:2/oracle"]
    assert [pair.id for pair in paired.fixed] == ["s/a:3/oracle"]


def test_a_wrong_answer_that_becomes_another_wrong_answer_neither_broke_nor_was_fixed() -> None:
    paired = pair_items([item(1, SINGLE, CORROBORATED)], [item(1, SINGLE, CONTRADICTED)])
    assert paired.broke == paired.fixed == ()


def test_an_item_scored_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        pair_items([item(1, SINGLE, SINGLE)] * 2, [])


def test_items_whose_right_answer_changed_are_named() -> None:
    paired = pair_items([item(1, SINGLE, SINGLE)], [item(1, CORROBORATED, SINGLE)])
    assert paired.relabelled == ("s/a:1/oracle",)


def test_a_run_compared_with_itself_is_inconclusive() -> None:
    same = compare_setting(pair_items(run(3, 1), run(3, 1)), ORACLE)
    assert (same.accuracy.value, same.macro_f1.value, same.mcnemar) == (0, 0, None)
    assert same.change is Change.INCONCLUSIVE


def test_a_run_that_is_worse_in_every_article_is_worse_and_the_other_way_round_better() -> None:
    worse = compare_setting(pair_items(run(4, 0), run(3, 1)), ORACLE)
    assert (worse.broke, worse.fixed, worse.accuracy.value) == (20, 0, -0.25)
    assert worse.change is worse.accuracy.change is Change.WORSE
    assert worse.mcnemar is not None
    assert worse.mcnemar < 0.001
    better = compare_setting(pair_items(run(3, 1), run(4, 0)), ORACLE)
    assert better.change is Change.BETTER


def test_one_claim_that_broke_is_inconclusive_with_its_interval() -> None:
    before = run(4, 0)
    after = [*before[:-1], before[-1].model_copy(update={"got": Outcome.MISSED})]
    found = compare_setting(pair_items(before, after), ORACLE)
    assert found.broke == 1
    assert found.change is Change.INCONCLUSIVE
    assert found.accuracy.ci_low is not None
    assert found.accuracy.ci_low < 0


def test_a_drop_that_falls_into_one_article_is_no_evidence_though_mcnemar_takes_it_for_some() -> None:
    before = [item(number, SINGLE, SINGLE, article_id=f"a{place}") for place in range(20) for number in range(10)]
    after = [each.model_copy(update={"got": Outcome.CORROBORATED}) if each.article == "a0" else each for each in before]
    found = compare_setting(pair_items(before, after), ORACLE)
    assert found.mcnemar is not None
    assert found.mcnemar < 0.01
    assert found.accuracy.change is Change.INCONCLUSIVE


def test_only_the_items_of_the_setting_are_compared() -> None:
    items = [*run(2, 0, articles=2), item(1, SINGLE, SINGLE, setting=Setting.END_TO_END)]
    found = compare_setting(pair_items(items, items), Setting.END_TO_END)
    assert (found.n, found.n_articles) == (1, 1)
    assert found.accuracy.ci_low is None


def test_no_items_compare_to_nothing() -> None:
    found = compare_setting(pair_items([], []), ORACLE)
    assert (found.n, found.accuracy.value, found.macro_f1.value, found.mcnemar) == (0, None, None, None)
    assert found.change is Change.INCONCLUSIVE
