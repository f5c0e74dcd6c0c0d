"""The public door is sorted, complete, quick to open, and its documented example runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import verifier

ROOT = Path(__file__).parent.parent


def test_the_public_names_are_sorted_and_all_there() -> None:
    assert verifier.__all__ == sorted(verifier.__all__)
    assert all(hasattr(verifier, name) for name in verifier.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Nothing'"):
        _ = verifier.Nothing  # type: ignore[attr-defined]


HEAVY = ("openai", "instructor", "pint", "pydantic", "pysbd", "rich")


def test_opening_the_door_loads_nothing_heavy() -> None:
    code = f"import sys, verifier; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_example_in_the_documentation_runs() -> None:
    text = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    example = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert example is not None
    done = subprocess.run([sys.executable, "-c", example[1]], capture_output=True, text=True, check=True)
    assert "harbour-times:001" in done.stdout
    assert "corroborated" in done.stdout
