"""The page on metrics names everything that a summary holds."""

import re
from pathlib import Path
from typing import get_args

from pydantic import BaseModel

from evals.runs.values import Setting
from evals.scores.alignment import OTHER_THRESHOLDS, THRESHOLD
from evals.scores.figures import Note
from evals.scores.summary import Summary
from evals.scores.values import Outcome
from verifier.models import EngineInfo

PAGE = Path(__file__).parents[3] / "docs" / "metrics.md"


def models_in(annotation: object) -> list[type[BaseModel]]:
    """Return the models that a field holds, at any depth of its annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in models_in(part)]


def names_of(model: type[BaseModel]) -> set[str]:
    """Return the names of all fields; what the engine says of itself is described elsewhere."""
    if model is EngineInfo:
        return set()
    found = set(model.model_fields)
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            found |= names_of(inner)
    return found


def words_in_code(text: str) -> set[str]:
    return {word for code in re.findall(r"`([^`\n]+)`", text) for word in re.findall(r"\w+", code)}


def test_every_name_of_a_summary_is_explained() -> None:
    said = words_in_code(PAGE.read_text(encoding="utf-8"))
    assert names_of(Summary) - said == set()


def test_every_note_setting_and_extra_column_is_explained() -> None:
    text = PAGE.read_text(encoding="utf-8")
    wanted = [*Note, *Setting, Outcome.MISSED, Outcome.ERROR]
    assert [name for name in wanted if f"`{name}`" not in text] == []


def test_the_thresholds_are_those_of_the_code() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert f"From a weight of {THRESHOLD} on" in text
    assert f"at {OTHER_THRESHOLDS[0]} and {OTHER_THRESHOLDS[1]} instead" in text
