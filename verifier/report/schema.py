"""Write the JSON Schema of a report: `python -m verifier.report.schema > docs/report.schema.json`.

The schema is that of the JSON that `verifier check --format json` writes (JSON Schema, draft 2020-12).
"""

import json
import sys

from verifier.models import Report


def write() -> str:
    """Return the schema as indented JSON."""
    schema = Report.model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(write())
