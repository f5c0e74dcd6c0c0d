"""The embedded engine: reads English news by rules, without a key or a network."""
