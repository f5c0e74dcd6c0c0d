"""Make up news articles: events that several outlets report, with shared facts, other words, other figures and dates.

The people, places and companies do not exist. The same arguments give the same articles. The texts are for measuring
time and memory; verdicts on them mean nothing.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from evals.bench.wordings import AROUND, KINDS, Event
from verifier.models import Article, DateBasis, Published, Time

ARTICLES_PER_STORY = 10

_BEGINNINGS = (
    "Var", "Estre", "Cal", "Lind", "Tam", "Oak", "Castel", "Dren", "Mira", "Kest", "Halvor", "Bra", "Fel", "Tar", "Gol",
    "Per", "Ulm", "Sor", "Nav", "Ister",
)  # fmt: skip
_ENDINGS = (
    "holm", "mar", "grove", "sir", "haven", "nova", "bad", "by", "sund", "lio", "water", "den", "quay", "stead", "ford",
    "mouth", "wick", "burgh", "polis", "dale",
)  # fmt: skip
_FIRST = ("Ines", "Tomas", "Adaeze", "Piotr", "Hana", "Luc", "Marisol", "Owen", "Yusuf", "Greta", "Ravi", "Noor")
_TRADES = ("Energy", "Foods", "Freight", "Bank", "Mobile", "Steel", "Motors", "Chemicals")
_OUTLETS = (
    "Morning Ledger", "Daily Beacon", "City Courier", "National Wire", "Harbour Times", "Evening Lantern",
    "Channel Nine", "The Plain Reader", "Republic Today", "Open Dispatch", "Northern Herald", "Capital Post",
)  # fmt: skip
_YEAR = 2025


def make_articles(count: int, *, seed: int = 0, per_story: int = ARTICLES_PER_STORY) -> tuple[Article, ...]:
    """Return `count` articles on as many events as are needed for `per_story` articles each."""
    if count < 1 or per_story < 1:
        raise ValueError(f"count and per_story must be at least 1, got {count} and {per_story}")
    return tuple(_make_article(number, seed, per_story) for number in range(count))


def _make_article(number: int, seed: int, per_story: int) -> Article:
    story, position = divmod(number, per_story)
    event = _make_event(random.Random(f"{seed}/{story}"), story)
    chance = random.Random(f"{seed}/{story}/{position}")
    facts = KINDS[story % len(KINDS)]
    headline = facts[0](event, chance).rstrip(".")
    told = chance.sample(facts, k=round(len(facts) * 0.85))
    sentences = [
        *(fact(event, chance) for fact in told[1:]),
        *(fact(event, chance) for fact in chance.sample(AROUND, k=4)),
    ]
    chance.shuffle(sentences)
    sentences.insert(0, told[0](event, chance))
    text = "\n\n".join((headline, *_paragraphs(sentences, event, chance)))
    return Article(
        id=f"s{story:03}-a{position:03}",
        text=text,
        outlet=_OUTLETS[position % len(_OUTLETS)] + ("" if position < len(_OUTLETS) else f" {position}"),
        title=headline,
        published=Published(when=Time(str(_published(event))), basis=DateBasis.STATED),
    )


def _paragraphs(sentences: Sequence[str], event: Event, chance: random.Random) -> list[str]:
    lead = f"{event.place.upper()}, {_published(event):%B} {_published(event).day} - {sentences[0]}"
    rest = [" ".join(sentences[start : start + 2]) for start in range(1, len(sentences), 2)]
    return [lead, *rest]


def _make_name(chance: random.Random) -> str:
    return chance.choice(_BEGINNINGS) + chance.choice(_ENDINGS)


def _published(event: Event) -> date:
    return event.date + timedelta(days=1)


def _make_event(chance: random.Random, story: int) -> Event:
    official, other = (f"{chance.choice(_FIRST)} {_make_name(chance)}" for _ in range(2))
    return Event(
        place=_make_name(chance),
        region=f"Upper {_make_name(chance)}",
        company=f"{_make_name(chance)} {chance.choice(_TRADES)}",
        official=official,
        other=other,
        date=date(_YEAR, 1, 5) + timedelta(days=chance.randrange(340)),
        figures=tuple(chance.randint(12, 9_900) for _ in range(8)),
    )
