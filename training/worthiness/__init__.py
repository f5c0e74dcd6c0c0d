"""Measure whether a small classifier on the encoder's embeddings beats the rules that extract claims.

Two questions: is a sentence worth checking, and is a claim a fact or a statement. Nothing here is shipped, and nothing
in `verifier` imports it; docs/model-extraction.md has what came out.

sentences.py: labelled sentences of the public sets and of the gold stories
classifier.py: logistic regression on embeddings, always scored on groups that it has not seen
figures.py: balanced accuracy and F1, with intervals over groups
worth.py: is a sentence worth checking: the rules, the classifier, both
kinds.py: fact or statement, of claims that were extracted and are gold's
claims.py: what a veto or a second chance does to the claims of the gold stories

Needs the extras `model` and `evals`: `python -m training.worthiness --help`.
"""
