"""Two runs of one engine are compared item by item."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.cli import app
from evals.runs.log import read_log


@pytest.fixture
def log(bridge: Path, tmp_path: Path) -> Path:
    options = ["--gold", str(bridge.parent), "--out", str(tmp_path / "a"), "--row", "local"]
    result = CliRunner().invoke(app, ["run", *options])
    assert result.exit_code == 0, result.output
    return tmp_path / "a" / "local.jsonl"


def compare(bridge: Path, *logs: Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["compare", *map(str, logs), "--gold", str(bridge.parent)])
    return result.exit_code, result.output


def test_a_run_does_not_differ_from_itself(bridge: Path, log: Path) -> None:
    code, output = compare(bridge, log, log)
    assert code == 0, output
    assert "inconclusive" in output
    assert "broke:" not in output


def test_what_broke_is_shown_with_its_text(bridge: Path, log: Path, tmp_path: Path) -> None:
    worse = tmp_path / "worse.jsonl"
    emptied = [
        sample.model_copy(update={"report": sample.report.model_copy(update={"judgements": ()})})
        for sample in read_log(log).samples.values()
        if sample.report is not None
    ]
    lines = log.read_text(encoding="utf-8").splitlines()
    worse.write_text("\n".join([lines[0], *(each.model_dump_json() for each in emptied), lines[-1]]) + "\n")
    code, output = compare(bridge, log, worse)
    assert code == 0, output
    assert "broke: bridge/" in output
    assert "became single-source" in output


def test_runs_that_share_no_claim_are_not_compared(bridge: Path, log: Path, tmp_path: Path) -> None:
    header, *samples, footer = log.read_text(encoding="utf-8").splitlines()
    halves = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    for path, sample in zip(halves, samples, strict=True):
        path.write_text("\n".join([header, sample, footer, ""]), encoding="utf-8")
    code, output = compare(bridge, *halves)
    assert (code, "no claim in common" in " ".join(output.split())) == (2, True)


def test_a_log_that_is_none_is_a_usage_error(bridge: Path, tmp_path: Path) -> None:
    assert compare(bridge, tmp_path / "a.jsonl", tmp_path / "b.jsonl")[0] == 2
