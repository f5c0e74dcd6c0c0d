"""A row a fact, a cell for what each outlet does with it; one text is one cell, silence an empty one."""

from pages import read
from stories import article, claim, judge, support_each_other

from verifier.models import EngineInfo, RelationLabel, Report, Stand, VerdictLabel
from verifier.pipeline import recompute
from verifier.report import Format, render
from verifier.report.page.view import view

WIRE = (
    "The dam above the village of Harrow gave way shortly before dawn on Tuesday after two days of heavy rain and sent "
    "a wall of water down the valley that carried off a bridge, a mill and eleven parked cars before it met the sea."
)


def _story() -> Report:
    """Two outlets with one wire text, one with words of its own, one that contradicts, one that says nothing."""
    one = article("one", WIRE, outlet="Zenith").model_copy(update={"credits": ("Reuters",)})
    two = article("two", WIRE, outlet="Axis").model_copy(update={"credits": ("Reuters",)})
    three = article("three", "A dam near Harrow burst on Tuesday.", outlet="Mercury")
    four = article("four", "No dam burst at Harrow.", outlet="Neptune")
    five = article("five", "It rained.", outlet="Pluto")
    claims = {each.id: [claim(each, 1)] for each in (one, two, three, four, five)}
    asserting = [claims[name][0] for name in ("one", "two", "three")]
    against = [judge(claims["four"][0], each, RelationLabel.CONTRADICTS) for each in asserting]
    judgements = [*support_each_other(asserting), *against]
    return recompute(
        Report(
            verifier_version="0",
            engine=EngineInfo(name="scripted"),
            articles=(one, two, three, four, five),
            claims=tuple(made for several in claims.values() for made in several),
            judgements=tuple(judgements),
        )
    )


def test_outlets_that_carry_one_text_are_next_to_each_other_and_share_a_cell() -> None:
    [story] = view(_story()).stories
    assert story.matrix.outlets == ("Axis", "Zenith", "Mercury", "Neptune", "Pluto")
    row = story.matrix.rows[0]
    assert [(cell.stand, cell.span) for cell in row.cells] == [
        (Stand.ASSERTS, 2),
        (Stand.ASSERTS, 1),
        (Stand.CONTRADICTS, 1),
        (Stand.SILENT, 1),
    ]
    assert row.cells[0].outlets == ("Axis", "Zenith")
    assert row.counts_for.startswith("2 outlets")
    assert row.counts_against == "1 outlet, 1 origin"


def test_every_row_has_a_cell_for_every_outlet() -> None:
    [story] = view(_story()).stories
    assert {sum(cell.span for cell in row.cells) for row in story.matrix.rows} == {len(story.matrix.outlets)}


def test_contradicted_facts_come_first_then_corroborated_then_single_source(report: Report) -> None:
    [story] = view(report).stories
    labels = [row.label for row in story.matrix.rows]
    assert set(labels) > {"contradicted", "single-source"}
    assert labels == sorted(labels, key=[*VerdictLabel, "withheld"].index)


def test_the_sides_of_a_dispute_follow_each_other_as_they_do_above(report: Report) -> None:
    [story] = view(report).stories
    sides = [side.words[0].claim for dispute in story.disputes for side in dispute.versions]
    assert [row.fact for row in story.matrix.rows[: len(sides)]] == [
        next(fact.id for fact in report.facts if claim in fact.claims) for claim in sides
    ]


def test_a_cell_shows_the_outlets_figure(report: Report) -> None:
    [story] = view(recompute(report)).stories
    figures = {cell.figure for row in story.matrix.rows for cell in row.cells if row.fact == "courier-0"}
    assert "Nine" in figures


def test_the_table_names_its_rows_and_columns() -> None:
    page = read(render(_story(), Format.HTML))
    [table] = page.all("table", class_="matrix")
    assert table.attributes.get("class") == "matrix"
    in_table = [e for e in page.elements if e.path[-4:-1] == ("table", "thead", "tr") or "tbody" in e.path]
    heads = [e for e in in_table if e.tag == "th"]
    assert heads
    assert all(e.attributes["scope"] in ("row", "col") for e in heads)
    assert [e.attributes["colspan"] for e in page.all("td") if "colspan" in e.attributes] == ["2", "2"]


def test_a_cell_leads_to_the_outlets_words() -> None:
    page = read(render(_story(), Format.HTML))
    cells = [e for e in page.all("a") if e.path[-1] == "td" and "tr" in e.path]
    assert "Neptune: contradicts" in [" ".join(cell.text.split()) for cell in cells]
    assert "#claim-four%3A1" in [cell.attributes["href"] for cell in cells]


def test_the_grade_of_a_row_is_that_of_a_claim_with_its_verdict(report: Report) -> None:
    graded = {verdict.claim: (verdict.label, verdict.grade) for verdict in report.verdicts}
    [story] = view(report).stories
    for row in story.matrix.rows:
        claims = next(fact.claims for fact in report.facts if fact.id == row.fact)
        label = None if row.label == "withheld" else row.label
        assert row.grade is None or (label, row.grade) in [graded[claim] for claim in claims]


def test_an_outlet_that_reports_both_sides_says_so() -> None:
    one = article("one", "A dam burst at Harrow.", "No dam burst at Harrow.", outlet="Both")
    two = article("two", "A dam burst at Harrow.", outlet="One side")
    here, denial, other = claim(one, 1), claim(one, 2), claim(two, 1)
    judgements = [*support_each_other([here, other]), judge(denial, other, RelationLabel.CONTRADICTS)]
    report = recompute(
        Report(
            verifier_version="0",
            engine=EngineInfo(name="scripted"),
            articles=(one, two),
            claims=(here, denial, other),
            judgements=tuple(judgements),
        )
    )
    [story] = view(report).stories
    row = next(row for row in story.matrix.rows if row.fact in (here.id, other.id))
    assert [(cell.stand, cell.asserts_too) for cell in row.cells] == [
        (Stand.CONTRADICTS, True),
        (Stand.ASSERTS, False),
    ]
