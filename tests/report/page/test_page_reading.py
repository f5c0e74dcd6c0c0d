"""An article is shown whole, and cut where quotes start and end."""

from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.models import Article, Claim, Kind, Origin, Part, PartRole, Quote
from verifier.report.page.reading import Stretch, read_article


def _claim(text: str, name: str, *spans: tuple[int, int]) -> Claim:
    quotes = tuple(Quote(start=start, end=end, text=text[start:end]) for start, end in spans)
    return Claim(id=name, article="a", text="x", kind=Kind.FACT, quotes=quotes, origin=Origin(body="A"))


def _stretches(text: str, claims: list[Claim], labels: dict[str, str]) -> list[Stretch]:
    reading = read_article(Article(id="a", text=text), claims, labels)
    return [stretch for block in reading.blocks for stretch in block.stretches]


def test_overlapping_quotes_share_a_stretch_that_looks_like_the_graver_verdict() -> None:
    text = "Nine people died when the dam broke."
    labels = {"toll": "corroborated", "break": "contradicted"}
    found = _stretches(text, [_claim(text, "toll", (0, 25)), _claim(text, "break", (17, 35))], labels)
    assert [(stretch.text, stretch.label, set(stretch.claims)) for stretch in found] == [
        ("Nine people died ", "corroborated", {"toll"}),
        ("when the", "contradicted", {"toll", "break"}),
        (" dam broke", "contradicted", {"break"}),
        (".", "", set()),
    ]


def test_the_shortest_quote_is_what_a_shared_stretch_leads_to() -> None:
    text = "Nine people died when the dam broke."
    labels = dict.fromkeys(("all", "some"), "single-source")
    found = _stretches(text, [_claim(text, "all", (0, 36)), _claim(text, "some", (5, 16))], labels)
    assert next(stretch.claims for stretch in found if stretch.text == "people died") == ("some", "all")


def test_a_claim_is_anchored_where_its_fullest_quote_starts() -> None:
    text = "Nine died. The county says nine people died."
    found = _stretches(text, [_claim(text, "toll", (27, 43), (0, 9))], {"toll": "single-source"})
    assert [stretch.text for stretch in found if "toll" in stretch.anchors] == ["nine people died"]


def test_two_claims_of_one_quote_are_both_anchored() -> None:
    text = "Nine died."
    labels = dict.fromkeys(("a", "b"), "single-source")
    [first, _] = _stretches(text, [_claim(text, "a", (0, 9)), _claim(text, "b", (0, 9))], labels)
    assert set(first.anchors) == {"a", "b"}


def test_parts_keep_their_roles_and_text_between_them_is_not_lost() -> None:
    text = "Head\nlost words\nBody. Photo"
    parts = (Part(start=0, end=4, role=PartRole.HEADLINE), Part(start=16, end=21, role=PartRole.BODY))
    reading = read_article(Article(id="a", text=text, parts=parts), [], {})
    shown = [(block.role, block.stretches[0].text.strip()) for block in reading.blocks]
    assert shown == [
        (PartRole.HEADLINE, "Head"),
        (PartRole.FURNITURE, "lost words"),
        (PartRole.BODY, "Body."),
        (PartRole.FURNITURE, "Photo"),
    ]


@settings(max_examples=100)
@given(st.data())
def test_the_stretches_are_the_article_and_know_their_quotes(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=60).filter(str.strip))
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends).filter(lambda span: span[0] < span[1]), max_size=8))
    claims = [_claim(text, f"c{place}", span) for place, span in enumerate(spans)]
    labels = dict.fromkeys((claim.id for claim in claims), "single-source")
    at = 0
    for stretch in _stretches(text, claims, labels):
        end = at + len(stretch.text)
        assert stretch.text == text[at:end]
        assert set(stretch.claims) == {
            claim.id for claim in claims for quote in claim.quotes if quote.start < end and quote.end > at
        }
        at = end
    assert at == len(text)
