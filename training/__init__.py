"""Train the small model that the `local` engine judges pairs of claims with.

Read in this order: examples, bundles, contrasts, public, events, mix, encoder, batches, fit, calibration, export,
measure, __main__. Needs the extra `training` (torch, transformers); nothing in `verifier` imports it.
"""
