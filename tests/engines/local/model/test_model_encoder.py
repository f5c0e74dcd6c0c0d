"""The encoder answers each pair by itself, in order, as a calibrated distribution."""

import math
from pathlib import Path

import pytest
from engines.local.model.tiny import copy_of_tiny, tiny_model
from hypothesis import given
from hypothesis import strategies as st

from verifier.engines.local.model.choosing import load_trained
from verifier.engines.local.model.encoder import calibrate
from verifier.engines.local.model.evidence import MOST_PASSAGES, PASSAGE, combine, readings
from verifier.engines.local.relations.entailment import Entailment


@pytest.mark.parametrize(
    ("premise", "expected"), [("yes dam", "supports"), ("no dam", "contradicts"), ("flood rates bank dam", "neutral")]
)
def test_the_outputs_are_named_in_the_order_of_the_network(premise: str, expected: str) -> None:
    (found,) = tiny_model().score([(premise, "dam")])
    by_name = {"supports": found.supports, "contradicts": found.contradicts, "neutral": found.neutral}
    assert max(by_name, key=lambda name: by_name[name]) == expected


def test_premise_and_hypothesis_are_told_apart() -> None:
    (one,), (other,) = tiny_model().score([("yes", "no")]), tiny_model().score([("no", "yes")])
    assert one.supports > 0.5
    assert other.contradicts > 0.5


def test_nothing_gives_nothing() -> None:
    assert list(tiny_model().score([])) == []


@given(st.lists(st.tuples(st.text(max_size=30), st.sampled_from(["dam", "yes", "no flood", ""])), max_size=6))
def test_a_pair_does_not_depend_on_its_neighbours(pairs: list[tuple[str, str]]) -> None:
    model = tiny_model()
    together = model.score([*pairs, ("yes yes yes yes", "no"), *reversed(pairs)])
    alone = [model.score([pair])[0] for pair in pairs]
    assert together[: len(pairs)] == alone
    assert together[len(pairs) + 1 :] == alone[::-1]


def test_special_tokens_in_a_text_are_plain_words() -> None:
    model = tiny_model()
    plain = model.network.count_tokens([("yes [ sep ] no", "dam")])
    assert model.network.count_tokens([("yes [SEP] no", "dam")]) == plain


@pytest.mark.parametrize("text", ["\ud800 yes", "yes\x00", "", " ", "[CLS][SEP][PAD]", "yes " * 5_000, "🙂‮yes"])
def test_any_text_is_scored(text: str) -> None:
    assert len(tiny_model().score([(text, text), ("yes", text)])) == 2


def test_a_pair_that_is_too_long_is_cut_at_its_longer_text() -> None:
    model = tiny_model()
    assert model.network.count_tokens([("dam " * 100, "no")]) == [model.manifest.max_length]
    (found,) = model.score([("yes " + "dam " * 100, "no")])
    assert found.supports > found.contradicts


def test_temperature_flattens_and_keeps_the_order() -> None:
    sharp, flat = calibrate([2.0, 1.0, 0.0], 1.0), calibrate([2.0, 1.0, 0.0], 4.0)
    assert sharp.supports > flat.supports > flat.contradicts > flat.neutral > sharp.neutral
    assert math.isclose(sharp.supports, math.exp(2) / (math.exp(2) + math.e + 1))


def test_the_temperature_is_that_of_the_manifest(tmp_path: Path) -> None:
    folder = copy_of_tiny(tmp_path)
    manifest = folder / "model.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("temperature = 2.0", "temperature = 20.0"))
    pair = [("yes", "dam")]
    assert load_trained(folder).score(pair)[0].supports < tiny_model().score(pair)[0].supports


@given(st.lists(st.floats(-500, 500), min_size=3, max_size=3), st.floats(0.05, 20))
def test_any_logits_make_a_distribution(logits: list[float], temperature: float) -> None:
    found = calibrate(logits, temperature)
    assert math.isclose(found.supports + found.contradicts + found.neutral, 1, abs_tol=1e-6)


def passage(words: int, about: str) -> str:
    return f"The {about} " + "and the bank " * (words // 3) + "stood."


@pytest.mark.parametrize("text", ["", "The dam at Lodz broke.", "The dam broke. Nobody was hurt.", passage(300, "dam")])
def test_short_evidence_and_one_sentence_are_read_as_they_are(text: str) -> None:
    assert readings(text, "The dam broke.") == (text,)


def test_long_evidence_is_read_by_passages_that_overlap_and_cover_all_of_it() -> None:
    text = [passage(PASSAGE // 4 - 3, f"dam {number}") for number in range(10)]
    found = readings(" ".join(text), "The dam stood.")
    assert found[:2] == (" ".join(text[:4]), " ".join(text[2:6]))
    assert all(any(sentence in one for one in found) for sentence in text)


def test_of_very_long_evidence_the_passages_nearest_to_the_claim_are_read() -> None:
    text = [passage(PASSAGE, "flood") for _ in range(100)]
    text[60] = passage(PASSAGE, "cathedral")
    found = readings(" ".join(text), "The cathedral stood.")
    assert len(found) == MOST_PASSAGES
    assert text[60] in found


def test_the_best_passage_of_long_evidence_decides() -> None:
    filler = "Dam flood bank rates dam flood bank rates dam flood bank rates. " * 8
    model = tiny_model()
    (without,) = model.score([(filler * 2, "dam")])
    (found,) = model.score([(filler + "Yes " * (PASSAGE + 1) + "yes. " + filler, "dam")])
    assert found.supports > 0.8 > without.supports


def test_sentences_that_say_the_opposite_hide_neither() -> None:
    found = combine([Entailment(0.9, 0.0, 0.1), Entailment(0.0, 0.9, 0.1), Entailment(0.1, 0.1, 0.8)])
    assert found == Entailment(0.5, 0.5, 0.0)


def test_what_sentences_leave_open_is_neutral() -> None:
    found = combine([Entailment(0.2, 0.1, 0.7), Entailment(0.3, 0.0, 0.7)])
    assert (found.supports, found.contradicts) == (0.3, 0.1)
    assert found.neutral == pytest.approx(0.6)
