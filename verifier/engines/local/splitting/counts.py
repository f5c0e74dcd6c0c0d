"""Split what one predicate says of several things.

A list of figures under one predicate ("600 trucks and 18 boats") is several claims, "X but not Y" is two, and so is
"X has 92 seats and Y 87".

A vote count, a score, a range and an age stay whole. A hedge in front of the first figure belongs to the first.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from verifier.engines.local.grammar.phrases import Counted, counted, first_finite, group_end, hedge_start
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.grammar.wording import join, words_of


def split_counts(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the words of the clause once for each counted thing of its first list, or as they stand."""
    run = _first_list(tokens)
    if len(run) < 2:
        yield words_of(tokens)
        return
    front, back = words_of(tokens[: run[0].start]), words_of(tokens[run[-1].end :])
    for one in run:
        yield join(front, words_of(tokens[one.start : one.end]), back)


def split_gapped(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Split "X has 92 seats, Y 87 and Z 21" into "X has 92 seats", "Y has 87 seats" and "Z has 21 seats"."""
    first = next(iter(counted(tokens)), None)
    finite = first_finite(tokens)
    parts = _gapped(tokens[first.end :]) if first is not None and finite is not None and finite < first.start else []
    if first is None or finite is None or not parts:
        yield tokens
        return
    yield tokens[: first.end]
    for part in parts:
        number = hedge_start(part, len(part) - 1)
        yield [*part[:number], *tokens[finite : first.start], *part[number:], *tokens[first.number + 1 : first.end]]


def _gapped(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """Return the parts, each a name and a bare number, that fill the rest of a clause, if they do."""
    joints = [at for at, token in enumerate(tokens) if token.tag is Tag.COMMA or token.low == "and"]
    if not joints or joints[0] != 0:
        return []
    stretches = [tokens[start + 1 : end] for start, end in pairwise([*joints, len(tokens)])]
    parts = [part for part in stretches if part]
    named = (part[-1].tag is Tag.NUMBER and part[0].tag in (Tag.DETERMINER, Tag.NAME) for part in parts)
    return parts if all(named) and all(len(part) > 1 for part in parts) else []


def split_contrast(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Split "is seeing X but not Y" into "is seeing X" and "is not seeing Y"."""
    finite = first_finite(tokens)
    but = next((at for at, token in enumerate(tokens) if token.low == "but"), None)
    if finite is None or but is None or but < finite or tokens[finite].tag is not Tag.AUXILIARY:
        yield tokens
        return
    negation = next((at for at in range(but + 1, min(but + 5, len(tokens))) if tokens[at].low == "not"), None)
    if negation is None or any(token.tag in FINITE for token in tokens[but:]):
        yield tokens
        return
    end = but - 1 if tokens[but - 1].tag is Tag.COMMA else but
    yield tokens[:end]
    verb = group_end(tokens, finite)
    yield [*tokens[: finite + 1], tokens[negation], *tokens[finite + 1 : verb], *tokens[negation + 1 :]]


def _first_list(tokens: Sequence[Token]) -> list[Counted]:
    """Return counted things that stand side by side, joined by commas and "and"."""
    run: list[Counted] = []
    for one in counted(tokens):
        if run and not _joins(tokens[run[-1].end : one.start]):
            if len(run) > 1:
                return run
            run = []
        if not run and one.start > 0 and tokens[one.start - 1].low == "between":
            continue
        run.append(one)
    return run if len(run) > 1 and any(t.low == "and" for t in tokens[run[0].end : run[-1].start]) else []


def _joins(tokens: Sequence[Token]) -> bool:
    return 0 < len(tokens) <= 2 and all(token.tag is Tag.COMMA or token.low == "and" for token in tokens)
