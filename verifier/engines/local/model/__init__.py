"""Run the trained model of entailment that is shipped with the package, on this machine's processor.

artefact.py: the files as they were shipped, or why they cannot be used
network.py: tokens in, numbers out; the only module that knows the runtime
encoder.py: `CrossEncoder`, pairs of texts to probabilities
evidence.py: long evidence, by passages
embedding.py: texts to vectors, and which claims are near each other
choosing.py: the model where it loads, else word overlap, with a warning that says why

Nothing here is imported before a claim is compared, and nothing downloads.
"""
