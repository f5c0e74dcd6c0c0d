"""Try an endpoint and say what works there, for `verifier doctor`.

Tries every mode, whatever is remembered or forced, and remembers what it finds. Costs one tiny request a mode. A
failure is part of the diagnosis and not raised.
"""

from collections.abc import Callable

import httpx2
import openai
from openai import AsyncOpenAI
from pydantic import BaseModel, ValidationError

from verifier.engines.llm.access import Access
from verifier.engines.llm.ask import FailureReason
from verifier.engines.llm.background import in_background
from verifier.engines.llm.capabilities import Capabilities, ProbeResult
from verifier.engines.llm.faults import Fault, excerpt
from verifier.engines.llm.prices import Price
from verifier.engines.llm.transport import Clockwork, RetryPolicy
from verifier.models import Usage
from verifier.models.base import Value
from verifier.settings import Mode, Settings

_POLICY = RetryPolicy()
_CLOCKWORK = Clockwork()
_LIST_TIMEOUT_S = 10.0
_NAME_CHARS = 200
_NO_MODE_ADVICE = "use another model: this one gives structured answers in no mode"
_FORCED_ADVICE = "take --mode (or VERIFIER_MODE) away, or force one that works"


class Diagnosis(Value):
    """What an endpoint and model can do.

    `models` is None where the endpoint lists none. `mode` is the one that a run would use. `failure` says why a run
    would fail, and `advice` what to do; both are None where it would not.
    """

    endpoint: str
    model: str
    mode: Mode | None
    forced: bool
    results: tuple[ProbeResult, ...] = ()
    models: tuple[str, ...] | None = None
    refused_parameters: tuple[str, ...] = ()
    price: Price | None = None
    usage: Usage = Usage()
    warnings: tuple[str, ...] = ()
    reason: FailureReason | None = None
    failure: str | None = None
    advice: str | None = None

    @property
    def is_well(self) -> bool:
        """Whether a run can be expected to work."""
        return self.failure is None


class _Model(BaseModel):
    id: str


class _ModelList(BaseModel):
    data: list[_Model]


def diagnose(settings: Settings, *, policy: RetryPolicy = _POLICY, clockwork: Clockwork = _CLOCKWORK) -> Diagnosis:
    """Try the endpoint of the settings; raise SettingsError only where they name no model."""
    access = Access(settings, policy, clockwork, None)

    async def examine(emit: Callable[[Diagnosis], None]) -> None:
        emit(await _examine(access))

    return next(iter(in_background(examine)))


async def _examine(access: Access) -> Diagnosis:
    async with access.connect() as transport:
        models = await _list_models(transport.client, access.endpoint.secret)
        try:
            results = await access.probe(transport, all_modes=True)
        except Fault as fault:
            return _diagnosis(access, (), models, fault)
        return _diagnosis(access, results, models, _verdict(access, results))


def _verdict(access: Access, results: tuple[ProbeResult, ...]) -> Fault | None:
    """Say why a run would fail all the same, or None."""
    working = {result.mode for result in results if result.works}
    if access.mode in working:
        return None
    reason = next((result.reason for result in results if result.reason), FailureReason.WRONG_SCHEMA)
    if not working:
        return Fault(reason, "the model gives structured answers in no mode", _NO_MODE_ADVICE)
    return Fault(reason, f"the forced mode {access.mode} does not work", _FORCED_ADVICE)


def _diagnosis(
    access: Access, results: tuple[ProbeResult, ...], models: tuple[str, ...] | None, fault: Fault | None
) -> Diagnosis:
    forced = access.settings.mode
    warning = access.cache.warning if access.cache else None
    return Diagnosis(
        endpoint=access.endpoint.shown,
        model=access.endpoint.model,
        mode=forced or Capabilities(results=results).mode,
        forced=forced is not None,
        results=results,
        models=models,
        refused_parameters=access.refused_parameters,
        price=access.price,
        usage=access.tally.usage,
        warnings=(warning,) if warning else (),
        reason=fault.reason if fault else None,
        failure=fault.message if fault else None,
        advice=fault.advice if fault else None,
    )


async def _list_models(client: AsyncOpenAI, secret: str | None) -> tuple[str, ...] | None:
    """Return the models that the endpoint names, sorted, or None."""
    try:
        response = await client.with_options(timeout=_LIST_TIMEOUT_S).get("/models", cast_to=httpx2.Response)
        listed = _ModelList.model_validate_json(response.text)
    except (openai.OpenAIError, ValidationError):
        return None
    return tuple(sorted(excerpt(model.id, secret)[:_NAME_CHARS] for model in listed.data))
