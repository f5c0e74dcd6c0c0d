"""Extract the claims of an article by rules, without a parser or a model.

Sentence by sentence: who speaks (`speakers`), which clauses could each be true alone (`splitting`), how they stand
alone (`assembly`), and what was said before (`merging`). One pass over the text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from verifier.engines.local.claims.assembly import Assembler
from verifier.engines.local.claims.bodies import named_bodies
from verifier.engines.local.claims.counting import name_counted
from verifier.engines.local.claims.discourse import Discourse
from verifier.engines.local.claims.introductions import Introductions
from verifier.engines.local.claims.lately import full_names
from verifier.engines.local.claims.merging import merge_claims
from verifier.engines.local.claims.occasion import date_details
from verifier.engines.local.claims.repeats import with_offices
from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.names import ORGANISATION_WORDS, Speaker
from verifier.engines.local.grammar.passages import Passage, read_passages
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.speakers.attribution import find_attribution
from verifier.engines.local.speakers.cast import Cast
from verifier.engines.local.speakers.genders import genders
from verifier.engines.local.speakers.people import meet_people, mentioned
from verifier.engines.local.speakers.roles import is_role
from verifier.engines.local.speakers.voices import Hearing, Piece, Voice, hear
from verifier.models import Article, Claim, Extraction
from verifier.times import find_times

_LONGEST_HEADLINE_SPEAKER = 6


def extract_claims(article: Article) -> Extraction:
    """Return the claims of an article, numbered in text order; the same article always gives the same claims."""
    passages = tuple(read_passages(article))
    cast = Cast()
    for passage in passages:
        meet_people(passage.tokens, cast)
    cast.forget_person()
    told = [passage.tokens for passage in passages if not passage.headline]
    people = full_names(told)
    cast.learn_genders(genders(told, people))
    reader = _Reader(article, cast, people, named_bodies(told))
    claims = merge_claims([claim for passage in passages for claim in reader.read(passage)], own_body(article))
    claims = with_offices(claims, reader.offices)
    claims.sort(key=lambda claim: min(quote.start for quote in claim.quotes))
    dated = date_details(tuple(name_counted(claims, article)), article)
    numbered = (claim.model_copy(update={"id": f"{article.id}:{n:03}"}) for n, claim in enumerate(dated, 1))
    return Extraction(article=article.id, claims=tuple(numbered))


def own_body(article: Article) -> str:
    """Return the body of the article's own voice: the one agency that it credits, else its outlet."""
    return article.credits[0] if len(article.credits) == 1 else article.outlet_name


class _Reader:
    """Follows the voices through the sentences of one article; `offices` gathers what is said by the way of people."""

    def __init__(self, article: Article, cast: Cast, people: Mapping[str, str], bodies: Mapping[str, str]) -> None:
        self._published = article.published.when if article.published else None
        self._text = article.text
        self._cast = cast
        self._last_quoted = Voice()
        self._spoke: Speaker | None = None
        discourse = Discourse(article.text.casefold(), cast, bodies)
        self._assembler = Assembler(article, own_body(article), discourse)
        self._introductions = Introductions(article, self._assembler.own_origin(), people, discourse)
        self.offices: list[Claim] = []

    def read(self, passage: Passage) -> Iterator[Claim]:
        """Yield the claims of a sentence."""
        tokens = _without_end(_headline_future(passage.tokens) if passage.headline else passage.tokens)
        if not tokens or passage.tokens[-1].text == "?" or _is_heading(passage):
            return
        start = tokens[0].start
        found = find_times(self._text[start : tokens[-1].end], self._published)
        hearing = Hearing(self._cast, start, found)
        self._spoke = None
        pieces = tuple(self._pieces(passage, tokens, hearing))
        for piece in pieces:
            yield from self._assembler.claims_of(piece)
        if not passage.headline:
            self.offices += self._introductions.read(passage.tokens, pieces)
        person = self._spoke or mentioned(tokens, self._cast)
        if person is not None:
            self._cast.turn_to(person)

    def _pieces(self, passage: Passage, tokens: Sequence[Token], hearing: Hearing) -> Iterator[Piece]:
        if passage.headline and (split := _headline_speaker(tokens)) is not None:
            content, name = split
            voice = Voice(self._cast.resolve(name), base="say") if _can_speak(name[-1]) else Voice()
            yield from hear(content, voice, hearing)
            return
        quoted = tokens[0].tag is Tag.OPEN or tokens[0].quoted
        alone = quoted and find_attribution(tokens, 0, len(tokens)) is None
        voice = self._last_quoted if alone else Voice()
        pieces = list(hear(tokens, voice, hearing))
        self._spoke = next(
            (piece.voice.speaker for piece in pieces if piece.voice.speaker and piece.voice.speaker.name), None
        )
        spoken = [piece.voice for piece in pieces if piece.voice.speaker is not None]
        if spoken and any(token.tag in (Tag.OPEN, Tag.CLOSE) or token.quoted for token in tokens):
            self._last_quoted = spoken[-1]
        yield from pieces


def _is_heading(passage: Passage) -> bool:
    """Whether a line is a label or a dateline, not a sentence: names and dates only, or neither verb nor full stop."""
    plain = (Tag.NAME, Tag.NUMBER, Tag.COMMA, Tag.END, Tag.MARK, Tag.BREAK)
    if all(token.tag in plain for token in passage.tokens):
        return True
    verbal = (*FINITE, Tag.PARTICIPLE, Tag.ING, Tag.TO)
    closed = passage.tokens[-1].tag in (Tag.END, Tag.CLOSE)
    return not closed and all(token.tag not in verbal for token in passage.tokens)


def _headline_future(tokens: Sequence[Token]) -> Sequence[Token]:
    """Read "Minister to resign" as "Minister will resign"."""
    to = next((at for at, token in enumerate(tokens) if token.tag is Tag.TO), 0)
    clause = next((at for at, token in enumerate(tokens) if token.tag is Tag.COMMA and at > to), len(tokens))
    is_verb = 0 < to < len(tokens) - 1 and tokens[to + 1].tag is Tag.BASE
    if not is_verb or any(token.tag in FINITE for token in tokens[:clause]):
        return tokens
    return (*tokens[:to], replace(tokens[to], text="will", low="will", tag=Tag.AUXILIARY), *tokens[to + 1 :])


def _without_end(tokens: Sequence[Token]) -> tuple[Token, ...]:
    end = len(tokens)
    while end and tokens[end - 1].tag in (Tag.END, Tag.CLOSE, Tag.COMMA):
        end -= 1
    return tuple(tokens[:end])


def _headline_speaker(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]] | None:
    """Split "TEXT: SPEAKER" and "SPEAKER: TEXT", which may as well be "TOPIC: TEXT"."""
    colons = [at for at, token in enumerate(tokens) if token.text == ":" and not token.quoted]
    if not colons:
        return None
    before, after = tokens[: colons[0]], tokens[colons[-1] + 1 :]
    for name, content in ((after, tokens[: colons[-1]]), (before, tokens[colons[0] + 1 :])):
        short = 0 < len(name) <= _LONGEST_HEADLINE_SPEAKER and all(token.tag not in FINITE for token in name)
        if short and name[0].tag in (Tag.NAME, Tag.DETERMINER) and any(token.tag in FINITE for token in content):
            return content, name
    return None


def _can_speak(noun: Token) -> bool:
    """Whether a noun can be that of a source: "Police: …", but not "Canal blockade: …"."""
    roles = is_role(noun.low) or is_role(noun.low.removesuffix("s"))
    return noun.tag is Tag.NAME or roles or noun.low in ORGANISATION_WORDS | lexicon.PAPERS
