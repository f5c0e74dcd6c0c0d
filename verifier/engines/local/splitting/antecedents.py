"""Find what a relative clause hangs on: who "who" is, what "which" is, and where "where" is.

The nearest noun phrase is not always it: an age ("Jane Doe, 45, who") and an adjunct of time ("the race on Sunday,
which") stand between, "who" is nobody's request, "which" is no person, and number has to agree ("a dispute between the
parties, which has"). Where nothing fits, nothing is returned.
"""

from collections.abc import Callable, Sequence

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.phrases import is_date, is_plural, noun_phrase_before
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import Form, form_of

IsPerson = Callable[[str], bool]
"""Whether a name is known to be a person's."""

_MOST_STEPS = 3
_LINKING = frozenset("on in at to from for with against between over about by near under into of".split())
_SPANS = frozenset("time times moment while period day days week weeks month months year years occasion".split())
_PARTS_OF_DAY = frozenset("morning afternoon evening night noon midnight dawn".split())
_PERSONS = frozenset(
    "man woman boy girl person people child children men women husband wife mother father parent son daughter brother "
    "sister friend resident student tenant victim member member family families pupil staff troop troops police crew "
    "guard nurse soldier passenger tourist refugee nun monk priest bishop pilot guest expert critic activist crowd"
    " everyone those anyone someone".split()
)
_NOT_PERSONS = frozenset(
    "number order offer letter matter paper newspaper power border river water winter summer weather center quarter "
    "tower disaster chapter layer charter character corner shelter register frontier carrier tanker freighter "
    "container trailer router computer server poster banner cover figure "
    "other factor sector tractor motor reactor".split()
)
_PERSON_ENDINGS = ("er", "or", "ist", "ee", "ian", "man", "woman", "men", "women")


def antecedent(before: Sequence[Token], body: Sequence[Token], is_person: IsPerson) -> Sequence[Token]:
    """Return the tokens of what ", who …" or ", which …" tells of; empty where it cannot be told."""
    end = without_age(before)
    if is_plural_verb(body):
        return _plural(before[:end])
    if body[0].low == "which":
        end = without_time(before, end)
    if end == 0 or before[end - 1].tag not in (Tag.NAME, Tag.WORD, Tag.NUMBER):
        return ()
    start, _ = noun_phrase_before(before, end)
    if all(token.tag is Tag.NUMBER for token in before[start:end]):
        return ()
    if body[0].low == "who":
        return _animate(before, start, end, is_person)
    return _thing(before, start, end, is_person)


def without_age(tokens: Sequence[Token]) -> int:
    """Return the end of the tokens in front of an age: "Jane Doe, 45"."""
    end = len(tokens)
    aged = end > 2 and tokens[end - 1].tag is Tag.NUMBER and tokens[end - 2].tag is Tag.COMMA
    return end - 2 if aged and tokens[end - 3].tag is Tag.NAME else end


def without_time(tokens: Sequence[Token], end: int) -> int:
    """Return the end of the tokens in front of an adjunct of time: "on Sunday", "last June", "for the first time"."""
    at = end
    while at > 0 and _is_timely(tokens, at - 1):
        at -= 1
    if at == end:
        return end
    at += tokens[at].tag is Tag.COMMA
    while at > 1 and tokens[at - 1].tag in (Tag.PREPOSITION, Tag.ADVERB):
        at -= 1
    return at if at > 0 else end


def date_at_end(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the date or day that tokens end with: "April 2", "July 21, 2027", "Sunday morning"; empty for none."""
    start = len(tokens)
    while start > 0 and _is_of_date(tokens, start - 1):
        start -= 1
    date = tokens[start:]
    named = any(token.low.rstrip(".") in lexicon.DAYS | lexicon.MONTHS for token in date)
    return date if named or (date and is_date(date, 0)) else ()


def _is_of_date(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.tag is Tag.COMMA:
        return at + 1 < len(tokens) and is_date(tokens, at + 1)
    named = token.low.rstrip(".") in lexicon.DAYS | lexicon.MONTHS or token.low in _PARTS_OF_DAY
    return named or (token.tag is Tag.NUMBER and is_date(tokens, at))


def _is_timely(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    low = token.low.rstrip(".")
    if low in lexicon.DAYS | lexicon.MONTHS | _SPANS | _PARTS_OF_DAY | {"yesterday", "today"}:
        return True
    beside = tokens[at + 1].low.rstrip(".") if at + 1 < len(tokens) else ""
    dated = low in ("last", "next", "this", "the", "that", "same", "first", "second", "previous", "earlier", "late")
    if dated or token.tag is Tag.NUMBER:
        counted = beside in ("first", "second", "third", "last", "same", "next", "previous")
        return beside in lexicon.DAYS | lexicon.MONTHS | _SPANS or (counted and dated) or is_date(tokens, at)
    return token.tag is Tag.COMMA and at + 1 < len(tokens) and is_date(tokens, at + 1)


def is_plural_verb(tokens: Sequence[Token]) -> bool:
    """Whether the first finite verb asks for a subject in the plural."""
    verb = next((token for token in tokens if token.tag in FINITE), None)
    return verb is not None and (verb.low in ("are", "were", "have") or form_of(verb.low) is Form.BASE)


def _plural(before: Sequence[Token]) -> Sequence[Token]:
    """Return the noun phrase with the nearest plural noun, with what stands between it and the relative pronoun."""
    at = next((k for k in range(len(before) - 1, max(len(before) - 12, -1), -1) if is_plural(before[k])), None)
    if at is None or any(token.tag in FINITE for token in before[at:]):
        start, _ = noun_phrase_before(before, len(before))
        return before[start:]
    start, _ = noun_phrase_before(before, at + 1)
    return before[start:]


def _animate(before: Sequence[Token], start: int, end: int, is_person: IsPerson) -> Sequence[Token]:
    """Return who is meant: the head of "the head of the bank", the members of "the request of the members"."""
    phrase = before[start:end]
    of = next((at for at, token in enumerate(phrase) if token.low == "of"), None)
    if of is not None and not is_somebody(phrase[:of], is_person):
        owner = _last_of(phrase)
        return owner if is_somebody(owner, is_person) or owner[-1].tag is Tag.NAME else ()
    front, _ = noun_phrase_before(before, start - 1) if start > 1 else (0, 0)
    placed = start > 1 and before[start - 1].low in ("from", "in", "at", "with", "near", "for", "on")
    if placed and phrase[-1].tag is Tag.NAME and is_somebody(before[front : start - 1], is_person, named=False):
        return phrase if any(is_person(token.text) for token in phrase) else before[front:end]
    return phrase


def _last_of(phrase: Sequence[Token]) -> Sequence[Token]:
    last = max(at for at, token in enumerate(phrase) if token.low == "of")
    return phrase[last + 1 :]


def is_somebody(phrase: Sequence[Token], is_person: IsPerson, named: bool = True) -> bool:
    """Whether a noun phrase names a person or people, by its head; `named`: also by a name that is known."""
    if not phrase:
        return False
    head = phrase[-1].low
    if phrase[-1].tag is Tag.NUMBER or head in ("one", "some", "many", "most", "all", "both", "none", "each", "group"):
        return True
    if named and phrase[-1].tag is Tag.NAME and is_person(phrase[-1].text):
        return True
    words = {head, head.removesuffix("s"), head.removesuffix("es")}
    if words & (lexicon.VOICE_ROLES | lexicon.PEOPLE_ROLES | _PERSONS):
        return True
    return not words & _NOT_PERSONS and any(word.endswith(_PERSON_ENDINGS) for word in words)


def _thing(before: Sequence[Token], start: int, end: int, is_person: IsPerson) -> Sequence[Token]:
    """Step back over phrases that "which" cannot mean: persons, and nouns of the other number."""
    stop = end
    for _ in range(_MOST_STEPS):
        phrase = before[start:end]
        head = _head(phrase)
        if head is None:
            return ()
        person = head.tag is Tag.NAME and is_person(phrase[-1].text)
        aimed = start > 1 and before[start - 1].low in ("on", "against") and all(one.tag is Tag.NAME for one in phrase)
        if aimed and not person:
            return ()  # "a ban on Brandt, which …": the ban, unless Brandt is a place
        if not person and _can_be_one(head):
            return before[start:stop]
        if not person and head is not phrase[-1] and _can_be_one(phrase[-1]):
            return _last_of(phrase)
        if start < 2 or before[start - 1].low not in _LINKING:
            return (
                before[start:stop] if person and end == stop else ()
            )  # "which" itself says that the name is no person's
        end = start - 1
        start, _ = noun_phrase_before(before, end)
    return ()


def _head(phrase: Sequence[Token]) -> Token | None:
    """Return the head of a noun phrase: the noun in front of "of", else the last."""
    of = next((at for at, token in enumerate(phrase) if token.low == "of" and at > 0), len(phrase))
    return phrase[of - 1] if of else None


_EITHER = frozenset("news series headquarters species means works police staff team government data media".split())


def _can_be_one(head: Token) -> bool:
    """Whether a noun can have a verb in the singular."""
    return head.tag is not Tag.WORD or head.low in _EITHER or not is_plural(head)
