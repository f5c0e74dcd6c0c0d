"""Say which articles are independent of each other: outlets, and copies of one text, judged by passage.

reading.py: an article as words, without what it quotes
passages.py: where two articles run word for word alike
copies.py: which of those passages are copies
standing.py: whether one claim counts for or against another, and how many outlets some claims come to
"""

from verifier.independence.copies import find_copies
from verifier.independence.standing import CopyIndex, outlet_groups, standing

__all__ = ["CopyIndex", "find_copies", "outlet_groups", "standing"]
