"""Measure the classifier beside the rules, and print the tables: `python -m training.worthiness --help`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from evals.labels.folder import load_stories
from evals.labels.values import Split
from training.worthiness.claims import compare_claims
from training.worthiness.classifier import Vectors
from training.worthiness.figures import Compared
from training.worthiness.kinds import compare_kinds
from training.worthiness.sentences import read_factcheck_bench, read_gold, read_propsegment
from training.worthiness.worth import compare_ways

Public = Annotated[Path, typer.Option(help="Folder with factcheck_bench.jsonl and propsegment_*.jsonl.")]
Encoder = Annotated[Path, typer.Option(help="Folder of a network that gives embeddings: claims.onnx and the rest.")]
Gold = Annotated[Path, typer.Option(help="Folder of the gold stories; only those for development are read.")]


def measure(public: Public, encoder: Encoder, gold: Gold = Path("evals/gold")) -> None:
    """Print three tables, tab-separated: sentences worth checking, kinds of claim, and the claims F1 of gold."""
    vectors = Vectors(encoder)
    stories = load_stories(gold, split=Split.DEV)
    others = [*read_factcheck_bench(public), *read_propsegment(public)]
    labelled = [one for story in stories for one in read_gold(story)]
    _write("set", "n", "no", "way", *_COLUMNS)
    for row in compare_ways([*others, *labelled], vectors):
        _write(row.source, row.n, row.n_no, row.way, *_cells(row.compared))
    _write("\nclaims", "statements", "way", *_COLUMNS)
    for kind in compare_kinds(stories, vectors):
        _write(kind.n, kind.n_statements, kind.way, *_cells(kind.compared))
    _write("\nclaims", "way", "F1", "gain")
    for claims in compare_claims(stories, labelled, others, vectors):
        _write(claims.n, claims.way, claims.f1, claims.gain)


_COLUMNS = ("balanced accuracy", "F1 yes", "F1 no", "gain")


def _cells(compared: Compared) -> tuple[object, ...]:
    return compared.balanced_accuracy, compared.f1_yes, compared.f1_no, compared.gain


def _write(*cells: object) -> None:
    sys.stdout.write("\t".join(map(str, cells)) + "\n")


if __name__ == "__main__":
    typer.run(measure)
