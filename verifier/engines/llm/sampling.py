"""Hold how answers are drawn, and what an endpoint would not take of it.

Temperature 0 and a fixed seed, so that a run can be repeated as far as the endpoint allows. Some models refuse one of
these, or want `max_completion_tokens` for `max_tokens`: what a refusal (HTTP 400, 422) names is left out from then on.
"""

from collections.abc import Mapping

from verifier.engines.llm.faults import SAMPLING_PARAMETERS

TEMPERATURE = 0.0
SEED = 7

_OLD_LIMIT, _NEW_LIMIT = "max_tokens", "max_completion_tokens"
_NEW_LIMIT_HOSTS = frozenset({"api.openai.com"})


def sampling(max_output_tokens: int | None) -> dict[str, float | int]:
    """Return the parameters that every request would like to have."""
    wished: dict[str, float | int] = {"temperature": TEMPERATURE, "seed": SEED}
    return wished if max_output_tokens is None else wished | {_OLD_LIMIT: max_output_tokens}


class Sampling:
    """What one endpoint and model take; `refused` grows as refusals come in."""

    def __init__(self, host: str, refused: frozenset[str] = frozenset()) -> None:
        self.refused = refused | ({_OLD_LIMIT} if host in _NEW_LIMIT_HOSTS else frozenset())

    def adapt(self, body: Mapping[str, object]) -> dict[str, object]:
        """Return a request without what was refused, under the name that is left for the output limit."""
        adapted = {name: value for name, value in body.items() if name not in self.refused}
        if _OLD_LIMIT in body and _OLD_LIMIT in self.refused and _NEW_LIMIT not in self.refused:
            adapted[_NEW_LIMIT] = body[_OLD_LIMIT]
        return adapted

    def refuse(self, parameter: str) -> None:
        """Leave a parameter out from now on."""
        self.refused |= {parameter} & set(SAMPLING_PARAMETERS)
