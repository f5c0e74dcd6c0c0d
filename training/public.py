"""Read the public sets of labelled pairs that the model is trained on; the user gives their folder.

`train.jsonl` and `dev.jsonl` have premise, hypothesis, label and src; `infotabs_train.jsonl` has id, claim,
evidence_text and label. docs/model-card.md names the sets behind them, with their licences.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from training.examples import Example, Label, Part

_LABELS = {"entailment": Label.SUPPORTS, "contradiction": Label.CONTRADICTS, "neutral": Label.NEUTRAL}


def sentence_examples(path: Path) -> Iterator[Example]:
    """Yield the pairs of sentences of a file; its source is the group."""
    for row in _rows(path):
        yield Example(row["premise"], row["hypothesis"], _LABELS[row["label"]], Part.SENTENCES, row["src"])


def table_examples(path: Path) -> Iterator[Example]:
    """Yield claims about tables, whose cells are told as sentences; only those that share a word with the claim.

    A whole table takes four times as long to read as the sentences that matter.
    """
    for row in _rows(path):
        evidence = _relevant(row["evidence_text"], row["claim"])
        yield Example(evidence, row["claim"], _LABELS[row["label"]], Part.TABLES, row["id"])


def _relevant(evidence: str, claim: str, most: int = 60) -> str:
    """Return the sentences that share most words with the claim, in their order, up to about `most` words."""
    sentences = [sentence for sentence in evidence.replace(". The ", ".\nThe ").split("\n") if sentence.strip()]
    asked = set(claim.lower().split())
    ranked = sorted(range(len(sentences)), key=lambda place: -len(asked & set(sentences[place].lower().split())))
    kept: list[int] = []
    length = 0
    for place in ranked:
        length += len(sentences[place].split())
        if kept and length > most:
            break
        kept.append(place)
    return " ".join(sentences[place] for place in sorted(kept))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
