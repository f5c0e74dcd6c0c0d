"""Every format is measured, and its size is that of its text."""

from evals.bench.formats import measure_formats, show_formats
from verifier.report import Format


def test_every_format_and_what_comes_before_it_is_measured() -> None:
    costs = measure_formats(articles=2, repeats=1)
    assert [cost.what for cost in costs] == [*Format, "reading", "computing anew", "comparing"]
    sizes = {cost.what: cost.size_bytes for cost in costs}
    assert all((sizes[format] or 0) > 1000 for format in Format)
    assert sizes["comparing"] is None
    assert {cost.claims for cost in costs} == {costs[0].claims}


def test_the_table_has_a_line_for_each() -> None:
    costs = measure_formats(articles=1, repeats=1)
    lines = show_formats(costs).splitlines()
    assert len(lines) == len(costs) + 1
    assert lines[-1].split()[-1] == "-"
