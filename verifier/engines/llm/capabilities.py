"""Find out, by tiny requests, in which modes an endpoint and model give structured answers.

A mode works where one request in it comes back valid, without a re-ask. What the request asks for can be read from
the schema alone, so that a server that ignores the schema fails the probe. Modes are tried from the one that binds
the model most to the one that binds it least; a run stops at the first that works, `verifier doctor` tries all.
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
PROBE_OUTPUT_TOKENS = 1024
"""Room for a model that thinks first; a model that answers at once uses about 20."""

_SYSTEM = "You fill in forms. Give exactly what the form asks for."
_USER = "Fill in the form: the colour of a clear sky at noon, and how many legs a spider has."
_OF_THE_MODE = frozenset(
    {
        FailureReason.SERVER_ERROR,
        FailureReason.BAD_REQUEST,
        FailureReason.NOT_JSON,
        FailureReason.WRONG_SCHEMA,
        FailureReason.REFUSED,
        FailureReason.EMPTY,
        FailureReason.TRUNCATED,
    }
)
"""Failures that another mode may not have; any other concerns the endpoint as a whole."""


class _Form(BaseModel):
    """A small form."""

    model_config = ConfigDict(extra="forbid")

    colour: Literal["blue", "green", "red", "yellow"]
    legs: int = Field(ge=0, le=100)


class ProbeResult(Value):
    """What one mode gave; `detail` says why it does not work."""

    mode: Mode
    works: bool
    seconds: float = Field(ge=0)
    reason: FailureReason | None = None
    detail: str = ""


class Capabilities(Value):
    """What is known of an endpoint and model: results in order of trial, and parameters that it refuses."""

    results: tuple[ProbeResult, ...] = ()
    refused_parameters: tuple[str, ...] = ()

    @property
    def mode(self) -> Mode | None:
        """The best mode that works."""
        working = {result.mode for result in self.results if result.works}
        return next((mode for mode in PREFERENCE if mode in working), None)


async def probe(
    asking_in: Callable[[Mode], Asking], tally: Tally, modes: Iterable[Mode] = PREFERENCE, *, all_modes: bool = False
) -> tuple[ProbeResult, ...]:
    """Try modes in order; raise Fault where the endpoint as a whole cannot be used."""
    results: list[ProbeResult] = []
    for mode in modes:
        results.append(await _probe_mode(asking_in(mode), tally))
        if results[-1].works and not all_modes:
            break
    return tuple(results)


async def _probe_mode(asking: Asking, tally: Tally) -> ProbeResult:
    ask = Ask(
        key=f"probe-{asking.mode}",
        messages=Messages(_SYSTEM, _USER),
        response_model=_Form,
        max_output_tokens=PROBE_OUTPUT_TOKENS,
    )
    spent = Tally(tally)
    started = time.perf_counter()
    try:
        await asking.ask(ask, spent)
    except Fault as fault:
        if fault.reason not in _OF_THE_MODE:
            raise
        seconds = time.perf_counter() - started
        return ProbeResult(mode=asking.mode, works=False, seconds=seconds, reason=fault.reason, detail=fault.message)
    return ProbeResult(mode=asking.mode, works=True, seconds=time.perf_counter() - started)
