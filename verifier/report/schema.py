"""Write the JSON Schema of a report, of annotations or of changes (JSON Schema, draft 2020-12).

`python -m verifier.report.schema > docs/report.schema.json` is that of the JSON that `verifier check --format json`
writes; `… annotations` that of what `verifier report --annotations` reads; `… changes` that of what `--since` writes.
"""

import json
import sys
from typing import Literal

from verifier.changes import Changes
from verifier.models import AnnotationFile, Report, Value

REPORT, ANNOTATIONS, CHANGES = "report", "annotations", "changes"
_DOCUMENTS: dict[str, type[Value]] = {REPORT: Report, ANNOTATIONS: AnnotationFile, CHANGES: Changes}


def write(document: str = REPORT) -> str:
    """Return the schema of a kind of document as indented JSON; what is read may leave out what has a default."""
    mode: Literal["validation", "serialization"] = "validation" if document == ANNOTATIONS else "serialization"
    schema = _DOCUMENTS[document].model_json_schema(mode=mode)
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(write(*sys.argv[1:]))
