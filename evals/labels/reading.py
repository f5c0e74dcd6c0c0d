"""Read the files of a gold story as they stand: as far as they can be used, with what is wrong as faults.

One fault hides no other. What the labels mean together is `evals.labels.consistency`'s to check.
"""

from pathlib import Path

from evals.labels.article_lines import read_articles
from evals.labels.label_lines import read_claims, read_relations
from evals.labels.sheet import Sheet


def read_sheet(folder: Path, labels: Path | None = None, *, fix: bool = False) -> Sheet:
    """Read a story's articles and the labelling in a folder (default: the story's own); `fix` writes offsets back."""
    sheet = Sheet(folder, labels or folder)
    read_articles(sheet, fix=fix)
    read_claims(sheet, fix=fix)
    read_relations(sheet)
    return sheet
