"""Check several articles on one event against each other."""

from verifier._version import __version__

__all__ = ["__version__"]
