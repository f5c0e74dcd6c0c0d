"""The benchmark of the page: what it measures is a page, and what no browser could be asked is not a zero."""

from pathlib import Path

import pytest

from evals.bench import page
from evals.bench.chromium import InBrowser
from evals.bench.measure import BenchError
from evals.bench.page import PageRun, check_seeds, measure_pages, show_pages
from verifier.errors import InputError


def test_without_a_browser_size_and_writing_are_measured_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(page, "why_not", lambda: "no browser here")
    (tmp_path / "a.txt").write_text("Nine people died when the dam broke, the county said.", encoding="utf-8")
    seeds, made_up = measure_pages(tmp_path, articles=3)
    assert (seeds.articles, made_up.articles) == (1, 3)
    assert 20_000 < seeds.bytes < made_up.bytes
    assert seeds.in_browser is None
    assert show_pages([seeds]).splitlines()[1].count("-") == 3


def test_the_clock_and_the_processor_are_shown_apart() -> None:
    run = PageRun("seeds", 5, 107, 92, 333_000, 0.2, InBrowser(300, 250, 40, 30, 80))
    assert "300 / 250" in show_pages([run])
    assert "40 / 30" in show_pages([run])


def test_a_folder_without_articles_is_said(tmp_path: Path) -> None:
    (tmp_path / "NOTICE").write_text("no article", encoding="utf-8")
    with pytest.raises(InputError, match="article"):
        check_seeds(tmp_path)


def test_a_picture_needs_a_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(page, "why_not", lambda: "no browser here")
    with pytest.raises(BenchError, match="no browser here"):
        page.draw_picture(tmp_path, tmp_path / "report.png")
