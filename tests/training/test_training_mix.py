"""A mix is the same every time, keeps what is held out away from training, and takes what it is asked for."""

import json
from pathlib import Path

import pytest
import typer

from training.bundles import load_bundles
from training.cli import WRITTEN, read_shares
from training.examples import Example, Label, Part
from training.mix import TAKEN, Sources, build_held_out, build_mix, held_out, story_held_out
from training.public import table_examples
from training.stories import load_stories


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    rows = [
        {"premise": f"{source} premise {number}", "hypothesis": "It rained.", "label": label, "src": source}
        for source in TAKEN
        for number, label in enumerate(("entailment", "neutral", "contradiction"))
    ]
    tables = [
        {"id": f"t{number}", "claim": "The tower is 90 metres tall.", "label": "neutral",
         "evidence_text": "The Height of the tower is 90 metres. The City of the tower is Orsk."}
        for number in range(6_000)
    ]  # fmt: skip
    events = [
        {"id": f"{name}{number}", "topic": "1", "subtopic": name,
         "sentences": [f"The quake that struck {name} killed {number} people on Monday."]}
        for name in ("Orsk", "Lund") for number in range(3)
    ]  # fmt: skip
    for name, content in (("train", rows), ("infotabs_train", tables), ("events", events)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, content)) + "\n", encoding="utf-8")
    return Sources(WRITTEN, tmp_path, tmp_path / "events.jsonl")


def test_a_mix_is_the_same_every_time(sources: Sources) -> None:
    parts = [part for part in Part if part is not Part.LABELLED]  # whose stories take a minute
    assert build_mix(sources, dict.fromkeys(parts, 1.0)) == build_mix(sources, dict.fromkeys(reversed(parts), 1.0))


def test_a_fraction_is_always_the_same_part(sources: Sources) -> None:
    fifth, half = (set(build_mix(sources, {Part.BUNDLES: share})) for share in (0.2, 0.5))
    assert fifth < half


def test_no_held_out_bundle_is_trained_on(sources: Sources) -> None:
    kept = {bundle.name for bundle in load_bundles(WRITTEN / "bundles") if held_out(bundle)}
    used = {each.group for each in build_mix(sources, {Part.BUNDLES: 1.0, Part.CONTRASTS: 1.0, Part.ASIDES: 1.0})}
    assert kept
    assert not kept & used
    assert {each.group for each in build_held_out(sources) if each.part is not Part.STORIES} == kept


def test_no_held_out_story_is_trained_on(sources: Sources) -> None:
    kept = {story.name for story in load_stories(WRITTEN / "stories") if story_held_out(story)}
    used = {each.group for each in build_mix(sources, {Part.STORIES: 1.0, Part.PASSAGES: 1.0})}
    assert kept
    assert not kept & used
    assert {each.group for each in build_held_out(sources) if each.part is Part.STORIES} == kept


def test_the_rest_is_what_the_sentences_leave(sources: Sources) -> None:
    source, taken = min(TAKEN.items(), key=lambda each: each[1])
    rows = [
        {"premise": f"Premise {number}", "hypothesis": "It rained.", "label": "neutral", "src": source}
        for number in range(taken + 5)
    ]
    (sources.public / "train.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    first, rest = (build_mix(sources, {part: 1.0}) for part in (Part.SENTENCES, Part.REST))
    assert len(first) == taken
    assert len([each for each in rest if each.part is Part.SENTENCES]) == 5
    assert not {*first} & {*rest}


def test_only_the_parts_that_are_asked_for_are_taken(sources: Sources) -> None:
    assert {each.part for each in build_mix(sources, {Part.EVENTS: 1.0, Part.TABLES: 0.5})} == {
        Part.EVENTS,
        Part.TABLES,
    }


def test_sentences_on_two_similar_events_are_never_one_fact(sources: Sources) -> None:
    found = build_mix(sources, {Part.EVENTS: 1.0})
    assert found
    for each in found:
        assert each.label is Label.NEUTRAL
        assert ("Orsk" in each.premise) is not ("Orsk" in each.hypothesis)


def test_a_long_table_is_cut_to_what_the_claim_is_about(tmp_path: Path) -> None:
    padding = " ".join(f"The Field{number} of the tower is value {number} of many words here." for number in range(40))
    row = {"id": "t", "claim": "The tower has a height of 90 metres.", "label": "entailment",
           "evidence_text": f"{padding} The Height of the tower is 90 metres."}  # fmt: skip
    (tmp_path / "tables.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (example,) = table_examples(tmp_path / "tables.jsonl")
    assert isinstance(example, Example)
    assert "90 metres" in example.premise
    assert len(example.premise.split()) < 80


def test_a_share_is_read_from_the_command_line() -> None:
    assert read_shares(["bundles", "sentences:0.1"]) == {Part.BUNDLES: 1.0, Part.SENTENCES: 0.1}


@pytest.mark.parametrize("asked", ["bundle", "sentences:half", ":1"])
def test_what_is_no_part_is_refused(asked: str) -> None:
    with pytest.raises(typer.BadParameter, match="is no part"):
        read_shares([asked])
