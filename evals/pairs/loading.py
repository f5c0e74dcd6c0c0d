"""Read labelled pairs from JSON Lines: objects with `claim`, `evidence_text` (or `evidence`) and `label`, and an `id`.

Rows with `premise` (the evidence) and `hypothesis` (the claim) are read too.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from evals.pairs.values import SCHEMES, LabelledPair, Scheme
from verifier.errors import InputError

_CLAIM, _EVIDENCE = ("claim", "hypothesis"), ("evidence_text", "evidence", "premise")

Row = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class PairSet:
    """The pairs of a file; `left_out` counts the rows whose label says nothing (annotators were tied)."""

    name: str
    scheme: Scheme
    pairs: tuple[LabelledPair, ...]
    left_out: int


def load_pairs(path: Path, limit: int | None = None) -> PairSet:
    """Return the pairs of a file, at most `limit` of them, spread evenly over it.

    Raises InputError, naming file and line, for what is no such file.
    """
    rows = list(_rows(path))
    scheme = _scheme_of(Counter(_text(row, ("label",)) for row in rows), path)
    pairs = [_pair(row, number, scheme, path) for number, row in enumerate(rows, start=1)]
    told = [pair for pair in pairs if pair is not None]
    return PairSet(path.stem, scheme, tuple(_spread(told, limit)), len(pairs) - len(told))


def _rows(path: Path) -> Iterator[Row]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}): give a JSON Lines file in UTF-8") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(line, f"{path}, line {number}")


def _row(line: str, place: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{place}: is not JSON ({error}); give JSON Lines, an object a line") from error
    if not isinstance(row, dict):
        raise InputError(f"{place}: must be an object with claim, evidence_text and label")
    return row


def _scheme_of(labels: Counter[str | None], path: Path) -> Scheme:
    """Return the scheme that knows the labels of most rows."""
    if not labels:
        raise InputError(f"{path} has no pairs: give JSON Lines, an object with claim, evidence_text and label a line")
    known = {scheme.name: sum(labels[label] for label in scheme.bearings) for scheme in SCHEMES}
    best = max(SCHEMES, key=lambda scheme: known[scheme.name])
    if not known[best.name]:
        expected = "; ".join(", ".join(scheme.bearings) for scheme in SCHEMES)
        raise InputError(f"{path} has no label that is known: expected one of these sets: {expected}")
    return best


def _pair(row: Row, number: int, scheme: Scheme, path: Path) -> LabelledPair | None:
    """Return a row as a pair, or None where its label says nothing."""
    claim, evidence, label = _text(row, _CLAIM), _text(row, _EVIDENCE), _text(row, ("label",))
    if claim is None or evidence is None or label is None:
        raise InputError(f"{path}, row {number}: needs claim, evidence_text and label, all of them text")
    if label not in scheme.bearings:
        return None
    identifier = _text(row, ("id",)) or str(number)
    return LabelledPair(id=identifier, claim=claim, evidence=evidence, expected=scheme.bearings[label])


def _text(row: Row, names: Sequence[str]) -> str | None:
    """Return the first of some fields that holds text."""
    found = (row.get(name) for name in names)
    return next((value for value in found if isinstance(value, str) and value.strip()), None)


def _spread(pairs: Sequence[LabelledPair], limit: int | None) -> Sequence[LabelledPair]:
    if limit is None or limit >= len(pairs):
        return pairs
    return [pairs[place * len(pairs) // limit] for place in range(limit)]
