"""What a run costs: counted, limited, and guessed beforehand."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from chat_server import Reply, completion, error
from hypothesis import given
from hypothesis import strategies as st
from stations import Station, question

from verifier.engines.llm.ask import Answer, AskFailure, FailureReason
from verifier.engines.llm.budget import Need
from verifier.engines.llm.prices import Price, find_price, price_table
from verifier.engines.llm.tokens import estimate_tokens
from verifier.engines.llm.usage import Tally, add, total
from verifier.errors import SettingsError
from verifier.models import Usage

Serve = Callable[..., Station]

GOOD = completion(arguments='{"count": 3}', tokens=(100, 20))
PRICE = Price(
    model="served",
    hosts=("127.0.0.1",),
    input=Decimal(1),
    output=Decimal(10),
    cached_input=Decimal("0.5"),
    as_of=date(2026, 1, 1),
    source="a test",
)

counts = st.integers(min_value=0, max_value=1000)
usages = st.builds(
    Usage, calls=counts, tokens_in=counts, tokens_out=counts, reasks=counts, retries=counts,
    seconds=st.integers(0, 99).map(float), estimated=st.booleans(),
    cost_usd=st.one_of(st.none(), st.decimals(0, 9, places=4)),
)  # fmt: skip


def test_tokens_are_those_that_the_endpoint_counts(serve: Serve) -> None:
    (item,) = serve(completion(arguments='{"count": 3}', tokens=(1234, 56), cached=1000)).ask()
    usage = item.usage
    assert (usage.tokens_in, usage.tokens_out, usage.tokens_cached, usage.estimated) == (1234, 56, 1000, False)
    assert usage.cost_usd is None


@pytest.mark.parametrize("tokens", [None, (0, 0), (0, 3), (99, 0)])
def test_an_endpoint_that_counts_nothing_is_counted_at_four_characters_a_token(
    serve: Serve, tokens: tuple[int, int] | None
) -> None:
    station = serve(completion(arguments='{"count": 3}', tokens=tokens))
    (item,) = station.ask()
    assert item.usage.estimated
    assert item.usage.tokens_out == 3
    assert item.usage.tokens_in > 50


def test_a_re_ask_and_a_retry_are_each_counted_once(serve: Serve) -> None:
    station = serve(completion(arguments="{}", tokens=(100, 20)), error(500), GOOD)
    asker = station.asker(prices=(PRICE,))
    (item,) = asker.ask_all([question()])
    assert item.usage == asker.usage
    assert (item.usage.calls, item.usage.reasks, item.usage.retries) == (3, 1, 1)
    assert (item.usage.tokens_in, item.usage.tokens_out) == (200, 40)
    assert item.usage.cost_usd == Decimal("0.0006")


def test_cached_tokens_have_a_price_of_their_own(serve: Serve) -> None:
    station = serve(completion(arguments='{"count": 3}', tokens=(1000, 10), cached=800))
    (item,) = station.asker(prices=(PRICE,)).ask_all([question()])
    assert item.usage.cost_usd == Decimal("0.0007")


def test_the_usage_of_a_run_is_the_sum_over_its_items(serve: Serve) -> None:
    station = serve(GOOD, error(500), completion(""), GOOD)
    asker = station.asker(concurrency=2)
    items = list(asker.ask_all([question(str(number)) for number in range(4)]))
    together = total(item.usage for item in items)
    assert together.model_copy(update={"seconds": 0.0}) == asker.usage.model_copy(update={"seconds": 0.0})
    assert together.seconds == pytest.approx(asker.usage.seconds)
    assert together.calls == len(station.server.calls)


@given(usages, usages, usages)
def test_adding_is_associative(one: Usage, two: Usage, three: Usage) -> None:
    assert add(add(one, two), three) == add(one, add(two, three))


@given(usages)
def test_nothing_adds_nothing(usage: Usage) -> None:
    assert add(usage, Usage()) == usage == add(Usage(), usage)


def test_one_unknown_price_makes_the_sum_unknown() -> None:
    known, unknown = Usage(calls=1, cost_usd=Decimal(1)), Usage(calls=1)
    assert total([known, unknown, known]).cost_usd is None
    assert total([known, Usage(answers_from_cache=3), known]).cost_usd == 2
    assert total([]).cost_usd is None


def test_a_tally_passes_on_what_it_counts() -> None:
    above = Tally()
    Tally(above).add(Usage(calls=2))
    Tally(above).add(Usage(calls=3))
    assert above.usage.calls == 5


@pytest.mark.parametrize("limit", [1, 2, 3])
@pytest.mark.parametrize("concurrency", [1, 4])
def test_no_call_is_made_beyond_the_limit(serve: Serve, limit: int, concurrency: int) -> None:
    station = serve(GOOD)
    items = station.ask(5, max_calls=limit, concurrency=concurrency)
    assert len(station.server.calls) == limit
    missed = [item for item in items if isinstance(item, AskFailure)]
    assert len(missed) == 5 - limit
    assert {item.reason for item in missed} == {FailureReason.BUDGET}
    assert all(f"limit of {limit} calls" in item.message and "--max-calls" in item.advice for item in missed)


def test_retries_and_re_asks_are_calls_too(serve: Serve) -> None:
    station = serve(error(500))
    (item,) = station.ask(max_calls=2)
    assert isinstance(item, AskFailure)
    assert item.reason is FailureReason.BUDGET
    assert len(station.server.calls) == 2


def test_a_valid_answer_is_not_lost_when_its_re_ask_is_beyond_the_limit(serve: Serve) -> None:
    station = serve(GOOD)
    (item,) = station.asker(max_calls=1).ask_all([question(validate=lambda form: ["too few"])])
    assert isinstance(item, Answer)
    assert item.problems == ("too few",)


@pytest.mark.parametrize("concurrency", [1, 8])
def test_the_limit_of_tokens_is_kept_before_a_request(serve: Serve, concurrency: int) -> None:
    station = serve(GOOD)
    asker = station.asker(max_tokens=500, concurrency=concurrency)
    items = list(asker.ask_all([question(str(number), max_output_tokens=20) for number in range(8)]))
    assert 3 <= len(station.server.calls) <= 4
    assert asker.usage.tokens_in + asker.usage.tokens_out <= 500
    assert sum(isinstance(item, Answer) for item in items) == len(station.server.calls)


def test_a_request_waits_for_what_is_in_flight_before_it_is_given_up(serve: Serve) -> None:
    station = serve(Reply(GOOD.text, wait_s=0.02))
    asker = station.asker(max_tokens=1000, concurrency=4)
    items = list(asker.ask_all([question(str(number), max_output_tokens=500) for number in range(4)]))
    assert sum(isinstance(item, Answer) for item in items) == 4
    assert station.server.most_at_once == 1


def test_the_limit_in_money_is_kept(serve: Serve) -> None:
    station = serve(GOOD)
    asker = station.asker(prices=(PRICE,), max_usd="0.0010", concurrency=1)
    list(asker.ask_all([question(str(number), max_output_tokens=20) for number in range(8)]))
    assert asker.usage.cost_usd is not None
    assert Decimal("0.0006") <= asker.usage.cost_usd <= Decimal("0.0010")


def test_a_limit_in_money_without_a_price_is_refused(serve: Serve) -> None:
    with pytest.raises(SettingsError, match="--max-tokens"):
        serve(GOOD).asker(max_usd="1.00")


def test_an_estimate_sends_nothing_and_knows_what_is_cached(serve: Serve) -> None:
    station = serve(GOOD)
    asker = station.asker(prices=(PRICE,), use_cache=True)
    requests = [question("a", expected_output_tokens=40), question("b", max_output_tokens=10)]
    before = asker.estimate(requests)
    assert station.server.requests == []
    assert (before.calls, before.from_cache, before.probes) == (2, 0, 0)
    assert before.tokens_out == 50
    assert before.usd == PRICE.cost_usd(before.tokens_in, before.tokens_out)
    list(asker.ask_all(requests[:1]))
    after = asker.estimate(requests)
    assert (after.calls, after.from_cache) == (1, 1)
    assert asker.estimate(requests, [Need(100, 50)]).tokens_out == after.tokens_out + 50


def test_an_estimate_without_a_price_has_no_sum_and_says_that_probes_may_come(serve: Serve) -> None:
    estimate = serve(GOOD).asker(mode=None).estimate([question()])
    assert estimate.usd is None
    assert estimate.probes == 6


def test_a_guess_is_near_what_is_really_sent(serve: Serve) -> None:
    station = serve(completion(arguments='{"count": 3}', tokens=None))
    asker = station.asker()
    request = question("x" * 4000)
    guess = asker.estimate([request])
    list(asker.ask_all([request]))
    assert guess.tokens_in == pytest.approx(asker.usage.tokens_in, rel=0.1)


@pytest.mark.parametrize(("texts", "tokens"), [((), 0), (("",), 0), (("a",), 1), (("abcd",), 1), (("abc", "de"), 2)])
def test_four_characters_are_a_token(texts: tuple[str, ...], tokens: int) -> None:
    assert estimate_tokens(*texts) == tokens


def test_every_price_says_when_and_where_it_was_found() -> None:
    prices = price_table()
    assert prices
    for price in prices:
        assert price.source.startswith("https://")
        assert price.hosts
        assert price.output >= price.input >= (price.cached_input or 0)
    assert len({(price.model, host) for price in prices for host in price.hosts}) == sum(
        len(price.hosts) for price in prices
    )


def test_a_price_holds_for_its_host_only() -> None:
    assert find_price("served", "127.0.0.1", (PRICE,)) == PRICE
    assert find_price("served", "elsewhere.example", (PRICE,)) is None
    assert find_price("served-large", "127.0.0.1", (PRICE,)) is None
