"""Find in one sentence who is said to have said what: "X said that …", "…, X said on Monday", "according to X, …".

Returns ranges of tokens only; who X is, `names` works out. Quotations are respected: a verb of saying inside one is
left to a second look at the content.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.phrases import first_finite
from verifier.engines.local.grammar.subjects import (
    STOPS,
    Range,
    Subject,
    find_subject,
    group_start,
    is_quotation,
    says_something,
    skip_adjuncts,
    trim,
    with_name_in_front,
)
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import base_of


@dataclass(frozen=True, slots=True)
class Attribution:
    """Ranges of tokens: what was said, by whom, when and where, and what else the sentence says."""

    content: tuple[Range, ...]
    speaker: Range
    apposition: Range | None
    verb: Range
    adjuncts: tuple[Range, ...] = ()
    rest: tuple[Range, ...] = ()
    via: Range | None = None
    base: str = "say"


def find_attribution(tokens: Sequence[Token], start: int, end: int) -> Attribution | None:
    """Return the outermost attribution of a stretch of tokens, or None."""
    for at in range(start, end):
        token = tokens[at]
        if token.quoted and not tokens[start].quoted:
            continue
        found = _at(tokens, start, end, at)
        if found is not None:
            return found
    return None


def _at(tokens: Sequence[Token], start: int, end: int, at: int) -> Attribution | None:
    token = tokens[at]
    if token.low == "according" and at + 1 < end and tokens[at + 1].tag is Tag.TO:
        return _according_to(tokens, start, end, at)
    base = base_of(token.low)
    if base == "point" and at + 2 < end and tokens[at + 1].low == "out" and tokens[at + 2].low == "that":
        return _said(tokens, start, end, at)
    if base in lexicon.PASSING_ON and token.tag is Tag.VERB:
        return _cited(tokens, start, end, at)
    if base not in lexicon.SAYING or token.tag not in (Tag.VERB, Tag.PARTICIPLE, Tag.ING):
        return None
    if tokens[start].low == "as" and (aside := _as_said(tokens, start, end, at)) is not None:
        return aside
    if token.tag is Tag.ING:
        return _saying(tokens, start, end, at)
    return _said(tokens, start, end, at)


def _according_to(tokens: Sequence[Token], start: int, end: int, at: int) -> Attribution | None:
    stop = next((k for k in range(at + 2, end) if tokens[k].tag in (Tag.COMMA, Tag.OPEN, Tag.END)), end)
    head = next((k for k in range(at + 2, stop) if tokens[k].tag in (Tag.PARTICIPLE, Tag.ING, Tag.RELATIVE)), stop)
    if head == at + 2:
        return None
    left = trim(tokens, start, at)
    after = (stop + 1 if stop < end and tokens[stop].tag is Tag.COMMA else stop, end)
    pieces = [piece for piece in (left, trim(tokens, *after)) if piece is not None and says_something(tokens, *piece)]
    if not pieces:
        return None
    return Attribution(tuple(pieces), (at + 2, head), None, (at, at + 2), ((head, stop),) if head < stop else ())


def _as_said(tokens: Sequence[Token], start: int, end: int, at: int) -> Attribution | None:
    """Read "As the minister said on Friday, …"."""
    after = skip_adjuncts(tokens, at + 1, end)
    left = find_subject(tokens, start + 1, group_start(tokens, start + 1, at))
    if left is None or left[2] != start + 1 or after >= end or tokens[after].tag is not Tag.COMMA:
        return None
    content = trim(tokens, after, end)
    if content is None or tokens[left[0][0]].low in ("we", "i", "you"):
        return None
    return Attribution(
        (content,), left[0], left[1], (at, at + 1), ((at + 1, after),), base=base_of(tokens[at].low) or "say"
    )


def _cited(tokens: Sequence[Token], start: int, end: int, at: int) -> Attribution | None:
    """Read "Reuters cited the minister as saying that …"."""
    that = next(
        (k for k in range(at + 1, end) if tokens[k].low == "that" and base_of(tokens[k - 1].low) in lexicon.SAYING),
        None,
    )
    subject = find_subject(tokens, start, at)
    if that is None or subject is None:
        return None
    stop = next((k for k in range(at + 1, that) if tokens[k].tag in (Tag.COMMA, Tag.PREPOSITION)), that - 1)
    content = trim(tokens, that + 1, end)
    if content is None or stop == at + 1:
        return None
    return Attribution((content,), (at + 1, stop), None, (at, at + 1), ((stop, that - 1),), via=subject[0])


def _saying(tokens: Sequence[Token], start: int, end: int, at: int) -> Attribution | None:
    """Read "Smith saying on Monday that …" and "gave an analysis showing that …"."""
    after = skip_adjuncts(tokens, at + 1, end)
    if after >= end or tokens[after].low != "that" or at == start or tokens[at - 1].tag is Tag.COMMA:
        return None
    content = trim(tokens, after + 1, end)
    if content is None:
        return None
    first = next((k for k in range(start, at) if tokens[k].tag in FINITE), at)
    if any(token.low == "there" for token in tokens[start:first]):
        return None
    direct = find_subject(tokens, start, at)
    name = direct[0] if direct and tokens[direct[0][1] - 1].tag is Tag.NAME else trim(tokens, start, first)
    if name is None:
        return None
    return Attribution((content,), name, None, (at, at + 1), ((at + 1, after),), base=base_of(tokens[at].low) or "say")


def _said(tokens: Sequence[Token], start: int, end: int, at: int) -> Attribution | None:
    group = group_start(tokens, start, at)
    if any(
        tokens[k].low in lexicon.NEGATIONS or tokens[k].low in lexicon.BE | lexicon.MODALS for k in range(group, at)
    ):
        return None
    if _denies_saying(tokens, start, group):
        return None
    if tokens[at].tag is Tag.PARTICIPLE and not any(tokens[k].low in lexicon.HAVE for k in range(group, at)):
        return None
    base = base_of(tokens[at].low) or "say"
    if base == "claim" and _claims_lives(tokens[at + 1 : end]):
        return None
    after = skip_adjuncts(tokens, at + 1, end, told=base in ("tell", "inform", "assure"))
    left = with_name_in_front(tokens, start, find_subject(tokens, start, group))
    content = _content_after(tokens, after, end, base)
    if left is None and all(token.tag in (Tag.ADVERB, Tag.COMMA, Tag.COORDINATOR) for token in tokens[start:group]):
        left = ((group, group), None, start)
    if left is not None and not _can_speak(tokens[slice(*left[0])]):
        return None
    if left is not None and content is not None:
        subject, apposition, border = left
        content, tail = _concession(tokens, start, border, content)
        before = trim(tokens, start, border)
        more = (before,) if before and is_quotation(tokens, *before) else ()
        rest = ((before,) if before and not more else ()) + tail
        return Attribution((*more, content), subject, apposition, (group, at + 1), ((at + 1, after),), rest, base=base)
    return _after_content(tokens, start, end, (group, at, after), base, left)


def _denies_saying(tokens: Sequence[Token], start: int, group: int) -> bool:
    """Whether nobody said it, in the clause of the verb: "Nor has the company said that", "No witness says that"."""
    opened = max((k for k in range(start, group) if tokens[k].tag in STOPS - {Tag.AUXILIARY}), default=start - 1) + 1
    return any(token.low in _NOBODY for token in tokens[opened : min(opened + 2, group)])


_NOBODY = frozenset({"nor", "neither", "nobody", "no", "none", "few", "hardly"})


def _claims_lives(rest: Sequence[Token]) -> bool:
    """Whether "claimed" takes an object: "claimed 31 lives", not "claimed the mayor's victory was stolen"."""
    noun = next((at for at, token in enumerate(rest[:5]) if token.low in lexicon.CLAIMED), None)
    return noun is not None and not any(token.tag in FINITE for token in rest[noun + 1 : noun + 3])


def _can_speak(subject: Sequence[Token]) -> bool:
    """Whether somebody else is named who could have said it: not "we", and not the figure of "63 confirmed dead"."""
    if subject and subject[0].low in ("we", "i", "you"):
        return False
    return not subject or any(
        token.tag not in (Tag.NUMBER, Tag.DETERMINER) and token.low not in _RANKING for token in subject
    )


_RANKING = frozenset("first second third last latest only next".split())
"""As little a speaker as a figure: "the first confirmed death"."""


def _after_content(
    tokens: Sequence[Token], start: int, end: int, verb: tuple[int, int, int], base: str,
    left: Subject,
) -> Attribution | None:  # fmt: skip
    """Read "…, X said on Monday", "…," X told a crowd of supporters, and "…," said X, a spokesman."""
    group, at, after = verb
    if base not in lexicon.ENDING or (
        after < end and tokens[after].tag not in (Tag.COMMA, Tag.END, Tag.BREAK, Tag.OPEN)
    ):
        comments = left is not None and base in lexicon.ENDING and _stands_alone(tokens, start, left[2], at)
        behind_quotation = base in lexicon.ENDING and left is not None and tokens[left[2] - 1].tag is Tag.CLOSE
        inverts = left is None and at > start and tokens[at - 1].tag in (Tag.COMMA, Tag.CLOSE)
        if not (behind_quotation or inverts or comments):
            return None
    if left is None:
        inverted = _inverted(tokens, at, end) if base in lexicon.INVERTING else None
        if inverted is None:
            return None
        subject, apposition, after = inverted
        border = group
    else:
        subject, apposition, border = left
    said = trim(tokens, start, border)
    if said is None or border == start or tokens[border - 1].tag not in (Tag.COMMA, Tag.CLOSE, Tag.END, Tag.MARK):
        return None
    if not (says_something(tokens, *said) or is_quotation(tokens, *said)):
        return None
    rest = trim(tokens, after, end)
    more = (rest,) if rest and tokens[rest[0]].tag is Tag.OPEN else ()
    return Attribution((said, *more), subject, apposition, (group, at + 1), ((at + 1, after),),
                       (rest,) if rest and not more else (), base=base)  # fmt: skip


def _stands_alone(tokens: Sequence[Token], start: int, border: int, at: int) -> bool:
    """Whether a whole clause and a comma come first, and no object last: "The pier gave way, experts found after …"."""
    depends = (Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.ADVERB, Tag.ING, Tag.PARTICIPLE, Tag.RELATIVE, Tag.TO)
    behind = tokens[at + 1].tag in (Tag.PREPOSITION, Tag.SUBORDINATOR) if at + 1 < len(tokens) else False
    clause = tokens[start].tag not in depends and tokens[start].tag is not Tag.COORDINATOR
    comma = border > start and tokens[border - 1].tag is Tag.COMMA
    return behind and clause and comma and first_finite(tokens[start : border - 1]) is not None


def _inverted(tokens: Sequence[Token], at: int, end: int) -> tuple[Range, Range | None, int] | None:
    stop = next((k for k in range(at + 1, end) if tokens[k].tag in STOPS or tokens[k].low in lexicon.DAYS), end)
    if stop == at + 1 or (stop < end and tokens[stop].tag in FINITE):
        return None
    apposition = None
    after = stop
    if stop < end and tokens[stop].tag is Tag.COMMA:
        close = next((k for k in range(stop + 1, end) if tokens[k].tag in STOPS), end)
        beside = tokens[stop + 1 : close]
        if beside and (beside[0].low in ("a", "an") or any(token.low in lexicon.VOICE_ROLES for token in beside)):
            close = next((k for k in range(close, end) if tokens[k].tag in (Tag.COMMA, Tag.CLOSE, Tag.END)), end)
            apposition, after = (stop + 1, close), close
    return (at + 1, stop), apposition, skip_adjuncts(tokens, after, end)


def _concession(tokens: Sequence[Token], start: int, border: int, content: Range) -> tuple[Range, tuple[Range, ...]]:
    """Split "While X said that Y, Z": Z is not what X said."""
    if tokens[start].low not in ("while", "although", "though") or border > start + 1:
        return content, ()
    for at in range(*content):
        if tokens[at].tag is Tag.COMMA:
            rest = trim(tokens, at, content[1])
            if rest and says_something(tokens, *rest):
                return (content[0], at), (rest,)
    return content, ()


def _content_after(tokens: Sequence[Token], after: int, end: int, base: str) -> Range | None:
    if after >= end:
        return None
    token = tokens[after]
    if token.low == "that" or (token.tag is Tag.BREAK and token.text == ":"):
        return trim(tokens, after + 1, end)
    if token.tag is Tag.OPEN:
        return trim(tokens, after, end)
    if token.tag is Tag.COMMA and after + 1 < end and tokens[after + 1].tag is Tag.OPEN:
        return trim(tokens, after + 1, end)
    heard = base == "tell" and tokens[after - 1].low in lexicon.HEARERS
    if not (heard or base in lexicon.SAYING_WITHOUT_THAT) or token.tag in (
        Tag.COMMA,
        Tag.END,
        Tag.CLOSE,
        Tag.SUBORDINATOR,
        Tag.RELATIVE,
    ):
        return None
    finite = next((k for k in range(after, end) if tokens[k].tag in FINITE), None)
    if finite is None or finite == after or tokens[finite - 1].tag is Tag.COORDINATOR:
        return None
    if any(tokens[k].tag is Tag.SUBORDINATOR and not _is_that_which(tokens, k, finite) for k in range(after, finite)):
        return None
    return (after, end) if first_finite(tokens[after:end]) is not None else None


def _is_that_which(tokens: Sequence[Token], at: int, finite: int) -> bool:
    """Whether "that" is the subject of a relative clause: "the lockers that held them were shut"."""
    return tokens[at].low == "that" and at + 1 == finite and tokens[at - 1].tag is Tag.WORD
