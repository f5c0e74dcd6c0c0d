"""The benchmark of the llm engine: canned answers that hold, and what is worked out from what a server saw."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import JsonValue

from evals.bench import canned
from evals.bench.generator import make_articles
from evals.bench.llm import LlmRun, measure_llm
from evals.bench.model_server import Kind, kind_of
from evals.bench.table import show_llm
from verifier.engines.llm.claims import Checker
from verifier.engines.llm.extract import requests
from verifier.engines.llm.schema import ProposedClaims

RUN = LlmRun("seeds", 5, 85, 5, 1, 19_000, 1.5, 0.25, 0.5, 0.4)


def test_canned_claims_have_no_fault() -> None:
    articles = make_articles(3, per_story=3)
    for article, request in zip(articles, requests(articles, 32_000), strict=True):
        proposed = ProposedClaims.model_validate_json(canned.answer(request.messages.user) or "")
        assert len(proposed.claims) > 5
        assert Checker(article).problems(proposed.claims) == []


def test_canned_pairs_join_neighbouring_articles() -> None:
    lines = ["A1 | a | x", "A2 | a | x", "B1 | b | x", "B2 | b | x", "C1 | c | x"]
    told = json.loads(canned.answer("\n".join(["<claims 0>", *lines, "</claims 0>"])) or "")
    assert [(pair["evidence"], pair["target"]) for pair in told["pairs"]] == [("A1", "B1"), ("A2", "B2"), ("B1", "C1")]


def test_a_request_without_article_or_claims_gets_the_answer_to_a_probe() -> None:
    body: dict[str, JsonValue] = {
        "messages": [{"role": "system", "content": "x"}, {"role": "user", "content": "Say hello."}]
    }
    assert canned.answer("Say hello.") is None
    assert "blue" in canned.completion(body)
    assert kind_of(body) is Kind.PROBE
    with pytest.raises(ValueError, match="no user message"):
        canned.completion({})


def test_a_request_is_known_by_what_it_carries() -> None:
    (request,) = requests(make_articles(1), 32_000)
    body: dict[str, JsonValue] = {
        "messages": [{"content": request.messages.system}, {"content": request.messages.user}]
    }
    assert kind_of(body) is Kind.EXTRACT
    assert kind_of({"messages": [{"content": "x"}, {"content": "<claims 0>\n</claims 0>"}]}) is Kind.RELATE


def test_the_ratio_is_of_the_time_over_that_of_the_answers() -> None:
    assert RUN.ratio == pytest.approx(1.25)
    assert show_llm([RUN, replace(RUN, wall_s=0.4)]).splitlines()[-1].split()[-1] == "1.00"


def test_a_story_is_measured_from_start_to_end(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(
        "The dam above Harrow broke on Monday.\n\nNine boats were sent.", encoding="utf-8"
    )
    (tmp_path / "two.txt").write_text("The dam above Harrow broke at dawn.\n\nTen boats were sent.", encoding="utf-8")
    (run,) = measure_llm(tmp_path, (), repeats=1, wait_s=0.01)
    assert (run.articles, run.reading_calls, run.relating_calls) == (2, 2, 1)
    assert run.claims == 4
    assert run.tokens_in > 2_000
    assert run.ideal_s == pytest.approx(0.02)
    assert min(run.startup_s, run.probing_s, run.wall_s) > 0
