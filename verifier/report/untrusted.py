"""Make words that come from an article, a model or a file safe to show.

Article text is hostile data: it may try to move the cursor, recolour the screen, hide or reorder words, pile marks on a
letter, become a heading or a link in somebody's notes, or run as a formula in a spreadsheet. It is shown, never obeyed.
Directional controls are those of Unicode Standard Annex #9; what a spreadsheet takes for a formula follows OWASP, "CSV
Injection".
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

# Joiners carry meaning in several scripts; a soft hyphen only says where a word may break.
_HARMLESS = frozenset("\u200c\u200d")
_SOFT_HYPHEN = "\u00ad"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})

_MOST_MARKS = 12
_SIGNS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}")

_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]{}|~$!&#])")
_MARKDOWN_STARTS = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([+\-=:])")

_FORMULA_WITHIN = re.compile(r"(;[ \"']*)(?=[=+\-@＝＋－＠])")
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def plain(text: str) -> str:
    """Put text on one line: white space collapsed, control and direction characters as visible escapes."""
    return "".join(map(_visible, _unpiled(" ".join(text.replace(_SOFT_HYPHEN, "").split()))))


def on_its_lines(text: str) -> str:
    """Keep line breaks and tabs; control and direction characters become visible escapes."""
    if text.isprintable():
        return _unpiled(text)
    ends = _unpiled(text.replace("\r\n", "\n").replace(_SOFT_HYPHEN, ""))
    return "".join(character if character in "\n\t" else _visible(character) for character in ends)


def for_markdown(text: str) -> str:
    """Return `plain` text that Markdown shows as it is: no heading, list, link, image, formula or HTML."""
    escaped = _MARKDOWN_SIGNS.sub(r"\\\1", plain(text)).replace("<", "&lt;").replace(">", "&gt;")
    return _MARKDOWN_STARTS.sub(lambda start: f"{start[1] or ''}\\{start[2] or start[3]}", escaped)


def for_cell(text: str) -> str:
    """Return `plain` text that no spreadsheet takes for a formula: a suspicious start gets an apostrophe.

    So does one after a semicolon: where a comma is the decimal point, a spreadsheet may cut cells there.
    """
    cell = _FORMULA_WITHIN.sub(r"\1'", plain(text))
    return f"'{cell}" if text.startswith(_FORMULA_STARTS) or cell.startswith(_FORMULA_STARTS) else cell


def for_json(text: str) -> str:
    """Return JSON that means the same, with control and direction characters in its strings as escapes."""
    for each in sorted(set(text) - {"\n"}):
        if unicodedata.category(each) in _HIDDEN:
            text = text.replace(each, json.dumps(each)[1:-1])
    return text


def _visible(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    if character in _HARMLESS or unicodedata.category(character) not in _HIDDEN:
        return character
    return _escape(character)


def _unpiled(text: str) -> str:
    """Write out the marks of a letter that has more than a dozen: they cover the lines above, or push a table aside."""
    return text if text.isascii() else _SIGNS.sub(lambda found: "".join(_spell_out(found[0])), text)


def _spell_out(signs: str) -> Iterator[str]:
    for is_mark, run in groupby(signs, _is_mark):
        yield from (sign if place < _MOST_MARKS or not is_mark else _escape(sign) for place, sign in enumerate(run))


def _is_mark(character: str) -> bool:
    return character in _HARMLESS or unicodedata.category(character).startswith("M")


def _escape(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
