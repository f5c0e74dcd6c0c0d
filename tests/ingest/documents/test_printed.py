"""Test reading PDFs: order, paragraphs, what stands on every page, and what cannot be read."""

import random
import zlib
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_pdfs import WIDTH, Line, assemble, column, write_pdf

from verifier.errors import InputError
from verifier.ingest.documents import Converted, convert
from verifier.ingest.documents.printed.fragments import Fragment, Row, read_rows, without_running_lines
from verifier.ingest.documents.printed.paragraphs import join_paragraphs
from verifier.models import DateBasis, PartRole

LEFT = (
    "The Harrow dam broke at dawn on Sun-",
    "day after a week of rain, and at least",
    "12 people are missing, the county said.",
    "",
    "Water reached the first houses of the",
    "lower town at 5.40am, forty minutes af-",
    "ter engineers had reported a crack in the",
)
RIGHT = (
    "eastern wall of the dam.",
    "",
    "About 3,400 people were taken to the",
    "schools in Milton, the fire chief said.",
    "The long-",
    "term effects are to be studied by the",
    "university, the county said on Sunday.",
)
DAM = (
    "The Harrow dam broke at dawn on Sunday after a week of rain, and at least 12 people are missing, the county said."
)
WATER = (
    "Water reached the first houses of the lower town at 5.40am, forty minutes after engineers had reported a crack"
    " in the"
)


def read(data: bytes) -> Converted:
    return convert(data, name="statement.pdf")


def body(found: Converted) -> list[str]:
    return [found.text[part.start : part.end] for part in found.parts if part.role is PartRole.BODY]


def mixed(left: Sequence[Line], right: Sequence[Line]) -> list[Line]:
    """Print two columns line by line, as some programs do."""
    return [line for pair in zip(left, right, strict=True) for line in pair]


def test_one_column_is_read_from_the_top_whatever_the_order_in_the_file() -> None:
    lines = [Line(50, 780, "Harrow dam breaks", 20), *column(50, 740, LEFT)]
    shuffled = random.Random(7).sample(lines, len(lines))
    found = [read(write_pdf([order])) for order in (lines, shuffled)]
    assert found[0].text == found[1].text
    assert body(found[0]) == [DAM, WATER]
    assert found[0].metadata.title is None
    assert found[0].text.startswith("Harrow dam breaks\n\n")
    assert found[0].extractor.startswith("pypdf ")
    assert found[0].media_type == "application/pdf"


@pytest.mark.parametrize("together", [True, False], ids=["column by column", "line by line"])
def test_two_columns_are_read_one_after_the_other(together: bool) -> None:
    left = [line for line in column(50, 740, [text or " " for text in LEFT])]
    right = [line for line in column(310, 740, [text or " " for text in RIGHT])]
    printed = [*left, *right] if together else mixed(left, right)
    found = read(write_pdf([[Line(50, 780, "Harrow dam breaks", 20), *printed]]))
    assert body(found) == [
        DAM,
        f"{WATER} eastern wall of the dam.",
        "About 3,400 people were taken to the schools in Milton, the fire chief said. The long-term effects are to be"
        " studied by the university, the county said on Sunday.",
    ]


def test_a_line_across_both_columns_parts_what_stands_above_from_what_stands_below() -> None:
    across = Line(
        50, 640, "A second part begins here, and its heading runs across the whole of the page, from edge to edge", 11
    )
    upper = [*column(50, 740, LEFT[:3]), *column(310, 740, RIGHT[2:5])]
    lower = [*column(50, 600, LEFT[4:]), *column(310, 600, ["of the town hall, built in 1911, was shut.", *RIGHT[4:]])]
    rows = read_rows(
        [Fragment(line.x, line.y, line.size, line.text, order) for order, line in enumerate([*lower, across, *upper])]
    )
    texts = [row.text for row in rows]
    assert texts.index("schools in Milton, the fire chief said.") < texts.index(across.text)
    assert texts.index(across.text) < texts.index(LEFT[4]) < texts.index(RIGHT[5])


def test_a_table_of_short_cells_is_read_row_by_row() -> None:
    cells = [
        Fragment(x, 700 - 12 * number, 10, text)
        for number in range(8)
        for x, text in ((50, f"Q{number}"), (200, f"{number}.1 m"), (400, f"{number}.9 m"))
    ]
    assert read_rows(cells)[1].text == "Q1 1.1 m 1.9 m"


def test_heads_and_feet_of_every_page_are_left_out() -> None:
    def page(number: int, words: str) -> list[Line]:
        return [
            Line(50, 810, "Harrow County - Press office"),
            *column(
                50,
                700,
                [f"{words} stands on this page and on no other one,", f"and {words.lower()} is what it is about."],
            ),
            Line(WIDTH / 2, 30, f"Page {number} of 3"),
        ]

    found = read(write_pdf([page(1, "The dam"), page(2, "The bridge"), page(3, "The school")]))
    assert "Press office" not in found.text
    assert "Page" not in found.text
    assert [words in found.text for words in ("The dam", "The bridge", "The school")] == [True] * 3


def test_a_line_that_stands_on_one_page_only_stays() -> None:
    rows = [[Row(50, 800, 10, [Fragment(50, 800, 10, text)])] for text in ("One", "Two", "Three")]
    assert [[row.text for row in page] for page in without_running_lines(rows)] == [["One"], ["Two"], ["Three"]]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the govern-", "ment said"], "the government said"),
        (["a long-", "term plan"], "a long-term plan"),
        (["North-", "South talks"], "North-South talks"),
        (["from 10-", "12 May"], "from 10-12 May"),
        (["the first co\ufb03n", "was found"], "the first coffin was found"),
        (["the chief -", "a doctor"], "the chief - a doctor"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_mended(lines: list[str], joined: str) -> None:
    rows = [
        Row(50, 700 - 12 * index, 10, [Fragment(50, 700 - 12 * index, 10, text)]) for index, text in enumerate(lines)
    ]
    assert join_paragraphs([rows]) == [joined]


def test_paragraphs_of_one_row_are_told_apart() -> None:
    printed = ["Milton, 9 March 2025", "", "The dam broke at dawn on Sunday. At least 12 people", "are missing."]
    found = read(write_pdf([[Line(50, 780, "Statement on the dam", 18), *column(50, 740, printed)]]))
    assert found.text.split("\n\n")[1] == "Milton, 9 March 2025"


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = column(50, 400, ["The chief said that the bridge would be", "closed for repairs until the first of"])
    second = column(50, 780, ["June, and that cars could use the ferry", "in the meantime."])
    found = read(
        write_pdf(
            [
                first,
                [Line(50, 780, "and so on, as before, because the rest of", 10), *column(50, 768, ["it is known."])],
            ]
        )
    )
    assert body(found) == [
        "The chief said that the bridge would be closed for repairs until the first of and so on, as before, because"
        " the rest of it is known."
    ]
    assert len(read(write_pdf([first, second])).text.split("\n\n")) == 2  # a capital may begin a paragraph


@pytest.mark.parametrize(
    ("info", "title", "day"),
    [
        ("/Title (Harrow dam breaks) /CreationDate (D:20250309101500Z)", "Harrow dam breaks", "2025-03-09"),
        ("/Title (Microsoft Word - final_v3.doc)", None, None),
        ("/Title () /CreationDate (yesterday)", None, None),
        ("/CreationDate (D:19700101000000Z)", None, None),
    ],
)
def test_title_and_date_of_the_file_are_used_where_they_make_sense(
    info: str, title: str | None, day: str | None
) -> None:
    found = read(write_pdf([[Line(50, 780, "Harrow dam breaks", 20), *column(50, 740, LEFT)]], info=info))
    assert found.metadata.title == title
    if day is None:
        assert found.metadata.published is None
    else:
        assert found.metadata.published is not None
        assert (str(found.metadata.published.when), found.metadata.published.basis) == (day, DateBasis.INFERRED)


def _objects(content: bytes, resources: bytes = b"", extra: Sequence[bytes] = ()) -> bytes:
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>" % resources
    return assemble(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream, *extra]
    )


def test_a_scanned_pdf_is_refused_with_what_to_do() -> None:
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n\0\nendstream"
    )
    scanned = _objects(b"q 595 0 0 842 0 0 cm /Im1 Do Q", b"/XObject << /Im1 5 0 R >>", [image])
    with pytest.raises(InputError, match=r"scanned.*; run text recognition"):
        read(scanned)


def test_an_empty_pdf_is_refused() -> None:
    with pytest.raises(InputError, match="without text; save"):
        read(_objects(b""))


def test_an_encrypted_pdf_is_refused() -> None:
    plain = write_pdf([column(50, 700, LEFT)])
    encrypt = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"00" * 32
        + b"> /U <"
        + b"11" * 32
        + b"> >> /ID [<00> <00>]"
    )
    with pytest.raises(InputError, match="encrypted; save it without a password"):
        read(plain.replace(b"/Root 1 0 R", b"/Root 1 0 R " + encrypt))


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nnothing more",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF",
        write_pdf([column(50, 700, LEFT)])[:300],
    ],
    ids=["only a head", "a catalogue that is its own page", "cut off"],
)
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^is a PDF"):
        read(data)


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(InputError, match=r"of 301 pages, which is too long"):
        read(write_pdf([[]] * 301))


def test_a_stream_that_unpacks_to_very_much_is_refused() -> None:
    packed = zlib.compress(b"0" * 100_000_000, 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    bomb = assemble([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream])
    with pytest.raises(InputError, match=r"^is a PDF"):
        read(bomb)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(InputError, match=r"^is a PDF"):
        read(_objects(b"[" * 200_000))


@settings(max_examples=60)
@given(st.permutations(range(7)), st.booleans())
def test_no_row_is_lost_or_doubled_whatever_the_order(order: list[int], two: bool) -> None:
    lines = [
        *column(50, 740, [text or "gap" for text in LEFT]),
        *(column(310, 740, [t or "gap" for t in RIGHT]) if two else []),
    ]
    fragments = [Fragment(line.x, line.y, line.size, line.text, number) for number, line in enumerate(lines)]
    moved = [fragments[index] for index in order] + fragments[7:]
    assert sorted(row.text for row in read_rows(moved)) == sorted(line.text for line in lines)
