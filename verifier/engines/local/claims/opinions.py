"""Decide what is no claim at all, and what is a claim only together with who said it.

Opinions, motives, definitions and questions in the article's own voice are left out; a speaker's opinion is a
statement of his; so is what somebody did with words ("urged", "could not confirm").
"""

import re

from verifier.engines.local.grammar import lexicon

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
    r"get|keep|look|listen)\b(?! \w+(?:ed|s)\b)",
    re.IGNORECASE,
)
_FRAME = re.compile("|".join(re.escape(frame) for frame in lexicon.OPINION_FRAMES), re.IGNORECASE)
_DEFINITION = re.compile(
    r"^(?:\w+ ){1,4}(?:refers to|is defined as|means that|is the term|stands for|is a term)\b", re.I
)
_META = re.compile(
    r"\b(?:made|makes|gave) (?:the|these|his|her|their) (?:remarks?|comments?)\b|\b(?:remarks?|comments?|statements?) "
    r"(?:\w+ ){0,6}?(?:came|come|follow|follows|followed)\b"
    r"|^(?:he|she|they) (?:was|were) (?:commenting|speaking|responding)\b"
    r"|\bcontributed to this (?:report|story|article)\b|\binformation (?:for|in) this (?:story|article|report)\b"
    r"|\b(?:all rights reserved|click here|sign up|subscribe|read more|follow us|this story has been)\b"
    r"|^(?:reporting|editing|writing) by\b|\bcame from the associated press\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)\b", re.I
)
_UNFINISHED = re.compile(r"^(?:by|of|and|that|which|who|whom|to|than)\b", re.IGNORECASE)


def is_no_claim(text: str, own_voice: bool) -> bool:
    """Whether a sentence is left out: too short, a question, an exhortation, about the text itself, an opinion."""
    counted = any(character.isdigit() for character in text) or bool(_NUMBERED.match(text))
    if len(_WORD.findall(text)) < (MIN_WORDS - 1 if counted else MIN_WORDS) or text.rstrip(" .\"'”’").endswith("?"):
        return True
    if _META.search(text) or _EXHORTATION.match(text) or _UNFINISHED.match(text):
        return True
    return own_voice and (bool(_FRAME.search(text)) or bool(_DEFINITION.match(text)))


def is_opinion(text: str) -> bool:
    """Whether a speaker judges or demands rather than says what is the case."""
    return bool(_OPINION_WORD.search(text) or _DUTY.search(text) or _POINTING.match(text))


def is_deed_of_words(text: str, verb: str | None) -> bool:
    """Whether the sentence itself says what somebody did with words, or would not say."""
    return verb in lexicon.STATEMENT or bool(_PHRASE.search(text))
