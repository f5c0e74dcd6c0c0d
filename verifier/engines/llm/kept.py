"""Find a request's answer in the cache, and put it there.

The name of an answer covers endpoint, model, mode, messages, schema, sampling, output limit, and the version of
instructor, which words the schema for some modes. A check that now names problems an answer was not kept with makes
it a miss; the caller's check is no part of the name.
"""

from importlib.metadata import version
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from verifier.engines.llm.access import Access
from verifier.engines.llm.ask import Answer, Ask
from verifier.engines.llm.cache import Stored, answer_key
from verifier.engines.llm.sampling import sampling
from verifier.engines.llm.structured import Outcome
from verifier.models import Usage

T = TypeVar("T", bound=BaseModel)

_KEY_VERSION = "1"
_INSTRUCTOR = version("instructor")


def find_answer(access: Access, ask: Ask[T]) -> Answer[T] | None:
    """Return the kept answer to a request, or None."""
    key = _key(access, ask) if access.cache else None
    stored = access.cache.get(key) if access.cache and key else None
    if stored is None:
        return None
    try:
        value = ask.response_model.model_validate_json(stored.value)
    except ValidationError:
        return None
    problems = tuple(ask.validate(value)) if ask.validate else ()
    if not set(problems) <= set(stored.problems):
        return None
    return Answer(ask.key, value, problems, Usage(answers_from_cache=1), from_cache=True)


def keep_answer(access: Access, ask: Ask[T], outcome: Outcome[T]) -> None:
    """Keep an answer, unless asking again might mend it."""
    key = _key(access, ask) if access.cache and outcome.settled else None
    if access.cache and key:
        value = outcome.value.model_dump_json(by_alias=True)
        prompt = f"{ask.prompt.id} {ask.prompt.version}" if ask.prompt else ""
        access.cache.put(key, Stored(value, outcome.problems), model=access.endpoint.model, prompt=prompt)


def _key(access: Access, ask: Ask[T]) -> str | None:
    """Return the answer's name, or None as long as the mode is unknown."""
    if access.mode is None:
        return None
    return answer_key(
        {
            "version": _KEY_VERSION,
            "instructor": _INSTRUCTOR,
            "endpoint": access.endpoint.identity,
            "query": dict(access.endpoint.query),
            "model": access.endpoint.model,
            "mode": access.mode,
            "system": ask.messages.system,
            "user": ask.messages.user,
            "schema": ask.response_model.model_json_schema(),
            "name": ask.response_model.__name__,
            "sampling": sampling(ask.max_output_tokens),
        }
    )
