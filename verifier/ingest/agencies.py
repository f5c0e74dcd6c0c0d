"""Recognise news agencies, and which of them an article credits.

It does not decide whether a credited passage is a copy (`verifier.independence` does). The list names agencies, not
stories; an agency that is not on it is credited only by a sidecar or front matter.
"""

import re
from collections.abc import Iterable, Iterator

_AGENCIES: dict[str, tuple[str, ...]] = {
    "Reuters": ("REUTERS", "Thomson Reuters"),
    "The Associated Press": ("AP", "Associated Press"),
    "Agence France-Presse": ("AFP", "Agence France Presse"),
    "Yonhap": ("Yonhap News Agency", "Yonhap News"),
    "TASS": ("Tass", "ITAR-TASS"),
    "Interfax": ("Interfax-Ukraine",),
    "RIA Novosti": ("RIA",),
    "Ukrinform": (),
    "Xinhua": ("Xinhua News Agency",),
    "China News Service": ("CNS",),
    "Kyodo": ("Kyodo News",),
    "Jiji Press": ("Jiji",),
    "dpa": ("DPA", "Deutsche Presse-Agentur"),
    "ANSA": (),
    "EFE": ("Agencia EFE",),
    "Lusa": (),
    "Belga": (),
    "PA Media": ("PA", "Press Association"),
    "UPI": ("United Press International",),
    "Press Trust of India": ("PTI",),
    "ANI": ("Asian News International",),
    "IANS": (),
    "Anadolu": ("AA", "Anadolu Agency"),
    "Bloomberg": ("Bloomberg News",),
    "The Canadian Press": ("CP", "Canadian Press"),
    "Australian Associated Press": ("AAP",),
    "Bernama": (),
    "Antara": (),
    "KCNA": ("Korean Central News Agency",),
    "IRNA": (),
    "Tasnim": (),
    "SANA": (),
    "WAFA": (),
    "Ritzau": (),
    "NTB": (),
    "PAP": (),
    "Baltic News Service": ("BNS",),
}
_BY_NAME = {alias: name for name, aliases in _AGENCIES.items() for alias in (name, *aliases)}
_ALIAS = "|".join(re.escape(alias) for alias in sorted(_BY_NAME, key=len, reverse=True))
AGENCY = rf"(?:the )?(?<![\w-])(?:{_ALIAS})(?![\w-])"
"""The name of an agency, as a regular expression without groups (case-sensitive)."""

_NAME = re.compile(rf"(?<![\w-])(?:{_ALIAS})(?![\w-])")
_LIST = rf"{AGENCY}(?:(?:, and |, | and | & |/){AGENCY}){{0,6}}"
_CREDIT = re.compile(
    rf"(?:\b(?:came from|contributed|with (?:reporting|inputs?|material|files) (?:by|from)"
    rf"|(?:additional )?reporting by|based on reports? (?:by|from)|source:|according to|courtesy of)\s+{_LIST})"
    rf"|{_LIST} (?:contributed|cited|quoted|reported)\b"
    rf"|\((?:with )?{_LIST}\)\s*(?:--?|[–—])?\s*$|/{AGENCY}/",
    re.MULTILINE,
)


def agency(name: str) -> str | None:
    """Return the full name of an agency given under any of its names, or None."""
    return _BY_NAME.get(name.strip()) or _BY_NAME.get(name.strip().removeprefix("the ").removeprefix("The "))


def named_agencies(text: str) -> Iterator[str]:
    """Yield the full names of all agencies that stand in a text, in order, with repeats."""
    for match in _NAME.finditer(text):
        yield _BY_NAME[match[0]]


def credited(passages: Iterable[str]) -> tuple[str, ...]:
    """Return the agencies that the passages of an article credit as their source, each once, in order."""
    found: dict[str, None] = {}
    for passage in passages:
        for match in _CREDIT.finditer(passage):
            found.update(dict.fromkeys(named_agencies(match[0])))
    return tuple(found)
