"""Read a file of annotations: JSON, as a report's page or a person writes it (docs/annotations.schema.json).

What it holds is checked for its form here, and against the report by `verifier.annotations.annotate`.
"""

from pathlib import Path

from pydantic import ValidationError

from verifier.errors import InputError
from verifier.models import AnnotationFile
from verifier.report.saved import decode, fault, parse

MOST_BYTES = 5_000_000
_ADVICE = "give a file of annotations, as docs/formats.md describes it"


def load_annotations(path: Path) -> AnnotationFile:
    """Read a file of annotations; raise InputError where it is missing, too large or something else."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): {_ADVICE}") from error
    return read_annotations(data, str(path))


def read_annotations(data: bytes, name: str) -> AnnotationFile:
    """Read annotations from their JSON; `name` says in errors where they come from."""
    if len(data) > MOST_BYTES:
        raise InputError(f"{name} is larger than {MOST_BYTES:,} bytes: {_ADVICE}")
    text = decode(data, name, _ADVICE)
    content = parse(text, name, _ADVICE)
    if isinstance(content, dict) and "verifier_version" in content:
        raise InputError(f"{name} is a report, not a file of annotations: {_ADVICE}")
    if not isinstance(content, dict) or "annotations" not in content:
        raise InputError(f'{name} is JSON, but has no list "annotations": {_ADVICE}')
    try:
        return AnnotationFile.model_validate_json(text)
    except ValidationError as error:
        raise InputError(f"{name} cannot be used: {fault(error)}; {_ADVICE}") from error
