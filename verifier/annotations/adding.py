"""Put the annotations of a file on a report: those that are new, in the order in which they were made.

Refuses a file that is about another report. It says nothing on what the annotations do.
"""

from collections.abc import Iterable, Iterator

from verifier.errors import InputError
from verifier.models import Annotation, AnnotationFile, DecidedVerdict, MergedClaims, RefusedRelation, Report

MOST_ANNOTATIONS = 10_000
MOST_MERGED = 100
"""Claims in one merging; every two of them become a relation."""
NAMES_SHOWN = 5


def annotate(report: Report, file: AnnotationFile, name: str = "the annotations") -> Report:
    """Return the report with the annotations of a file; what it has already is not added again.

    Nothing is computed from them yet (`verifier.pipeline.recompute`). `name` says in errors where they come from.
    Raises InputError where they name claims that the report does not have, or has with other texts.
    """
    for slip in slips(report, file.annotations):
        raise InputError(f"{name}: {slip}: apply annotations to the report that they were made on")
    _check_texts(report, file, name)
    together = dict.fromkeys((*report.annotations, *file.annotations))
    if len(together) > MOST_ANNOTATIONS:
        raise InputError(f"{name}: more than {MOST_ANNOTATIONS:,} annotations in all: keep those that still hold")
    return report.model_copy(update={"annotations": in_order(together)})


def in_order(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Sort annotations by when they were made."""
    return tuple(sorted(annotations, key=lambda each: (each.on, each.model_dump_json())))


def named(annotation: Annotation) -> tuple[str, ...]:
    """Return the ids of the claims that an annotation is about."""
    if isinstance(annotation, RefusedRelation):
        return annotation.evidence, annotation.target
    return annotation.claims if isinstance(annotation, MergedClaims) else (annotation.claim,)


def slips(report: Report, annotations: Iterable[Annotation]) -> Iterator[str]:
    """Yield what is wrong with annotations on a report."""
    annotations = tuple(annotations)
    known = {claim.id for claim in report.claims}
    unknown = sorted({claim for each in annotations for claim in named(each)} - known)
    if unknown:
        yield f"they name claims that the report does not have ({_list(unknown)})"
    for each in annotations:
        claims = named(each)
        if not isinstance(each, DecidedVerdict) and len(set(claims)) < len(claims):
            yield f"{each.by} names one claim twice ({_list(sorted(claims))})"
        if len(claims) > MOST_MERGED:
            yield f"{each.by} merges {len(claims):,} claims at once; {MOST_MERGED} are the most"


def _check_texts(report: Report, file: AnnotationFile, name: str) -> None:
    about = {claim for each in file.annotations for claim in named(each)}
    texts = {claim.id: claim.text for claim in report.claims}
    other = sorted(claim for claim, seen in file.texts.items() if claim in about and seen != texts.get(claim))
    if other:
        raise InputError(
            f"{name}: the report has other texts for {_list(other)} than those that were annotated: "
            "apply annotations to the report that they were made on, or make them again on this one"
        )


def _list(names: list[str]) -> str:
    return ", ".join(names[:NAMES_SHOWN]) + (
        f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
    )
