"""Decide what is no claim at all, and what is a claim only together with who said it.

Opinions, motives, definitions and questions in the article's own voice are left out; a speaker's opinion is a
statement of his; so is what somebody did with words ("urged", "could not confirm").
"""

import re

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.phrases import first_finite, group_end
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.tokens import Tag

MIN_WORDS = 4

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_OPINION_WORD = re.compile(r"\b(?:" + "|".join(sorted(lexicon.OPINION)) + r")\b", re.IGNORECASE)
_PHRASE = re.compile(
    "|".join(phrase.replace(" ", r" (?:\w+ly |yet )?") for phrase in lexicon.STATEMENT_PHRASES), re.IGNORECASE
)
_POINTING = re.compile(
    r"^(?:it|that|this)(?:'s|’s| is) (?!(?:not )?(?:\w+ly )?(?:likely|probable|possible|expected|true))", re.I
)
_DUTY = re.compile(
    r"\b(?:must|should|ought to|needs? to|let us|let's|have to|has to|nothing to worry|no choice)\b", re.IGNORECASE
)
_EXHORTATION = re.compile(
    r"^(?:let us|let's|please|come|go|stay|remember|don't|do not|be|stand|join|pray|thank you|welcome|never|help|stop|"
    r"get|keep|look|listen|ask|send|follow (?:us|our)|vote in|tune in|stay tuned|contact|"
    r"call (?:us|our|the (?:studio|newsroom))|what (?:else )?we know)\b(?! (?!us\b)\w+(?:ed|s)\b)",
    re.IGNORECASE,
)
_FRAME = re.compile(r"\b(?:" + "|".join(re.escape(frame) for frame in lexicon.OPINION_FRAMES) + ")", re.IGNORECASE)
_OBLIGED = re.compile(r"\bmust (?:\w+ ){1,8}?(?:\W?\d|(?:[a-z]{2})?\d|for (?:an? |the next )\w+)", re.IGNORECASE)
"""What somebody is told to do, with the figure or the term that a rule or an order sets: "must file by March 3"."""
_DEFINITION = re.compile(
    r"^(?:\w+ ){1,4}(?:refers to|is defined as|means that|is the term|stands for|is a term)\b", re.I
)
_META = re.compile(
    r"\b(?:made|makes|gave) (?:the|these|his|her|their) (?:remarks?|comments?)\b|\b(?:remarks?|comments?|statements?) "
    r"(?:\w+ ){0,6}?(?:came|come|follow|follows|followed)\b"
    r"|^(?:he|she|they) (?:was|were) (?:commenting|speaking|responding)\b"
    r"|\bcontributed to this (?:report|story|article)\b|\binformation (?:for|in) this (?:story|article|report)\b"
    r"|\b(?:all rights reserved|click here|sign up|subscribe|read more|follow us|this story has been)\b"
    r"|(?:[—–|]\s*|\d{4} |^)(?:last )?updated\b.{0,30}\d"
    r"|^(?:reporting|editing|writing) by\b|\bcame from the associated press\b",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"^(?:by (?!(?:then|now|this|last|late|early|noon|mid\w+|night\w*|dawn|dusk|the (?:end|time)|\d\w*|"
    + "|".join(sorted(lexicon.DAYS | lexicon.MONTHS))
    + r")\b)|of (?!(?:the|these|those)\b.*, )|(?:and|which|who|whom|to|than)\b)",
    re.IGNORECASE,
)
_THAT = re.compile(r"^that\b", re.IGNORECASE)
_THAT_ONE = re.compile(
    r"^That (?!(?:the|an?|its?|his|her|their|he|she|they|we|you|is|was|has|had|will|would|could|can|may|might|must|"
    r"should)\b)[a-z]+(?<!s),? "
)
_BARE = re.compile(r"^(?:it|they|he|she|this|those|these) [\w'’-]+ [\w'’-]+\.?$", re.IGNORECASE)
_ALL_OR_NONE = re.compile(
    r"^(?:nobody|no one|none|everybody|everyone|all|both|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve)\b",
    re.IGNORECASE,
)


def is_no_claim(text: str, own_voice: bool) -> bool:
    """Whether a sentence is left out: too short, a question, an exhortation, about the text itself, an opinion."""
    if _is_too_short(text, own_voice) or text.rstrip(" .\"'”’").endswith("?"):
        return True
    if _META.search(text) or _EXHORTATION.match(text) or _is_unfinished(text):
        return True
    return own_voice and (_judges(text) or bool(_DEFINITION.match(text)))


def points_back_only(text: str) -> bool:
    """Whether three words still hang on a pronoun: "They would appeal"."""
    return bool(_BARE.match(text))


def _is_too_short(text: str, own_voice: bool) -> bool:
    """Whether there are too few words; "Nobody died" is enough, and three that somebody says."""
    words = len(_WORD.findall(text))
    if words >= MIN_WORDS or (words == MIN_WORDS - 1 and any(character.isdigit() for character in text)):
        return False
    whole = words == MIN_WORDS - 1 and not own_voice
    tokens = [token for token in tokenize(text, 0, len(text)) if token.tag is not Tag.END]
    told = words > 1 and tokens[-1].tag is not Tag.AUXILIARY and bool(first_finite(tokens))
    return not (told and (whole or _ALL_OR_NONE.match(text)))


def _is_unfinished(text: str) -> bool:
    """Whether the words hang on others in front: "by the police", "that he left"; "That plan failed" does not."""
    return bool(_UNFINISHED.match(text) or (_THAT.match(text) and not _THAT_ONE.match(text)))


def _judges(text: str) -> bool:
    """Whether an article judges or demands in its own voice; what rules oblige somebody to do is neither."""
    frames = {match[0].casefold() for match in _FRAME.finditer(text)}
    return bool(frames - {"must "} or (frames and not _OBLIGED.search(text)))


def is_opinion(text: str) -> bool:
    """Whether a speaker judges or demands rather than says what is the case."""
    return bool(_OPINION_WORD.search(text) or _DUTY.search(text) or _POINTING.match(text))


def is_deed_of_words(text: str, verb: str | None) -> bool:
    """Whether the sentence itself says what somebody did with words, or would not say."""
    return (verb in lexicon.STATEMENT and not _is_suffered(text)) or bool(_PHRASE.search(text))


def _is_suffered(text: str) -> bool:
    """Whether it is done to the subject: "Doe was questioned by police" is no word of Doe's."""
    tokens = tokenize(text, 0, len(text))
    finite = first_finite(tokens)
    group = tokens[finite : group_end(tokens, finite)] if finite is not None else []
    return bool(group) and group[-1].tag is Tag.PARTICIPLE and any(token.low in lexicon.BE for token in group)
