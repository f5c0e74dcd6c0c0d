"""A log read again gives the reports that the run had, with gold's articles, and its copies in the oracle setting."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from gold_stories import BRIDGE_CLAIMS, read_rows, write_labels, write_lines

from evals.labels.folder import load_stories, load_story
from evals.labels.reading import read_sheet
from evals.runs import rescore
from evals.runs.provenance import gold_hash
from evals.runs.rescore import put_back, read_run, strip
from evals.runs.rows import BOTH, Bench, RowName, open_row
from evals.runs.runner import run_row
from evals.runs.values import Sample, Setting
from verifier.engines.local.engine import LocalEngine
from verifier.engines.scripted import ScriptedEngine
from verifier.errors import InputError
from verifier.models import Copy, Judgement, RelationLabel, Report, VerdictLabel
from verifier.pipeline import verify
from verifier.settings import Settings


def run(name: RowName, gold: Path, log: Path) -> None:
    known = load_stories(gold)
    run_row(open_row(name, Bench(known, lambda: known, Settings())), known, log)


def test_a_stripped_report_is_put_back_to_the_letter(bridge: Path) -> None:
    story = load_story(bridge)
    report = verify(story.articles, engine=LocalEngine())
    sample = Sample(story=story.id, setting=Setting.END_TO_END, report=strip(report))
    assert put_back(sample, story).report == report


def test_a_log_read_again_has_what_the_run_had(stories: Path, tmp_path: Path) -> None:
    run(RowName.LOCAL, stories, tmp_path / "local.jsonl")
    read = read_run(tmp_path / "local.jsonl", load_stories(stories))
    assert read.is_finished
    assert [(each.story, each.setting) for each in read.samples] == sorted(
        (story, setting) for story in ("bridge", "viaduct") for setting in BOTH
    )
    for sample in read.samples:
        assert sample.report is not None
        assert len(sample.report.verdicts) == len(sample.report.claims) > 0


def test_a_copy_that_people_marked_counts_in_the_oracle_setting_alone(bridge: Path) -> None:
    story = load_story(bridge)
    whole = {article.id: len(article.text) for article in story.articles}
    copy = Copy(
        first="courier",
        first_start=0,
        first_end=whole["courier"],
        second="radio",
        second_start=0,
        second_end=whole["radio"],
        why="labelled by hand",
    )
    marked = story.model_copy(update={"copies": (copy,)})
    support = Judgement(evidence="radio-01", target="courier-01", label=RelationLabel.SUPPORTS)
    engine = ScriptedEngine([gold.claim for gold in story.labels.claims], [support])
    report = strip(verify(story.articles, engine=engine))

    def verdict(setting: Setting) -> VerdictLabel | None:
        restored = put_back(Sample(story=story.id, setting=setting, report=report), marked).report
        assert restored is not None
        return next(each.label for each in restored.verdicts if each.claim == "courier-01")

    assert verdict(Setting.END_TO_END) is VerdictLabel.CORROBORATED
    assert verdict(Setting.ORACLE) is VerdictLabel.SINGLE_SOURCE


def test_a_change_of_the_rules_shows_without_a_run(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "local.jsonl"
    run(RowName.LOCAL, stories, log)
    before = read_run(log, load_stories(stories))
    real = rescore.recompute

    def changed(report: Report, *, copies: Sequence[Copy] | None = None) -> Report:
        return real(report, copies=copies).model_copy(update={"verdicts": ()})

    monkeypatch.setattr(rescore, "recompute", changed)
    after = read_run(log, load_stories(stories))
    assert all(sample.report and sample.report.verdicts for sample in before.samples)
    assert not any(sample.report and sample.report.verdicts for sample in after.samples)


def test_a_log_of_other_labels_is_refused(stories: Path, tmp_path: Path) -> None:
    log = tmp_path / "local.jsonl"
    run(RowName.LOCAL, stories, log)
    rows = read_rows(stories / "bridge" / "claims.jsonl")
    write_lines(stories / "bridge" / "claims.jsonl", [row | {"tags": ["hedge"]} for row in rows])
    with pytest.raises(InputError, match="run it again"):
        read_run(log, load_stories(stories))


def test_a_log_of_stories_that_are_not_there_is_refused(stories: Path, tmp_path: Path) -> None:
    log = tmp_path / "local.jsonl"
    run(RowName.LOCAL, stories, log)
    with pytest.raises(InputError, match="viaduct"):
        read_run(log, load_stories(stories, only=["bridge"]))


def test_a_sample_of_a_story_that_the_header_does_not_name_is_refused(stories: Path, tmp_path: Path) -> None:
    log = tmp_path / "local.jsonl"
    run(RowName.LOCAL, stories, log)
    header, *samples = log.read_text(encoding="utf-8").splitlines()
    narrow = json.loads(header) | {"stories": ["bridge"], "gold": gold_hash(load_stories(stories, only=["bridge"]))}
    log.write_text("\n".join([json.dumps(narrow), *samples, ""]), encoding="utf-8")
    with pytest.raises(InputError, match="viaduct"):
        read_run(log, load_stories(stories))


def test_the_second_pass_is_scored_against_the_first(stories: Path, tmp_path: Path) -> None:
    folder = stories / "bridge"
    other = [dict(row) for row in BRIDGE_CLAIMS]
    other[2]["verdict"] = "corroborated"
    for name, claims in (("first", BRIDGE_CLAIMS), ("second", other)):
        write_labels(folder / "passes" / name, claims)
        read_sheet(folder, folder / "passes" / name, fix=True)
    log = tmp_path / "annotators.jsonl"
    run(RowName.ANNOTATORS, stories, log)
    read = read_run(log, load_stories(stories))
    assert [story.id for story in read.stories] == ["bridge"]
    [sample] = read.samples
    assert sample.setting is Setting.END_TO_END
    assert sample.verdicts is not None
    assert sample.verdicts[str(other[2]["id"])] is VerdictLabel.CORROBORATED
    first = {gold.id: gold.verdict for gold in read.stories[0].labels.claims}
    assert [claim for claim, label in sample.verdicts.items() if first[claim] is not label] == [other[2]["id"]]
