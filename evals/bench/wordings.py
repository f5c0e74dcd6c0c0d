"""Tell made-up facts: each in one of several wordings, with figures as different outlets might print them."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


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


def _figure(event: Event, index: int, chance: random.Random, sign: str = "") -> str:
    """Return a figure as one outlet might print it: exact, hedged, rounded, or another one."""
    value = event.figures[index]
    style = chance.random()
    if style < 0.15:
        value = round(value * chance.choice((0.7, 0.9, 1.2, 1.5)))
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
        "Hospitals in {place} treated {f1} injured people.",
        "{f1} people were hurt in {place}, according to the health ministry.",
        "The health ministry said that {f1} people had been wounded in {place}.",
    ),
    _one_of(
        "{f2} buildings collapsed in {place}.",
        "In {place}, {f2} buildings were destroyed, governor {official} said.",
        "Governor {official} told reporters that {f2} houses had collapsed.",
    ),
    _one_of(
        "Rescue teams are still looking for {f3} missing people in {place}.",
        "{f3} people remain missing in {place}, the civil defence agency said.",
    ),
    _one_of(
        "The quake in {place} had a magnitude of 6.4, the geological institute said.",
        "The geological institute put the magnitude of the {place} quake at 6.4.",
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
        "Power was cut to {f5} homes in {region}.",
        "The grid operator said {f5} households in {region} had no electricity.",
    ),
    _one_of(
        "The government declared a state of emergency in {region} on {weekday}.",
        "A state of emergency was declared in {region}.",
    ),
    _one_of(
        "Aid worth {m6} million was promised to {region} by neighbouring countries.",
        "Neighbouring countries pledged {m6} million in aid to {region}.",
    ),
)  # fmt: skip
_RESULTS = (
    _one_of(
        "{company} reported revenue of {m0} million for the quarter on {weekday}.",
        "Quarterly sales at {company} reached {m0} million, the company said on {weekday}.",
    ),
    _one_of(
        "Net profit at {company} rose to {m1} million.",
        "{company} earned {m1} million, more than a year earlier.",
        "Profit at {company} fell short of forecasts at {m1} million.",
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
        "The stock of {company} dropped {day} per cent after the announcement.",
    ),
    _one_of(
        "Finance chief {other} of {company} resigned on {month} {day}.",
        "{other}, the finance chief, stepped down on {month} {day}.",
    ),
    _one_of(
        "{company} bought a rival in {region} for {m3} million.",
        "The takeover of a rival in {region} cost {m3} million.",
    ),
    _one_of(
        "Analysts had expected revenue at {company} of {m4} million.",
        "The average forecast of analysts was {m4} million in sales at {company}.",
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
        "Turnout in {region} was {day} percentage points higher than four years ago.",
        "The election commission said that turnout in {region} rose by {day} percentage points.",
    ),
    _one_of(
        "{f2} polling stations opened in the {region} region.",
        "Voting took place in {f2} polling stations in {region}.",
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
        "Police arrested {f4} protesters in {place}.",
        "{f4} demonstrators were detained in {place}, according to police.",
    ),
    _one_of(
        "{official} promised to build {f5} homes.",
        "The winner said that {f5} new homes would be built in {region}.",
    ),
    _one_of(
        "The court rejected a complaint from {region} on {month} {day}.",
        "Judges dismissed a complaint about the count in {region} on {month} {day}.",
    ),
)  # fmt: skip
_FIRE = (
    _one_of(
        "A wildfire near {place} has burned {f0} acres since {weekday}.",
        "The blaze close to {place} has spread over {f0} acres, fire officials said.",
    ),
    _one_of(
        "{f1} residents of {place} were ordered to leave their homes.",
        "Authorities evacuated {f1} people from {place}.",
    ),
    _one_of(
        "{f2} homes were destroyed in {place}.",
        "The fire destroyed {f2} houses in {place}, fire chief {official} said.",
    ),
    _one_of(
        "{f3} firefighters are battling the flames near {place}.",
        "More crews arrived, bringing the number of firefighters near {place} to {f3}.",
    ),
    _one_of(
        "The fire near {place} is {day} percent contained.",
        "Fire chief {official} said that the blaze near {place} was {day} per cent contained.",
    ),
    _one_of(
        "Two people died in {place}, the sheriff said.",
        "The sheriff confirmed two deaths in {place}.",
        "The sheriff said that nobody had died in {place}.",
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
AROUND = (
    _one_of(
        "Roads around {place} stayed closed for much of {weekday}.",
        "The road from {place} to {region} was closed for hours.",
    ),
    _one_of(
        "Neighbours in {place} brought food and blankets to a school hall.",
        "A school hall in {place} was turned into a shelter for {f7} people.",
    ),
    _one_of(
        "Shops in {place} opened late on {weekday}.",
        "Most shops along the main street of {place} did not open.",
    ),
    _one_of(
        "{official} promised a further briefing in the evening.",
        "A further briefing by {official} is expected in the evening.",
    ),
    _one_of(
        "Trains to {place} were running with delays of about 40 minutes.",
        "Rail passengers to {place} had to wait for {day} minutes and more.",
    ),
    _one_of(
        "Volunteers from {region} joined the work, {other} said.",
        "{other} thanked {f6} volunteers from {region}.",
    ),
)  # fmt: skip
KINDS: tuple[tuple[Fact, ...], ...] = (_QUAKE, _RESULTS, _VOTE, _FIRE)
