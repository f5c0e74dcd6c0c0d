"""Name what a figure counts: the short noun phrase after it, as far as word lists can tell.

"more than 29,600 servicemen and 184 tanks" gives "servicemen" and "tanks"; nothing is "" where no noun follows. It
does not parse: it takes words up to the first that cannot belong to a noun phrase, five at most; where there are none,
those after "the number of" earlier in the sentence. A rate keeps what it is counted by: "per share", "cases per 100,000
people".
"""

import re

from verifier.quantities.tokens import Token, TokenKind, Tokens, token_at
from verifier.quantities.vocabulary import ORDINALS, SMALL, TENS

_MOST_WORDS = 5
_LOOKBACK = 25
_SKIPPED = frozenset(
    """more other others additional extra further new of the these those all its their his her our different separate
    another fewer strong old long""".split()
)
_STOPS = frozenset(
    """a an and or but nor that which who whom whose what when where while whether if because than as so then since
    until till after before during for from in into inside on onto at by to toward towards with without within under
    over above below near around about between among amid against across along through throughout per via despite
    except off out up down back away ago apart later earlier now currently already also only just still again yet
    is are was were be been being am has have had having do does did will would shall should can could may might must
    not no nor never there here it they he she we you i this that some any each every both either most many much
    said says say told took take takes taken fled flee went go goes gone going came come comes got get gets lost lose
    loses left leave leaves made make makes began begin begun spent spend rose rise rises risen fell fall falls fallen
    held hold saw see seen sent send met meet gave give given won win paid pay put ran run led lead kept keep thought
    think known knew know became become remain remains remained include includes including included died die dies
    according respectively total altogether each overall nationwide worldwide annually daily weekly
    monthly yearly today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday his her
    their its our your my the these those nearly almost roughly such like due amounting totalling totaling worth
    plus following based commencing starting beginning regarding compared them us him me everyone anyone someone
    reportedly allegedly either almost once twice""".split()
)
_PERIODS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "quarter", "season", "year"})
_BESIDE_PERIODS = frozenset({"earlier", "ago", "later", "before", "after", "previously"})
"""After "a year" they make it a date, and no rate."""
_NUMBERS = frozenset({*SMALL, *TENS})
_CODES = frozenset({TokenKind.NUMBER, TokenKind.NAME})
_RATE = re.compile(r"\bper\b.*", re.IGNORECASE | re.DOTALL)
_PARTICIPLE = ("ed", "ing")
_PLURALS = frozenset({"people", "men", "women", "children", "personnel", "forces", "police", "servicemen", "dead"})
_ATTRIBUTIVE = frozenset({"sales", "arms", "news", "sports", "armed", "defense", "customs", "savings", "human"})


def counted(tokens: Tokens, place: int, *, unit: str | None) -> str:
    """Return the words for what is counted after a figure that ends before `place`."""
    start = _skip(tokens, place, measured=unit is not None)
    if unit is not None and token_at(tokens, start).lower in _NUMBERS:
        return ""  # "$2bn in the three months to June"
    named, end = _phrase(tokens, start)
    rate = _rate(tokens, end if named else place)
    if rate:
        return f"{named} {rate}".lstrip()
    return named if named or unit is not None else _number_of(tokens, place)


def rate_of(of: str) -> str:
    """Return what a figure is counted by ("per share", "per day"), or nothing."""
    found = _RATE.search(of)
    return found[0].casefold() if found else ""


def _rate(tokens: Tokens, place: int) -> str:
    """Read "per share", "per 100,000 people", "a day", "every week"."""
    token, following = token_at(tokens, place), token_at(tokens, place + 1)
    if token.lower in {"a", "an", "each", "every"}:
        is_rate = following.lower in _PERIODS and token_at(tokens, place + 2).lower not in _BESIDE_PERIODS
        return f"per {following.lower}" if is_rate else ""
    if token.lower != "per":
        return ""
    if following.kind is TokenKind.NUMBER:
        return f"per {following.text} {_phrase(tokens, place + 2)[0]}".rstrip()
    return f"per {_phrase(tokens, place + 1)[0]}".rstrip()


def _number_of(tokens: Tokens, place: int) -> str:
    """Find what "the number of …" earlier in the sentence counts."""
    for start in range(place - 1, max(place - _LOOKBACK, 0), -1):
        token = token_at(tokens, start)
        if token.text in {".", "!", "?", ";"} and not _is_initial(token_at(tokens, start - 1)):
            return ""
        if token.lower == "number" and token_at(tokens, start + 1).lower == "of":
            return _phrase(tokens, _skip(tokens, start + 2, measured=False))[0]
    return ""


def _phrase(tokens: Tokens, start: int) -> tuple[str, int]:
    """Read a noun phrase; return its words and the place after it."""
    words: list[Token] = []
    while len(words) < _MOST_WORDS:
        token = token_at(tokens, start)
        if not _belongs(token, words) and not _joins_names(tokens, start, words):
            break
        words.append(token)
        start += 1 + (_is_initial(token) and token_at(tokens, start + 1).text == ".")
        if _is_plural_noun(token) and not _hyphen_follows(tokens, start):
            break
        if _hyphen_follows(tokens, start):
            start += 1
    return _join(_trimmed(words)), start


def _skip(tokens: Tokens, place: int, *, measured: bool) -> int:
    for _ in range(4):
        token, following = token_at(tokens, place), token_at(tokens, place + 1)
        leads = measured and token.lower in {"in", "worth"} and following.text.islower()
        adverb = token.lower.endswith("ly") and token.lower not in _STOPS and following.kind is TokenKind.WORD
        if leads or adverb or token.lower in _SKIPPED or (token.text == "-" and token.glued):
            place += 1
    return place


def _hyphen_follows(tokens: Tokens, place: int) -> bool:
    token, following = token_at(tokens, place), token_at(tokens, place + 1)
    return token.text == "-" and token.glued and following.glued and following.kind in {TokenKind.WORD, *_CODES}


def _belongs(token: Token, words: list[Token]) -> bool:
    if token.kind is not TokenKind.WORD or token.lower in _STOPS or token.lower.endswith("ly"):
        return False
    if token.lower in ORDINALS and not words:
        return False
    return not (words and words[-1].text.islower() and words[-1].lower != "and" and _is_proper(token))


def _joins_names(tokens: Tokens, place: int, words: list[Token]) -> bool:
    """Whether a phrase goes on: "Somali and Yemeni pirates", "COVID-19 cases", "F-35s"."""
    token = token_at(tokens, place)
    if token.kind in _CODES:
        return bool(words) and token.glued and token_at(tokens, place - 1).text == "-"
    named = bool(words) and all(word.text[0].isupper() for word in words)
    return named and token.lower == "and" and token_at(tokens, place + 1).kind is TokenKind.WORD


def _is_proper(token: Token) -> bool:
    return token.text[0].isupper() and not token.text.isupper()


def _is_plural_noun(token: Token) -> bool:
    word = token.lower
    if word in _PLURALS:
        return True
    if word in _ATTRIBUTIVE or not token.text.islower():
        return False
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))


def _trimmed(words: list[Token]) -> list[Token]:
    """Drop the verb that follows a noun ("people gathered"); a participle alone is what is counted ("5 killed")."""
    while len(words) > 1 and words[-1].lower.endswith(_PARTICIPLE) and words[-1].text.islower():
        words = words[:-1]
    return words


def _is_initial(token: Token) -> bool:
    """Whether a token is one capital letter, as in "N. Korean" and "U.S."."""
    return len(token.text) == 1 and token.text.isupper()


def _join(words: list[Token]) -> str:
    joined = ""
    for place, token in enumerate(words):
        before = words[place - 1]
        if place and _is_initial(before) and token.kind is TokenKind.WORD:
            joined += "." if token.start == before.end + 1 and token.glued else ". "
        elif place:
            joined += "-" if token.glued and token.start == before.end + 1 else " "
        joined += token.text
    return f"{joined}." if words and _is_initial(words[-1]) else joined
