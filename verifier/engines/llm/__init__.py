"""The engine that asks a language model, at any endpoint that speaks OpenAI's chat completions.

Reading order: engine, then what it asks and what it makes of the answers (extract, passages, claims, merging; relate,
story, batches, pairs; schema), then how it asks: ask (what travels), client (the door), run, structured, transport,
faults; then access, capabilities, kept, cache, budget, prices, usage. One owner for each kind of fault: transport
repeats what the network or the server spoiled, structured re-asks once what the model got wrong, run stops what cannot
succeed for anybody.

Importing the package is cheap: the engine and the client libraries behind it are loaded when its name is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verifier.engines.llm.engine import LlmEngine

__all__ = ["LlmEngine"]


def __getattr__(name: str) -> object:
    """Load the engine."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("verifier.engines.llm.engine"), name)
