"""Find what hangs on a clause and could be a claim of its own, and where its clause goes on.

Found are ", who/which/where …", ", 300 of whom …", ", including about 30 …", "with some deployed …", ", killing 12",
", adding that …", "the town, situated in …, has", "Jane Doe, 45, …", "Jane Doe, head of …,". Wording them is left to
`modifier_wording`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.phrases import HEDGES, first_finite, hedge_start, noun_phrase_before
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.verbs import base_of
from verifier.engines.local.splitting.antecedents import date_at_end
from verifier.engines.local.splitting.extents import adjunct_stop, ing_stop, resume_after, stop_of


class Manner(StrEnum):
    """How a modifier hangs on its clause."""

    WHO = "who"
    NEW = "new"
    WHERE = "where"
    WHEN = "when"
    OF_WHOM = "of whom"
    INCLUDING = "including"
    WITH = "with"
    DOING = "doing"
    SPEECH = "speech"
    DEED = "deed"
    DONE = "done"
    IS_A = "is a"
    OBJECT = "object"
    COMPARED = "compared"


@dataclass(frozen=True, slots=True)
class Modifier:
    """A modifier's tokens, without the comma in front, and where its clause goes on."""

    manner: Manner
    tokens: tuple[Token, ...]
    resume: int


_NOT_DEEDS = frozenset(
    {"include", "follow", "accord", "regard", "concern", "depend", "start", "cite", "base", "compare", "refer"}
)
_QUANTIFIERS = frozenset("some most many several few half dozens hundreds thousands all none both".split())


def find_modifier(tokens: Sequence[Token], at: int, before: Sequence[Token]) -> Modifier | None:
    """Return the modifier that begins at this token, if one does."""
    token = tokens[at]
    finite = any(one.tag in FINITE for one in before)
    if token.low in ("that", "which") and finite and _is_object_relative(tokens, at):
        return Modifier(Manner.OBJECT, tuple(tokens[at + 1 :]), len(tokens))
    if token.tag is Tag.RELATIVE or token.low == "that":
        return _inside_subject(tokens, at, before)
    if token.low == "with" and finite and not token.quoted == (not before[-1].quoted):
        return _with(tokens, at, at + 1)
    if token.tag is not Tag.COMMA or at + 1 >= len(tokens) or not before:
        return None
    body = at + 1
    first = tokens[body]
    if first.tag is Tag.RELATIVE:
        return _relative(tokens, body, finite, before)
    if _of_whom(tokens, body):
        return Modifier(
            Manner.OF_WHOM, tuple(tokens[body : stop_of(tokens, body, finite)]), resume_after(tokens, body, finite)
        )
    if first.low == "including" and finite:
        return _including(tokens, body, before)
    if first.low == "with" and finite:
        return _with(tokens, at, body + 1)
    if finite:
        return _doing(tokens, body) or _compared(tokens, body, before) or _absolute(tokens, body)
    return _beside(tokens, body, before)


def _is_object_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether "that he signed in June" hangs on the noun in front, and ends the sentence."""
    near = tokens[at + 1 : at + 4]
    if len(near) < 3 or at == 0 or tokens[at - 1].tag is not Tag.WORD or tokens[at - 1].low in _CONTENT_NOUNS:
        return False
    gap = near[2].tag in (Tag.PREPOSITION, Tag.ADVERB)
    alone = all(token.tag not in (*FINITE, Tag.COMMA, Tag.COORDINATOR) for token in tokens[at + 3 :])
    return near[0].low in ("he", "she", "they", "it") and near[1].tag is Tag.VERB and gap and alone


_CONTENT_NOUNS = frozenset(
    "fact report reports claim claims news belief idea allegation allegations concern concerns possibility sign signs "
    "evidence indication indications fear fears hope hopes rumor rumors warning statement view assumption suggestion "
    "condition extent time day chance risk speculation likely possible probable sure clear".split()
)


def _inside_subject(tokens: Sequence[Token], at: int, before: Sequence[Token]) -> Modifier | None:
    """Read "the toll of a fire that broke out on Monday has …": what introduces something new can stand alone."""
    start = newly_named(before)
    if not start or at + 1 >= len(tokens) or tokens[at + 1].tag not in FINITE or tokens[at].low not in _WHO:
        return None
    main = first_finite([*before, *tokens[at:]])
    stop = at + main - len(before) if main is not None else 0
    return Modifier(Manner.NEW, tuple(tokens[at:stop]), stop) if stop > at + 1 else None


def newly_named(tokens: Sequence[Token]) -> int:
    """Return where "a fire" begins behind a preposition, if tokens end with it; 0 where they do not."""
    start, end = noun_phrase_before(tokens, len(tokens))
    new = next((at for at in range(end - 1, start - 1, -1) if tokens[at].tag is Tag.DETERMINER), 0)
    return new if new and tokens[new].low in ("a", "an") and tokens[new - 1].tag is Tag.PREPOSITION else 0


_WHO = frozenset({"that", "which", "who"})


def _compared(tokens: Sequence[Token], body: int, before: Sequence[Token]) -> Modifier | None:
    """Read ", up 18 percent from a year earlier", ", the highest since 1996" and ", compared with a target of 5 %"."""
    low = [token.low for token in tokens[body : body + 2]]
    stop = next((k for k in range(body, len(tokens)) if tokens[k].tag is Tag.COMMA), len(tokens))
    best = low[:1] == ["the"] and len(low) > 1 and (low[1] in ("most", "first") or low[1].endswith("est"))
    moved = low[:1] in (["up"], ["down"]) and any(token.tag is Tag.NUMBER for token in tokens[body:stop])
    measure = first_finite(before)
    if measure is not None and low[:1] == ["compared"]:
        return Modifier(Manner.COMPARED, tuple(tokens[body:stop]), stop)
    if measure is None or not (best or moved):
        return None
    known = measured_thing(before) or measured_thing(tokens[body:stop])
    if before[measure].low in lexicon.BE or (moved and known):
        return Modifier(Manner.COMPARED, tuple(tokens[body:stop]), stop)
    return None


def measured_thing(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return "a net profit" of "reported a net profit of 284 million euros"; empty where nothing is measured so."""
    for at in range(len(tokens) - 2, 0, -1):
        if tokens[at].low == "of" and any(one.tag is Tag.NUMBER for one in tokens[at + 1 : at + 4]):
            start, end = noun_phrase_before(tokens, at)
            return tokens[start:end]
    return ()


def _relative(tokens: Sequence[Token], body: int, finite: bool, before: Sequence[Token]) -> Modifier | None:
    manner = {"who": Manner.WHO, "which": Manner.WHO, "where": Manner.WHERE}.get(tokens[body].low)
    if tokens[body].low == "when" and date_at_end(tokens[: body - 1]):
        manner = Manner.WHEN
    if (stop := adjunct_stop(tokens, body, before)) is not None:
        resume = stop
    else:
        stop, resume = stop_of(tokens, body, finite), resume_after(tokens, body, finite)
    if manner is None or not any(token.tag in FINITE for token in tokens[body:stop]):
        return None
    return Modifier(manner, tuple(tokens[body:stop]), resume)


def _of_whom(tokens: Sequence[Token], body: int) -> bool:
    near = tokens[body : body + 8]
    return any(one.low == "of" and two.low in ("whom", "which") for one, two in pairwise(near)) and (
        near[0].tag is Tag.NUMBER or near[0].low in _QUANTIFIERS | HEDGES
    )  # fmt: skip


def _including(tokens: Sequence[Token], body: int, before: Sequence[Token]) -> Modifier | None:
    stop = next((k for k in range(body, len(tokens)) if tokens[k].tag in (Tag.COMMA, Tag.END)), len(tokens))
    inside = tokens[body + 1 : stop]
    number = next((k for k, token in enumerate(inside) if token.tag is Tag.NUMBER), None)
    if number is None or hedge_start(inside, number) != 0 or not any(token.tag is Tag.NUMBER for token in before):
        return None
    return Modifier(Manner.INCLUDING, tuple(tokens[body:stop]), stop)


def _with(tokens: Sequence[Token], at: int, body: int) -> Modifier | None:
    """Read "with some deployed to the north", "with a couple thousand more that are near"."""
    near = tokens[body : body + 8]
    if not near or not (near[0].tag is Tag.NUMBER or near[0].low in _QUANTIFIERS | HEDGES):
        return None
    number = next((k for k, token in enumerate(near) if token.tag is Tag.NUMBER or token.low in _QUANTIFIERS), None)
    if number is None or any(token.low not in HEDGES for token in near[:number]):
        return None
    stop = next((k for k in range(body, len(tokens)) if tokens[k].tag is Tag.COMMA), len(tokens))
    if not any(_is_verbal(tokens, k) for k in range(body, stop)):
        return None
    return Modifier(Manner.WITH, tuple(tokens[body:stop]), stop)


def _is_verbal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word makes a clause of what it stands in; "two broken windows" is none."""
    noun_behind = at + 1 < len(tokens) and tokens[at + 1].tag in (Tag.WORD, Tag.NAME)
    verbal = (Tag.ING, Tag.RELATIVE, Tag.SUBORDINATOR, Tag.VERB)
    if tokens[at].low == "as":
        return False  # "with as much as four times the dose"
    return tokens[at].tag in verbal or (tokens[at].tag is Tag.PARTICIPLE and not noun_behind)


def _absolute(tokens: Sequence[Token], body: int) -> Modifier | None:
    """Read ", three members abstaining" at the end of a sentence."""
    at = body
    while at < len(tokens) and (tokens[at].tag in (Tag.NUMBER, Tag.WORD) or tokens[at].low in HEDGES):
        at += 1
    numbered = any(token.tag is Tag.NUMBER for token in tokens[body:at])
    doing = at < len(tokens) and tokens[at].tag is Tag.ING and base_of(tokens[at].low) is not None
    rest = tokens[at:]
    if not numbered or not doing or tokens[at - 1].tag is not Tag.WORD:
        return None
    if any(token.tag in (*FINITE, Tag.COMMA, Tag.COORDINATOR, Tag.SUBORDINATOR) for token in rest):
        return None
    return Modifier(Manner.WITH, tuple(tokens[body:]), len(tokens))


def _doing(tokens: Sequence[Token], body: int) -> Modifier | None:
    """Read ", killing 12", ", more than tripling …", ", adding that …", ", calling for …"."""
    at = body
    while at < len(tokens) and at - body < 3 and (tokens[at].tag is Tag.ADVERB or tokens[at].low in ("more", "than")):
        at += 1
    if at >= len(tokens) or tokens[at].tag is not Tag.ING:
        return None
    base = base_of(tokens[at].low)
    if base is None or base in _NOT_DEEDS:
        return None
    that = at + 1 < len(tokens) and tokens[at + 1].low == "that"
    stop = ing_stop(tokens, at)
    if base in lexicon.SAYING and (that or is_clause(tokens[at + 1 : stop], base)):
        return Modifier(Manner.SPEECH, tuple(tokens[at + 1 + that : stop]), stop)
    if base in lexicon.STATEMENT:
        return Modifier(Manner.DEED, tuple(tokens[body:stop]), stop)
    return None if base in lexicon.SAYING else Modifier(Manner.DOING, tuple(tokens[body:stop]), stop)


def is_clause(tokens: Sequence[Token], base: str) -> bool:
    """Whether a clause follows a verb of saying at once: "saying the court had no authority"."""
    if base not in lexicon.SAYING_WITHOUT_THAT or not tokens:
        return False
    return tokens[0].tag in (Tag.DETERMINER, Tag.NAME, Tag.PRONOUN, Tag.NUMBER) and any(
        token.tag in FINITE for token in tokens
    )


def _beside(tokens: Sequence[Token], body: int, before: Sequence[Token]) -> Modifier | None:
    """Read what stands between two commas behind a name, in front of the verb."""
    close = next((k for k in range(body, min(body + 25, len(tokens))) if tokens[k].tag is Tag.COMMA), None)
    if close is None or close == body or before[-1].tag not in (Tag.NAME, Tag.WORD):
        return None
    inside = tokens[body:close]
    if any(token.tag in FINITE for token in inside) or before[0].tag in (Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.ADVERB):
        return None
    if inside[0].tag is Tag.PARTICIPLE and len(inside) > 2:
        return Modifier(Manner.DONE, tuple(inside), close + 1)
    age = len(inside) == 1 and inside[0].tag is Tag.NUMBER and before[-1].tag is Tag.NAME
    if age or is_office(inside):
        return Modifier(Manner.IS_A, tuple(inside), close + 1)
    return None


def is_office(tokens: Sequence[Token]) -> bool:
    """Whether an apposition says what somebody is: "a State Department spokesman", "head of the bank"."""
    if not tokens or tokens[0].low in lexicon.TIME_WORDS:
        return False
    return tokens[0].low in ("a", "an") or any(
        token.low in lexicon.VOICE_ROLES for token in tokens if token.tag is not Tag.NAME
    )  # fmt: skip
