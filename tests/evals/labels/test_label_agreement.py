"""Check the figures of agreement between two passes, and that story.toml has those of its passes."""

from pathlib import Path

import pytest
from gold_stories import BRIDGE_CLAIMS, BRIDGE_RELATIONS, Row, write_labels

from evals.labels.agreement import TwoPasses, compare_passes, measure, together
from evals.labels.agreement_table import show_agreement
from evals.labels.faults import Severity
from evals.labels.folder import load_pass
from evals.labels.lint import lint_story
from evals.labels.reading import read_sheet
from evals.labels.story_file import STORY, Agreement, read_story_file, write_agreement


def renamed(row: Row, ids: dict[str, str]) -> Row:
    return {name: ids.get(str(value), value) if isinstance(value, str) else value for name, value in row.items()}


def write_pass(folder: Path, name: str, claims: list[Row] | None = None, relations: list[Row] | None = None) -> None:
    path = folder / "passes" / name
    write_labels(
        path, BRIDGE_CLAIMS if claims is None else claims, BRIDGE_RELATIONS if relations is None else relations
    )
    read_sheet(folder, path, fix=True)


def compared(folder: Path) -> TwoPasses:
    return compare_passes("bridge", load_pass(folder, "first"), load_pass(folder, "second"))


def measured(folder: Path) -> Agreement:
    return measure(compared(folder))


def test_two_equal_passes_agree_on_everything(bridge: Path) -> None:
    write_pass(bridge, "first")
    write_pass(bridge, "second")
    found = measured(bridge)
    assert (found.first, found.second, found.aligned, found.claims_f1) == (11, 11, 11, 1.0)
    assert (found.verdicts.n, found.verdicts.agreement, found.verdicts.kappa) == (11, 1.0, 1.0)
    # 11 claims in articles of 3, 3, 3 and 2: every ordered pair of different articles
    assert (found.relations.n, found.relations.agreement, found.relations.kappa) == (110 - 20, 1.0, 1.0)
    assert (found.relations.ci_low, found.relations.ci_high) == (1.0, 1.0)


def test_ids_may_differ_and_order_means_nothing(bridge: Path) -> None:
    ids = {"courier-01": "courier-03", "courier-03": "courier-01", "radio-01": "radio-77"}
    write_pass(bridge, "first")
    claims = [renamed(row, ids) for row in reversed(BRIDGE_CLAIMS)]
    write_pass(bridge, "second", claims, [renamed(row, ids) for row in BRIDGE_RELATIONS])
    assert measured(bridge).relations.kappa == 1.0


def test_another_verdict_and_another_relation_cost_agreement(bridge: Path) -> None:
    write_pass(bridge, "first")
    claims = [{**row, "verdict": "single-source"} if row["id"] == "courier-02" else row for row in BRIDGE_CLAIMS]
    relations = [{**row, "relation": "varies"} for row in BRIDGE_RELATIONS[:2]] + list(BRIDGE_RELATIONS[2:])
    write_pass(bridge, "second", claims, relations)
    found = measured(bridge)
    assert found.verdicts.agreement == round(10 / 11, 4)
    # Of the first: 3 corroborated, 3 contradicted, 5 single; of the second 3, 2, 6.
    by_chance = (3 * 3 + 3 * 2 + 5 * 6) / 121
    assert found.verdicts.kappa == round((10 / 11 - by_chance) / (1 - by_chance), 4)
    assert found.relations.agreement == round(88 / 90, 4)
    assert found.relations.kappa is not None
    assert 0.5 < found.relations.kappa < 1.0


def test_a_relation_that_one_pass_leaves_out_is_none_there(bridge: Path) -> None:
    write_pass(bridge, "first")
    write_pass(bridge, "second", relations=list(BRIDGE_RELATIONS[1:]))
    (missed,) = [rating for rating in compared(bridge).relations if rating.one != rating.other]
    assert (missed.one, missed.other, missed.article) == ("supports", "none", "herald")


def test_claims_that_one_pass_lacks_count_in_f1_only(bridge: Path) -> None:
    write_pass(bridge, "first")
    write_pass(bridge, "second", list(BRIDGE_CLAIMS[:-2]))
    found = measured(bridge)
    assert (found.aligned, found.claims_f1, found.verdicts.n) == (9, round(18 / 20, 4), 9)


def test_without_claims_nothing_is_known(bridge: Path) -> None:
    nothing = TwoPasses(0, 0, 0, (), ())
    found = measure(nothing)
    assert (found.claims_f1, found.verdicts.agreement, found.verdicts.kappa) == (None, None, None)
    assert show_agreement({}, found).splitlines()[1].split() == ["all", "0/0", "0", *"----", "0", *"---"]


def test_stories_add_up(bridge: Path) -> None:
    write_pass(bridge, "first")
    write_pass(bridge, "second")
    both = together([compared(bridge), compared(bridge)])
    assert (both.first, both.aligned, len(both.verdicts)) == (22, 22, 22)
    table = show_agreement({"bridge": measured(bridge)}, measure(both)).splitlines()
    assert [line.split()[:4] for line in table[1:]] == [
        ["bridge", "11/11", "11", "1.000"],
        ["all", "22/22", "22", "1.000"],
    ]
    assert len({len(line) for line in table}) == 1


def state(folder: Path, passes: int) -> None:
    """Say in story.toml how many passes there are."""
    path = folder / STORY
    path.write_text(path.read_text().replace("passes = 0", f"passes = {passes}"))


def faults(folder: Path) -> list[str]:
    return [f"{fault.field}: {fault.message}" for fault in lint_story(folder) if fault.severity is Severity.FAULT]


@pytest.fixture
def labelled_twice(bridge: Path) -> Path:
    write_pass(bridge, "first")
    write_pass(bridge, "second", relations=list(BRIDGE_RELATIONS[1:]))
    state(bridge, 2)
    return bridge


def test_the_agreement_of_two_passes_must_be_stated(labelled_twice: Path) -> None:
    assert faults(labelled_twice) == ["agreement: is missing; run lint --agreement --fix"]
    write_agreement(labelled_twice, measured(labelled_twice))
    assert faults(labelled_twice) == []


def test_the_stated_agreement_must_be_that_of_the_passes(labelled_twice: Path) -> None:
    write_agreement(labelled_twice, measured(labelled_twice))
    write_pass(labelled_twice, "second")
    assert faults(labelled_twice) == [
        "agreement: is not that of the passes as they are now; run lint --agreement --fix"
    ]
    write_agreement(labelled_twice, measured(labelled_twice))
    assert faults(labelled_twice) == []


def test_writing_the_agreement_keeps_the_rest(labelled_twice: Path) -> None:
    path = labelled_twice / STORY
    path.write_text(
        path.read_text() + '\n[agreement]\nfirst = 1\n\n[agreement.verdicts]\nn = 0\n\n[extra]\nkept = "yes"\n'
    )
    before = path.read_text()
    write_agreement(labelled_twice, measured(labelled_twice))
    after = path.read_text()
    assert after.startswith(before[: before.index("\n[agreement]")])
    assert '[extra]\nkept = "yes"' in after
    assert after.count("[agreement]") == 1
    write_agreement(labelled_twice, measured(labelled_twice))
    assert path.read_text() == after


def test_what_is_written_is_read_back(labelled_twice: Path) -> None:
    found = measure(TwoPasses(3, 0, 0, (), ()))
    write_agreement(labelled_twice, found)
    file = read_story_file(labelled_twice, [])
    assert file is not None
    assert file.agreement == found


def test_passes_that_cannot_be_loaded_have_no_agreement(labelled_twice: Path) -> None:
    (labelled_twice / "passes" / "second" / "claims.jsonl").write_text("{\n")
    assert any(fault.startswith("agreement: cannot be worked out") for fault in faults(labelled_twice))


@pytest.mark.parametrize(
    ("was", "now", "message"),
    [
        ('id = "bridge"', 'id = "bridges"', "id: is bridges, but the folder is bridge"),
        ('licence = "Apache-2.0"\n', "", "licence: is required"),
        ('"contradiction"', '"surprise"', "phenomena: 'surprise' is not on the list"),
        ('split = "dev"', 'split = "train"', "split: Input should be 'dev' or 'test'"),
        ("[labelling]", "[labelling", ": is not TOML"),
        ("passes = 2", "passes = 3", "labelling.passes: is 3, but there are 2 passes"),
        ('second = "another reader"', 'second = ""', "labelling.second: is empty"),
        ('topic = "A bridge falls"', 'topic = "A bridge falls"\nsplitt = "dev"', "splitt: Extra inputs"),
    ],
)
def test_a_wrong_story_file_is_a_fault(labelled_twice: Path, was: str, now: str, message: str) -> None:
    write_agreement(labelled_twice, measured(labelled_twice))
    path = labelled_twice / STORY
    assert was in path.read_text()
    path.write_text(path.read_text().replace(was, now))
    assert any(fault.startswith(message) for fault in faults(labelled_twice))


def test_a_phenomenon_without_a_claim_is_worth_a_look(bridge: Path) -> None:
    path = bridge / STORY
    path.write_text(path.read_text().replace('["contradiction"]', '["contradiction", "range"]'))
    (found,) = lint_story(bridge)
    assert (found.severity, found.message) == (Severity.WARNING, "no claim is tagged range")


def test_a_story_with_a_split_must_be_labelled(bridge: Path) -> None:
    (bridge / "claims.jsonl").unlink()
    (bridge / "relations.jsonl").unlink()
    assert any("the story has a split" in fault for fault in faults(bridge))
