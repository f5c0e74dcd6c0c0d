"""The embedded engine: reads English news by rules, without a key or a network.

engine.py: the door, `LocalEngine`
grammar/: words, verbs, names and phrases of a sentence
speakers/: who says what
splitting/: a sentence into clauses that could each be true alone
claims/: claims of those clauses, worded so that they stand alone
relations/: pairs of claims to judgements, with the seam for a model of entailment and the baseline behind it
"""
