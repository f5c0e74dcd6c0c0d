"""Give verdicts in the simplest ways that might do, so that an engine's figures have something to be held against.

majority.py: always the commonest verdict
overlap.py: shared words, nothing else
nli.py: a model of entailment over all pairs, without dates, figures or independence
whole_story.py: one plain prompt with the whole story in it
"""
