"""The verb `doctor`: try the endpoint of the settings, and say what works there and what to do where it does not."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from verifier.cli import options
from verifier.cli.exits import ExitCode
from verifier.cli.verbs import verb

if TYPE_CHECKING:
    from verifier.engines.llm.doctor import Diagnosis
    from verifier.settings import Settings

_NAMES_SHOWN = 10


@verb(*options.ENDPOINT)
def doctor(settings: "Settings", format: options.PlainFormat = "text") -> ExitCode:
    """Try the model's endpoint, and say what works there."""
    from verifier.engines.llm.doctor import diagnose

    diagnosis = diagnose(settings)
    typer.echo(diagnosis.model_dump_json(indent=2) if format == "json" else "\n".join(_lines(diagnosis)))
    return ExitCode.DONE if diagnosis.is_well else ExitCode.NO_ENDPOINT


def _lines(found: "Diagnosis") -> Iterator[str]:
    yield f"endpoint  {found.endpoint}"
    yield f"model     {found.model}{_listing(found)}"
    how = "forced" if found.forced else "found out"
    yield f"mode      {found.mode} ({how})" if found.mode else "mode      -"
    for result in found.results:
        works = "enforced" if result.binds else "followed" if result.works else "no"
        yield f"  {result.mode:<12} {works:<9} {result.seconds:6.2f} s  {result.detail}".rstrip()
    if found.refused_parameters:
        yield f"left out  {', '.join(found.refused_parameters)}"
    price = found.price
    yield (
        "price     unknown"
        if price is None
        else (f"price     ${price.input} in, ${price.output} out a million tokens ({price.as_of}, {price.source})")
    )
    usage = found.usage
    guessed = ", guessed at 4 characters each" if usage.estimated else ""
    yield f"cost      {usage.calls} calls, {usage.tokens_in} tokens in, {usage.tokens_out} out{guessed}"
    yield from (f"warning   {warning}" for warning in found.warnings)
    if found.failure is None:
        yield "result    a run should work"
    else:
        yield f"result    {found.failure}"
        yield f"advice    {found.advice}"


def _listing(found: "Diagnosis") -> str:
    """Say whether the endpoint names the model; some list none, and some serve models that they do not list."""
    if found.models is None:
        return ""
    if found.model in found.models:
        return f" (one of {len(found.models)} that the endpoint lists)"
    more = "" if len(found.models) <= _NAMES_SHOWN else f" and {len(found.models) - _NAMES_SHOWN} more"
    return f" (not listed; the endpoint lists: {', '.join(found.models[:_NAMES_SHOWN]) or 'none'}{more})"
