"""Know money by its signs, codes and words, and name it by ISO 4217 code.

A bare "$" or "dollar" is the US dollar, "¥" the yen, "rupee" the Indian and "peso" the Mexican one, "pound" only where
a sign, an adjective or a sum of millions makes it money. No rates: sums in two currencies are never compared.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from verifier.quantities.tokens import TokenKind, Tokens, match_phrase, token_at
from verifier.quantities.vocabulary import phrase_table

_CODES = frozenset(
    """AED ARS AUD BDT BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR IQD IRR JPY KES KRW KWD KZT
    LBP LKR MAD MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD SYP THB TRY TWD UAH USD VND
    ZAR""".split()
)
_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "$": "USD",
        "€": "EUR",
        "£": "GBP",
        "¥": "JPY",
        "￥": "JPY",
        "₩": "KRW",
        "₽": "RUB",
        "₹": "INR",
        "₺": "TRY",
        "₪": "ILS",
        "₴": "UAH",
        "₫": "VND",
        "฿": "THB",
        "₱": "PHP",
        "₦": "NGN",
        "₸": "KZT",
    }
)
_LETTERS_BEFORE_SIGN: Mapping[str, str] = MappingProxyType(
    {
        "us": "USD",
        "a": "AUD",
        "au": "AUD",
        "c": "CAD",
        "ca": "CAD",
        "hk": "HKD",
        "nz": "NZD",
        "s": "SGD",
        "nt": "TWD",
        "r": "BRL",
        "mx": "MXN",
    }
)
_WORD_BEFORE: Mapping[str, str] = MappingProxyType({"rs": "INR", "rmb": "CNY"})
CURRENCY_STARTERS = frozenset({*_SIGNS, *_LETTERS_BEFORE_SIGN, *_WORD_BEFORE, *(code.lower() for code in _CODES)})
"""Every token, casefolded, that a currency in front of a number can start with."""

_DOLLARS = {
    "us": "USD",
    "u . s .": "USD",
    "american": "USD",
    "australian": "AUD",
    "canadian": "CAD",
    "new zealand": "NZD",
    "hong kong": "HKD",
    "singapore": "SGD",
    "taiwan": "TWD",
    "": "USD",
}
_WORDS = {
    "AED": "dirham|dirhams",
    "BRL": "real|reais|brazilian reais|brazilian real",
    "CHF": "swiss franc|swiss francs|franc|francs",
    "CNY": "yuan|renminbi|chinese yuan",
    "CZK": "czech crowns|czech koruna|koruna",
    "DKK": "danish kroner|danish crowns",
    "EUR": "euro|euros",
    "GBP": "pound sterling|pounds sterling|british pounds|british pound|sterling",
    "HUF": "forint|forints",
    "IDR": "rupiah|rupiahs",
    "ILS": "shekel|shekels|new israeli shekels",
    "INR": "rupee|rupees|indian rupees",
    "JPY": "yen|japanese yen",
    "KRW": "south korean won|korean won",
    "KZT": "tenge",
    "LKR": "sri lankan rupees",
    "MXN": "peso|pesos|mexican pesos",
    "ARS": "argentine pesos|argentinian pesos",
    "CLP": "chilean pesos",
    "COP": "colombian pesos",
    "PHP": "philippine pesos",
    "MYR": "ringgit",
    "NGN": "naira",
    "NOK": "kroner|krone|norwegian kroner|norwegian crowns",
    "PKR": "pakistani rupees",
    "PLN": "zloty|zlotys|zlotych",
    "RUB": "ruble|rubles|rouble|roubles|russian rubles|russian roubles",
    "SEK": "krona|kronor|swedish kronor|swedish crowns",
    "EGP": "egyptian pounds",
    "LBP": "lebanese pounds|lebanese lira",
    "SYP": "syrian pounds",
    "THB": "baht",
    "TRY": "lira|liras|turkish lira|turkish liras",
    "UAH": "hryvnia|hryvnias|hryvnya|hryven",
    "VND": "dong",
    "ZAR": "rand",
}


@dataclass(frozen=True, slots=True)
class Money:
    """A currency, the power of ten of its subunit (-2 for cents), and the place after its words."""

    code: str
    power: int
    end: int


_AFTER = phrase_table(
    [
        *((f"{whose} {noun}".strip(), (code, 0)) for whose, code in _DOLLARS.items() for noun in ("dollar", "dollars")),
        *((phrase, (code, 0)) for code, phrases in _WORDS.items() for phrase in phrases.split("|")),
        *((sign, (code, 0)) for sign, code in _SIGNS.items()),
        *((code.lower(), (code, 0)) for code in _CODES if code not in {"TRY", "ALL", "MAD", "COP", "PEN", "RON"}),
        ("cents", ("USD", -2)),
        ("pence", ("GBP", -2)),
    ]
)


def is_currency(unit: str) -> bool:
    """Whether a unit is written as an ISO 4217 code: three capital letters."""
    return re.fullmatch(r"[A-Z]{3}", unit) is not None


def is_currency_word(lower: str) -> bool:
    """Whether a casefolded word in front of digits makes them money ("usd5m", "rs500")."""
    return lower.upper() in _CODES or lower in _WORD_BEFORE


def money_before(tokens: Tokens, place: int) -> Money | None:
    """Read a currency in front of a number."""
    token = token_at(tokens, place)
    if token.text in _SIGNS:
        return Money(_SIGNS[token.text], 0, place + 1)
    following = token_at(tokens, place + 1)
    if token.lower in _LETTERS_BEFORE_SIGN and following.text == "$" and following.glued:
        return Money(_LETTERS_BEFORE_SIGN[token.lower], 0, place + 2)
    if token.text in _CODES and following.kind is TokenKind.NUMBER:
        return Money(token.text, 0, place + 1)
    if token.lower in _WORD_BEFORE:
        end = place + 1 + (following.text == ".")
        if token_at(tokens, end).kind is TokenKind.NUMBER:
            return Money(_WORD_BEFORE[token.lower], 0, end)
    return None


def money_after(tokens: Tokens, place: int, *, large: bool) -> Money | None:
    """Read a currency behind a number; `large` says that it counts millions, as hardly any weight does."""
    token = token_at(tokens, place)
    for words, (code, power) in _AFTER.get(token.lower, ()):
        if match_phrase(tokens, place, words) and _is_meant(tokens, place, code):
            return Money(code, power, place + len(words))
    if large and token.lower in {"pound", "pounds"} and token_at(tokens, place + 1).lower != "of":
        return Money("GBP", 0, place + 1)
    if token.lower == "won" and _is_korean(tokens, place, large=large):
        return Money("KRW", 0, place + 1)
    return None


def _is_meant(tokens: Tokens, place: int, code: str) -> bool:
    """Whether a code stands in capitals ("5 million USD"); words and signs always count."""
    token = token_at(tokens, place)
    return token.lower != code.lower() or token.text == code


def _is_korean(tokens: Tokens, place: int, *, large: bool) -> bool:
    """Whether "won" is money: after a large sum, or where no object follows that the verb could have."""
    following = token_at(tokens, place + 1)
    return large or following.text == "(" or (following.kind is TokenKind.SIGN and following.text in ".,;)")


def sign_of(code: str) -> str:
    """Return how a currency is written in front of a number."""
    return {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩"}.get(code, f"{code} ")
