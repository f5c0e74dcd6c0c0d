"""Say what each token of a sentence is: enough to find verbs, names and clause borders.

No parser: `verbs` says which words can be verbs, and a few looks to the left and right say whether they are. Every
pass is linear in the number of tokens.
"""

from collections.abc import Sequence
from dataclasses import replace

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.tokens import BORDER, FINITE, NOMINAL, Tag, Token, scan
from verifier.engines.local.grammar.verbs import NOUN_TOO, Form, base_of, form_of

_LONGEST_ASIDE = 14


def tokenize(text: str, start: int, end: int, inside: bool = False) -> list[Token]:
    """Return the tagged tokens of a stretch of text; `inside` says that it begins within a quotation."""
    tokens = scan(text, start, end, inside)
    tokens = [_in_context(tokens, at) for at in range(len(tokens))]
    for at in range(len(tokens)):
        tokens[at] = replace(tokens[at], tag=_verb_in_context(tokens, at))
    return _settle_participles(_without_asides(tokens))


def _without_asides(tokens: list[Token]) -> list[Token]:
    """Mark what stands in round brackets without a figure: it is no part of the sentence around it."""
    opened: int | None = None
    for at, token in enumerate(tokens):
        if token.text == "(":
            opened = at
        elif token.text == ")" and opened is not None:
            if at - opened <= _LONGEST_ASIDE and all(one.tag is not Tag.NUMBER for one in tokens[opened:at]):
                tokens[opened : at + 1] = [replace(one, tag=Tag.ASIDE) for one in tokens[opened : at + 1]]
            opened = None
    return tokens


def _in_context(tokens: Sequence[Token], at: int) -> Token:
    """Settle words whose part depends on their neighbours but not on verbs."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.low == "'s" and before and before.low in ("there", "it", "he", "she", "that", "what", "who", "here"):
        return replace(token, tag=Tag.AUXILIARY)
    if token.text == "May" and before and before.tag in (Tag.NUMBER, Tag.PREPOSITION):
        return replace(token, tag=Tag.NAME)
    if token.text == "May" and after and after.tag is Tag.NUMBER:
        return replace(token, tag=Tag.NAME)
    if token.low == "that" and after and after.tag is Tag.WORD and before is None:
        return replace(token, tag=Tag.DETERMINER)
    if token.low in ("this", "these", "those", "some", "many", "both", "all") and _can_finish(after):
        return replace(token, tag=Tag.PRONOUN)
    if token.low == "that" and after and after.tag in (Tag.WORD, Tag.NAME) and before and before.tag is Tag.PREPOSITION:
        return replace(token, tag=Tag.DETERMINER)
    if token.low == "that" and before and after and before.tag is Tag.WORD and after.low in _SPELLS:
        return replace(token, tag=Tag.DETERMINER)
    if token.low in _CLAUSE_OPENERS and _opens_clause(tokens, at):
        return replace(token, tag=Tag.SUBORDINATOR)
    return token


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether "as" or "after" is followed by a clause with a verb of its own before the next comma."""
    if at + 1 < len(tokens) and tokens[at + 1].low in ("many", "much", "of", "few", "long", "well"):
        return False
    for token in tokens[at + 1 : at + 14]:
        if token.tag in (Tag.COMMA, Tag.END, Tag.OPEN, Tag.CLOSE, Tag.BREAK, Tag.SUBORDINATOR, Tag.RELATIVE):
            return False
        if token.tag is Tag.AUXILIARY or form_of(token.low) in (Form.PAST, Form.PAST_AND_PARTICIPLE):
            return True
    return False


_CLAUSE_OPENERS = frozenset({"as", "after", "before", "since", "until", "once"})


_SPELLS = frozenset(
    "day night morning afternoon evening week weekend month year summer winter spring autumn time".split()
)
"""What "that" points to behind a noun: "on duty that night"."""


def _can_finish(after: Token | None) -> bool:
    return after is None or after.tag in (Tag.AUXILIARY, Tag.COMMA, Tag.END) or form_of(after.low) in (Form.PAST,)


def _left(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the nearest token to the left that is no adverb or closing mark."""
    for back in range(at - 1, max(at - 4, -1), -1):
        if tokens[back].tag not in (Tag.ADVERB, Tag.MARK, Tag.OPEN):
            return tokens[back]
    return None


def _verb_in_context(tokens: Sequence[Token], at: int) -> Tag:
    token = tokens[at]
    form = form_of(token.low) if token.tag in (Tag.WORD, Tag.NAME) else None
    if form is None or (token.tag is Tag.NAME and not _title_case_verb(tokens, at)):
        return token.tag
    if token.low == "back" and at + 1 < len(tokens) and tokens[at + 1].tag in (Tag.PREPOSITION, Tag.TO, Tag.END):
        return token.tag
    if token.low == "last" and at + 1 < len(tokens) and tokens[at + 1].low in lexicon.MONTHS | lexicon.TIME_WORDS:
        return token.tag
    before = _left(tokens, at)
    if form is Form.ING:
        return Tag.ING if before is None or before.tag is not Tag.DETERMINER else token.tag
    if before is not None and before.tag in (Tag.TO, Tag.AUXILIARY):
        return _after_auxiliary(before, form, token.tag)
    if form is Form.PARTICIPLE:
        bare = base_of(token.low) == token.low and token.low not in NOUN_TOO
        present = bare and before is not None and _reads_as_present(tokens, at, Form.BASE, before)
        return Tag.VERB if present else Tag.PARTICIPLE
    if before is None or before.tag in (Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION, Tag.NUMBER):
        return Tag.VERB if _counts_subject(tokens, at, form, before) else _after_determiner(form, token, before)
    unchanging = base_of(token.low) == token.low and token.low in NOUN_TOO
    if form in (Form.PAST, Form.PAST_AND_PARTICIPLE) and not (unchanging and not _takes_object(tokens, at)):
        return Tag.VERB
    return Tag.VERB if _reads_as_present(tokens, at, form, before) else token.tag


def _title_case_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capitalised word can be the verb of a headline in title case."""
    if at == 0 or tokens[at - 1].tag in (Tag.END, Tag.OPEN):
        return form_of(tokens[at].low) is Form.ING
    capitals = sum(1 for token in tokens if token.text[0].isupper())
    words = sum(1 for token in tokens if token.text[0].isalpha() and len(token.text) > 3)
    return words > 3 and capitals >= words and len(tokens) < 40 and form_of(tokens[at].low) is not Form.BASE


def _after_auxiliary(before: Token, form: Form, tag: Tag) -> Tag:
    if before.low in lexicon.MODALS | lexicon.DO or before.tag is Tag.TO:
        return Tag.BASE if form in (Form.BASE, Form.PAST_AND_PARTICIPLE) else tag
    return Tag.PARTICIPLE if form in (Form.PARTICIPLE, Form.PAST_AND_PARTICIPLE) else tag


def _after_determiner(form: Form, token: Token, before: Token | None) -> Tag:
    if before is not None and before.tag is Tag.NUMBER and form in (Form.PAST, Form.PAST_AND_PARTICIPLE):
        return Tag.VERB
    if form is Form.PAST and (before is None or before.tag is not Tag.DETERMINER):
        return Tag.VERB
    return Tag.PARTICIPLE if form is Form.PAST_AND_PARTICIPLE else token.tag


def _counts_subject(tokens: Sequence[Token], at: int, form: Form, before: Token | None) -> bool:
    """Whether a bare verb follows a number that stands for people or things: "nine die", "the two deny any part"."""
    after = tokens[at + 1].tag if at + 1 < len(tokens) else Tag.END
    number = before is not None and before.tag is Tag.NUMBER and before.low not in ("one", "1")
    bare = form is Form.BASE and tokens[at].low not in NOUN_TOO
    return number and bare and after not in (Tag.WORD, Tag.NAME, Tag.NUMBER, Tag.POSSESSIVE, Tag.MARK)


def _head_is_plural(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun phrase that ends in front has a plural head: "engineers of the ministry say that"."""
    inside = (Tag.WORD, Tag.NAME, Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION, Tag.PARTICIPLE, Tag.NUMBER, Tag.TO)
    start = at
    while start > 0 and tokens[start - 1].tag in inside:
        start -= 1
    if start > 0 and tokens[start - 1].tag is not Tag.OPEN:
        return False
    head = next((k for k in range(start, at) if tokens[k].tag in (Tag.PREPOSITION, Tag.PARTICIPLE)), at)
    noun = tokens[head - 1].tag is Tag.WORD or (head == 1 and head < at)
    return head > start and noun and _is_plural(tokens[head - 1].low)


def _is_plural(low: str) -> bool:
    return low.endswith("s") and not low.endswith("ss")


def _reads_as_present(tokens: Sequence[Token], at: int, form: Form, before: Token) -> bool:
    """Whether a bare or s-form stands as a verb between its neighbours."""
    if before.tag not in (*NOMINAL, Tag.CLOSE, Tag.RELATIVE, Tag.COORDINATOR, Tag.SUBORDINATOR, Tag.COMMA):
        return False
    plural = before.low in ("they", "we", "i", "you", "who", "which", "that", "people", "police", "data", "media") or (
        _is_plural(before.low)
    )
    if before.tag in (Tag.COORDINATOR, Tag.COMMA):
        after = tokens[at + 1].tag if at + 1 < len(tokens) else Tag.END
        if form is Form.PRESENT and base_of(tokens[at].low) not in NOUN_TOO and tokens[at - 1].tag is not Tag.COMMA:
            return True
        if form is Form.PRESENT and after is Tag.TO and tokens[at - 1].tag is Tag.COMMA:
            return True
        plain = base_of(tokens[at].low) not in NOUN_TOO or tokens[at - 1].tag is Tag.ADVERB
        return (plain or after in (Tag.DETERMINER, Tag.NAME, Tag.PRONOUN, Tag.TO)) and (
            tokens[at - 1].tag is Tag.ADVERB or _takes_object(tokens, at)
        )
    if form is Form.BASE and not plural:
        return _takes_clause(tokens, at) and _head_is_plural(tokens, at)
    if form is Form.PRESENT and plural and before.low not in ("who", "which", "that") and before.tag is not Tag.NAME:
        return False
    return base_of(tokens[at].low) not in NOUN_TOO or before.tag is Tag.PRONOUN or _takes_object(tokens, at)


def _takes_clause(tokens: Sequence[Token], at: int) -> bool:
    after, next_one = (tokens[k] if k < len(tokens) else None for k in (at + 1, at + 2))
    if after is None or next_one is None:
        return False
    relative = next_one.tag is Tag.AUXILIARY or form_of(next_one.low) in (Form.PAST, Form.PRESENT)
    return (after.low == "that" and not relative) or after.tag in (Tag.DETERMINER, Tag.PRONOUN)


def _takes_object(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and (
        after.tag in (Tag.DETERMINER, Tag.NUMBER, Tag.NAME, Tag.TO, Tag.ADVERB, Tag.OPEN, Tag.PREPOSITION, Tag.PRONOUN)
        or after.low == "that"
    ) and after.low not in ("of", "and")  # fmt: skip


def _settle_participles(tokens: list[Token]) -> list[Token]:
    """Turn "-ed" words that follow a noun into participles where the clause has its own finite verb."""
    finite_ahead = False
    finite_after = [False] * len(tokens)
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.tag in BORDER:
            finite_ahead = False
        finite_after[at] = finite_ahead
        if token.tag is Tag.AUXILIARY or (token.tag is Tag.VERB and not _ambiguous(token)):
            finite_ahead = True
    settled: list[Token] = []
    seen = begun = inside = passive = False
    for at, (token, ahead) in enumerate(zip(tokens, finite_after, strict=True)):
        if token.tag in BORDER:
            seen = passive = False
        by = at + 2 < len(tokens) and tokens[at + 1].low == "by" and tokens[at + 2].tag is not Tag.NUMBER
        beside = at > 1 and tokens[at - 1].tag is Tag.COMMA and not begun and _verb_behind_comma(tokens, at)
        relative = at > 0 and (tokens[at - 1].tag is Tag.RELATIVE or tokens[at - 1].low == "that")
        if _ambiguous(token) and token.tag is Tag.VERB:
            main = inside or (passive and not (ahead or by))
            if (ahead or seen or by or beside) and not relative and not (main and seen):
                token = replace(token, tag=Tag.PARTICIPLE)
            inside = relative and not begun and token.tag is Tag.VERB
        passive = passive or (relative and not begun and token.tag is Tag.AUXILIARY)
        settled.append(token)
        if (token.tag in FINITE and base_of(token.low) not in lexicon.SAYING) or token.low == "according":
            seen = True
        begun = begun or token.tag in FINITE
    return settled


def _verb_behind_comma(tokens: Sequence[Token], at: int) -> bool:
    """Whether the main verb comes after the next comma: "Orlo, situated in the west, has"."""
    comma = next((k for k in range(at, min(at + 20, len(tokens) - 1)) if tokens[k].tag is Tag.COMMA), None)
    return (
        comma is not None and tokens[comma + 1].tag in FINITE and base_of(tokens[comma + 1].low) not in lexicon.SAYING
    )


def _ambiguous(token: Token) -> bool:
    saying = base_of(token.low) in lexicon.SAYING and token.low != "held"
    return form_of(token.low) is Form.PAST_AND_PARTICIPLE and not saying
