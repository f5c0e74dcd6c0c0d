"""Engines read language: one protocol (`base`), and one module or package an engine."""
