"""Divide a sentence among those who speak in it: what each one says, through whom, when and on what occasion."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.names import Speaker, phrase_of
from verifier.engines.local.grammar.phrases import first_finite
from verifier.engines.local.grammar.subjects import Range
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import base_of, past
from verifier.engines.local.grammar.wording import join, words_of
from verifier.engines.local.speakers.attribution import Attribution, find_attribution
from verifier.engines.local.speakers.cast import Cast
from verifier.engines.local.speakers.people import mentioned
from verifier.engines.local.splitting.coordination import has_own_subject
from verifier.engines.local.splitting.modifiers import is_clause, is_office
from verifier.engines.local.splitting.sentences import split_sentences
from verifier.models import SaidOn, Time
from verifier.times import FoundTime

_DEEPEST = 4
_OCCASION = re.compile(
    r"\b(?P<words>(?:[\w-]+ ){0,2}?(?:" + "|".join(sorted(lexicon.OCCASIONS)) + r"))\b(?! of the)", re.IGNORECASE
)
_ARTICLES = re.compile(r"^(?:an?|the|his|her|their|its|separate|this|at|in|on|during|to|told|by|from) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something; no speaker is the article's own voice. `leads`: he is named in front of what he says."""

    speaker: Speaker | None = None
    via: tuple[str, ...] = ()
    said_on: SaidOn | None = None
    verb: str = "said"
    base: str | None = None
    unsure: bool = False
    topic: str = ""
    leads: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """What one voice says: tokens of content, or finished words with the tokens they rest on.

    `frame` are the tokens of the whole sentence with its attribution: the quote of a statement.
    """

    voice: Voice
    tokens: tuple[Token, ...]
    frame: tuple[Token, ...]
    words: str = ""
    deed: bool = False


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is needed to follow who speaks: the cast so far, and the dates of the sentence that starts at `start`."""

    cast: Cast
    start: int = 0
    dates: tuple[FoundTime, ...] = ()


def hear(tokens: Sequence[Token], voice: Voice, hearing: Hearing, depth: int = 0) -> Iterator[Piece]:
    """Yield the pieces of a stretch of tokens, in text order as far as voices allow."""
    found = find_attribution(tokens, 0, len(tokens)) if depth < _DEEPEST else None
    if found is None:
        if tokens:
            yield Piece(voice, tuple(tokens), tuple(tokens))
        return
    inner = replace(_inner_voice(tokens, found, voice, hearing), topic=_topic(tokens, found.rest))
    yield from _office(tokens, found, inner, voice)
    for rest in found.rest:
        if rest[0] < found.speaker[0]:
            yield from _rest(tokens, rest, (voice, inner), hearing, depth)
    yield from _said(tokens, found, inner, hearing, depth)
    for rest in found.rest:
        if rest[0] >= found.speaker[0]:
            yield from _rest(tokens, rest, (voice, inner), hearing, depth)


def _said(tokens: Sequence[Token], found: Attribution, inner: Voice, hearing: Hearing, depth: int) -> Iterator[Piece]:
    """Hear the content of an attribution, for there may be others quoted in it."""
    if _is_short_answer(tokens, found):
        yield Piece(inner, tuple(tokens), tuple(tokens), words=words_of(tokens), deed=True)
        return
    for start, end in found.content:
        for one in split_sentences([*tokens[start:end], *_goes_on(tokens, found)]):
            for piece in hear(_unquoted(one), inner, hearing, depth + 1):
                yield replace(piece, frame=tuple(tokens)) if piece.voice == inner else piece


def _is_outcome(token: Token) -> bool:
    base = base_of(token.low)
    return token.tag is Tag.ING and base is not None and base not in lexicon.SAYING | lexicon.STATEMENT | _NOT_OUTCOMES


_NOT_OUTCOMES = frozenset({"refer", "cite", "accord", "speak", "comment", "respond", "quote", "regard", "use", "be"})


def _goes_on(tokens: Sequence[Token], found: Attribution) -> Sequence[Token]:
    """Return ", ending 16 years of rule" behind "…, the commission announced": it belongs to what was said."""
    for start, end in found.rest:
        if (
            start > found.verb[0]
            and len(found.content) == 1
            and found.content[0][1] <= start
            and _is_outcome(tokens[start])
        ):
            return tokens[start - 1 : end]
    return ()


def _unquoted(tokens: Sequence[Token]) -> Sequence[Token]:
    """Drop the marks around a quotation, so that those whom the speaker quotes can be heard."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].tag in (Tag.OPEN, Tag.CLOSE):
        start += 1
    while end > start and tokens[end - 1].tag in (Tag.OPEN, Tag.CLOSE, Tag.COMMA):
        end -= 1
    return tokens[start:end]


def _inner_voice(tokens: Sequence[Token], found: Attribution, outer: Voice, hearing: Hearing) -> Voice:
    name = tokens[slice(*found.speaker)]
    beside = tokens[slice(*found.apposition)] if found.apposition else ()
    beside = beside or _in_brackets(name)
    if name and name[0].low in ("his", "her") and (owner := mentioned(tokens[: found.speaker[0]], hearing.cast)):
        hearing.cast.turn_to(owner)
    speaker = hearing.cast.resolve(name, beside) if name else hearing.cast.person()
    if speaker is None and len(name) == 1 and name[0].low in ("he", "she") and hearing.cast.person() is not None:
        speaker = Speaker(words=_UNNAMED)  # none of those named fits: no word of the article's own, nor of theirs
    if speaker is not None and _goes_on_as_person(tokens, found):
        speaker = hearing.cast.meet_person(speaker)
    via = list(outer.via)
    if found.via is not None:
        via += [part for part in re.split(r",? and |, ", phrase_of(tokens[slice(*found.via)])) if part]
    if speaker is None:
        return replace(outer, base=found.base, unsure=outer.unsure or found.base in lexicon.UNSURE_VERBS)
    if _is_paper(name) and (outer.speaker is None or tokens[found.verb[0]].low == "according"):
        return replace(outer, via=(*via, speaker.words), base=outer.base)
    if outer.speaker is not None and outer.speaker.body != speaker.body:
        via.append(outer.speaker.body)
    elif outer.speaker is not None and speaker.name is None:
        speaker = outer.speaker
    said_on = _said_on(tokens, found, hearing) or (outer.said_on if outer.speaker else None)
    verb = (
        words_of(tokens[slice(*found.verb)])
        if found.base != "say" or tokens[found.verb[0]].low != "according"
        else "said"
    )
    leads = found.speaker[0] <= found.content[0][0]
    return Voice(speaker, tuple(via), said_on, verb, found.base, outer.unsure, leads=leads)


_UNNAMED = "somebody unnamed"


def _goes_on_as_person(tokens: Sequence[Token], found: Attribution) -> bool:
    """Whether the words show that the bare name is a person: "Doe said that she …", "“I left,” Doe said"."""
    name, content = tokens[slice(*found.speaker)], tokens[slice(*found.content[0])]
    if len(name) != 1 or name[0].tag is not Tag.NAME:
        return False
    in_front = name[0].end <= content[0].start and content[0].low in ("he", "she", "his", "her")
    return in_front or any(token.text in ("I", "my", "My") for token in content)


def _in_brackets(name: Sequence[Token]) -> Sequence[Token]:
    """Return who is named in brackets inside a phrase: "the Secretary (Secretary of State Jane Doe)"."""
    words = " ".join(token.text for token in name if token.tag is Tag.ASIDE and token.text not in "()")
    named = tokenize(words, 0, len(words))
    end = next((at for at, token in enumerate(named) if token.tag in (Tag.BREAK, Tag.COMMA)), len(named))
    return named[:end]


def _topic(tokens: Sequence[Token], rest: Sequence[Range]) -> str:
    """Return what the speaker refers to: "referring to …", "regarding …", "asked whether …"."""
    for start, end in rest:
        body = [token for token in tokens[start:end] if token.tag is not Tag.END]
        low = [token.low for token in body]
        if low[:2] == ["referring", "to"]:
            return words_of(body[2:])
        if low[0] in ("regarding", "concerning", "about", "on") and "reports" in low[:4]:
            return words_of(body[1:])
        asked = next((at for at, word in enumerate(low[:8]) if word in ("if", "whether")), None)
        if asked is not None and ("asked" in low[:2] or "pressed" in low[:2]):
            return join("whether", words_of(body[asked + 1 :]))
    return ""


def _is_paper(name: Sequence[Token]) -> bool:
    """Whether the source is a document whose issuer the passage leaves to others: "a transcript"."""
    return bool(name) and name[-1].low in lexicon.PAPERS and name[-1].tag is Tag.WORD


def _said_on(tokens: Sequence[Token], found: Attribution, hearing: Hearing) -> SaidOn | None:
    ranges = [*found.adjuncts, found.verb, *(one for one in found.rest if _is_adjunct(tokens, one))]
    date = next(
        (one.time for start, end in ranges for one in hearing.dates if _within(tokens, start, end, one, hearing.start)),
        None,
    )
    words = " ".join(words_of(tokens[start:end]) for start, end in ranges)
    match = _OCCASION.search(words)
    occasion = match["words"] if match else None
    while occasion and (shorter := _ARTICLES.sub("", occasion)) != occasion:
        occasion = shorter
    return SaidOn(date=date, occasion=occasion) if date or occasion else None


def _within(tokens: Sequence[Token], start: int, end: int, found: FoundTime, offset: int) -> bool:
    return start < end and tokens[start].start <= found.start + offset < tokens[end - 1].end and _is_day(found.time)


def _is_day(time: Time) -> bool:
    return "/" not in time.root and len(time.root) >= 7


def _is_adjunct(tokens: Sequence[Token], one: Range) -> bool:
    return tokens[one[0]].tag is Tag.PREPOSITION and all(token.tag not in FINITE for token in tokens[slice(*one)])


def _is_short_answer(tokens: Sequence[Token], found: Attribution) -> bool:
    """Whether the answer makes sense only with its question: "Asked whether …, he replied: “Yes.”"."""
    asked = any(token.low in ("asked", "pressed") for one in found.rest for token in tokens[slice(*one)][:2])
    words = [token.low for start, end in found.content for token in tokens[start:end]]
    answers = {"yes", "no", "absolutely", "maybe", "sure"}
    return asked and (not answers.isdisjoint(words) or len(words) < 5)


def _office(tokens: Sequence[Token], found: Attribution, inner: Voice, outer: Voice) -> Iterator[Piece]:
    """Yield the claim in "Jane Doe, head of the bank, said"."""
    speaker = inner.speaker
    if found.apposition is None or speaker is None or speaker.name is None:
        return
    yield from office_claim(tokens, found.speaker, found.apposition, speaker, outer)


def office_claim(
    tokens: Sequence[Token], name: Range, apposition: Range, speaker: Speaker, voice: Voice
) -> Iterator[Piece]:
    """Yield that a person holds the office that an apposition names, or is of an age."""
    beside = [token for token in tokens[slice(*apposition)] if token.tag is not Tag.COMMA]
    if not beside or speaker.name is None:
        return
    source = tuple(tokens[name[0] : apposition[1]])
    if len(beside) == 1 and beside[0].tag is Tag.NUMBER:
        yield Piece(voice, source, source, words=join(speaker.name, "is", words_of(beside)))
    elif is_office(beside):
        named = any(token.tag is Tag.NAME for token in beside)
        whole = named or not speaker.organisation or speaker.organisation in words_of(beside)
        office = words_of(beside) if whole else f"a {speaker.organisation} {speaker.role}"
        yield Piece(voice, source, source, words=join(speaker.name, "is", office))


_ASIDES = frozenset({"asked", "according", "more", "less", "fewer", "compared"})


def _rest(
    tokens: Sequence[Token], one: Range, voices: tuple[Voice, Voice], hearing: Hearing, depth: int
) -> Iterator[Piece]:
    """Hear what stands outside the attribution: the speaker goes on, does something, or the article talks."""
    outer, inner = voices
    body = tokens[slice(*one)]
    first = body[0]
    base = base_of(first.low)
    if first.tag is Tag.ING and base is not None:
        if _is_outcome(first):
            return
        that = len(body) > 2 and body[1].low == "that"
        if base in lexicon.SAYING and (that or is_clause(body[1:], base)):
            yield from hear(body[1 + that :], inner, hearing, depth + 1)
        elif base in lexicon.STATEMENT and inner.speaker is not None:
            words = join(inner.speaker.shown, past(base), words_of(body[1:]))
            yield Piece(inner, tuple(body), tuple(tokens), words=words, deed=True)
        return
    if first.low in _GOING_ON and first_finite(body[1:]) is not None:
        yield from hear(body[1:], inner, hearing, depth + 1)
        return
    if _is_aside(body) or not any(token.tag in FINITE for token in body):
        return
    yield from hear(body, outer, hearing, depth + 1)


_GOING_ON = frozenset("while although though whereas because since".split())
"""What lets a speaker go on behind "he said": "…, he said, although nobody had asked"."""


def _is_aside(body: Sequence[Token]) -> bool:
    """Whether a stretch depends on the attribution; "In May the plant closed" and "About 40 fled" do not."""
    first = body[0]
    if first.tag is Tag.PREPOSITION and first.low not in _ASIDES:
        return not has_own_subject(body, 1, True)
    return first.tag in (Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.ADVERB) or first.low in _ASIDES
