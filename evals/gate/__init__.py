"""Hold a change against the blessed results: what was right must stay right.

baseline.py: the blessed result of every gold claim, as committed in evals/baseline/
check.py: an offline run against its baseline: no noise, so no test
margins.py: a live run against its baseline: intervals and the margins of evals/gate.toml
outcome.py: what came of a row
junit.py, markdown.py: the same for a CI server
"""
