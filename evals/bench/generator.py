"""Make up news articles: events that several outlets report, with shared facts, other words, other figures and dates.

The people, places and companies do not exist. The same arguments give the same articles. The texts are for measuring
time and memory; verdicts on them mean nothing.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from verifier.models import Article, DateBasis, Published, Time

ARTICLES_PER_STORY = 10

_PLACES = (
    "Varholm", "Estrela Bay", "Port Calder", "Lindgrove", "Tamsir", "Oakhaven", "Castelmar", "Drenova", "Mirabad",
    "Kesterby", "Halvorsund", "San Telio", "Brackwater", "Nuova Lira", "Felden", "Tarquay",
)  # fmt: skip
_REGIONS = ("Aldmark", "Corvane", "Westerland", "Sorrento Hills", "Upper Lemna", "Galdria", "Norrfell", "Cape Ostra")
_FIRST = ("Ines", "Tomas", "Adaeze", "Piotr", "Hana", "Luc", "Marisol", "Owen", "Yusuf", "Greta", "Ravi", "Noor")
_LAST = ("Halloran", "Vasquez", "Okonjo", "Brandt", "Lindqvist", "Moreau", "Tanaka", "Petrov", "Achterberg", "Silva")
_COMPANIES = ("Norvik Energy", "Calder Foods", "Brightline Freight", "Helio Bank", "Ostra Mobile", "Lemna Steel")
_OUTLETS = (
    "Morning Ledger", "Daily Beacon", "City Courier", "National Wire", "Harbour Times", "Evening Lantern",
    "Channel Nine", "The Plain Reader", "Republic Today", "Open Dispatch", "Northern Herald", "Capital Post",
)  # fmt: skip
_YEAR = 2025
_FILLER = (
    "Roads in the area stayed closed for much of the day.",
    "Neighbours brought food and blankets to a school hall.",
    "Shops along the main street opened late.",
    "Officials promised a further briefing in the evening.",
    "The weather is expected to stay dry until the weekend.",
    "Trains were running with delays of about 40 minutes.",
    "Volunteers from two nearby towns joined the work.",
    "Local radio broadcast advice to residents every hour.",
)


@dataclass(frozen=True, slots=True)
class Event:
    """What a story's articles share."""

    place: str
    region: str
    company: str
    official: str
    other: str
    date: date
    figures: tuple[int, ...]


Fact = Callable[[Event, random.Random], str]


def make_articles(count: int, *, seed: int = 0, per_story: int = ARTICLES_PER_STORY) -> tuple[Article, ...]:
    """Return `count` articles on as many events as are needed for `per_story` articles each."""
    if count < 1 or per_story < 1:
        raise ValueError(f"count and per_story must be at least 1, got {count} and {per_story}")
    return tuple(_make_article(number, seed, per_story) for number in range(count))


def _make_article(number: int, seed: int, per_story: int) -> Article:
    story, position = divmod(number, per_story)
    event = _make_event(random.Random(f"{seed}/{story}"), story)
    chance = random.Random(f"{seed}/{story}/{position}")
    facts = _KINDS[story % len(_KINDS)]
    headline = facts[0](event, chance).rstrip(".")
    told = chance.sample(facts, k=round(len(facts) * 0.85))
    sentences = [*(fact(event, chance) for fact in told[1:]), *chance.sample(_FILLER, k=4)]
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
    ending = chance.choice(("More details were not available.", "The story is developing.", ""))
    return [lead, *rest, *([ending] if ending else [])]


def _published(event: Event) -> date:
    return event.date + timedelta(days=1)


def _make_event(chance: random.Random, story: int) -> Event:
    official, other = (f"{chance.choice(_FIRST)} {chance.choice(_LAST)}" for _ in range(2))
    return Event(
        place=f"{chance.choice(('', 'New ', 'East ', 'Old '))}{chance.choice(_PLACES)}",
        region=chance.choice(_REGIONS),
        company=chance.choice(_COMPANIES),
        official=official,
        other=other,
        date=date(_YEAR, 1, 5) + timedelta(days=chance.randrange(340)),
        figures=tuple(chance.randint(12, 9_900) for _ in range(8)),
    )


def _figure(event: Event, index: int, chance: random.Random, sign: str = "") -> str:
    """Return a figure as one outlet might print it: exact, hedged, rounded, or another one."""
    value = event.figures[index]
    style = chance.random()
    if style < 0.15:
        value += chance.choice((-7, 3, 11, 40))
    if style > 0.8 and value >= 100:
        return f"about {sign}{round(value, 1 - len(str(value)) + 1):,}"
    hedge = chance.choice(("", "", "", "at least ", "more than ", "as many as "))
    return f"{hedge}{sign}{max(value, 2):,}"


def _one_of(*forms: str) -> Fact:
    """Return a fact that is told in one of several forms; {f0} to {f7} stand for figures, {m0} to {m7} for money."""

    def tell(event: Event, chance: random.Random) -> str:
        form = chance.choice(forms)
        figures = {f"f{index}": _figure(event, index, chance) for index in range(8) if f"{{f{index}}}" in form}
        figures |= {f"m{index}": _figure(event, index, chance, "$") for index in range(8) if f"{{m{index}}}" in form}
        said = form.format(
            place=event.place, region=event.region, company=event.company, official=event.official, other=event.other,
            day=event.date.day, month=f"{event.date:%B}", weekday=f"{event.date:%A}", **figures,
        )  # fmt: skip
        return said[0].upper() + said[1:]

    return tell


_QUAKE = (
    _one_of(
        "An earthquake struck {place} in the {region} region on {weekday}, killing {f0} people.",
        "A strong quake hit {place} on {weekday} and {f0} people died, officials said.",
        "{f0} people were killed when an earthquake shook {place} on {month} {day}.",
    ),
    _one_of(
        "Hospitals treated {f1} injured people.",
        "{f1} people were hurt, according to the health ministry.",
        "The health ministry said that {f1} people had been wounded.",
    ),
    _one_of(
        "{f2} buildings collapsed in {place}.",
        "In {place}, {f2} buildings were destroyed, governor {official} said.",
        "Governor {official} told reporters that {f2} houses had collapsed.",
    ),
    _one_of(
        "Rescue teams are still looking for {f3} missing people.",
        "{f3} people remain missing, the civil defence agency said.",
    ),
    _one_of(
        "The quake had a magnitude of 6.4, the geological institute said.",
        "The geological institute put the magnitude at 6.4.",
    ),
    _one_of(
        "“We have never seen anything like this,” said {other}, the mayor of {place}.",
        "The mayor of {place}, {other}, said that the town had never seen anything like this.",
    ),
    _one_of(
        "{f4} soldiers were sent to the {region} region to help.",
        "The army deployed {f4} troops to {region}.",
    ),
    _one_of(
        "Power was cut to {f5} homes.",
        "The grid operator said {f5} households had no electricity.",
    ),
    _one_of(
        "The government declared a state of emergency in {region} on {weekday}.",
        "A state of emergency was declared in {region}.",
    ),
    _one_of(
        "Aid worth {m6} million was promised by neighbouring countries.",
        "Neighbouring countries pledged {m6} million in aid.",
    ),
)  # fmt: skip
_RESULTS = (
    _one_of(
        "{company} reported revenue of {m0} million for the quarter on {weekday}.",
        "Quarterly sales at {company} reached {m0} million, the company said on {weekday}.",
    ),
    _one_of(
        "Net profit rose to {m1} million.",
        "{company} earned {m1} million, more than a year earlier.",
        "Profit fell short of forecasts at {m1} million.",
    ),
    _one_of(
        "{company} will cut {f2} jobs in {place}.",
        "About a tenth of the workforce, {f2} people, will lose their jobs, {company} said.",
    ),
    _one_of(
        "Chief executive {official} said that the company would close its plant in {place}.",
        "The plant in {place} will be shut, according to chief executive {official}.",
    ),
    _one_of(
        "Shares of {company} fell {day} percent in early trading.",
        "The stock dropped {day} per cent after the announcement.",
    ),
    _one_of(
        "Finance chief {other} resigned on {month} {day}.",
        "{other}, the finance chief, stepped down on {month} {day}.",
    ),
    _one_of(
        "{company} bought a rival in {region} for {m3} million.",
        "The takeover of a rival in {region} cost {m3} million.",
    ),
    _one_of(
        "Analysts had expected revenue of {m4} million.",
        "The average forecast of analysts was {m4} million in sales.",
    ),
    _one_of(
        "The company employs {f5} people in {region}.",
        "{company} has {f5} workers in the {region} region.",
    ),
)  # fmt: skip
_VOTE = (
    _one_of(
        "{official} won the election in {region} with {f0} votes on {weekday}.",
        "Voters in {region} elected {official}, who received {f0} votes.",
    ),
    _one_of(
        "{other} received {f1} votes.",
        "The rival candidate, {other}, got {f1} votes, the election commission said.",
    ),
    _one_of(
        "Turnout was {day} percentage points higher than four years ago.",
        "The election commission said that turnout rose by {day} percentage points.",
    ),
    _one_of(
        "{f2} polling stations opened in the {region} region.",
        "Voting took place in {f2} polling stations.",
    ),
    _one_of(
        "{other} conceded defeat in a speech in {place}.",
        "In {place}, {other} congratulated the winner.",
        "{other} refused to concede and asked for a recount.",
    ),
    _one_of(
        "A crowd of {f3} people celebrated in {place}.",
        "{f3} supporters gathered in {place}, police said.",
        "Organisers said that {f3} people attended the rally in {place}.",
    ),
    _one_of(
        "Police arrested {f4} protesters.",
        "{f4} demonstrators were detained, according to police.",
    ),
    _one_of(
        "{official} promised to build {f5} homes.",
        "The winner said that {f5} new homes would be built in {region}.",
    ),
    _one_of(
        "The court rejected a complaint on {month} {day}.",
        "Judges dismissed a complaint about the count on {month} {day}.",
    ),
)  # fmt: skip
_FIRE = (
    _one_of(
        "A wildfire near {place} has burned {f0} acres since {weekday}.",
        "The blaze close to {place} has spread over {f0} acres, fire officials said.",
    ),
    _one_of(
        "{f1} residents were ordered to leave their homes.",
        "Authorities evacuated {f1} people from {place}.",
    ),
    _one_of(
        "{f2} homes were destroyed.",
        "The fire destroyed {f2} houses, fire chief {official} said.",
    ),
    _one_of(
        "{f3} firefighters are battling the flames.",
        "More crews arrived, bringing the number of firefighters to {f3}.",
    ),
    _one_of(
        "The fire is {day} percent contained.",
        "Fire chief {official} said that the blaze was {day} per cent contained.",
    ),
    _one_of(
        "Two people died in {place}, the sheriff said.",
        "The sheriff confirmed two deaths in {place}.",
        "The sheriff said that nobody had died.",
    ),
    _one_of(
        "Investigators believe that a power line of {company} started the fire.",
        "{company} denied that its power line caused the fire.",
    ),
    _one_of(
        "Smoke forced the airport in {region} to close on {month} {day}.",
        "The airport in {region} was shut on {month} {day} because of smoke.",
    ),
    _one_of(
        "Governor {other} asked for federal aid of {m4} million.",
        "{m4} million in federal aid was requested by governor {other}.",
    ),
)  # fmt: skip
_KINDS: tuple[tuple[Fact, ...], ...] = (_QUAKE, _RESULTS, _VOTE, _FIRE)
