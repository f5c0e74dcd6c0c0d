"""Every format shows what a checker needs, and none lets an article's words out of their place."""

import csv
import io
import re

import pytest
from rich.cells import cell_len

from verifier.models import Copy, Report, VerdictLabel
from verifier.report import Format, read_report, render, render_claims

FOR_PEOPLE = [Format.TABLE, Format.MARKDOWN]


def _table(report: Report, *, width: int = 80, verbose: bool = False) -> str:
    return render(report, Format.TABLE, width=width, verbose=verbose)


def _in_order(text: str, *parts: str) -> bool:
    return re.search(".*".join(map(re.escape, parts)), text, re.DOTALL | re.IGNORECASE) is not None


@pytest.mark.parametrize("format", FOR_PEOPLE)
def test_what_a_checker_needs_first_comes_first(report: Report, format: Format) -> None:
    assert _in_order(
        render(report, format, verbose=True),
        "3 articles of 3 outlets: 14 claims, 12 facts",
        "5 contradicted, 2 corroborated, 6 single-source, 1 withheld",
        "1 article, 2 comparisons, 1 proposed claim refused",
        "scripted",
        "Contradicted",
        "Figures that differ",
        "Told in different versions",
        "One source, two versions",
        "Worth a look",
        "Corroborated",
        "Updates",
        "Single-source",
        "Withheld",
        "Not done, refused, noticed",
        "Usage: 3 calls, 4,000 tokens in, 900 out",
    )


def test_a_contradiction_is_shown_once_with_both_sides_words(report: Report) -> None:
    text = _table(report)
    section = text[text.index("CONTRADICTED") : text.index("FIGURES THAT DIFFER")]
    assert section.count("The Harrow dam broke at 7 a.m.") == 1
    assert _in_order(
        section,
        "A  The Harrow dam broke at about 5 a.m. on 4 March 2025. (2 outlets, 2",
        "Harrow Gazette, 2025-03-04: own report",
        "> The dam broke at 5 a.m.",
        "The Courier, ~2025-03-04 18:00 UTC: own report",
        "B  The Harrow dam broke at 7 a.m. on 4 March 2025. (1 outlet, 1 origin)",
        "Northern Wire, 2025-03-05: Harrow Water",
        "> The dam did not break at 5 a.m. but at 7 a.m.",
        "A and B: 5 a.m. and 7 a.m.",
    )


def test_a_list_of_the_versions_comes_first_where_they_are_many(report: Report) -> None:
    text = _table(report)
    listed = text[text.index("IN DISPUTE") : text.index("CONTRADICTED")].splitlines()[1:-1]
    assert [line.split()[-2] for line in listed] == ["2", "1", "1", "1"]
    assert listed[0].startswith(" 1 A  The Harrow dam broke at about 5 a.m.")
    less = tuple(relation for relation in report.relations if "courier-0" not in (relation.evidence, relation.target))
    assert "IN DISPUTE" not in _table(report.model_copy(update={"relations": less}))


def test_an_outlet_that_only_supports_a_version_is_named_and_not_quoted(report: Report) -> None:
    verdicts = tuple(
        verdict.model_copy(update={"supporting": ("gazette-1", "wire-2")}) if verdict.claim == "courier-1" else verdict
        for verdict in report.verdicts
    )
    for format in FOR_PEOPLE:
        text = render(report.model_copy(update={"verdicts": verdicts}), format)
        assert text.count("supported by Northern Wire") == 1
        assert "Crews" not in text[: text.index("supported by")]


def test_a_date_that_is_inferred_is_marked_and_the_mark_explained(report: Report) -> None:
    assert "~2025-03-04 18:00 UTC" in _table(report)
    assert "~ marks a date of publication that is inferred" in _table(report)
    stated = tuple(
        article.model_copy(update={"published": report.articles[1].published}) for article in report.articles
    )
    assert "~" not in _table(report.model_copy(update={"articles": stated}))


def test_what_an_unknown_outlet_or_date_means_is_said(report: Report) -> None:
    assert "is not known" not in _table(report)
    first, *rest = report.articles
    bare = first.model_copy(update={"outlet": None, "published": None})
    text = " ".join(_table(report.model_copy(update={"articles": (bare, *rest)})).split())
    assert "The outlet of courier is not known" in text
    assert "The date of courier is not known: a claim that gives no date of its own can support others" in text


def test_one_outlet_spelt_in_two_ways_is_one(report: Report) -> None:
    shouted = tuple(
        article.model_copy(update={"outlet": "HARROW  GAZETTE" if article.id == "wire" else article.outlet})
        for article in report.articles
    )
    assert "3 articles of 2 outlets" in _table(report.model_copy(update={"articles": shouted}))


def test_figures_in_dispute_stand_side_by_side_lowest_first(report: Report) -> None:
    text = _table(report, width=120)
    section = text[text.index("FIGURES THAT DIFFER") : text.index("TOLD IN")]
    assert re.search(r"Nine +people killed +Harrow County: The Courier +2025-03-04", section)
    assert section.index("Nine") < section.index("At least 12")


def test_what_one_article_says_twice_is_shown_as_not_counted(report: Report) -> None:
    text = _table(report)
    section = text[text.index("ONE SOURCE") : text.index("WORTH A LOOK")]
    assert "not counted" in section
    assert "one article of Harrow Gazette: the figures at least 12 and 30" in section
    assert section.count("Early reports of 30 dead were wrong.") == 1


def test_an_update_shows_the_older_state_before_the_newer(report: Report) -> None:
    text = _table(report)
    assert _in_order(text[text.index("UPDATES") :], "older", "At least 12", "newer", "15 people", "SINGLE-SOURCE")


def test_corroboration_counts_and_names_outlets_and_origins(report: Report) -> None:
    lines = " ".join(_table(report).split())
    assert "2 outlets (Harrow Gazette, The Courier), 2 origins (Harrow Gazette, The Courier), grade 1" in lines


def test_the_best_graded_come_first(report: Report) -> None:
    labels = {"wire-3": VerdictLabel.CORROBORATED}  # of grade 6, and with more outlets than the other
    verdicts = tuple(
        verdict.model_copy(update={"outlets_for": ("A", "B", "C")}) if verdict.claim == "wire-3" else verdict
        for verdict in report.verdicts
    )
    facts = tuple(fact.model_copy(update={"label": labels.get(fact.id, fact.label)}) for fact in report.facts)
    text = _table(report.model_copy(update={"verdicts": verdicts, "facts": facts}))
    assert _in_order(text, "CORROBORATED", "Power was cut to 900 homes.", "The river could crest")


def test_single_source_facts_are_folded_by_outlet_until_they_are_asked_for(report: Report) -> None:
    folded, unfolded = _table(report), _table(report, verbose=True)
    assert re.search(r"^ +3  Northern Wire$", folded, re.MULTILINE)
    assert "river could crest" not in folded
    assert "river could crest on 7 March 2025. (own report) [predicted]" in unfolded


def test_a_withheld_fact_says_what_is_missing(report: Report) -> None:
    assert "[unconfirmed; 2 comparisons missing]" in " ".join(_table(report).split())


def test_what_was_not_done_says_why_and_what_to_do(report: Report) -> None:
    text = " ".join(_table(report, verbose=True).split())
    assert "extract failed (herald): The answer was cut off; Raise context_tokens." in text
    assert "refused from wire: The dam is new. > brand new (quote not found)" in text
    assert "courier has no printed date." in text


def test_copies_are_named_as_one_source(report: Report) -> None:
    copy = Copy(
        first="courier", first_start=0, first_end=9, second="wire", second_start=0, second_end=9, why="same words"
    )
    text = " ".join(_table(report.model_copy(update={"copies": (copy, copy)})).split())
    assert text.count("The Courier (courier) and Northern Wire (wire) carry passages of one text") == 1


def test_no_contradiction_is_said_in_words(report: Report) -> None:
    without = report.model_copy(
        update={
            "relations": (),
            "facts": tuple(fact.model_copy(update={"label": VerdictLabel.SINGLE_SOURCE}) for fact in report.facts),
        }
    )
    for format in FOR_PEOPLE:
        text = render(without, format)
        assert "No contradiction was found" in text
        assert "## Contradicted" not in text


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(report: Report, width: int) -> None:
    assert max(map(cell_len, _table(report, width=width, verbose=True).splitlines())) <= width


def test_without_colour_there_is_no_escape_sequence(report: Report) -> None:
    assert "\x1b" not in _table(report, verbose=True)
    assert "\x1b[1;31mCONTRADICTED" in render(report, Format.TABLE, colour=True)


@pytest.mark.parametrize("colour", [True, False])
def test_hostile_words_stay_words_on_a_terminal(report: Report, colour: bool) -> None:
    text = render(report, Format.TABLE, colour=colour, verbose=True)
    assert r"[bold red]Crews[/] \x1b[31mleft \u202egnp.exe" in text
    assert "\u202e" not in text
    assert "\x1b[31mleft" not in text


def test_hostile_names_are_escaped_in_every_place_a_name_is_shown(report: Report) -> None:
    evil = "Evil\x1b]0;x\x07\u202e[b]*<i>"
    articles = tuple(article.model_copy(update={"outlet": evil}) for article in report.articles)
    claims = tuple(
        claim.model_copy(update={"text": evil, "origin": claim.origin.model_copy(update={"body": evil})})
        for claim in report.claims
    )
    verdicts = tuple(verdict.model_copy(update={"outlets_for": (evil,), "why": evil}) for verdict in report.verdicts)
    facts = tuple(fact.model_copy(update={"text": evil}) for fact in report.facts)
    relations = tuple(relation.model_copy(update={"why": evil}) for relation in report.relations)
    findings = tuple(finding.model_copy(update={"why": evil}) for finding in report.findings)
    failures = tuple(failure.model_copy(update={"reason": evil}) for failure in report.failures)
    hostile = report.model_copy(
        update={
            "articles": articles,
            "claims": claims,
            "verdicts": verdicts,
            "facts": facts,
            "relations": relations,
            "findings": findings,
            "failures": failures,
            "warnings": (evil,),
            "engine": report.engine.model_copy(update={"model": evil}),
        }
    )
    shown = [show(hostile, format, verbose=True) for show in (render, render_claims) for format in FOR_PEOPLE]
    for text in [*shown, render(hostile, Format.CSV)]:
        assert not set(text) & set("\x1b\x07\u202e")
    for text in shown[1::2]:
        assert "<i>" not in text
        assert "[b]" not in text


def test_csv_has_a_row_a_claim_that_a_spreadsheet_cannot_run(report: Report) -> None:
    claims = tuple(claim.model_copy(update={"text": "=1+1"}) for claim in report.claims)
    rows = list(csv.DictReader(io.StringIO(render(report.model_copy(update={"claims": claims}), Format.CSV))))
    assert [row["claim"] for row in rows] == [claim.id for claim in report.claims]
    assert {row["text"] for row in rows} == {"'=1+1"}
    first = rows[1]
    assert first["outlet"] == "The Courier"
    assert first["verdict"] == "contradicted"
    assert first["grade"] == "4"
    assert (first["outlets_for"], first["outlets_for_names"]) == ("2", "Harrow Gazette; The Courier")
    assert rows[-1]["verdict"] == "withheld"
    assert rows[-1]["grade"] == ""


def test_json_gives_the_same_report_back(report: Report) -> None:
    text = render(report, Format.JSON)
    assert text.endswith("}\n")
    assert read_report(text.encode(), "it") == report


def test_listed_claims_carry_no_verdict(report: Report) -> None:
    bare = report.model_copy(update={"verdicts": (), "facts": (), "relations": (), "findings": ()})
    for format in (Format.TABLE, Format.MARKDOWN, Format.CSV):
        text = render_claims(bare, format, verbose=True)
        assert "The Harrow dam broke at 7 a.m. on 4 March 2025." in text
        assert "The dam did not break at 5 a.m. but at 7 a.m., its operator said." in text
        assert not re.search("contradicted|corroborated|single-source|withheld", text)


def test_a_report_without_claims_is_shown(report: Report) -> None:
    empty = Report(verifier_version="0", engine=report.engine, articles=report.articles, claims=())
    for format in Format:
        assert render(empty, format)
        assert render_claims(empty, format)
