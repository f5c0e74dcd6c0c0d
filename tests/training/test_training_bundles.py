"""Bundles give the pairs whose label follows from them, and no others."""

from collections import Counter
from pathlib import Path

import pytest

from training.bundles import Bundle, bundle_examples, load_bundles, neighbour_examples
from training.examples import Label, read_examples, write_examples

FOLDER = Path(__file__).parents[2] / "training" / "bundles"
SHIPPED = load_bundles(FOLDER)

BUNDLE = Bundle(
    name="made:1",
    topic="floods",
    same=("The dam broke on Monday.", "Monday saw the dam give way."),
    wider=("The dam failed.",),
    narrower=("The dam broke on Monday at noon.",),
    against=("The dam held on Monday.",),
    beside=("The dam was inspected on Monday.",),
)


def labels() -> dict[tuple[str, str], Label]:
    return {(each.premise, each.hypothesis): each.label for each in bundle_examples(BUNDLE)}


@pytest.mark.parametrize(
    ("premise", "hypothesis", "label"),
    [
        (BUNDLE.same[0], BUNDLE.same[1], Label.SUPPORTS),
        (BUNDLE.same[0], BUNDLE.wider[0], Label.SUPPORTS),
        (BUNDLE.wider[0], BUNDLE.same[0], Label.NEUTRAL),
        (BUNDLE.narrower[0], BUNDLE.same[0], Label.SUPPORTS),
        (BUNDLE.same[0], BUNDLE.narrower[0], Label.NEUTRAL),
        (BUNDLE.against[0], BUNDLE.same[1], Label.CONTRADICTS),
        (BUNDLE.narrower[0], BUNDLE.against[0], Label.CONTRADICTS),
        (BUNDLE.beside[0], BUNDLE.same[0], Label.NEUTRAL),
        (BUNDLE.against[0], BUNDLE.beside[0], Label.NEUTRAL),
    ],
)
def test_a_label_follows_from_the_places_in_the_bundle(premise: str, hypothesis: str, label: Label) -> None:
    assert labels()[premise, hypothesis] is label


def test_what_a_bundle_does_not_say_is_left_out() -> None:
    assert (BUNDLE.against[0], BUNDLE.wider[0]) not in labels()


def test_no_pair_has_two_labels() -> None:
    counts = Counter((each.premise, each.hypothesis) for each in bundle_examples(BUNDLE))
    assert set(counts.values()) == {1}


def test_neighbours_are_of_one_topic_and_never_one_fact() -> None:
    other = Bundle("made:2", "floods", ("The bridge stood.",), (), (), (), ())
    elsewhere = Bundle("made:3", "votes", ("The vote passed.",), (), (), (), ())
    found = list(neighbour_examples((BUNDLE, other, elsewhere)))
    assert {(each.premise, each.hypothesis) for each in found} == {
        (BUNDLE.same[0], other.same[0]),
        (other.same[0], BUNDLE.same[0]),
    }
    assert {each.label for each in found} == {Label.NEUTRAL}


@pytest.mark.parametrize("bundle", SHIPPED, ids=lambda bundle: bundle.name)
def test_a_written_bundle_has_every_place_filled_and_no_sentence_twice(bundle: Bundle) -> None:
    places = (bundle.same, bundle.wider, bundle.narrower, bundle.against, bundle.beside)
    texts = [text for place in places for text in place]
    assert all(places)
    assert len(bundle.same) >= 3
    assert len(texts) == len(set(texts))


def test_there_are_as_many_bundles_as_the_card_says() -> None:
    card = (FOLDER.parents[1] / "docs" / "model-card.md").read_text(encoding="utf-8")
    assert f"{len(SHIPPED)} bundles" in card


def test_examples_survive_a_file(tmp_path: Path) -> None:
    examples = list(bundle_examples(BUNDLE))
    assert write_examples(tmp_path / "mix.jsonl", examples) == len(examples)
    assert list(read_examples(tmp_path / "mix.jsonl")) == examples
