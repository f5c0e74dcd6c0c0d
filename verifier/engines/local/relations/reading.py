"""Read a sentence as meanings to align: content keys, names, polarity, how firmly it is put, its verb and subject."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from verifier.engines.local.relations.roles import read_roles
from verifier.lexicon import COUNTRY_MARK, country_of, fold_name, keys, load_lexicon
from verifier.text import stem, words

_NAME = r"(?<![\w-])[A-Z][\w.-]{0,30}(?: [A-Z][\w.-]{0,30}){0,5}"
_NAME_RUN = re.compile(_NAME)
_OWNED = re.compile(rf"(?P<owner>{_NAME})['’]s (?P<owned>{_NAME})")
_LOCATED = re.compile(
    r"\b(?:in|at|near|into|to|inside|across|from|within|around|outside|throughout)\s(?:the )?"
    r"(?:(?:north|south|east|west|mid|central|rural|nearby|downtown)[a-z-]{0,10} )?(?:[a-z]{4,10} of )?"
    rf"(?P<first>{_NAME})(?:['’]s (?:[a-z-]{{2,20}} ){{0,2}}?(?P<held>{_NAME}))?"
    rf"(?:,? (?:[a-z]{{2,12}} )?(?:of |in )?(?P<holder>{_NAME}))?"
)
_CURRENCY = re.compile(r"\b[A-Z]{3} ?(?=\d)")
_PEOPLE = re.compile(r"(?:ians?|eans?|cans?|hans|ns|is|ish|ese)$")
_CONDITION = re.compile(r"\b(?:if|unless|whether|provided that|in case)\b", re.IGNORECASE)
_POSSIBLE = re.compile(r"\b(?:could|may|might|possib(?:le|ly|ility)|perhaps|potentially)\b", re.IGNORECASE)
_MAY_OF_DATE = re.compile(r"\bMay(?= \d)|(?<=\d )May\b|\b(?:in|last|since|early|late) May\b")
_LIKELY = re.compile(r"\b(?:likely|probabl[ey]|expect(?:s|ed)?|anticipated?)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|would|shall|is set to|are set to|due to|plans? to|going to)\b", re.IGNORECASE)
_INCREMENT = re.compile(
    r"\b(?:more|additional|another|extra|further)\b(?! than)"
    r"|(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|million)) new\b",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(
    r"\bat (?:any|all|no)(?: (?:point|time|stage))?\b|\b(?:whatsoever|of any kind|any(?:body|one|thing|where))\b", re.I
)
_DANGLING = re.compile(
    r"^(?:(?:none|some|most|all|half|part) of )?(?:it|they|them|he|she|this|these|those)\b"
    r"(?! (?:is|was) (?:\w+ ){1,2}that\b)"
    r"|^so (?:is|are|was|were|did|do|does|has|have)\b",
    re.IGNORECASE,
)
_NOTHING_OF_IT = re.compile(r"^there (?:is|are|was|were|has been|have been) (?:no|never|not a)\b", re.IGNORECASE)
_SHOULD = re.compile(r"\b(?:should|must|ought to|needs? to)\b", re.IGNORECASE)
_FORESEEN = re.compile(
    r"\b(?:expect(?:s|ed|ations?)?|forecasts?|predict(?:s|ed)?|project(?:s|ed|ions?)|consensus|target(?:s|ed)?|analysts?)\b",
    re.IGNORECASE,
)
_UNRESOLVED = re.compile(
    r"\b(?:it|them|this|these|those|here|the (?:area|region|country|city|place))\b(?! (?:is|was) (?:\w+ ){1,2}that\b)"
    r"|(?<=\s)there\b(?! (?:is|are|was|were|will|has|have)\b)",
    re.IGNORECASE,
)


class Firmness(StrEnum):
    """How firmly something is put; words of one grade count as the same (docs/domain.md, "Relation")."""

    PLAIN = "plain"
    POSSIBLE = "possible"
    LIKELY = "likely"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence is about; `keys` has no figures and holds `names`; `order` is `keys` as they come.

    `runs` are names that stand side by side ("Kim Jong Un"): a part of one names the whole, and so may `opener`,
    the first word of the sentence; `owners` pairs a name with
    the one that it owns ("Jane Roe's Green Party"). `located` are names of
    where something is; elsewhere a capital stands for its country. `unresolved` says that a word points to what is
    not in the sentence, `foreseen` that it tells what somebody expected. `verb` and `subject` are the keys of the
    main clause, `head` that of its subject's noun; `only_owners`, `reported` and `share` are as in `roles.Roles`.
    `absent` says that there is nothing of the kind at all ("There is no contract"), `dangling` that the subject is a
    pronoun, so that the text does not say of what it is.
    """

    order: tuple[str, ...]
    keys: frozenset[str]
    names: frozenset[str]
    runs: tuple[frozenset[str], ...]
    opener: frozenset[str]
    owners: tuple[tuple[frozenset[str], frozenset[str]], ...]
    located: frozenset[str]
    negative: bool
    firmness: Firmness
    conditional: bool
    increment: bool
    unresolved: bool
    foreseen: bool
    verb: frozenset[str]
    subject: frozenset[str]
    head: frozenset[str]
    only_owners: frozenset[str]
    passive: bool
    reported: bool
    share: bool
    absent: bool
    dangling: bool


@lru_cache(maxsize=20_000)
def read(text: str) -> Reading:
    """Read one sentence."""
    located = _located(text)
    found = keys(_EMPHASIS.sub(" ", text))
    turning = load_lexicon().negations | load_lexicon().untruths
    turning |= {match[0].strip().casefold() for match in _CURRENCY.finditer(text)}
    plain = [key for key in found if not key[0].isdigit() and key not in turning and not key.endswith("n't")]
    order = tuple(_actor(key, located) for key in plain) + (("urge",) if _SHOULD.search(text) else ())
    runs = tuple(frozenset(_actor(key, located) for key in run) for run in _name_runs(text))
    roles = read_roles(text)
    return Reading(
        order=order,
        keys=frozenset(order),
        names=frozenset(order).intersection(frozenset().union(*runs)),
        runs=runs,
        opener=_keys_of_name(text.split(" ", 1)[0]) if text[:1].isupper() else frozenset(),
        owners=tuple((_keys_of_name(match["owner"]), _keys_of_name(match["owned"])) for match in _OWNED.finditer(text)),
        located=located,
        negative=_is_negative(text),
        firmness=_firmness(text),
        conditional=_CONDITION.search(text) is not None,
        increment=_INCREMENT.search(text) is not None,
        unresolved=_UNRESOLVED.search(text) is not None,
        foreseen=_FORESEEN.search(text) is not None,
        verb=frozenset(order).intersection(_actor(key, located) for key in keys(roles.verb)),
        subject=frozenset(order).intersection(_actor(key, located) for key in keys(roles.subject)),
        head=frozenset(order).intersection(_actor(key, located) for key in keys(roles.head)),
        only_owners=frozenset(_actor(key, located) for key in keys(roles.only_owners)),
        passive=roles.passive,
        reported=roles.reported,
        share=roles.share,
        absent=_NOTHING_OF_IT.match(text) is not None,
        dangling=_DANGLING.match(text) is not None,
    )


def _name_runs(text: str) -> tuple[frozenset[str], ...]:
    """Return the keys of each run of capitalised words; a lone first word is a name only where it is a country."""
    runs: list[frozenset[str]] = []
    start = len(text) - len(text.lstrip())
    for match in _NAME_RUN.finditer(text):
        run = _plain_keys_of_name(match[0])
        if match.start() == start and " " not in match[0] and not match[0].isupper():
            run = frozenset(key for key in run if key.startswith(COUNTRY_MARK))
        if run:
            runs.append(run)
    return tuple(runs)


def _located(text: str) -> frozenset[str]:
    """Return the keys of names behind a preposition of place; "in North Koreans" is no place."""
    names = (name for match in _LOCATED.finditer(text) for name in match.groups() if name)
    return frozenset().union(*(_keys_of_name(name) for name in names if not _PEOPLE.search(name)))


def _actor(key: str, located: frozenset[str]) -> str:
    """Return the country where a capital acts, the capital where something happens in it; folded."""
    folded = fold_key(key)
    return folded if folded in located else country_of(key) or folded


def _keys_of_name(name: str) -> frozenset[str]:
    return frozenset(fold_key(key) for key in _plain_keys_of_name(name))


def _plain_keys_of_name(name: str) -> frozenset[str]:
    concepts = load_lexicon().concepts
    return frozenset(key for key in keys(name) if key not in concepts and not key[0].isdigit())


def _is_negative(text: str) -> bool:
    lexicon = load_lexicon()
    plain = words(text)
    turns = sum(word.endswith("n't") or stem(word) in lexicon.negations for word in plain)
    untrue = any(stem(word) in lexicon.untruths for word in plain)
    return (turns + untrue) % 2 == 1


def _firmness(text: str) -> Firmness:
    without_dates = _MAY_OF_DATE.sub(" ", text)
    if _LIKELY.search(without_dates):
        return Firmness.LIKELY
    if _POSSIBLE.search(without_dates):
        return Firmness.POSSIBLE
    return Firmness.FUTURE if _FUTURE.search(without_dates) else Firmness.PLAIN


@lru_cache(maxsize=20_000)
def name_keys(name: str) -> frozenset[str]:
    """Return the keys under which a name appears in readings."""
    return frozenset(fold_key(key) for key in keys(name))


def fold_key(key: str) -> str:
    """Return a key with spelling variants of names made one."""
    return key if key.startswith(COUNTRY_MARK) or key in load_lexicon().concepts else fold_name(key)


def without_presence(reading: Reading, whereabouts: frozenset[str]) -> frozenset[str]:
    """Return the keys less what being in one of the given places already says ("stationed")."""
    return reading.keys - load_lexicon().presence if reading.located & whereabouts else reading.keys


def coverage(target: frozenset[str], evidence: frozenset[str], weights: Mapping[str, float] | None = None) -> float:
    """Return the weighted share of the target's keys that the evidence has, 0 to 1; an empty target has 0."""

    def weigh(found: frozenset[str]) -> float:
        return sum(1.0 if weights is None else weights.get(key, 1.0) for key in sorted(found))

    return weigh(target & evidence) / weigh(target) if target else 0.0


def opposed(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Return the keys by which two readings say opposite things ("rise" here, "fall" there)."""
    lexicon = load_lexicon()
    only_one, only_other = (one - other) & lexicon.turning, (other - one) & lexicon.turning
    if not (only_one and only_other):
        return frozenset()
    return frozenset(
        key for pair in lexicon.opposites if len(pair & only_one) == 1 and len(pair & only_other) == 1 for key in pair
    )


def contrasted(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two readings count different things: the dead here, the injured there."""
    lexicon = load_lexicon()
    if one.isdisjoint(lexicon.contrasted) or other.isdisjoint(lexicon.contrasted):
        return False
    return any((one & row) and (other & row) and not (one & row & other) for row in lexicon.contrasts)
