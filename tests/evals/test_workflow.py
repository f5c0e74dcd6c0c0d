"""The workflow for forks runs what it says, with pinned actions and no more rights than it needs."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
FILE = ROOT / ".github" / "workflows" / "evals.yml"
TEXT = FILE.read_text(encoding="utf-8")
WORKFLOW = yaml.safe_load(TEXT)
STEPS = WORKFLOW["jobs"]["gate"]["steps"]


def test_actions_are_pinned_to_a_commit_with_their_version_beside_it() -> None:
    used = re.findall(r"uses: (.*)", TEXT)
    assert len(used) == sum("uses" in step for step in STEPS) == 3
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each) for each in used)


def test_it_may_only_read_and_knows_no_secret() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in WORKFLOW["jobs"]["gate"]
    assert "secrets" not in TEXT.replace("no secret is needed", "")
    assert set(WORKFLOW[True]) == {"pull_request", "workflow_dispatch"}  # YAML 1.1 reads "on" as a truth value
    checkout = next(step for step in STEPS if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"] == {"persist-credentials": False}


def test_it_installs_with_constraints_lints_and_gates() -> None:
    commands = [step["run"] for step in STEPS if "run" in step]
    assert commands[:3] == [
        "python -m pip install -c constraints.txt -e '.[evals]'",
        "python -m evals lint",
        "python -m evals gate --out evals/out",
    ]


def test_a_failed_gate_is_shown_and_kept() -> None:
    last = STEPS[-2:]
    assert all(step["if"] == "${{ !cancelled() }}" for step in last)
    assert 'evals/out/gate.md >> "$GITHUB_STEP_SUMMARY"' in last[0]["run"]
    assert last[1]["with"]["path"] == "evals/out/"


def test_no_expression_is_put_into_a_command() -> None:
    assert not [step for step in STEPS if "${{" in step.get("run", "")]
