"""Give every article an id that is unique, printable, and the same whatever order the articles come in.

It keeps an id that the user gave as far as that is possible, and says so where it is not.
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_UNSAFE = re.compile(r"[^\w.+@:~-]+")
_LONGEST = 100
FALLBACK = "article"


@dataclass(frozen=True, slots=True)
class Naming:
    """What an id can be made of: the id given if any, else the file's stem and folder; `place` breaks ties."""

    given: str | None
    stem: str
    folder: str
    text: str
    place: str


def clean(name: str) -> str:
    """Return a name as an id: without white space, control characters, slashes and leading dots."""
    plain = _UNSAFE.sub("-", unicodedata.normalize("NFC", name))
    return plain.strip("-.")[:_LONGEST].strip("-.") or FALLBACK


def assign_ids(namings: Sequence[Naming]) -> list[str]:
    """Return an id for each naming, in their order; a given id goes before one made from a file name."""
    ids: dict[int, str] = {}
    given = {index for index, naming in enumerate(namings) if naming.given}
    _settle(namings, sorted(given), ids)
    _settle(namings, [index for index in range(len(namings)) if index not in given], ids)
    return [ids[index] for index in range(len(namings))]


def _settle(namings: Sequence[Naming], open_indexes: list[int], ids: dict[int, str]) -> None:
    """Try ever longer names until no two are the same."""
    for level in range(4):
        taken = set(ids.values())
        groups: dict[str, list[int]] = defaultdict(list)
        for index in open_indexes:
            groups[_candidate(namings[index], level)].append(index)
        for name, members in groups.items():
            if len(members) == 1 and name not in taken:
                ids[members[0]] = name
        open_indexes = [index for index in open_indexes if index not in ids]
    for index in sorted(open_indexes, key=lambda index: (namings[index].place, namings[index].text)):
        ids[index] = _numbered(_candidate(namings[index], 0), set(ids.values()))


def _candidate(naming: Naming, level: int) -> str:
    stem = clean(naming.given or naming.stem)
    if level == 0:
        return stem
    folder = clean(f"{naming.folder}-{stem}") if naming.folder else stem
    if level == 1:
        return folder
    digest = hashlib.sha256((naming.text if level == 2 else naming.place).encode("utf-8", "replace")).hexdigest()
    return f"{folder}-{digest[:8]}"


def _numbered(stem: str, taken: set[str]) -> str:
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
