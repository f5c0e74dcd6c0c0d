"""Write a report as JSON and read it back.

A report that is read may have been cut off or changed by hand: what the rest of the program relies on is checked here,
and the verdicts in it are not believed but made again (`verifier.pipeline.recompute`).
"""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from verifier.annotations.adding import slips
from verifier.errors import InputError
from verifier.models import SCHEMA_VERSION, Report
from verifier.report.untrusted import for_json, plain

_NOT_A_REPORT = "give a file that `verifier check --format json` has written"


def write(report: Report) -> str:
    """Return the report as indented JSON; `read_report` gives the same report back."""
    return for_json(report.model_dump_json(indent=2)) + "\n"


def load_report(path: Path) -> Report:
    """Read a saved report; raise InputError where the file is missing, not a report, or does not hold together."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): {_NOT_A_REPORT}") from error
    return read_report(data, str(path))


def read_report(data: bytes, name: str) -> Report:
    """Read a report from its JSON; `name` says in errors where it comes from."""
    text = decode(data, name, _NOT_A_REPORT)
    _check_version(text, name)
    try:
        report = Report.model_validate_json(text)
    except ValidationError as error:
        raise InputError(f"{name} is not a report, or was changed by hand: {fault(error)}; {_NOT_A_REPORT}") from error
    for slip in _slips(report):
        raise InputError(f"{name} does not hold together: {plain(slip)}; {_NOT_A_REPORT}")
    return report


def decode(data: bytes, name: str, advice: str) -> str:
    """Return the text of bytes in UTF-8; raise InputError with the advice where they are something else."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8 text: {advice}") from error


def parse(text: str, name: str, advice: str) -> object:
    """Return what JSON holds; raise InputError with the advice where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name} is not JSON ({error}): {advice}") from error


def fault(error: ValidationError) -> str:
    """Write where the first fault of some content is, and what it is."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"])) or "the top"
    return f"{plain(place)}: {plain(first['msg'])}"


def _check_version(text: str, name: str) -> None:
    """Tell apart, before anything else: no JSON, other JSON, and a report of another version of this program."""
    content = parse(text, name, _NOT_A_REPORT)
    if not isinstance(content, dict) or "schema_version" not in content:
        raise InputError(f"{name} is JSON, but not a report: {_NOT_A_REPORT}")
    if content["schema_version"] != SCHEMA_VERSION:
        found, writer = (plain(str(content.get(key, "unknown"))) for key in ("schema_version", "verifier_version"))
        raise InputError(
            f"{name} is a report in schema version {found} (written by verifier {writer}); this program reads "
            f"version {SCHEMA_VERSION}: use the program that wrote it, or run `verifier check` again"
        )


def _slips(report: Report) -> Iterator[str]:
    """Yield what does not hold together in what a report is computed from."""
    articles = {article.id: article for article in report.articles}
    claims = {claim.id for claim in report.claims}
    if not articles:
        yield "it has no articles"
    if len(articles) < len(report.articles) or len(claims) < len(report.claims):
        yield "an id stands twice"
    for claim in report.claims:
        article = articles.get(claim.article)
        if article is None:
            yield f"claim {claim.id} names article {claim.article}, which is missing"
        elif any(article.slice(quote) != quote.text for quote in claim.quotes):
            yield f"a quote of claim {claim.id} does not stand in its article where the report says"
    yield from slips(report, report.annotations)
    yield from _story_slips(report)
    for pair in report.unchecked:
        if not {pair.first, pair.second} <= claims:
            yield f"an unchecked comparison names a claim that is missing ({pair.first}, {pair.second})"


def _story_slips(report: Report) -> Iterator[str]:
    articles = {article.id for article in report.articles}
    named = [article for story in report.stories for article in story.articles]
    if unknown := sorted(set(named) - articles):
        yield f"a story names article {unknown[0]}, which is missing"
    if len(set(named)) < len(named):
        yield "an article is in two stories"
