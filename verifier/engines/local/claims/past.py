"""Tell whether a claim is told in the past."""

from verifier.engines.local.grammar.phrases import first_finite, tense_is_past
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.tokens import FINITE


def tells_past(text: str) -> bool:
    """Whether the main verb of a sentence is in the past; its last verb, where none can be told to be the main one."""
    tokens = tokenize(text, 0, len(text))
    if first_finite(tokens) is not None:
        return tense_is_past(tokens)
    return tense_is_past([token for token in tokens if token.tag in FINITE][-1:])
