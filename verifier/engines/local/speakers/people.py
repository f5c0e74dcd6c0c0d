"""Meet the people of a sentence: names with a title in front or an office in commas behind.

Run over a whole article before its claims are read, so that "Doe said" can be resolved even where he is introduced
later.
"""

from collections.abc import Iterator, Sequence

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.names import Speaker, phrase_of
from verifier.engines.local.grammar.tokens import FINITE, Tag, Token
from verifier.engines.local.speakers.cast import Cast
from verifier.engines.local.splitting.modifiers import is_office

_LONGEST_OFFICE = 14


def meet_people(tokens: Sequence[Token], cast: Cast) -> None:
    """Let the cast meet everybody whom the sentence introduces."""
    for start, end in _runs(tokens):
        run = tokens[start:end]
        if run[-1].low in lexicon.COMPANY_ENDINGS and len(run) > 1:
            cast.meet_company(phrase_of(run))
        beside = _office_beside(tokens, end)
        titled = any(_is_title(token) for token in run[:-1]) and run[-1].tag is Tag.NAME and not _is_title(run[-1])
        if not titled and not beside and _is_office_in_front(tokens, start) and 2 <= len(run) <= 4:
            cast.resolve(run, _office_in_front(tokens, start))
        elif titled or beside:
            cast.resolve(run, beside)
        elif all(_is_title(token) or token.tag is Tag.NAME for token in run) and _is_title(run[-1]) and len(run) > 1:
            cast.resolve(run)


def mentioned(tokens: Sequence[Token], cast: Cast) -> Speaker | None:
    """Return the first person in the sentence whom the cast knows."""
    known = (cast.named(token.text) for token in tokens if token.tag is Tag.NAME)
    return next((person for person in known if person is not None), None)


def _is_office_in_front(tokens: Sequence[Token], start: int) -> bool:
    """Whether an office and a comma stand in front: "its chief financial officer, Jane Doe, "."""
    return start > 1 and tokens[start - 1].tag is Tag.COMMA and tokens[start - 2].low in lexicon.VOICE_ROLES


def _office_in_front(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    begin = start - 1
    while (
        begin > 0 and tokens[begin - 1].tag in (Tag.WORD, Tag.NAME, Tag.POSSESSIVE) and start - begin < _LONGEST_OFFICE
    ):
        begin -= 1
    return tokens[begin : start - 1]


def _is_title(token: Token) -> bool:
    return token.low.rstrip(".") in lexicon.VOICE_ROLES | lexicon.RANKS


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield maximal runs of names and titles: "Navy press secretary Maj. Gen. Jane Doe"."""
    start: int | None = None
    for at in range(len(tokens) + 1):
        token = tokens[at] if at < len(tokens) else None
        linked = token is not None and token.low == "of" and start is not None and _is_title(tokens[at - 1])
        if token is not None and (token.tag is Tag.NAME or _is_title(token) or linked):
            start = at if start is None else start
        elif start is not None:
            if any(one.tag is Tag.NAME for one in tokens[start:at]):
                yield start, at
            start = None


def _office_beside(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    if end + 1 >= len(tokens) or tokens[end].tag is not Tag.COMMA:
        return ()
    stop = end + 1
    while stop < min(len(tokens), end + _LONGEST_OFFICE) and tokens[stop].tag not in (
        *FINITE,
        Tag.COMMA,
        Tag.END,
        Tag.RELATIVE,
    ):
        stop += 1
    beside = tokens[end + 1 : stop]
    return beside if is_office(beside) and any(token.low in lexicon.VOICE_ROLES for token in beside) else ()
