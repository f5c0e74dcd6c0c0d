"""Find figures in English news and compare them exactly (docs/domain.md, "Figures").

Read in this order: grammar (with sides, numerals and names below it), reading, precision, frames, comparison,
containment, alignment. Figures of other languages and figures in tables are not read.
"""

from verifier.quantities.alignment import compare_all
from verifier.quantities.comparison import Comparison, comparable, compare
from verifier.quantities.grammar import FoundQuantity, find_quantities
from verifier.quantities.rendering import render
from verifier.quantities.scores import SCORE_PARTS

__all__ = [
    "SCORE_PARTS",
    "Comparison",
    "FoundQuantity",
    "comparable",
    "compare",
    "compare_all",
    "find_quantities",
    "render",
]
