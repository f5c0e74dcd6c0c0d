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

_HEDGE = (
    r"(?:at least|at most|more than|fewer than|less than|over|about|around|some|nearly|almost|roughly|up to|between) "
)
_HEADS = r"(?: (?:people|participants|demonstrators|protesters|marchers))"
_NUMBERS = rf"(?:{_HEDGE})?\d[\d,.]*(?: (?:to|and|or) \d[\d,.]*)?"
_VOUCHED = (
    r"(?:estimates?|estimated|counted|spoke of|speaks of|stuck to (?:its|his|her|their) figure of"
    r"|(?:puts?|put) (?:it|the (?:crowd|turnout|attendance)) at)"
)
_ATTENDED = re.compile(
    rf"^(?:(?P<who>.{{2,80}}? )?{_VOUCHED} (?P<said>{_NUMBERS}){_HEADS}?|(?P<bare>{_NUMBERS}){_HEADS})$", re.IGNORECASE
)


def attended(text: str, gathering: str) -> str | None:
    """Return "at least 600 people took part in the march" for "X spoke of at least 600", where that is reported on."""
    match = _ATTENDED.match(text.rstrip(" .,")) if gathering else None
    if match is None:
        return None
    return f"{match['said'] or match['bare']} people took part in the {gathering}"


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
