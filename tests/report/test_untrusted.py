"""What hostile words may not do to a terminal, to notes and to a spreadsheet."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.report.untrusted import for_cell, for_json, for_markdown, plain

ANYTHING = st.text(alphabet=st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", r"a\x1b[2Jb"),
        ("a\x9b2Jb", r"a\x9b2Jb"),
        ("a\x00\x7fb", r"a\x00\x7fb"),
        ("a\u202eb\u2066c\u200f", r"a\u202eb\u2066c\u200f"),
        ("a\u200bb\ufeff", r"a\u200bb\ufeff"),
        ("a\ud800b", r"a\ud800b"),
        ("tag\U000e0041", r"tag\U000e0041"),
        ("two\nlines\r\nand\ta tab\u2028more", "two lines and a tab more"),
        ("hy\u00adphen", "hyphen"),
        ("می\u200cخواهم, 김정은, “quoted” – as is", "می\u200cخواهم, 김정은, “quoted” – as is"),
        ("[bold]not markup[/]", "[bold]not markup[/]"),
        ("o" + "\u0301" * 12 + "n", "o" + "\u0301" * 12 + "n"),
        ("o" + "\u0301" * 400 + "n", "o" + "\u0301" * 12 + r"\u0301" * 388 + "n"),
        ("o" + "\u0301\u00ad" * 14, "o" + "\u0301" * 12 + r"\u0301" * 2),
        ("“…” – — ‘…’ «…» ·•·•·•·•·•·•·•·•", "“…” – — ‘…’ «…» ·•·•·•·•·•·•·•·•"),
    ],
)
def test_control_and_direction_characters_are_shown_not_obeyed(text: str, shown: str) -> None:
    assert plain(text) == shown


@settings(max_examples=100)
@given(ANYTHING)
def test_plain_text_is_one_line_that_can_be_printed_and_stays_as_it_is(text: str) -> None:
    shown = plain(text)
    assert plain(shown) == shown
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Head", r"\# Head"),
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        ("10. item", r"10\. item"),
        ("3) item", r"3\) item"),
        ("=====", r"\====="),
        ("> quote", "&gt; quote"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("![x](http://a)", r"\!\[x\](http://a)"),
        ("*a* _b_ `c` ~~d~~ a|b", r"\*a\* \_b\_ \`c\` \~\~d\~\~ a\|b"),
        ("$5 and $6", r"\$5 and \$6"),
        (r"a\*b", r"a\\\*b"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("see [[note]] #tag", r"see \[\[note\]\] \#tag"),
        ("It rose 10.5 per cent - twice.", "It rose 10.5 per cent - twice."),
        ("line\n# two", r"line \# two"),
    ],
)
def test_markdown_shows_words_as_they_are(text: str, shown: str) -> None:
    assert for_markdown(text) == shown


@settings(max_examples=100)
@given(ANYTHING)
def test_no_markdown_sign_is_left_bare(text: str) -> None:
    bare = for_markdown(text).replace("\\\\", "")
    for sign in "`*_[]{}|~$!#":
        assert bare.count(sign) == bare.count("\\" + sign)
    assert "<" not in bare


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "\t1", " =", "\u00ad=", "\u2028="])
def test_a_cell_never_starts_like_a_formula(start: str) -> None:
    assert for_cell(f"{start}cmd()").startswith("'")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", " =", '"=', "\t="])
def test_no_formula_starts_where_a_spreadsheet_may_cut_at_a_semicolon(start: str) -> None:
    assert for_cell(f"They left;{start}cmd()").partition(";")[2].lstrip(' "').startswith("'")


def test_an_ordinary_cell_is_left_alone() -> None:
    for cell in ("11,000 troops - at least", "He left; she stayed; nobody said - why"):
        assert for_cell(cell) == cell


@settings(max_examples=100)
@given(ANYTHING)
def test_no_text_makes_a_formula(text: str) -> None:
    assert not for_cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@settings(max_examples=100)
@given(st.lists(ANYTHING))
def test_json_means_the_same_and_holds_nothing_live(texts: list[str]) -> None:
    written = for_json(json.dumps(texts, ensure_ascii=False, indent=2))
    assert json.loads(written) == texts
    assert {each for each in written if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} <= {"\n"}


def test_json_keeps_letters_of_every_script_readable() -> None:
    assert for_json('"김정은, “quoted” – as is"') == '"김정은, “quoted” – as is"'
    assert for_json('"a\u202eb\x9b2J\U000e0041"') == r'"a\u202eb\u009b2J\udb40\udc41"'
