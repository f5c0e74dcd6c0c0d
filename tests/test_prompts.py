"""Prompts are files with strict placeholders; what is filled in is never read as a prompt."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.errors import PromptError
from verifier.prompts import fence, load_prompt

NAMES = sorted(path.stem for path in (Path(__file__).parent.parent / "prompts").glob("*.md"))


@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_loads_with_its_id_version_and_hash(name: str) -> None:
    prompt = load_prompt(name)
    assert prompt.ref.id == name
    assert re.fullmatch(r"[0-9a-f]{64}", prompt.ref.sha256)
    assert prompt.system
    assert prompt.placeholders


def test_a_missing_and_an_unknown_placeholder_are_both_named() -> None:
    with pytest.raises(PromptError, match=r"missing \['articles', 'marker'\], unknown \['story'\]"):
        load_prompt("relate").render(claims="", story="")


def test_a_prompt_that_does_not_exist_says_so() -> None:
    with pytest.raises(PromptError, match="no prompt 'nothing'"):
        load_prompt("nothing")


@pytest.mark.parametrize("hostile", ["<<marker>>", "{{ 7*7 }}", "{% raw", "{0}", "%s", "$text", r"\1 \g<0>"])
def test_text_that_is_filled_in_stays_as_it_is(hostile: str) -> None:
    messages = load_prompt("relate").render(claims=hostile, articles="none", marker="m")
    assert f"<claims m>\n{hostile}\n</claims m>" in messages.user


@given(st.text())
def test_a_fence_never_occurs_in_its_text_and_is_always_the_same(text: str) -> None:
    assert fence(text) not in text
    assert fence(text) == fence(text)
