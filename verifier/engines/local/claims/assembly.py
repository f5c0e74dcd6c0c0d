"""Make claims of what a voice says: clauses worded so that they stand alone, with quote, origin, kind and stance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verifier.engines.local.claims.anchors import with_days
from verifier.engines.local.claims.counting import gathering_of
from verifier.engines.local.claims.dates import absolute, time_of
from verifier.engines.local.claims.discourse import Discourse
from verifier.engines.local.claims.entities import find_actors, find_places
from verifier.engines.local.claims.opinions import is_deed_of_words, is_no_claim, is_opinion, points_back_only
from verifier.engines.local.claims.pronouns import with_topic
from verifier.engines.local.claims.reframing import attended, called_untrue, measured
from verifier.engines.local.claims.stance import stance_of
from verifier.engines.local.grammar.names import Speaker
from verifier.engines.local.grammar.phrases import first_finite, subject_start, verb_of
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.tokens import Tag, Token
from verifier.engines.local.grammar.wording import join, lower_first, sentence, words_of
from verifier.engines.local.speakers.voices import Piece, Voice
from verifier.engines.local.splitting.clauses import Clause, split_clauses
from verifier.engines.local.splitting.frames import is_about_speaker, without_frame
from verifier.engines.local.splitting.sentences import split_sentences
from verifier.models import Article, Claim, Kind, Origin, Quote, Stance
from verifier.quantities import find_quantities
from verifier.times import find_times


@dataclass(frozen=True, slots=True)
class _Wording:
    """A clause on its way to a claim."""

    text: str
    kind: Kind
    speaker: Speaker | None
    source: Sequence[Token]


class Assembler:
    """Makes claims of pieces, in text order; remembers what was spoken of."""

    def __init__(self, article: Article, own_body: str, discourse: Discourse) -> None:
        self._article = article
        self._own_body = own_body
        self._discourse = discourse
        self._published = article.published.when if article.published else None
        self._gathering = gathering_of(article)

    def claims_of(self, piece: Piece) -> Iterator[Claim]:
        """Yield the claims that a voice makes with a piece."""
        if piece.words:
            kind = Kind.STATEMENT if piece.deed else Kind.FACT
            yield from self._claim(_Wording(piece.words, kind, piece.voice.speaker, piece.tokens), piece)
            return
        for one in split_sentences(piece.tokens):
            crowd = attended(words_of(one), self._gathering) if piece.voice.speaker else None
            if crowd:
                yield from self._claim(_Wording(crowd, Kind.FACT, piece.voice.speaker, one), piece)
                continue
            for clause in split_clauses(without_frame(one), self._is_person):
                yield from self._clause(clause, piece)

    def _is_person(self, name: str) -> bool:
        return self._discourse.cast.named(name) is not None

    def _clause(self, clause: Clause, piece: Piece) -> Iterator[Claim]:
        voice = piece.voice
        if clause.speech:
            speaker = voice.speaker or self._subject(clause, piece)
            said = replace(voice, verb="said", base=None) if voice.base == "deny" else voice
            yield from self.claims_of(replace(piece, voice=replace(said, speaker=speaker), tokens=clause.tokens))
            return
        if voice.base == "deny" and clause.aside:
            return  # a denial leaves open what is told by the way of what it denies
        words = self._with_subject(clause, voice)
        if crowd := attended(words, self._gathering):
            speaker = voice.speaker or self._subject(clause, piece, named=False)
            yield from self._claim(_Wording(crowd, Kind.FACT, speaker, clause.tokens), piece)
            return
        if voice.base == "deny" and voice.speaker is not None and not clause.deed:
            content = _inner(words, clause.tokens)
            content = self._discourse.resolve(content, voice.speaker, voice.leads, _is_verbatim(clause.tokens))
            words = f"it is not true that {content}"
        if is_no_claim(words, voice.speaker is None and not voice.via):
            return
        deed = clause.deed or is_deed_of_words(words, verb_of(tokenize(words, 0, len(words))))
        if voice.speaker is None:
            yield from self._own(clause, piece, words, deed)
        elif deed and (clause.deed or is_about_speaker(clause.tokens, voice.speaker)):
            yield from self._claim(_Wording(words, Kind.STATEMENT, voice.speaker, piece.frame), piece)
        elif is_opinion(words):
            yield from self._opinion(clause, words, piece)
        else:
            yield from self._claim(_Wording(words, Kind.FACT, voice.speaker, clause.tokens), piece)

    def _with_subject(self, clause: Clause, voice: Voice) -> str:
        """Put the speaker, else the subject that the clause shares, in front of words that go on from one."""
        if not clause.subject:
            return clause.words
        return join(self._named(voice.speaker) if voice.speaker else clause.subject, clause.words)

    def _named(self, speaker: Speaker) -> str:
        return speaker.shown if speaker.name else self._discourse.shown(speaker.shown)

    def _own(self, clause: Clause, piece: Piece, words: str, deed: bool) -> Iterator[Claim]:
        """Yield what the article says itself; what somebody did with words has him as its origin."""
        doer = self._subject(clause, piece) if deed else None
        if figure := measured(words):
            doer = self._subject(clause, piece, named=False)
            yield from self._claim(_Wording(figure, Kind.FACT, doer, clause.tokens), piece)
            return
        if untrue := called_untrue(words):
            yield from self._claim(_Wording(untrue, Kind.FACT, doer, clause.tokens), piece)
            return
        kind = Kind.STATEMENT if deed else Kind.FACT
        yield from self._claim(_Wording(words, kind, doer, clause.tokens), piece)

    def _opinion(self, clause: Clause, words: str, piece: Piece) -> Iterator[Claim]:
        """Keep the speaker and the verb in front of what he thinks."""
        speaker = piece.voice.speaker
        if speaker is None:
            return
        if is_about_speaker(clause.tokens, speaker):
            text = words
        else:
            content = self._discourse.resolve(words, speaker, piece.voice.leads, _is_verbatim(clause.tokens))
            text = f"{self._named(speaker)} {piece.voice.verb} that {_inner(content, clause.tokens)}"
        yield from self._claim(_Wording(text, Kind.STATEMENT, speaker, piece.frame), piece)

    def _subject(self, clause: Clause, piece: Piece, named: bool = True) -> Speaker | None:
        """Return who does what a clause in the article's own voice tells, if it is somebody (`named`: by name)."""
        if clause.subject:
            return self._discourse.cast.resolve(tokenize(clause.subject, 0, len(clause.subject)))
        tokens = clause.tokens if not clause.speech else piece.tokens
        finite = first_finite(tokens)
        if finite is None:
            return None
        found = tokens[subject_start(tokens, finite) : finite]
        if clause.speech:
            found = _last_subject(tokens, clause.tokens[0].start)
        subject = [token for token in found if token.tag not in (Tag.ADVERB, Tag.MARK)]
        if not subject or any(token.tag is Tag.PREPOSITION for token in subject[:1]):
            return None
        if len(subject) == 1 and subject[0].tag is Tag.PRONOUN:
            return self._pronoun(subject[0].low)
        if not named or any(token.tag is Tag.NAME for token in subject):
            return self._discourse.cast.resolve(subject)
        return None

    def _pronoun(self, word: str) -> Speaker | None:
        known = self._discourse.organisation()
        if word == "they" and known:
            return self._discourse.cast.resolve(tokenize(known, 0, len(known)))
        return self._discourse.cast.person(word) if word in ("he", "she") else None

    def _claim(self, wording: _Wording, piece: Piece) -> Iterator[Claim]:
        voice = piece.voice
        own_voice = wording.speaker is None and not voice.via
        text = self._discourse.resolve(wording.text, wording.speaker, voice.leads, _is_verbatim(wording.source))
        told = with_topic(text, voice.topic)
        source = wording.source if told == text else piece.frame
        text = self._with_days(told, source)
        self._discourse.note(text)
        times = find_times(text, self._published)
        text = sentence(absolute(text, self._published))
        if is_no_claim(text, own_voice and wording.kind is Kind.FACT) or points_back_only(text):
            return
        if text.startswith(("We ", "I ")):
            return  # nobody stands in for who speaks
        quote = self._quote(source)
        if quote is None:
            return
        places = find_places(text)
        stance = Stance.ASSERTED
        if wording.kind is Kind.FACT:
            stance = stance_of(text, voice.base if not own_voice else None, voice.unsure)
        yield Claim(
            id=f"{self._article.id}:0",
            article=self._article.id,
            text=text,
            kind=wording.kind,
            quotes=(quote,),
            origin=self._origin(wording.speaker, voice),
            said_on=voice.said_on if not own_voice else None,
            stance=stance,
            quantities=tuple(found.quantity for found in find_quantities(text)),
            time=time_of(text, times),
            places=places,
            actors=find_actors(text, places),
        )

    def _with_days(self, text: str, source: Sequence[Token]) -> str:
        start = min((token.start for token in source), default=None)
        return text if start is None else with_days(text, self._article.text, start, self._published)

    def own_origin(self) -> Origin:
        """Return the origin of what the article says itself."""
        return self._origin(None, Voice())

    def _origin(self, speaker: Speaker | None, voice: Voice) -> Origin:
        if speaker is not None:
            return speaker.origin(voice.via)
        outlet = self._article.outlet_name
        via = (*voice.via, outlet) if self._own_body != outlet else voice.via
        return Origin(body=self._own_body, via=via)

    def _quote(self, tokens: Sequence[Token]) -> Quote | None:
        """Return the stretch of the article from the first to the last of the tokens that stand in it."""
        if not tokens:
            return None
        start, end = min(token.start for token in tokens), max(token.end for token in tokens)
        text = self._article.text[start:end]
        return Quote(start=start, end=end, text=text) if text.strip() else None


def _is_verbatim(tokens: Sequence[Token]) -> bool:
    """Whether words begin inside a quotation."""
    return bool(tokens) and tokens[0].quoted


def _inner(words: str, tokens: Sequence[Token]) -> str:
    """Return words as they stand inside a sentence."""
    name = not tokens or tokens[0].tag is Tag.NAME or tokens[0].text == "I"
    return lower_first(words, name)


def _last_subject(tokens: Sequence[Token], before: int) -> tuple[Token, ...]:
    """Return the names in front of the last finite verb that stands before an offset and after a conjunction."""
    earlier = [token for token in tokens if token.start < before]
    cut = max((at for at, token in enumerate(earlier) if token.low in ("but", "and", "while")), default=-1)
    inner = earlier[cut + 1 :]
    finite = first_finite(inner)
    return tuple(inner[:finite]) if finite else ()
