"""Tell the nouns that say what one person is: offices, trades and kin."""

import re
from collections.abc import Sequence

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.tokens import Tag, Token

_NOUNS = frozenset(
    "boss co-founder principal rector dean bishop archbishop treasurer headmaster landlord landlady operator maker "
    "skipper speaker driver guide engineer nurse surgeon cardiologist pharmacist priest farmer fisherman shopkeeper "
    "student pensioner resident retiree mechanic pilot conductor architect accountant banker trader broker historian "
    "chemist physicist mp councillor counsel barrister solicitor magistrate witness survivor neighbour neighbor widow "
    "widower mother father brother sister son daughter uncle aunt cousin husband wife grandmother grandfather "
    "goalkeeper striker midfielder defender athlete rider cyclist runner climber actor actress singer musician painter "
    "writer poet novelist journalist reporter photographer miner welder foreman plumber electrician carpenter builder "
    "baker butcher grocer waiter cook chef caretaker guard soldier policeman detective firefighter paramedic midwife "
    "vet veterinarian consultant entrepreneur businessman investor shareholder activist campaigner organiser organizer "
    "volunteer curator archivist librarian conservator collector lecturer academic expert specialist strategist "
    "trustee member delegate negotiator mediator arbitrator administrator supervisor trainer assistant clerk agent "
    "auditor ombudsman vice-president cleric imam rabbi nun monk pastor vicar deacon chauffeur porter sailor mate "
    "seaman deckhand fishmonger hotelier innkeeper grower breeder rancher herder ranger winemaker brewer man "
    "woman".split()
)
_ENDINGS = re.compile(r"\w(?:ologist|ographer|ician|teacher|worker|driver|keeper|owner|player|master|woman|sman)$")
_BEYOND = frozenset({"there", "here", "too", "today", "aged"})
_VERBAL = (Tag.PARTICIPLE, Tag.ING)


def is_role(word: str) -> bool:
    """Whether a word, in folded case, says what somebody is."""
    word = word.rstrip(".").removeprefix("ex-")
    return word in _NOUNS or word in lexicon.VOICE_ROLES or _ENDINGS.search(word) is not None


def is_holder(phrase: Sequence[Token]) -> bool:
    """Whether a noun phrase says what one person is: "a retired judge", "its director", "head of the bank"."""
    end = next((at for at in range(1, len(phrase)) if _hangs_on(phrase, at)), len(phrase))
    return bool(phrase) and is_role(phrase[end - 1].low)


def without_rest(phrase: Sequence[Token]) -> Sequence[Token]:
    """Drop what a noun phrase goes on with: "a teacher walking her dog", "a physician there", "a nurse aged 40"."""
    for at in range(1, len(phrase)):
        verbal = phrase[at].tag in _VERBAL and _hangs_on(phrase, at) and is_holder(phrase[:at])
        if verbal or phrase[at].low in _BEYOND:
            return phrase[:at]
    return phrase


def _hangs_on(phrase: Sequence[Token], at: int) -> bool:
    """Whether a word opens what hangs on the noun in front of it; "managing" and "retired" stand in front of theirs."""
    if phrase[at].tag in _VERBAL:
        nouns = (Tag.WORD, Tag.NAME)
        return phrase[at - 1].tag in nouns and (at + 1 == len(phrase) or phrase[at + 1].tag not in nouns)
    return phrase[at].tag in (Tag.PREPOSITION, Tag.TO, Tag.COORDINATOR)
