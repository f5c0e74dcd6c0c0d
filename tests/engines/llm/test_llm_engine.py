"""The engine as the pipeline and the command line use it: whole runs against a server on this machine."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from chat_server import Reply, Seen, canned, completion, error
from proposals import claims, pair, pairs, proposal
from stations import Station
from stories import article
from typer.testing import CliRunner

from verifier.cli import app
from verifier.engines.llm import LlmEngine
from verifier.engines.llm.prices import Price
from verifier.errors import EndpointError
from verifier.ingest import read_articles
from verifier.models import Article, Report, Story, VerdictLabel
from verifier.pipeline import INTERRUPTED, recompute, verify
from verifier.prompts import load_prompt

Serve = Callable[..., Station]

SEEDS = Path(__file__).parents[3] / "seeds"
ONE = article("one", "The dam above Harrow is 40 metres high.", "The dam above Harrow broke at dawn.")
TWO = article("two", "The dam above Harrow is 60 metres high.", "The dam above Harrow broke at daybreak.")
OTHER = article("three", "The dam above Harrow broke before sunrise.")


def engine(station: Station, **settings: object) -> LlmEngine:
    return LlmEngine(station.settings(**settings), station.asker(**settings))


def well_read(seen: Seen) -> Reply:
    """Propose each line as a claim; then: the height is disputed, the break is not."""
    user = str(seen.messages[1]["content"])
    if "<article " not in user:
        return pairs(
            pair("A1", "B1", "contradicts", same_quantity=True, same_time=True), pair("A2", "B2", both_ways=True)
        )
    passage = user.partition("<article ")[2].partition(">\n")[2].rpartition("\n</article")[0]
    return claims(*(proposal(line, time="2024-11-04") for line in passage.splitlines() if line))


def test_a_story_is_checked_from_what_a_model_says(serve: Serve) -> None:
    station = serve(well_read)
    report = verify([ONE, TWO], engine=engine(station))
    labels = {claim.text: verdict.label for claim, verdict in zip(report.claims, report.verdicts, strict=True)}
    assert labels == {
        "The dam above Harrow is 40 metres high.": VerdictLabel.CONTRADICTED,
        "The dam above Harrow broke at dawn.": VerdictLabel.CORROBORATED,
        "The dam above Harrow is 60 metres high.": VerdictLabel.CONTRADICTED,
        "The dam above Harrow broke at daybreak.": VerdictLabel.CORROBORATED,
    }
    assert (report.failures, report.unchecked, report.rejected, report.warnings) == ((), (), (), ())
    assert recompute(report) == report
    assert len(station.server.calls) == report.usage.calls == 3


def test_the_report_says_what_answered_and_to_which_prompts(serve: Serve) -> None:
    station = serve(well_read)
    info = verify([ONE, TWO], engine=engine(station)).engine
    assert (info.name, info.model, info.mode) == ("llm", "served", "tools")
    assert info.endpoint == station.server.url.removesuffix("/v1")
    assert info.prompts == (load_prompt("extract").ref, load_prompt("relate").ref)


@pytest.mark.parametrize("mode", ["tools", "json_schema", "json", "md_json"])
def test_the_seeds_are_six_calls_and_few_tokens_in_every_mode(serve: Serve, mode: str) -> None:
    station = serve(canned())
    report = verify(read_articles([str(SEEDS)]).articles, engine=engine(station, mode=mode))
    assert len(station.server.calls) == 6
    assert report.usage.tokens_in < 25_000
    assert report.usage.estimated
    assert (report.failures, report.unchecked, report.rejected) == ((), (), ())


def test_an_article_that_could_not_be_read_leaves_the_others_checked(serve: Serve) -> None:
    def picky(seen: Seen) -> Reply:
        return completion(refusal="No.") if "sunrise" in str(seen.body) else well_read(seen)

    report = verify([ONE, TWO, OTHER], engine=engine(serve(picky)))
    assert [failure.articles for failure in report.failures] == [("three",)]
    assert {verdict.articles_read for verdict in report.verdicts} == {2}


def test_comparisons_that_could_not_be_made_withhold_the_verdict(serve: Serve) -> None:
    def deaf(seen: Seen) -> Reply:
        return well_read(seen) if "<article " in str(seen.body) else error(400)

    report = verify([ONE, TWO], engine=engine(serve(deaf)))
    assert report.unchecked
    assert {verdict.label for verdict in report.verdicts} == {None}


def test_nothing_answered_at_all_is_an_error_that_says_what_to_do(serve: Serve) -> None:
    with pytest.raises(EndpointError, match="OPENAI_API_KEY"):
        verify([ONE, TWO], engine=engine(serve(error(401))))


def test_what_was_refused_reaches_the_reports_warnings(serve: Serve) -> None:
    def careless(seen: Seen) -> Reply:
        return well_read(seen) if "<article " in str(seen.body) else pairs(pair("A1", "Z9"))

    report = verify([ONE, TWO], engine=engine(serve(careless)))
    assert any("there is no claim Z9" in warning for warning in report.warnings)


def test_a_run_that_was_cut_off_goes_on_from_the_cache_without_new_calls(serve: Serve) -> None:
    station = serve(well_read)
    list(engine(station, use_cache=True).extract([ONE, TWO]))
    report = verify([ONE, TWO], engine=engine(station, use_cache=True))
    assert len(station.server.calls) == 3
    assert (report.usage.calls, report.usage.answers_from_cache) == (1, 2)
    again = verify([TWO, ONE], engine=engine(station, use_cache=True))
    assert len(station.server.calls) == 3
    assert (again.usage.calls, again.usage.answers_from_cache) == (0, 3)
    assert again.verdicts == report.verdicts


def test_a_corrected_answer_is_kept_as_it_was_put_together(serve: Serve) -> None:
    wrong = proposal("The dam above Harrow is 400 metres high.", "is 40 metres high")
    right = proposal("The dam above Harrow is 40 metres high.", "is 40 metres high")
    dam = proposal("The dam above Harrow broke at dawn.")
    station = serve(claims(wrong, dam), claims(right))
    first = list(engine(station, use_cache=True).extract([ONE]))
    again = list(engine(station, use_cache=True).extract([ONE]))
    assert first == again
    assert len(station.server.calls) == 2


def test_ctrl_c_keeps_what_is_done(serve: Serve) -> None:
    def interrupt(seen: Seen) -> Reply:
        if "daybreak" not in str(seen.body):
            return well_read(seen)
        os.kill(os.getpid(), signal.SIGINT)
        return Reply("{}", wait_s=20)

    report = verify([ONE, TWO], engine=engine(serve(interrupt), concurrency=1, timeout_s=60))
    assert INTERRUPTED in report.warnings
    assert {claim.article for claim in report.claims} == {"one"}
    assert [failure.articles for failure in report.failures] == [("two",)]


def test_a_limit_on_calls_stops_cleanly_with_what_was_done(serve: Serve) -> None:
    station = serve(well_read)
    report = verify([ONE, TWO], engine=engine(station, max_calls=2))
    assert len(station.server.calls) == 2
    assert len(report.claims) == 4
    assert report.unchecked
    assert "--max-calls" in report.failures[0].advice


def test_an_estimate_is_near_what_a_run_uses_and_sends_nothing(serve: Serve) -> None:
    station = serve(canned())
    articles = read_articles([str(SEEDS)]).articles
    price = Price.model_validate(
        {"model": "served", "hosts": ["127.0.0.1"], "input": 1, "output": 2, "as_of": "2026-01-01", "source": "x"}
    )
    asker = station.asker(prices=(price,))
    guess = LlmEngine(station.settings(), asker).estimate(articles)
    assert station.server.requests == []
    usage = verify(articles, engine=LlmEngine(station.settings(), asker)).usage
    assert guess.calls == usage.calls
    assert guess.tokens_in == pytest.approx(usage.tokens_in, rel=0.25)
    assert guess.usd == price.cost_usd(guess.tokens_in, guess.tokens_out)


def test_reading_alone_is_estimated_without_comparing(serve: Serve) -> None:
    station = serve(canned())
    assert engine(station).estimate([ONE, TWO], compare=False).calls == 2
    assert engine(station).estimate([ONE, TWO]).calls == 3


def test_the_claims_of_each_story_are_one_request_more(serve: Serve) -> None:
    stories = [Story(id=article.id, title=article.id, articles=(article.id,)) for article in (ONE, TWO)]
    assert engine(serve(canned())).estimate([ONE, TWO], stories=stories).calls == 4


def test_estimating_an_article_of_many_pages_counts_its_passages(serve: Serve) -> None:
    long: Article = article("long", *("The river rose by two metres overnight. " * 5 for _ in range(200)))
    assert engine(serve(canned()), context_tokens=8_000).estimate([long], compare=False).calls > 3


def test_the_command_checks_a_story_through_an_endpoint(serve: Serve, tmp_path: Path) -> None:
    station = serve(canned())
    words = ["check", str(SEEDS), "--engine", "llm", "--base-url", station.server.url, "--model", "served"]
    words += ["--mode", "json", "--no-cache", "--concurrency", "2", "--timeout", "7", "--format", "json"]
    result = CliRunner().invoke(app, words, prog_name="verifier", env={"VERIFIER_CACHE_DIR": str(tmp_path / "cache")})
    assert result.exit_code == 0, result.output
    report = Report.model_validate_json(result.stdout)
    assert (report.engine.mode, report.usage.calls) == ("json", 6)
    assert 1 <= station.server.most_at_once <= 2
    assert all(seen.headers["x-stainless-read-timeout"] == "7.0" for seen in station.server.calls)
    assert not (tmp_path / "cache").exists()


def test_the_command_lists_claims_through_an_endpoint(serve: Serve, tmp_path: Path) -> None:
    station = serve(canned())
    words = ["extract", str(SEEDS), "--engine", "llm", "--mode", "tools", "--max-calls", "3", "--format", "json"]
    env = {"OPENAI_BASE_URL": station.server.url, "VERIFIER_MODEL": "served", "VERIFIER_CACHE_DIR": str(tmp_path)}
    result = CliRunner().invoke(app, words, prog_name="verifier", env=env)
    assert result.exit_code == 3, result.output
    assert len(station.server.calls) == 3
    assert len(json.loads(result.stdout)["failures"]) == 2


def test_naming_the_package_loads_no_client_library() -> None:
    code = "import sys, verifier.engines.llm; print(sorted({'openai', 'instructor', 'pydantic'} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"
