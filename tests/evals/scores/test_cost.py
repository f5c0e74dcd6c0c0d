"""Costs add up, unknown ones stay unknown, and nothing is divided by 0."""

from decimal import Decimal

import pytest
from scored_stories import header, report, sample, story, summarise

from evals.runs.values import Exchange, Sample, Setting
from evals.scores.cost import Cost
from verifier.models import Usage


def cost_of(*samples: Sample) -> Cost:
    names = ("bridge", "flood")
    return summarise(header(*names), [story(name) for name in names], samples).cost.end_to_end


def spent(name: str, usage: Usage, seconds: float | None = None, *calls: float) -> Sample:
    made = sample(Setting.END_TO_END, report(usage=usage), name)
    answers = tuple(Exchange(key=str(place), raw="", seconds=each) for place, each in enumerate(calls))
    return made.model_copy(update={"seconds": seconds, "answers": answers})


def test_costs_add_up_and_are_shared_out() -> None:
    one = Usage(calls=3, tokens_in=1000, tokens_out=200, tokens_cached=100, reasks=1, cost_usd=Decimal("0.30"))
    two = Usage(calls=1, tokens_in=500, retries=2, cost_usd=Decimal("0.10"))
    cost = cost_of(spent("bridge", one, 10.0, 1.0, 3.0), spent("flood", two, 20.0, 2.0))
    assert (cost.calls, cost.tokens_in, cost.tokens_out, cost.tokens_cached) == (4, 1500, 200, 100)
    assert (cost.reasks, cost.retries, cost.usd) == (1, 2, Decimal("0.40"))
    assert (cost.calls_per_article, cost.tokens_per_article) == (1, 425)
    assert (cost.usd_per_article, cost.usd_per_correct) == (Decimal("0.10"), Decimal("0.04"))
    assert (cost.seconds.p50, cost.seconds.total, cost.seconds.n) == (15, 30, 2)
    assert (cost.call_seconds.p50, cost.call_seconds.n) == (2, 3)
    assert cost.seconds.p95 == pytest.approx(19.5)


def test_one_call_without_a_price_makes_the_sum_unknown() -> None:
    cost = cost_of(spent("bridge", Usage(calls=1, cost_usd=Decimal(1))), spent("flood", Usage(calls=1)))
    assert cost.usd is cost.usd_per_article is cost.usd_per_correct is None
    assert cost.calls == 2


def test_what_calls_nothing_costs_nothing() -> None:
    assert cost_of(spent("bridge", Usage()), spent("flood", Usage())).usd == 0


def test_an_answer_from_a_cache_is_no_known_price() -> None:
    assert cost_of(spent("bridge", Usage(answers_from_cache=1)), spent("flood", Usage())).usd is None


def test_a_story_that_failed_has_unknown_costs_and_is_counted() -> None:
    cost = cost_of(spent("bridge", Usage(calls=1, cost_usd=Decimal(1))))
    assert (cost.samples, cost.samples_unknown, cost.articles, cost.calls) == (1, 1, 2, 1)


def test_times_that_were_not_measured_are_unknown() -> None:
    cost = cost_of(spent("bridge", Usage()), spent("flood", Usage()))
    assert cost.seconds.p50 is cost.seconds.total is cost.call_seconds.p95 is None


def test_no_right_verdict_has_no_price_of_its_own() -> None:
    nothing = report(claims=[], relations=(), usage=Usage(calls=1, cost_usd=Decimal(1)))
    cost = summarise(header("bridge"), [story()], [sample(Setting.END_TO_END, nothing)]).cost.end_to_end
    assert (cost.correct, cost.usd_per_correct, cost.tokens_per_correct) == (0, None, None)
