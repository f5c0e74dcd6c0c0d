"""Mistakes are sorted by what was expected and got, the largest kind first, with tags and examples."""

from evals.reports.mistakes import find_mistakes
from evals.runs.values import Setting
from evals.scores.values import Item, Outcome
from verifier.models import Kind, VerdictLabel

CONTRADICTED, CORROBORATED, SINGLE = VerdictLabel


def item(number: int, expected: VerdictLabel, got: Outcome, story: str = "s", tags: tuple[str, ...] = ()) -> Item:
    return Item(
        story=story,
        article="a",
        claim=f"a-{number:02}",
        setting=Setting.ORACLE,
        expected=expected,
        got=got,
        kind=Kind.FACT,
        tags=tags,
        outlets=2,
        text=f"claim {number}",
    )


ITEMS = (
    item(1, CONTRADICTED, Outcome.SINGLE_SOURCE, tags=("bound", "update")),
    item(2, CONTRADICTED, Outcome.SINGLE_SOURCE, tags=("bound",)),
    item(3, CONTRADICTED, Outcome.SINGLE_SOURCE),
    item(4, CONTRADICTED, Outcome.SINGLE_SOURCE, story="t"),
    item(5, CONTRADICTED, Outcome.CONTRADICTED, tags=("bound",)),
    item(6, SINGLE, Outcome.CORROBORATED),
    item(7, SINGLE, Outcome.ERROR),
)


def test_the_largest_kind_comes_first_and_counts_among_its_right_answer() -> None:
    kinds = [(each.expected, each.got, each.n, each.of) for each in find_mistakes(ITEMS)]
    assert kinds == [
        (CONTRADICTED, Outcome.SINGLE_SOURCE, 4, 5),
        (SINGLE, Outcome.CORROBORATED, 1, 2),
        (SINGLE, Outcome.ERROR, 1, 2),
    ]


def test_tags_are_counted_in_the_mistakes_and_in_all_claims() -> None:
    first = find_mistakes(ITEMS)[0]
    assert [(each.tag, each.n, each.of) for each in first.tags] == [("bound", 2, 3), ("update", 1, 1)]
    assert first.untagged == 2


def test_examples_are_of_as_many_stories_as_there_are() -> None:
    assert [each.claim for each in find_mistakes(ITEMS)[0].examples] == ["a-01", "a-04", "a-02"]


def test_only_the_largest_are_shown_and_what_is_right_is_no_mistake() -> None:
    assert len(find_mistakes(ITEMS, limit=1)) == 1
    assert find_mistakes([ITEMS[4]]) == ()
