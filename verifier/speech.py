"""Find the words of a text that stand in quotation marks.

A quotation ends with its paragraph at the latest: one that runs on into the next is opened anew there. Marks inside a
quotation belong to it. It does not know who is quoted. One pass over the text.
"""

import re

from verifier.text import paragraphs

_MARK = re.compile("[\"'“”„«»‘’]")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_SINGLE = frozenset("‘'")


def quoted_ranges(text: str) -> list[tuple[int, int]]:
    """Return where something stands between quotation marks, marks left out, in order; empty ranges included."""
    return [found for span in paragraphs(text) for found in _in_paragraph(text, span.start, span.end)]


def _in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: int | None = None
    mark = ""
    for match in _MARK.finditer(text, start, end):
        place = match.start()
        if opened is None:
            if _opens(text, place):
                opened, mark = place + 1, match[0]
        elif match[0] in _CLOSERS[mark] and not _is_apostrophe(text, place, mark):
            found.append((opened, place))
            opened = None
    if opened is not None and mark not in _SINGLE:
        found.append((opened, end))  # a quotation that the next paragraph continues
    return found


def _opens(text: str, place: int) -> bool:
    mark, before, after = text[place], text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if mark not in _CLOSERS:
        return False
    if mark in "“„«":
        return True
    if before.isalnum() or not after.strip():
        return False
    return mark != "'" or after.isalpha()  # '90s


def _is_apostrophe(text: str, place: int, mark: str) -> bool:
    return mark in _SINGLE and text[place + 1 : place + 2].isalnum()
