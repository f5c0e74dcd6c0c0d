"""Find what a relative clause without a comma tells of its noun: "the crash that killed 17 people".

Only what is told as past of something that there is: not of "anyone who …", nor of "a mayor who …" behind "wanted",
"never" or "would".
"""

from collections.abc import Iterator, Sequence

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.phrases import group_end, hedge_start, is_plural, noun_phrase_before
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import Form, base_of, form_of
from verifier.engines.local.grammar.wording import join, words_of
from verifier.engines.local.splitting.antecedents import IsPerson, is_somebody
from verifier.engines.local.splitting.subordination import is_reported

_FEWEST_WORDS = 5
_PICKED = frozenset("first last only every any each no such same other next best worst most least all".split())
_TIMES = frozenset("time day moment year week month night hour way fact thing things reason one ones point".split())
_OPEN = frozenset({"if", "unless", "whether", "like", "than", "as"})
_WANTING = lexicon.STATEMENT | frozenset("seek need expect prefer plan intend look be".split())


def told_of_nouns(tokens: Sequence[Token], is_person: IsPerson) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Yield the words of each such clause with its noun in front, and the tokens that they rest on."""
    if any(token.low in _OPEN for token in tokens[:1]) or any(token.low in ("if", "unless") for token in tokens):
        return
    if is_reported(tokens):
        return
    for at in range(2, len(tokens) - 2):
        if tokens[at].low not in ("who", "that", "which") or tokens[at - 1].tag is not Tag.WORD:
            continue
        phrase = _phrase(tokens, at)
        stop = _stop(tokens, at, any(token.tag in FINITE for token in tokens[_clause_start(tokens, at) : at]))
        if not phrase or stop is None or not _fits(tokens[:at], phrase, tokens[at:stop], is_person):
            continue
        start = at - len(phrase)
        if _is_supposed(tokens[:start], phrase) or _is_source(tokens[:start]):
            continue
        subject = _subject(tokens, start, phrase, is_person)
        words = join(words_of(subject), words_of(tokens[at + 1 : stop]))
        if subject and len(words.split()) >= _FEWEST_WORDS:
            yield words, (*phrase, *tokens[at:stop])


def _clause_start(tokens: Sequence[Token], at: int) -> int:
    """Return where the clause begins in which a word stands: behind the last "that" or conjunction in front."""
    opens = (k for k in range(at) if tokens[k].tag in (Tag.SUBORDINATOR, Tag.RELATIVE) or tokens[k].low == "that")
    return max(opens, default=-1) + 1


def _phrase(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """Return the noun phrase in front, from its article or number on."""
    start, _ = noun_phrase_before(tokens, at)
    while start < at and tokens[start].low not in ("a", "an", "the") and tokens[start].tag is not Tag.NUMBER:
        start += 1
    if start < at and tokens[start].tag is Tag.NUMBER:
        start = hedge_start(tokens, start)
    phrase = tokens[start:at]
    odd = any(token.low in _PICKED or token.low == "of" or token.low.endswith("est") for token in phrase)
    return () if len(phrase) < 2 or odd or phrase[-1].low in _TIMES else phrase


def _subject(tokens: Sequence[Token], start: int, phrase: Sequence[Token], is_person: IsPerson) -> Sequence[Token]:
    """Return of whom a clause tells: the noun, but the person in front of an apposition ("Ann Lee, a nurse who …")."""
    if tokens[start - 1].tag is not Tag.COMMA or tokens[start - 2].tag is not Tag.NAME:
        return phrase
    name = start - 1
    while name > 0 and tokens[name - 1].tag is Tag.NAME:
        name -= 1
    if is_person(words_of(tokens[name : start - 1])):
        return tokens[name : start - 1]
    return phrase if name > 0 and tokens[name - 1].low in _PLACING else ()


_PLACING = frozenset({"in", "at", "on", "near", "from", "outside", "inside"})


def _stop(tokens: Sequence[Token], at: int, begun: bool) -> int | None:
    """Return where the relative clause ends; None where it is not told as past, or its end is not plain."""
    finite = at + 1 + (tokens[at + 1].tag is Tag.ADVERB)
    token = tokens[finite]
    past = token.low in ("was", "were", "had") or form_of(token.low) in (Form.PAST, Form.PAST_AND_PARTICIPLE)
    if token.tag not in FINITE or not past or base_of(token.low) in lexicon.SAYING | _WANTING - {"be"}:
        return None
    end = _end(tokens, group_end(tokens, finite), begun)
    return end if end is not None and _is_whole(tokens, end) else None


def _end(tokens: Sequence[Token], start: int, begun: bool) -> int | None:
    """Return the end of a clause whose verb stands in front: a border, or the main verb where that is still to come."""
    for k in range(start, len(tokens)):
        if not begun and tokens[k].tag is Tag.PARTICIPLE:
            return None
        if tokens[k].tag in FINITE:
            return None if begun else k
        if tokens[k].tag in _BORDERS:
            return k
    return len(tokens) if begun else None


_BORDERS = (Tag.COMMA, Tag.BREAK, Tag.END, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.COORDINATOR)


def _is_whole(tokens: Sequence[Token], end: int) -> bool:
    """Whether the words in front of an end can end a clause: not "of Polish, Kazakh and …", "two months after …"."""
    last = tokens[end - 1]
    listed = last.tag is Tag.NAME and end + 1 < len(tokens) and tokens[end + 1].tag is Tag.NAME
    timed = end < len(tokens) and tokens[end].tag is Tag.SUBORDINATOR and last.low in lexicon.TIME_WORDS | lexicon.SPANS
    cut = tokens[end - 2].tag is Tag.TO
    return not listed and not timed and not cut and last.tag not in (Tag.BASE, Tag.TO, Tag.PREPOSITION, Tag.DETERMINER)


def _fits(before: Sequence[Token], phrase: Sequence[Token], body: Sequence[Token], is_person: IsPerson) -> bool:
    """Whether number and animacy of a noun allow this clause."""
    hung = len(before) > len(phrase) and before[-len(phrase) - 1].tag is Tag.PREPOSITION
    somebody = is_somebody(phrase, is_person) or (body[0].low == "who" and not hung)
    if body[0].low == "who" and not somebody:
        return False
    if any(token.low in (("its", "their") if somebody else ("its", "their", "his", "her")) for token in body):
        return False  # whose it is, the sentence around may say
    verb = next(token for token in body if token.tag in FINITE)
    return not (verb.low == "was" and is_plural(phrase[-1])) and not (verb.low == "were" and not is_plural(phrase[-1]))


def _is_source(before: Sequence[Token]) -> bool:
    """Whether a noun is only a source, or picked out: "according to two people who …", "it was a man who …"."""
    low = [token.low for token in before[-2:]]
    return low == ["according", "to"] or (low[:1] == ["it"] and low[-1] in lexicon.BE)


def _is_supposed(before: Sequence[Token], phrase: Sequence[Token]) -> bool:
    """Whether "a mayor who …" is only wanted, denied or compared with."""
    if before and before[-1].low in _OPEN:
        return True
    if phrase[0].low == "the":
        return False
    verbs = {base_of(token.low) for token in before if token.tag in (*FINITE, Tag.PARTICIPLE, Tag.BASE, Tag.ING)}
    supposed = any(token.low in lexicon.NEGATIONS | lexicon.MODALS for token in before)
    return supposed or bool(verbs & (_WANTING - {"be"}))
