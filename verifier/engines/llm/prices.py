"""Look up what tokens cost, in a dated table; a model or host that is not in it has no known price.

A price holds for the hosts it names only: a model of the same name on another host costs something else, or nothing.
"""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from pydantic import Field

from verifier.models.base import Value

_TABLE = Path(__file__).resolve().parents[2] / "data" / "prices.toml"
_MILLION = 1_000_000


class Price(Value):
    """US dollars per million tokens; without `cached_input`, cached tokens cost as much as others."""

    model: str
    hosts: tuple[str, ...]
    input: Decimal = Field(ge=0)
    output: Decimal = Field(ge=0)
    cached_input: Decimal | None = Field(None, ge=0)
    as_of: date
    source: str

    def cost_usd(self, tokens_in: int, tokens_out: int, tokens_cached: int = 0) -> Decimal:
        """Return the price of one request; `tokens_cached` are among `tokens_in`."""
        cached_rate = self.input if self.cached_input is None else self.cached_input
        fresh = (tokens_in - tokens_cached) * self.input
        return (fresh + tokens_cached * cached_rate + tokens_out * self.output) / _MILLION


class _PriceTable(Value):
    price: tuple[Price, ...] = ()


@cache
def price_table(path: Path = _TABLE) -> tuple[Price, ...]:
    """Return all known prices."""
    return _PriceTable.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).price


def find_price(model: str, host: str, table: tuple[Price, ...] | None = None) -> Price | None:
    """Return the price of a model at a host, or None where it is unknown."""
    prices = price_table() if table is None else table
    return next((price for price in prices if price.model == model and host in price.hosts), None)
