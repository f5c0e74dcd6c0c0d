"""Bring in a library that documents are read with, or say how to install it."""

import importlib
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType

from verifier.errors import InputError


def need(module: str, what: str) -> ModuleType:
    """Import a module of the extra `web`, or raise InputError; `what` begins its message ("is a saved page")."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        advice = f"{what}, and {module} is not installed to read it; run pip install 'story-verifier[web]'"
        raise InputError(advice) from error


def named(distribution: str) -> str:
    """Return the name of a distribution with its version, as a trail states an extractor."""
    try:
        return f"{distribution} {version(distribution)}"
    except PackageNotFoundError:
        return distribution
