"""Find out, by tiny requests, in which modes an endpoint and model give structured answers.

First it is tried which mode binds the model: asked to say hello, a model whose endpoint enforces the schema fills in
the form all the same, and one that is merely offered a tool or a format says hello. Only named tools and a JSON schema
can bind; many servers accept both and enforce one, or none. Where none binds, the first mode counts in which a model
that is asked for the form gives it. A run stops at the first mode that will do; `verifier doctor` tries all.
"""

import time
from collections.abc import Callable, Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from verifier.engines.llm.ask import Ask, FailureReason
from verifier.engines.llm.faults import Fault
from verifier.engines.llm.structured import Asking
from verifier.engines.llm.usage import Tally
from verifier.models.base import Value
from verifier.prompts import Messages
from verifier.settings import Mode

PREFERENCE = (Mode.TOOLS, Mode.JSON_SCHEMA, Mode.JSON, Mode.MD_JSON)
BINDING = (Mode.TOOLS, Mode.JSON_SCHEMA)
MOST_PROBES = len(BINDING) + len(PREFERENCE)
PROBE_OUTPUT_TOKENS = 1024
"""Room for a model that thinks first; a model that answers at once uses about 20."""

_HELLO = Messages("You are polite and brief.", "Say hello.")
_FORM = Messages(
    "You fill in forms. Give exactly what the form asks for.",
    "Fill in the form: the colour of a clear sky at noon, and whether a football is round.",
)
_UNSUPPORTED = frozenset({FailureReason.SERVER_ERROR, FailureReason.BAD_REQUEST})
_OF_THE_MODE = _UNSUPPORTED | {
    FailureReason.NOT_JSON,
    FailureReason.WRONG_SCHEMA,
    FailureReason.REFUSED,
    FailureReason.EMPTY,
    FailureReason.TRUNCATED,
}
"""Failures that another mode may not have; any other concerns the endpoint as a whole."""


class _Form(BaseModel):
    """A small form."""

    # Without numbers: servers that enforce a schema by a grammar let a number run on, whatever its bounds.
    model_config = ConfigDict(extra="forbid")

    colour: Literal["blue", "green", "red", "yellow"]
    is_round: bool


class ProbeResult(Value):
    """What one mode gave; `binds` says that the endpoint enforces it, `detail` why it does not work."""

    mode: Mode
    works: bool
    binds: bool = False
    seconds: float = Field(ge=0)
    reason: FailureReason | None = None
    detail: str = ""


class Capabilities(Value):
    """What is known of an endpoint and model: results, and parameters that it refuses."""

    results: tuple[ProbeResult, ...] = ()
    refused_parameters: tuple[str, ...] = ()

    @property
    def mode(self) -> Mode | None:
        """The best mode that works: one that binds the model, else one that it follows."""
        ordered = sorted(self.results, key=lambda result: (not result.binds, PREFERENCE.index(result.mode)))
        return next((result.mode for result in ordered if result.works), None)


async def probe(
    asking_in: Callable[[Mode], Asking], tally: Tally, *, all_modes: bool = False
) -> tuple[ProbeResult, ...]:
    """Try modes, at most `MOST_PROBES` times; raise Fault where the endpoint as a whole cannot be used."""
    results: dict[Mode, ProbeResult] = {}
    for mode, messages in _trials():
        known = results.get(mode)
        if known is not None and (known.works or known.reason in _UNSUPPORTED):
            continue
        results[mode] = await _try(asking_in(mode), messages, tally)
        if results[mode].works and not all_modes:
            break
    return tuple(results[mode] for mode in PREFERENCE if mode in results)


def _trials() -> Iterable[tuple[Mode, Messages]]:
    yield from ((mode, _HELLO) for mode in BINDING)
    yield from ((mode, _FORM) for mode in PREFERENCE)


async def _try(asking: Asking, messages: Messages, tally: Tally) -> ProbeResult:
    ask = Ask(
        key=f"probe-{asking.mode}", messages=messages, response_model=_Form, max_output_tokens=PROBE_OUTPUT_TOKENS
    )
    started = time.perf_counter()
    try:
        await asking.ask(ask, tally)
    except Fault as fault:
        if fault.reason not in _OF_THE_MODE:
            raise
        seconds = time.perf_counter() - started
        return ProbeResult(mode=asking.mode, works=False, seconds=seconds, reason=fault.reason, detail=fault.message)
    seconds = time.perf_counter() - started
    return ProbeResult(mode=asking.mode, works=True, binds=messages is _HELLO, seconds=seconds)
