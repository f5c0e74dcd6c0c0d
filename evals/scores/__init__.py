"""Score what a run says against what gold says (docs/metrics.md).

values.py: the item, one gold claim and what was said of it
likeness.py, pieces.py, alignment.py: which extracted claim is which gold claim
"""
