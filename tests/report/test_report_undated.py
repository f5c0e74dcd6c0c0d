"""A contradiction that is not counted, because a time is not known, is pointed out all the same."""

import pytest
from stories import article, claim, judge

from verifier.engines.scripted import ScriptedEngine
from verifier.models import RelationLabel, VerdictLabel
from verifier.pipeline import verify
from verifier.report import Format, render

ONE = article("one", "The council voted for the plan.")
TWO = article("two", "The council rejected the plan.")


@pytest.mark.parametrize("format", [Format.TABLE, Format.MARKDOWN])
def test_what_disagrees_at_an_unknown_time_is_shown_once_and_gets_no_verdict(format: Format) -> None:
    voted, rejected = claim(ONE, 1, time=None), claim(TWO, 1, time=None)
    engine = ScriptedEngine([voted, rejected], [judge(voted, rejected, RelationLabel.CONTRADICTS)])
    report = verify([ONE, TWO], engine=engine)
    assert {verdict.label for verdict in report.verdicts} == {VerdictLabel.SINGLE_SOURCE}
    shown = " ".join(render(report, format).split())
    assert shown.count("They disagree, not counted since the time of one is not known") == 1
