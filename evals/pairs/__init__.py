"""Measure an engine on public sets of labelled pairs: a claim, a piece of evidence, and what a person says of the two.

values.py: a pair and the schemes of labels that the sets use
loading.py: JSON Lines to pairs
judging.py: who is asked, engine or baseline
scoring.py: figures with intervals

No set is part of the project: the user gives the path (docs/evals.md says what a file holds).
"""
