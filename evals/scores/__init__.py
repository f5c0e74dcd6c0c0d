"""Score what a run says against what gold says (docs/metrics.md).

values.py: the item, one gold claim and what was said of it
likeness.py, pieces.py, alignment.py: which extracted claim is which gold claim
extraction.py, pairing.py, relations.py, verdicts.py: the counts of one story, one stage a file, and figures of them
confusion.py, slices.py, cost.py: figures of verdicts and of what they cost
figures.py: one figure, with its interval
scored.py: one sample; summary.py: a run; paired.py: two runs
"""
