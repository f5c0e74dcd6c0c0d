"""The embedded engine: reads English news by rules, without a key or a network.

engine.py: the door, `LocalEngine`
extract.py and what it imports: from an article to its claims
relate.py, alignment.py, figures.py, places.py, reading.py: from pairs of claims to judgements
entailment.py, overlap.py: the seam for a model of entailment, and the baseline behind it
"""
