"""Recognise pages that hold little or nothing of a story: paywalls, consent walls, checks for robots, bare scripts.

It goes by English wording and by the names of parts, and only where next to no text was found: a story about cookies
or subscriptions is a story.
"""

import re
from dataclasses import dataclass

from verifier.errors import InputError
from verifier.ingest.documents.blocks import Block
from verifier.ingest.documents.pages.main_text import count_words
from verifier.ingest.documents.pages.tree import Element, names, words_of

FEWEST_WORDS = 25
"""With fewer words a page holds no story; a flash of one sentence has more."""

_TEASER_WORDS = 200
_CONSENT_WORDS = 400
_WAY_OUT = (
    "open it in a browser, save the page when the story shows, and give the saved file, or its words as a .txt file"
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|unlock|keep)|to (?:continue|keep) reading|already a (?:subscriber|member)"
    r"|(?:is|are) (?:only )?(?:for|available to|reserved for|exclusive to) (?:our |paying )?(?:subscribers|members)"
    r"|subscribers? only|(?:register|sign in|log in|join) to (?:continue|read|keep)|unlock (?:this|the|full)"
    r"|(?:free )?articles? (?:left|remaining) this (?:month|week)|start your (?:free )?(?:trial|subscription)",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"(?:^|-)(?:paywall\w*|regwall|pay-wall|piano\w*|metered|subscriber-only|premium-content|barrier)(?:-|$)"
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\bpersonal(?:ised|ized)? (?:data|ads?|advertising|content)\b|\bour (?:\d+ )?partners\b"
    r"|\byour privacy\b|\baccept all\b|\breject all\b|\bprivacy (?:policy|settings|choices)\b|\blegitimate interest\b"
    r"|\bbefore you continue\b",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|activate|turn on|requires?|needs?|without|allow) javascript|javascript (?:is|has been|must be|to be)? ?"
    r"(?:disabled|required|enabled|not|turned off)",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|are you a robot|not a robot|captcha"
    r"|unusual (?:traffic|activity)|access (?:to this page has been )?denied",
    re.IGNORECASE,
)
_SEEN = 20_000


@dataclass(frozen=True, slots=True)
class Signals:
    """What a page shows before anything is taken out of it."""

    paywall: bool
    script: bool
    robot: bool


def read_signals(root: Element, free: bool | None) -> Signals:
    """Return the signs of obstacles; `free` is what the page's own data say."""
    body = root.find("body")
    seen = words_of(body if body is not None else root, _SEEN)
    scripts = sum(1 for _ in root.iter("script"))
    named = any(_WALL.search(names(part)) for part in root.iter("div", "section", "aside", "article", "main", "body"))
    return Signals(
        paywall=free is False or named or _PAYWALL.search(seen) is not None,
        script=_SCRIPT.search(seen) is not None or (scripts > 0 and len(seen.split()) < FEWEST_WORDS),
        robot=_ROBOT.search(seen) is not None,
    )


def check(blocks: tuple[Block, ...], signals: Signals) -> tuple[str, ...]:
    """Return warnings on the text of a page; InputError where it holds no story."""
    words = count_words(blocks)
    if words < _CONSENT_WORDS and _is_consent(blocks):
        raise InputError(f"is a page that asks for consent to cookies, not the story; {_WAY_OUT}")
    if words < FEWEST_WORDS:
        raise InputError(f"{_reason(signals, words)}; {_WAY_OUT}")
    if signals.paywall and words < _TEASER_WORDS:
        said = f"the page holds {words} words of the story; the rest is behind a paywall. To check all of it {_WAY_OUT}"
        return (said,)
    return ()


def _is_consent(blocks: tuple[Block, ...]) -> bool:
    """Whether most words of a page stand in paragraphs on cookies and consent, which they name three times or more."""
    speaking = [block for block in blocks if _CONSENT.search(block.text)]
    said = sum(len(_CONSENT.findall(block.text)) for block in speaking)
    return said >= 3 and count_words(tuple(speaking)) > count_words(blocks) / 2


def _reason(signals: Signals, words: int) -> str:
    if signals.robot:
        return "is a check for robots, not the story"
    if signals.script:
        return f"is a page that shows its text by scripts only ({words} words without them)"
    if signals.paywall:
        return f"is behind a paywall: the page holds {words} words of the story"
    return f"is a page with next to no text ({words} words)"
