"""Tell what kind of content a claim's text has: an event, a state, or a running total; and what ends or moves it.

By words alone, so that a reader can foresee it; no grammar of verbs. A running total needs a figure that is no date,
age or size beside a word of docs/domain.md's list (dead, injured, missing, evacuated, votes counted, area burned,
losses since) or of its next of kin (displaced, rescued, detained, homes destroyed, a fire's area and containment,
without power, "so far"). A state is what is, has or remains; the present perfect ("have made their way") is read as
the state that it leads to.
"""

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from verifier.models import Time
from verifier.times.find import find_times

_ANY_DAY = Time("2000-06-15")  # dates are only blanked out, so that which one they mean does not matter


class Aspect(StrEnum):
    """How a content lies in time."""

    EVENT = "event"
    STATE = "state"
    RUNNING_TOTAL = "running total"


_remembered = lru_cache(maxsize=8192)  # a claim is compared with many others


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")\b", re.IGNORECASE)


_COUNT = re.compile(
    r"(?<![\w.,-])[0-9][0-9.,]*(?:[-–][0-9][0-9.,]*)?(?![\w-])"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|scores|tens|hundreds?|thousands?"
    r"|millions?|several|few|couple)\b(?!-)",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:aged?|age of)\s[0-9]{1,3}\b|(?<=,\s)[0-9]{1,3}(?=,(?![0-9]))", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?<![\w.,-])([0-9][0-9,]{0,20}(?:\.[0-9]{1,9})?)(?:\s(thousand|million|billion))?", re.IGNORECASE
)
_SCALES = {"": 1, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_TOLL = _pattern(
    "killed|kills|dead|died|deaths?|fatalit(?:y|ies)|toll|casualt(?:y|ies)|perished|lost their lives",
    "injured|injur(?:y|ies)|wounded|hurt|hospitali[sz]ed|infected|infections|sickened",
    r"(?:claim(?:ed|s)?|took|cost)\s+(?:\S+\s+){1,4}lives|bodies (?:were |have been )?(?:found|recovered|pulled)",
    "missing|unaccounted|evacuated|displaced|homeless|stranded|trapped|rescued|arrested|detained",
    "without (?:power|electricity|water)|so far|to date",
    "evacuees|evacuation orders?|(?:out of|left|fled|leave|forced from) their (?:homes|houses)",
)
_COUNTED = _pattern("votes?|ballots?|precincts|polling stations"), _pattern("counted|tallied|reporting|reported|count")
_BURNED = (
    _pattern("acres?|hectares?|square (?:miles?|kilomet(?:er|re)s?)|homes?|houses?|buildings?|structures?|properties"),
    _pattern("burn(?:ed|t|s|ing)?|scorched|charred|consumed|torched|destroyed|damaged|flattened|collapsed|blackened"),
)
_FIRE = _pattern("fires?|wildfires?|blazes?|bushfires?")
_FIRE_AREA = _pattern("acres?|hectares?|square (?:miles?|kilomet(?:er|re)s?)"), _FIRE
_FIRE_HELD = _pattern("contain(?:ed|ment)|under control"), _FIRE
_LOSSES = _pattern("lost|losses|loses|losing"), _pattern("since")
_GATHERED = (
    _pattern(
        r"(?:has|have|had)\s+(?:\w+ly\s+)?(?:\w{2,}ed|won|sent|made|taken|given|built|risen|fallen|grown|sold|shot)"
    ),
    _pattern("since"),
)
_TOTALS = (_COUNTED, _BURNED, _FIRE_AREA, _FIRE_HELD, _LOSSES)

_AHEAD = r"(?:expected|likely|set|due|going|scheduled|to|about|poised|planning|slated|preparing)\b"
_SPOKE = r"(?:said|told|claimed|confirmed|announced|denied|called|warned|urged|reported|stated|declined|vowed)\b"
_ADVERB = r"(?:(?:not|already|also|never|now|still|all|\w+ly)\s+){0,3}"
_STATE = _pattern(
    rf"(?:is|are|there(?:['’]s)?|remains?|remained)\s+(?!{_ADVERB}{_AHEAD})\S+",
    rf"(?:was|were|been|be)\s+{_ADVERB}(?:in|at|inside|near|on|stationed|based|located|present|there|part)",
    rf"(?:has|have|had)\s+(?!{_ADVERB}{_SPOKE})\S+",
    r"(?:could|may|might|must|would|can|should)\s+be\s+(?!\w+(?:ed|en)\b)\S+",
    r"holds?|controls?|owns?|occup(?:y|ies)|serves? as|lives? in|borders|shares a border|belongs?|employs?|stands? at",
    r"currently|in force|in effect|totals",
)
_LASTING = _pattern(rf"(?:has|have|had)\s+been\s+{_ADVERB}(?:in|at|inside|near|stationed|based|deployed|there|present)")

_ABSENCE = _pattern(
    r"(?<!with )no(?!\s+(?:fewer|more|less|later|longer|doubt))|not(?!\s+(?:only|just|merely|least))|\w+n['’]t",
    "never|none|without|nobody|neither|cannot|lacks?|lacked|absent|absence",
)
_ENDS = _pattern(
    "no longer|ended|ends|withdrew|withdrawn|withdrawal|resigned|expired|ceased|stopped|lifted|left|pulled out|ousted",
    "dissolved|cancelled|canceled|terminated|repealed|replaced|until",
)
_GROWS = _pattern(
    r"increas\w*|rising|rises|rose|risen|grow(?:s|ing|n)?|grew|climb\w*|mount(?:s|ing|ed)|swell\w*|swollen|surg\w+",
    r"arriving|reinforc\w+|go(?:es|ing)? up|went up|more and more|declin\w*|shrink\w*|dwindl\w*|falling|so far",
)
_COMES = _pattern(
    rf"(?:has|have|had)\s+{_ADVERB}(?:been\s+)?{_ADVERB}"
    r"(?:made (?:their|its) way|arrived|reached|entered|crossed|sent|moved|transferred|joined|gathered|fled|registered)"
)
_CHANGE = _pattern(
    r"(?:up|down) from|from [0-9][0-9.,]* to|doubl(?:ed|ing)|tripl(?:ed|ing)|quadrupl(?:ed|ing)|revised|upgraded",
    r"(?:rose|risen|increased|grew|grown|climbed|jumped|fell|fallen|dropped|declined)\s+(?:further\s+)?(?:to|from|by)",
)
_NOW = _pattern("now|by now|currently|today|since then|has since|have since|later")
_THEN = _pattern(
    "previous|previously|earlier|initially|at first|before|formerly|used to|until then|yesterday|last week",
    "on (?:mon|tues|wednes|thurs|fri|satur|sun)day",
)
_AS_OF = _pattern(
    "as of|as at|by|so far|to date|until|through|toll|now|reached|counted|tallied|stands? at|stood at|ris(?:es?|en)",
    "rose|climbed|total|has|have|had|is|are|remains?",
)


@_remembered
def aspect_of(text: str) -> Aspect:
    """Tell the kind of content that a sentence has; an event where nothing shows another."""
    if has_count(text):
        if _TOLL.search(text) or any(one.search(text) and other.search(text) for one, other in _TOTALS):
            return Aspect.RUNNING_TOTAL
        if all(part.search(text) for part in _GATHERED) and not _LASTING.search(text):
            return Aspect.RUNNING_TOTAL
    return Aspect.STATE if _STATE.search(text) else Aspect.EVENT


def has_count(text: str) -> bool:
    """Whether a sentence has a figure that is not part of a date, an age ("aged 34") or a name ("F-16")."""
    return _COUNT.search(_AGE.sub(" ", _without_dates(text))) is not None


def figures_in(text: str) -> frozenset[Decimal]:
    """Return the figures of a sentence in digits, without its dates; finer points are for `verifier.quantities`."""
    found = _FIGURE.findall(_without_dates(text))
    return frozenset(Decimal(digits.replace(",", "")) * _SCALES[scale.lower()] for digits, scale in found)


def _without_dates(text: str) -> str:
    found = find_times(text, _ANY_DAY)
    starts = [0, *(time.end for time in found)]
    ends = [*(time.start for time in found), len(text)]
    return " ; ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


@_remembered
def marks_change(text: str) -> bool:
    """Whether a text itself says that something changed: "8,000 on Friday, now 10,000", "up from 8,000"."""
    return bool(_CHANGE.search(text) or (_NOW.search(text) and _THEN.search(text)))


def is_absence(text: str) -> bool:
    """Whether a sentence says that something is not there: such a state does not last."""
    return _ABSENCE.search(text) is not None


@_remembered
def is_growing(text: str) -> bool:
    """Whether a sentence has a count that is moving: one that grows or shrinks, or of those who "have arrived"."""
    return has_count(text) and bool(_GROWS.search(text) or _COMES.search(text))


def ends_state(text: str) -> bool:
    """Whether a sentence says that a state is over."""
    return _ENDS.search(text) is not None


def tells_as_of(text: str) -> bool:
    """Whether the date of a running total is the moment of the count ("as of Tuesday"), not that of the event."""
    return _AS_OF.search(text) is not None
