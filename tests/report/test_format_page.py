"""docs/formats.md names what the formats hold, and its example can be used."""

import json
import re
from pathlib import Path
from typing import get_args

from verifier.models import Annotation
from verifier.report import Format
from verifier.report.annotated import read_annotations
from verifier.report.sheet import COLUMNS

PAGE = (Path(__file__).parent.parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))


def test_every_format_column_and_kind_of_annotation_is_named() -> None:
    kinds = {kind.model_fields["kind"].default for kind in get_args(get_args(Annotation)[0])}
    assert {*Format, *COLUMNS, *kinds} <= NAMED


def test_the_example_of_annotations_can_be_read() -> None:
    (example,) = re.findall(r"^```json\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert len(read_annotations(example.encode(), "the example").annotations) == len(json.loads(example)["annotations"])
