"""Test sentences, quote location and words."""

import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verifier.text import (
    LONGEST_ELISION,
    LONGEST_SENTENCE,
    content_words,
    locate,
    normalise,
    paragraphs,
    sentences,
    stem,
    words,
)

SEEDS = sorted(Path(__file__).parent.parent.glob("seeds/*.txt"))
NEWS = st.text(
    alphabet=st.sampled_from("aB é0159 .,!?-–—…\"'“”‘’()[]/\n\r\t\u00a0\u200b\u200f\x00😀\u0301"), max_size=120
)


def texts_of(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


def test_threads_do_not_disturb_each_other() -> None:
    texts = [" ".join(f"Town {town} lost {count} houses. Nobody died." for count in range(6)) for town in range(20)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(texts_of, texts))
    finally:
        sys.setswitchinterval(interval)
    assert found == [texts_of(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The vote is at 5 p.m. Monday in the hall.", 1),
        ("He left at 5 p.m. The mayor came later.", 2),
        ("It struck at 4:17 a.m. EST on Tuesday.", 1),
        ("Maj. Gen. Pat Ryder spoke. Sen. Ann Lee did not.", 2),
        ("The U.S. Secretary of State left. He flew home.", 2),
        ("Shares fell 3.5 percent to $4.20. Trading stopped.", 2),
        ("It began on Oct. 5. It ended in a day.", 2),
        ('"Will it hold?" she asked. Nobody knew.', 2),
        ('“It’s additional bodies on the battlefield."', 1),
        ("First line without a stop\nSecond line", 2),
        ("One line\r\nanother line\rand a third\u2028and a fourth", 4),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: int) -> None:
    assert len(texts_of(text)) == expected


def test_lines_wrapped_to_a_width_are_one_paragraph() -> None:
    text = (
        "The central bank raised its key rate by half a point\n"
        "on Thursday and said that prices were still rising\n"
        "too fast. It meets again in March."
    )
    assert len(list(paragraphs(text))) == 1
    assert [sentence.end for sentence in sentences(text)] == [text.index(" It meets"), len(text)]


def test_headlines_of_similar_length_stay_apart() -> None:
    text = (
        "Quake kills ten people in the north of the country, police say\n"
        "Rescuers search the rubble of the old town for any survivors"
    )
    assert len(list(paragraphs(text))) == 2


@given(NEWS)
@settings(max_examples=150)
def test_sentences_hold_every_visible_character_once_and_in_order(text: str) -> None:
    found = sentences(text)
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(sentence.text.split()) for sentence in found) == "".join(text.split())


def test_sentences_of_a_part_count_from_the_whole_text() -> None:
    text = "Headline here\n\nOne fell. Two rose. Three stayed."
    found = sentences(text, text.index("One"), text.index(" Three"))
    assert [text[sentence.start : sentence.end] for sentence in found] == ["One fell.", "Two rose."]


@pytest.mark.parametrize("unit", ["a", "a ", "1. ", '"', ". ", "😀", "\x00", "(", "word.\u200f "])
def test_a_very_long_text_is_cut_within_the_limit_whatever_it_holds(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    found = sentences(text)
    assert "".join("".join(sentence.text.split()) for sentence in found) == "".join(text.split())
    assert max(len(sentence.text) for sentence in found) <= LONGEST_SENTENCE


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_every_sentence_of_a_real_article_is_located(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for sentence in sentences(text):
        span = locate(sentence.text, text)
        if any(character.isalnum() for character in sentence.text):
            assert span is not None
            assert text[span.start : span.end] == sentence.text


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        ('said "no" on', "She said “no” on air", "said “no” on"),
        ("Russia's Kursk", "in Russia’s Kursk region", "Russia’s Kursk"),
        ("Hawai'i coast", "the Hawai\u02bci coast", "Hawai\u02bci coast"),
        ("ten - or more - died", "Ten? ten—or more—died.", "ten—or more—died"),
        ("10,000 troops in", "about 10,000\n  troops\u00a0in", "10,000\n  troops\u00a0in"),
        ("a b", "x a\u200b b", "a\u200b b"),
        ("they left ...", "then they left… at", "they left…"),
        ("caf\u00e9 owner", "the cafe\u0301 owner", "cafe\u0301 owner"),
        ("cafe\u0301", "the cafe\u0301\u0301", "cafe\u0301"),
        ("We left […] at dawn", "We left the town at dawn.", "We left the town at dawn"),
        ("…left the town…", "We left the town at dawn.", "left the town"),
        ("rate", "accurate rate", "rate"),
    ],
)
def test_a_quote_is_found_whatever_its_typography(quote: str, text: str, expected: str) -> None:
    span = locate(quote, text)
    assert span is not None
    assert text[span.start : span.end] == expected


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("", "text"),
        ("  …  ", "text … text"),
        ("north korea", "North Korea"),
        ("10,000 soldiers", "10,000 troops"),
        ("1,000 troops", "11,000 troops"),
        ("11,000", "11,000,000"),
        ("costs 2", "costs 2.5 million"),
        ("000 troops", "11,000 troops"),
        ("We left ... at dawn", "We left" + " x" * LONGEST_ELISION + " at dawn"),
        ("dawn ... left", "We left at dawn"),
        ("a … t", "cat"),
    ],
)
def test_what_the_text_does_not_say_is_not_found(quote: str, text: str) -> None:
    assert locate(quote, text) is None


def test_a_place_between_word_ends_goes_before_an_earlier_one_inside_a_word() -> None:
    span = locate("or", "for now or never")
    assert span is not None
    assert span.start == 8


@st.composite
def slices_with_a_letter(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a text without digits, and a slice of it that holds a letter."""
    head, tail = (draw(NEWS).translate(str.maketrans("0159", "aaaa")) for _ in range(2))
    text = f"{head}{draw(st.sampled_from('aBé'))}{tail}"
    start, end = draw(st.integers(0, len(head))), draw(st.integers(len(head) + 1, len(text)))
    return text, text[start:end]


@given(slices_with_a_letter())
@settings(max_examples=150)
def test_every_slice_of_a_text_that_cuts_no_number_is_located_and_reads_the_same(sliced: tuple[str, str]) -> None:
    text, quote = sliced
    span = locate(quote, text)
    assert span is not None
    found = text[span.start : span.end]
    assert normalise(found) == normalise(quote) or "…" in normalise(quote)


@given(NEWS, st.data())
@settings(max_examples=100)
def test_a_located_quote_of_whole_words_says_the_quote(text: str, data: st.DataObject) -> None:
    tokens = text.split()
    assume(tokens)
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    quote = " ".join(tokens[first : last + 1])
    assume("…" not in normalise(quote) and any(character.isalnum() for character in normalise(quote)))
    span = locate(quote, text)
    assert span is not None
    assert normalise(text[span.start : span.end]) == normalise(quote)


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "a " * 50_000, "." * 100_000, " " * 100_000, "- " * 50_000, "“" * 9_999]
)
def test_looking_for_a_quote_in_hostile_text_ends(text: str) -> None:
    assert locate("aa zz … b … c", text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. told us; US and U.S.A.", ("the", "usa", "told", "us", "usa", "and", "usa")),
        ("N. Korea's 10,000 men", ("n", "korea", "10000", "men")),
        ("don’t cut 2.5% in 2024", ("don't", "cut", "2.5", "in", "2024")),
        ("U.N. and UN", ("un", "and", "un")),
        ("120mm co-op", ("120mm", "co", "op")),
        ("Cafe\u0301 CAFÉ", ("café", "café")),
        ("...", ()),
    ],
)
def test_words_are_casefolded_tokens(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


def test_content_words_join_forms_of_a_word_and_leave_out_small_words() -> None:
    assert content_words("The troops were deployed") == content_words("deploying of a troop")
    assert stem("deployed") == stem("deploying")
    assert "not" in content_words("It did not fall")


def test_normalising_twice_changes_nothing_more() -> None:
    text = "“Yes” — he said… \u200bcafe\u0301 [...] no"
    assert normalise(normalise(text)) == normalise(text)
    assert unicodedata.is_normalized("NFC", normalise(text))
