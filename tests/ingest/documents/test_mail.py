"""Test reading mail, and pages saved as one file."""

from email.message import EmailMessage

import pytest
from page_layouts import PAGES, lines

from verifier.errors import InputError
from verifier.ingest.documents import Converted, Kind, convert, recognise
from verifier.models import PartRole

TEXT = """The Harrow dam broke at dawn on Sunday after a week of rain, and at least 12 people
are missing, the county's fire service said.

About 3,400 people were taken to schools in Milton, said the fire chief, Ana Ruiz.

On Sat, 8 Mar 2025 at 10:00, Desk wrote:
> When will you publish something on the rain?
>> Soon.

-- 
Press office, Harrow County
"""


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    known = {"From": '"Harrow County Press Office" <press@harrow.example>', "To": "desk@post.example",
             "Subject": "Dam at Harrow has broken", "Date": "Sun, 09 Mar 2025 08:30:00 +0100",
             "Message-ID": "<1@harrow.example>"} | headers  # fmt: skip
    for name, value in known.items():
        mail[name] = value
    return mail


def read(mail: EmailMessage) -> Converted:
    return convert(mail.as_bytes(), name="mail.eml")


def test_sender_subject_and_date_describe_a_mail_and_its_quotations_and_signature_are_left_out() -> None:
    mail = message()
    mail.set_content(TEXT)
    found = read(mail)
    known = found.metadata
    assert (known.outlet, known.title, known.author) == (
        "Harrow County Press Office", "Dam at Harrow has broken", "press@harrow.example",
    )  # fmt: skip
    assert known.published is not None
    assert str(known.published.when) == "2025-03-09T08:30:00+01:00"
    assert lines(found, PartRole.HEADLINE) == ["Dam at Harrow has broken"]
    assert lines(found, PartRole.BODY) == [
        "The Harrow dam broke at dawn on Sunday after a week of rain, and at least 12 people are missing, the county's"
        " fire service said.",
        "About 3,400 people were taken to schools in Milton, said the fire chief, Ana Ruiz.",
    ]
    assert found.media_type == "message/rfc822"


def test_plain_text_goes_before_html_and_attachments_are_named() -> None:
    mail = message()
    mail.set_content(TEXT)
    mail.add_alternative("<html><body><p>Something quite different.</p></body></html>", subtype="html")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Erklärung.pdf")
    found = read(mail)
    assert "quite different" not in found.text
    assert found.metadata.warnings == (
        "its attachments were not read (Erklärung.pdf); save them and give them as files",
    )


def test_html_is_read_where_the_plain_text_says_nothing() -> None:
    mail = message()
    mail.set_content("View this mail in your browser.")
    mail.add_alternative((PAGES / "json-ld.html").read_text(encoding="utf-8"), subtype="html")
    found = read(mail)
    assert found.text.startswith("Dam at Harrow has broken\n\nThree villages")
    assert found.metadata.outlet == "Harrow County Press Office"
    assert "newsletter" not in found.text


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        ("=?utf-8?B?U8O4cmVuIE3DuGxsZXIgd2lucw==?=", "Søren Møller wins"),
        ("=?iso-8859-1?Q?Caf=E9_closes?=", "Café closes"),
        ("=?no-such-charset?Q?Plain?=", "Plain"),
        ("=?utf-8?B?%%%?= broken", None),
    ],
)
def test_encoded_subjects_are_read(raw: str, subject: str | None) -> None:
    data = f"From: a@b.example\r\nSubject: {raw}\r\nMIME-Version: 1.0\r\n\r\n{TEXT}".encode()
    found = convert(data, name="mail.eml").metadata.title
    assert found == subject if subject else found is not None


def test_a_sender_without_a_name_is_called_by_the_domain() -> None:
    mail = message(From="press@harrow.example")
    mail.set_content(TEXT)
    assert read(mail).metadata.outlet == "harrow.example"


@pytest.mark.parametrize("text", ["", "> only\n> quoted\n"])
def test_a_mail_without_words_of_its_own_is_refused(text: str) -> None:
    mail = message(Subject="")
    mail.set_content(text)
    with pytest.raises(InputError, match=r"is a mail .*; "):
        read(mail)


def test_very_many_nested_parts_are_no_trouble() -> None:
    head = b"From: a@b.example\r\nMIME-Version: 1.0\r\nSubject: x\r\n"
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level) for level in range(3_000)
    )
    with pytest.raises(InputError, match=r"is a mail .*; "):
        convert(head + nested + b"\r\nhello", name="mail.eml")


def test_a_page_saved_as_one_file_is_read_as_the_page() -> None:
    page = (PAGES / "opengraph.html").read_bytes()
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/a\r\nSubject: =?utf-8?Q?x?=\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n"
        b"Content-Location: https://courier.example/a\r\n\r\n" + page + b"\r\n--b--\r\n"
    )
    assert recognise(data, "saved", None) is Kind.ARCHIVE
    found = convert(data, name="saved.mhtml")
    assert found.text == convert(page, name="page.html").text
