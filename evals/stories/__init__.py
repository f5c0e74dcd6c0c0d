"""Measure how articles are grouped into stories, on documents whose stories people have labelled.

loading.py: JSON Lines or a folder of gold stories, to articles and their stories
grouping.py: who is measured: the verifier, and what to beat
scoring.py: B-cubed precision, recall and F1 with intervals

No set of documents is part of the project: the user gives the path (docs/stories.md says what a file holds).
"""
