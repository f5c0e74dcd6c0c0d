"""Test reading pages piece by piece, and pages that were made to break a reader."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_layouts import lines

from verifier.errors import InputError
from verifier.ingest.documents import Converted, convert
from verifier.ingest.documents.pages.marks import NOTE
from verifier.models import READ_ROLES, PartRole

STORY = (
    "<p>The Harrow dam broke at dawn on Sunday after a week of rain, and at least 12 people are missing, the county"
    " said.</p><p>About 3,400 people were taken to schools in Milton, said the fire chief, Ana Ruiz, on Sunday.</p>"
)
BODY = [
    "The Harrow dam broke at dawn on Sunday after a week of rain, and at least 12 people are missing, the county said.",
    "About 3,400 people were taken to schools in Milton, said the fire chief, Ana Ruiz, on Sunday.",
]


def page(body: str = STORY, head: str = "", title: str = "Harrow dam breaks after rain") -> str:
    top = f"<!doctype html><html><head><title>{title}</title>{head}</head>"
    return f"{top}<body><article><h1>{title}</h1>{body}</article></body></html>"


def linked(**article: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | article)}</script>'


def read(html: str, address: str | None = None) -> Converted:
    return convert(html.encode("utf-8", "surrogatepass"), name="page.html", address=address)


@pytest.mark.parametrize(
    "broken",
    [
        '{"@type": "NewsArticle", "headline": "H", "datePublished": "2025-03-09", }',
        '<!-- {"@type": "NewsArticle", "datePublished": "2025-03-09"} -->',
        '{"@type": "NewsArticle", "description": "a\nb", "datePublished": "2025-03-09"};',
        '{"@type": "NewsArticle", "datePublished": "2025-03-09", "author": {"name": "A" "B"}',
        '//<![CDATA[\n[[{"@type": ["Thing", "http://schema.org/NewsArticle"], "datePublished": "2025-03-09"}]]\n//]]>',
    ],
)
def test_broken_json_ld_is_read_as_far_as_it_goes(broken: str) -> None:
    known = read(page(head=f'<script type="application/ld+json">{broken}</script>')).metadata
    assert known.published is not None
    assert str(known.published.when) == "2025-03-09"


@pytest.mark.parametrize(
    "value", ["1", "null", '"x"', "[[[[", '{"@graph": 3}', '{"@type": {"a": []}}', "{}", "", "[" * 5_000]
)
def test_json_ld_that_says_nothing_is_passed_over(value: str) -> None:
    assert lines(read(page(head=f'<script type="application/ld+json">{value}</script>')), PartRole.BODY) == BODY


def test_of_several_articles_the_one_of_the_page_is_taken() -> None:
    head = linked(headline="Another story", url="https://a.example/other", datePublished="2020-01-01")
    head += linked(headline="Worded anew", url="https://a.example/dam?x=1", datePublished="2025-03-09")
    known = read(page(head=head), address="https://www.a.example/dam#top").metadata
    assert known.published is not None
    assert str(known.published.when) == "2025-03-09"


def test_json_ld_goes_before_tags_and_tags_before_guesses() -> None:
    tags = (
        '<meta property="og:site_name" content="Tag Post"><meta name="author" content="Tag Author">'
        '<meta property="article:published_time" content="2025-03-08">'
    )
    known = read(page(head=tags + linked(publisher={"name": "Linked Post"}, datePublished="2025-03-09"))).metadata
    assert (known.outlet, known.author, str(known.published and known.published.when)) == (
        "Linked Post", "Tag Author", "2025-03-09",
    )  # fmt: skip
    known = read(page(head=tags)).metadata
    assert (known.outlet, str(known.published and known.published.when)) == ("Tag Post", "2025-03-08")


def test_a_page_without_a_name_is_of_the_host_that_it_names() -> None:
    head = '<link rel="canonical" href="/news/dam">'
    known = read(page(head=head), address="https://www.valley.example/amp/dam").metadata
    assert (known.outlet, known.url) == ("valley.example", "https://www.valley.example/news/dam")
    assert read(page(head='<link rel="canonical" href="javascript:alert(1)">')).metadata.url is None


@pytest.mark.parametrize(
    ("changed", "kept"), [("2025-03-09T06:30:20Z", False), ("2025-03-08", False), ("2025-03-10", True)]
)
def test_a_change_is_kept_only_where_it_came_after_publication(changed: str, kept: bool) -> None:
    known = read(page(head=linked(datePublished="2025-03-09T06:30:00Z", dateModified=changed))).metadata
    assert (known.updated is not None) is kept


@pytest.mark.parametrize(
    ("note", "is_note"),
    [
        ("Correction: An earlier version misspelt the name of the chief.", True),
        ("Editor's note: This story has been corrected to show that 12 are missing.", True),
        ("This article was amended on 10 March 2025 to correct the number of villages.", True),
        ("UPDATE, 9 March: The fire service now speaks of three villages.", True),
        ("An earlier version of this report said that 15 people were missing.", True),
        ("We have updated this article to reflect the new count.", True),
        ("Updated to add comment from the operator.", True),
        ("The correction of the river cost 4 million euros.", False),
        ("Corrections officers found the prisoner on Monday.", False),
        ("The update is to be published on Monday, the operator said.", False),
        ("This report by the inspectors names three cracks.", False),
    ],
)
def test_notes_are_told_from_sentences(note: str, is_note: bool) -> None:
    assert (NOTE.match(note) is not None) is is_note
    found = read(page(f"{STORY}<p>{note}</p>"))
    assert lines(found, PartRole.NOTE) == ([note] if is_note else [])
    assert (note in lines(found, PartRole.BODY)) is not is_note


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="newsletter-box"><p>Our letter brings you the news of the valley every morning.</p></div>',
        '<div id="cookieBanner"><p>This website uses cookies to work best for you.</p></div>',
        '<aside class="related"><p><a href="/x">Rain will go on until Friday, forecasters say</a></p></aside>',
        '<section class="article__recirc"><p>Seven villages by the river that are worth a visit.</p></section>',
        "<figure><img><figcaption>The eastern wall of the dam, photographed on Sunday.</figcaption></figure>",
        '<div class="ArticleImage-caption">The eastern wall of the dam, photographed on Sunday.</div>',
        "<p>Sign up for our newsletter and get the news of the valley every morning.</p>",
        '<ul class="social-share"><li>Share this story with your friends on all networks</li></ul>',
        "<nav><p>All of the news of the valley, the county and the world, at one glance</p></nav>",
        "<button>Read this story to me, please, in the voice of the author</button>",
        "<div hidden><script>document.write('Never to be seen')</script></div>",
        '<div class="comments"><p>I have said for years that this dam would break one day, and now it has.</p></div>',
    ],
)
def test_furniture_inside_a_story_is_left_out(furniture: str) -> None:
    first, _, second = STORY.partition("</p>")
    found = read(page(f"{first}</p>{furniture}{second}"))
    assert lines(found, *READ_ROLES)[1:] == BODY


def test_a_story_in_a_part_with_a_misleading_name_is_kept() -> None:
    found = read(page(f'<div class="article-sidebar-layout has-newsletter">{STORY * 20}</div>'))
    assert BODY[0] in lines(found, PartRole.BODY)


def test_the_text_that_a_page_states_is_taken_where_it_shows_little() -> None:
    text = "\n".join(
        f"Sentence number {number} of the story that stands in the data of the page." for number in range(9)
    )
    found = read(page("<p>The dam broke.</p>", head=linked(articleBody=text)))
    assert len(lines(found, PartRole.BODY)) == 9
    assert "for search engines" in found.metadata.warnings[0]


def test_a_story_on_consent_to_cookies_is_a_story() -> None:
    sentence = (
        "<p>The court held that consent to cookies must be free, and that the company had broken the law in 2023.</p>"
    )
    more = (
        "<p>The judges sat for nine days and heard eleven experts, among them two of the company’s own engineers.</p>"
    )
    assert len(lines(read(page(sentence + more * 2 + STORY)), PartRole.BODY)) >= 4


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "without anything in it|next to no text"),
        ("<!doctype html>", "without anything in it|next to no text"),
        ("<html><body><p>Please verify you are human.</p></body></html>", "check for robots"),
        ("<html><body>" + "<b>x</b>" * 120_000, "100,000 elements"),
        ("<html><body><p>" + "word " * 1_300_000, "too large"),
    ],
)
def test_a_page_that_is_none_is_refused(html: str, reason: str) -> None:
    with pytest.raises(InputError, match=rf"({reason}).*; "):
        convert(html.encode(), name="page.html")


_KB = 1_000
HOSTILE = {
    "nested blocks": "<div>" * 50 * _KB,
    "nested paragraphs": "<p><b>" * 20 * _KB,
    "nested tables": "<table><tr><td>" * 20 * _KB,
    "nested lists": "<ul><li>a" * 15 * _KB,
    "entities": "<p>" + "&amp;&#x41;&nbsp;&bogus;" * 15 * _KB,
    "impossible characters": "<p>" + "&#xD800;&#x110000;&#0;&#1;" * 20 * _KB,
    "scripts": "<script>x</script>" * 20 * _KB,
    "nulls": "<p>" + "a\0b " * 50 * _KB,
    "long words": "<p>" + ("a" * 10 * _KB + " ") * 60,
    "angle brackets": "<" * 500 * _KB,
    "an open comment": "<!--" + "-" * 500 * _KB,
    "an open attribute": '<p class="' + "a-" * 250 * _KB,
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(40 * _KB)) + ">x",
    "breaks": "<p>" + "a<br>" * 15 * _KB,
    "nested json": '<script type="application/ld+json">' + '{"@graph":[' * 50 * _KB + "</script>",
    "times": '<div class="live">' + '<div><time datetime="2025-01-01">x</time></div>' * 4 * _KB,
    "nested names": '<div class="summary byline live-post newsletter">' * 250 + STORY * 200,
    "agencies": "<p>" + "(AP) " * 50 * _KB,
    "one comma after the other": "<p>" + ", " * 200 * _KB,
    "a data address": '<img src="data:image/png;base64,' + "A" * 900 * _KB + '">',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_neither_hangs_nor_breaks_the_reader(name: str) -> None:
    try:
        text = read(f"<html><body>{HOSTILE[name]}{STORY}</body></html>").text
    except InputError as error:
        text = f"refused: {error}"
    assert text
    assert "\0" not in text


SOUP = (
    *("<p>", "</p>", "<div class=live>", "<time>", "<h1>", "<li>", "<table><tr><td>", "word ", "&#0;", "<!--", "-->"),
    *("<script>", "</script>", '<a href="', '">', "\ufeff", "é", "<article>", "Correction: a b c d e "),
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(SOUP), max_size=40))
def test_any_soup_of_tags_gives_a_text_with_parts_or_is_refused(soup: list[str]) -> None:
    try:
        found = read(f"<html><body>{''.join(soup)}{STORY}")
    except InputError:
        return
    assert all(found.text[part.start : part.end].strip() for part in found.parts)
