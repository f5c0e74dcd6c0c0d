"""Turn what somebody does with a claim into the claim: "X dismissed Y as rumours", "X put Y at 40".

What X did is the attribution; what he vouches for is left.
"""

import re

from verifier.engines.local.grammar import lexicon

_CALLED = re.compile(
    r"\b(?:characteri[sz]ed|described|dismissed|rejected|denounced|branded|labell?ed|brushed off) (?P<what>\S.{3,200}?)"
    r" as (?P<verdict>(?:[\w-]+ ){0,3}?(?:" + "|".join(sorted(lexicon.FALSITY)) + r")\b.{0,60})$"
)
_MEASURED = re.compile(
    r"^.{2,80}? (?:put|puts|estimated|estimates) (?P<what>(?:the|its|their|his|her)(?: [\w'’.-]+){1,8})"
    r" at (?P<figure>\D{0,25}\d.*)$"
)


def called_untrue(text: str) -> str | None:
    """Return "the reports are rumours" for "X dismissed the reports as rumours", None for anything else."""
    match = _CALLED.search(text)
    if match is None:
        return None
    head = re.split(r" (?:of|about|that|on|by|from) ", match["what"], maxsplit=1)[0]
    return f"{match['what']} {'are' if head.endswith('s') else 'is'} {match['verdict']}"


def measured(text: str) -> str | None:
    """Return "the magnitude was 6.8" for "the institute put the magnitude at 6.8", None for anything else."""
    match = _MEASURED.match(text)
    return f"{match['what']} was {match['figure']}" if match else None
