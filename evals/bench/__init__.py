"""Measure time and memory: of the first command that a user runs, and of growing numbers of articles.

generator.py: made-up stories that overlap, from a seed
wordings.py: what they tell, in several wordings
measure.py: what one run of a process takes
table.py: the results as a table

It measures no quality; the rest of evals does that.
"""
