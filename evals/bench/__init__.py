"""Measure time and memory of the first command that a user runs and of growing numbers of articles, and the llm engine.

generator.py: made-up stories that overlap, from a seed
wordings.py: what they tell, in several wordings
measure.py: what one run of a process takes
llm.py: calls, tokens and time of the llm engine, against model_server.py, which gives the answers of canned.py
extraction.py: pages turned into text: how fast, and which words are lost
table.py: the results as a table

It measures no quality; the rest of evals does that.
"""
