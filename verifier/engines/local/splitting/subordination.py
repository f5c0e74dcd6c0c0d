"""Find the clauses of a sentence that stand under or before another: "While X, Y", "X after Y", "X when Y", "As Y, X".

What a clause of time or cause tells as past is as true as the rest, and told besides it. Not so behind "if" and
"unless", under "could" and "would", and of a cause in what is denied, demanded or said.
"""

from collections.abc import Iterator, Sequence

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.phrases import first_finite, in_brackets, is_plural, subject_start
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import Form, base_of, form_of
from verifier.engines.local.grammar.wording import definite, join, words_of
from verifier.engines.local.splitting.antecedents import IsPerson, is_somebody
from verifier.engines.local.splitting.coordination import has_own_subject

_CONCESSIONS = frozenset({"while", "although", "though", "whereas"})
_TELLING = frozenset({"when", "as", "because", "since", "after"})
_CAUSES = frozenset({"because", "as", "since"})
_HYPOTHETICAL = frozenset({"if", "unless", "whether"})
_THINKING = frozenset("think hope fear suspect imagine want expect plan intend schedule wish promise".split())
_AS_SAID = lexicon.SAYING | lexicon.STATEMENT | _THINKING | {"do", "know", "see"}
_OWNED = frozenset("his her its their".split())
_UNSURE = lexicon.UNSURE | frozenset("probably perhaps possibly maybe likely seems seemed appears appeared".split())
_LONGEST_LEAD = 5
_FEWEST_WORDS = 6
"""What is shorter only says when: "when the gate gave way"."""


def concessions(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Split "While X, Y" into X and Y."""
    comma = next((at for at, token in enumerate(tokens) if token.tag is Tag.COMMA), None)
    if tokens[0].low not in _CONCESSIONS:
        yield list(tokens)
        return
    comma = len(tokens) if comma is None else comma
    first, second = list(tokens[1:comma]), list(tokens[comma + 1 :])
    if first_finite(first) is not None and first_finite(second) is not None:
        yield first
        yield second
    else:
        yield list(tokens)[1:]


def one_after_another(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Split "X happened after Y happened" into both; Y with a pronoun in front stays, for it may mean anybody.

    "Two days after Y" and "until after Y" say when, and are not split.
    """
    for at in range(3, len(tokens) - 3):
        if tokens[at].low != "after" or tokens[at].tag is not Tag.SUBORDINATOR or tokens[at + 1].tag is Tag.PRONOUN:
            continue
        apart = first_finite(tokens[:at]) is not None and has_own_subject(tokens, at + 1, False)
        timed = tokens[at - 1].low in lexicon.SPANS or tokens[at - 1].tag in (Tag.PREPOSITION, Tag.SUBORDINATOR)
        if apart and not timed and not in_brackets(tokens, at):
            end = at - (tokens[at - 1].tag in (Tag.COMMA, Tag.ADVERB))
            yield list(tokens[:end])
            yield list(tokens[at + 1 :])
            return
    yield list(tokens)


def told_besides(tokens: Sequence[Token], is_person: IsPerson) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Yield what clauses of time and cause tell, with its subject named, and the tokens that it rests on."""
    if any(token.low in _HYPOTHETICAL or _is_modal(token) for token in tokens) or is_reported(tokens):
        return
    for at, token in enumerate(tokens):
        if token.low not in _TELLING or token.tag not in (Tag.SUBORDINATOR, Tag.RELATIVE) or in_brackets(tokens, at):
            continue
        leads = _leads(tokens, at)
        side = tokens[at + 1 : _end(tokens, at + 1)]
        main = tokens[at + len(side) + 2 :] if leads else tokens[:at]
        if not _is_told(side) or not any(one.tag in FINITE for one in main):
            continue
        if token.low in _CAUSES and _is_open(main, side):
            continue
        if not leads and (tokens[at - 1].tag is Tag.COMMA and token.tag is Tag.RELATIVE):
            continue
        words = _named(side, main, is_person)
        if len(words.split()) >= _FEWEST_WORDS:
            yield words, tuple(side)


def is_reported(tokens: Sequence[Token]) -> bool:
    """Whether a sentence names its source itself: "…, according to a letter", "…, the filing says"."""
    return any(token.low == "according" or (token.tag is Tag.VERB and _says(token)) for token in tokens)


def _says(token: Token) -> bool:
    return base_of(token.low) in lexicon.SAYING


def _is_modal(token: Token) -> bool:
    return token.tag is Tag.AUXILIARY and token.low in lexicon.MODALS


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause stands in front of the main one: "As Y, X", "Two days after Y, X"."""
    timely = (
        token.tag in (Tag.NUMBER, Tag.DETERMINER, Tag.ADVERB) or token.low in lexicon.SPANS for token in tokens[:at]
    )
    return at < _LONGEST_LEAD and all(timely)


def _end(tokens: Sequence[Token], start: int) -> int:
    """Return where a clause ends: the comma behind its verb, or "and" with something that goes on from before."""
    seen = False
    for at in range(start, len(tokens)):
        compares = tokens[at].low == "as" and at + 1 < len(tokens) and tokens[at + 1].low in ("much", "many", "few")
        if seen and tokens[at].tag in (Tag.COMMA, Tag.BREAK, Tag.END, Tag.SUBORDINATOR) and not compares:
            return at
        if seen and tokens[at].tag is Tag.COORDINATOR and not has_own_subject(tokens, at + 1, False):
            ahead = [token.tag for token in tokens[at + 1 : at + 3] if token.tag is not Tag.ADVERB]
            if ahead and ahead[0] in (*FINITE, Tag.PARTICIPLE):
                return at
        seen = seen or tokens[at].tag in FINITE
    return len(tokens)


def _is_told(side: Sequence[Token]) -> bool:
    """Whether a clause has a subject of its own and one verb, in the past."""
    if len(side) < 2 or not has_own_subject(side, 0, False) or _is_adjunct_first(side):
        return False
    if side[0].low in _OWNED or side[-1].tag is Tag.TO:
        return False  # whose it is, the sentence around may say; or the end is missing
    at = next(at for at, token in enumerate(side) if token.tag in FINITE)
    finite = side[at]
    rest = side[at + 1 : next((k for k in range(at, len(side)) if side[k].tag in _BORDERS), len(side))]
    if any(token.tag is Tag.VERB for token in rest):
        return False
    past = finite.low in ("was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't")
    return past or form_of(finite.low) in (Form.PAST, Form.PAST_AND_PARTICIPLE)


def _is_adjunct_first(side: Sequence[Token]) -> bool:
    """Whether two noun phrases stand in front: "after lunch one of the judges fell ill"."""
    return side[0].tag is Tag.WORD and side[1].tag in (Tag.NUMBER, Tag.DETERMINER, Tag.PRONOUN)


_BORDERS = (Tag.COORDINATOR, Tag.RELATIVE, Tag.SUBORDINATOR)


def _is_open(main: Sequence[Token], side: Sequence[Token]) -> bool:
    """Whether a cause may be no fact: the main clause denies or reports it, or "as" says that somebody said so."""
    verbs = {base_of(token.low) for token in main if token.tag in (*FINITE, Tag.PARTICIPLE, Tag.BASE, Tag.ING)}
    own = {base_of(token.low) for token in side if token.tag in (*FINITE, Tag.PARTICIPLE)}
    denied = any(token.low in lexicon.NEGATIONS | _UNSURE for token in main)
    compared = any(token.low in ("as", "so", "such", "same") for token in main[-5:])
    return denied or compared or bool(verbs & (lexicon.SAYING | lexicon.STATEMENT | _THINKING)) or bool(own & _AS_SAID)


def _named(side: Sequence[Token], main: Sequence[Token], is_person: IsPerson) -> str:
    """Return the words of a clause; the main subject takes the place of "it" or "they" that can only mean it.

    "He" and "she" may be who is speaking.
    """
    if side[0].tag is not Tag.PRONOUN:
        return words_of(side)
    finite = first_finite(main)
    if finite is None or side[0].low not in ("it", "they") or side[1].tag not in (*FINITE, Tag.ADVERB):
        return ""
    subject = main[subject_start(main, finite) : finite]
    if not _can_mean(side[0].low, subject, is_person) or _has_rival(side[0].low, main[finite + 1 :], is_person):
        return ""
    return join(definite(words_of(subject)), words_of(side[1:]))


def _can_mean(pronoun: str, phrase: Sequence[Token], is_person: IsPerson) -> bool:
    if not phrase or any(token.tag in (Tag.PRONOUN, Tag.COMMA, Tag.COORDINATOR, Tag.PREPOSITION) for token in phrase):
        return False
    names = sum(token.tag is Tag.NAME for token in phrase)
    somebody = is_somebody(phrase, is_person) or (names > 1 and names == len(phrase))
    if pronoun == "they":
        return is_plural(phrase[-1])
    if pronoun == "it":
        return not somebody and phrase[-1].tag is Tag.WORD and not is_plural(phrase[-1])
    return somebody and not is_plural(phrase[-1]) and phrase[-1].tag is not Tag.NUMBER


def _has_rival(pronoun: str, rest: Sequence[Token], is_person: IsPerson) -> bool:
    """Whether the rest of the main clause names anything else that the pronoun could mean."""
    for at, token in enumerate(rest):
        if token.tag is Tag.NAME:
            place = at > 0 and rest[at - 1].low in ("in", "at", "from", "to", "near", "on")
            if pronoun != "they" and not (place and not is_person(token.text)) and token.low not in lexicon.DAYS:
                return True
        elif token.tag is Tag.WORD:
            head = at + 1 == len(rest) or rest[at + 1].tag not in (Tag.WORD, Tag.NAME)
            if head and (_can_mean(pronoun, [token], is_person) or (pronoun == "it" and not is_plural(token))):
                return True
    return False
