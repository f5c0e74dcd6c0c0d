"""Run engines and baselines over gold stories, keep what they said, and read it again.

values.py: what a run log holds
rows.py: the engines and baselines by the names that tables give them
oracle.py: an engine that is handed the gold claims
runner.py: a row over all stories, each story a sample
log.py: the run log's file
rescore.py: a run log with everything worked out again that no model is needed for
provenance.py: what a run rests on
record.py, album.py, asking.py, crowd.py: a model's answers for many stories at once, each kept as it comes
"""
