"""List what a run rests on, for its box on the page; what is not known is "-"."""

from collections.abc import Iterable

from evals.reports.values import ScoredRun
from evals.scores.figures import NONE


def provenance(run: ScoredRun) -> tuple[tuple[str, str], ...]:
    """Return names and values, in the order of reading."""
    header, engine = run.header, run.header.engine
    versions = {prompt.id: prompt.version for prompt in engine.prompts}
    prompts = {prompt.id: prompt.sha256 for prompt in engine.prompts} | dict(header.prompts)
    return (
        ("row", header.row),
        ("engine", engine.name),
        ("model", engine.model or NONE),
        ("mode", engine.mode or NONE),
        ("endpoint", engine.endpoint or NONE),
        ("prompts", _list(f"{id_} {versions.get(id_, '')} {sha256}" for id_, sha256 in sorted(prompts.items()))),
        ("sampling", _list(f"{name} {value}" for name, value in sorted(header.sampling.items()))),
        ("replayed", "yes" if header.replayed else "no"),
        ("gold", header.gold),
        ("stories", _list(header.stories)),
        ("commit", header.commit or NONE),
        ("uncommitted changes", NONE if header.dirty is None else "yes" if header.dirty else "no"),
        ("packages", _list(f"{name} {version}" for name, version in sorted(header.packages.items()))),
        ("host", header.host or NONE),
        ("seed", str(header.seed)),
        ("started", header.started or NONE),
        ("schema of the run log", header.schema_version),
        ("schema of the summary", run.summary.schema_version),
    )


def _list(parts: Iterable[str]) -> str:
    return ", ".join(parts) or NONE
