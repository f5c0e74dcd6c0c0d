"""Train the small model that the `local` engine judges pairs of claims with.

Read in this order: examples, bundles, contrasts, stories, passages, public, swaps, events, mix, encoder, batches, fit,
predictions, calibration, measure, manifest, export, cli. Needs the extra `training` (torch, transformers); nothing in
`verifier` imports it.
"""
