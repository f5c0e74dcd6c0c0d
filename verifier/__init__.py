"""Check several articles on one event against each other: the public door.

    from verifier import LocalEngine, read_articles, verify

    report = verify(read_articles(["seeds/"]).articles, engine=LocalEngine())

A name is loaded when it is first used, so that what needs little starts quickly (PEP 562). Everything that is not
listed here may change without notice.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from verifier._version import __version__

if TYPE_CHECKING:
    from verifier.engines.base import Engine
    from verifier.engines.llm.engine import LlmEngine
    from verifier.engines.local.engine import LocalEngine
    from verifier.engines.scripted import ScriptedEngine
    from verifier.errors import VerifierError
    from verifier.ingest import read_articles
    from verifier.models import Article, Claim, Extraction, Failure, Judgement, Pair, Relation, Report, Verdict
    from verifier.pipeline import extract, recompute, verify
    from verifier.settings import Settings, load_settings

__all__ = [
    "Article",
    "Claim",
    "Engine",
    "Extraction",
    "Failure",
    "Judgement",
    "LlmEngine",
    "LocalEngine",
    "Pair",
    "Relation",
    "Report",
    "ScriptedEngine",
    "Settings",
    "Verdict",
    "VerifierError",
    "__version__",
    "extract",
    "load_settings",
    "read_articles",
    "recompute",
    "verify",
]

_HOMES = {
    "verifier.engines.base": ("Engine",),
    "verifier.engines.llm.engine": ("LlmEngine",),
    "verifier.engines.local.engine": ("LocalEngine",),
    "verifier.engines.scripted": ("ScriptedEngine",),
    "verifier.errors": ("VerifierError",),
    "verifier.ingest": ("read_articles",),
    "verifier.models": (
        *("Article", "Claim", "Extraction", "Failure", "Judgement"),
        *("Pair", "Relation", "Report", "Verdict"),
    ),
    "verifier.pipeline": ("extract", "recompute", "verify"),
    "verifier.settings": ("Settings", "load_settings"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name from where it lives."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)
