"""Places to look at: differing quotations, and headlines that say more than their text."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.findings import find_findings
from verifier.models import (
    Article,
    Bound,
    Claim,
    Finding,
    FindingKind,
    Kind,
    Origin,
    Part,
    PartRole,
    Quantity,
    Quote,
    SaidOn,
    Stance,
    Time,
)

SEEDS = {
    path.name[:3]: path.read_text(encoding="utf-8") for path in (Path(__file__).parent.parent / "seeds").glob("*.txt")
}
SEED_HEADLINES = {
    "000": "As many as 10,000 N. Korean troops are in Kursk, could join combat in 'coming days': State Dept.",
    "001": "US State Department says 10,000 North Korean soldiers deployed to Russia’s Kursk Region",
    "002": "Pentagon says some North Korea forces are in Russia's Kursk",
}


def article(name: str, text: str, *, headline: str | None = None, outlet: str | None = None) -> Article:
    parts: tuple[Part, ...] = ()
    if headline is not None:
        start = text.index(headline)
        end = start + len(headline)
        parts = (
            Part(start=start, end=end, role=PartRole.HEADLINE),
            Part(start=end, end=len(text), role=PartRole.BODY),
        )
    return Article(id=name, text=text, outlet=outlet or f"Outlet {name}", parts=parts)


def claim(
    name: str,
    source: Article,
    quote: str,
    *,
    text: str = "",
    origin: tuple[str, str | None] = ("Acme", None),
    stance: Stance = Stance.ASSERTED,
    quantities: tuple[Quantity, ...] = (),
    said: str | None = None,
) -> Claim:
    start = source.text.rindex(quote)
    return Claim(
        id=name,
        article=source.id,
        text=text or quote,
        kind=Kind.FACT,
        quotes=(Quote(start=start, end=start + len(quote), text=quote),),
        origin=Origin(body=origin[0], speaker=origin[1]),
        said_on=SaidOn(date=Time(said)) if said else None,
        stance=stance,
        quantities=quantities,
    )


def figure(value: int, bound: Bound, words: str, of: str = "") -> Quantity:
    return Quantity(low=value, high=value, bound=bound, words=words, of=of)


def seed_article(name: str) -> Article:
    return article(name, SEEDS[name], headline=SEED_HEADLINES.get(name))


def test_two_translations_of_one_sentence_are_pointed_out() -> None:
    one, other = seed_article("000"), seed_article("004")
    first = "We are seeing an increase in North Koreans but, unfortunately, not an increase in our partners' response"
    second = "We see an increase in North Koreans, but we don’t see any increase in the reaction from our partners."
    claims = [
        claim("a", one, first, origin=("Volodymyr Zelenskyy", None)),
        claim("b", other, second, origin=("Zelenskyy", None)),
    ]
    (finding,) = find_findings([one, other], claims)
    assert finding.kind is FindingKind.QUOTATION_DIFFERS
    assert finding.claims == ("a", "b")
    assert first in finding.why
    assert second in finding.why


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("000", "But as we have said, we expected that it was likely that they would enter into combat"),
            ("001", "As we have said, we expected that it was likely that they would enter into combat"),
        ),
        (
            ("000", "We now assess that as many as 10,000 have made their way to Kursk and could enter combat"),
            ("004", "We now assess that as many as 10,000 have made their way to Kursk."),
        ),
        (
            ("000", "We now assess that as many as 10,000 have made their way to Kursk and could enter combat"),
            ("004", "8,000 North Korean troops had made their way to Kursk."),
        ),
    ],
)
def test_cuts_and_other_sentences_of_a_speaker_are_no_finding(first: tuple[str, str], second: tuple[str, str]) -> None:
    one, other = seed_article(first[0]), seed_article(second[0])
    miller = ("US State Department", "Matthew Miller")
    claims = [claim("a", one, first[1], origin=miller), claim("b", other, second[1], origin=miller)]
    assert find_findings([one, other], claims) == ()


PROMISE = "The plant in Riverton will reopen before winter and nobody will lose a job"


def compared(
    first: str,
    second: str,
    *,
    origins: tuple[str, str] = ("Acme", "Acme"),
    outlets: tuple[str, str] = ("A", "B"),
    **said: str,
) -> tuple[Finding, ...]:
    texts = (f"She said: “{first}”, and left.", f"On Monday, “{second}” was heard.")
    one, other = (article(name, text, outlet=outlet) for name, text, outlet in zip("ab", texts, outlets, strict=True))
    claims = [
        claim("1", one, first, origin=(origins[0], None), said=said.get("one")),
        claim("2", other, second, origin=(origins[1], None), said=said.get("other")),
    ]
    return find_findings([one, other], claims)


@pytest.mark.parametrize(
    "other",
    [
        PROMISE.replace("before", "after"),
        PROMISE.replace("reopen", "open again"),
        PROMISE.replace("nobody will", "nobody might"),
        PROMISE.replace("nobody", "not everybody"),
    ],
)
def test_another_word_in_a_quotation_is_pointed_out(other: str) -> None:
    assert len(compared(PROMISE, other)) == 1


@pytest.mark.parametrize(
    "other",
    [
        PROMISE,
        PROMISE.upper(),
        PROMISE.replace(" and", ", and"),
        "And " + PROMISE,
        PROMISE.replace("The plant in Riverton", "The plant [in Riverton, its largest]"),
        PROMISE.replace(" in Riverton", " …"),
        "Riverton will reopen before winter",
        PROMISE.replace("and nobody", "so that nobody"),
        "Nobody here believes that the old plant can be saved",
        "We lose",
    ],
)
def test_the_same_words_a_cut_or_something_else_is_no_finding(other: str) -> None:
    assert compared(PROMISE, other) == ()


@pytest.mark.parametrize(("one", "other"), [("we don’t know what we’ll find", "we do not know what we will find")])
def test_a_contraction_written_out_is_no_other_wording(one: str, other: str) -> None:
    ending = " under the bridge in Riverton"
    assert compared(one + ending, other + ending) == ()


def test_quotations_of_two_speakers_are_not_compared() -> None:
    assert compared(PROMISE, PROMISE.replace("before", "after"), origins=("Acme", "Union of Smiths")) == ()


def test_two_persons_of_one_body_are_not_compared() -> None:
    one, other = article("a", f"“{PROMISE}”"), article("b", f"“{PROMISE.replace('before', 'after')}”")
    claims = [
        claim("1", one, PROMISE, origin=("Acme", "Ana Ruiz")),
        claim("2", other, PROMISE.replace("before", "after"), origin=("Acme", "Bob Dunn")),
    ]
    assert find_findings([one, other], claims) == ()


def test_quotations_in_articles_of_one_outlet_are_not_compared() -> None:
    assert compared(PROMISE, PROMISE.replace("before", "after"), outlets=("The Post", "the post")) == ()


def test_what_was_said_on_different_days_is_not_compared() -> None:
    after = PROMISE.replace("before", "after")
    assert compared(PROMISE, after, one="2024-05-01", other="2024-05-02") == ()
    assert len(compared(PROMISE, after, one="2024-05-01", other="2024-05-01")) == 1


def test_words_outside_quotation_marks_are_not_compared() -> None:
    one, other = article("a", PROMISE), article("b", f"“{PROMISE.replace('before', 'after')}”")
    claims = [claim("1", one, PROMISE), claim("2", other, PROMISE.replace("before", "after"))]
    assert find_findings([one, other], claims) == ()


def test_two_wordings_are_shown_once_however_many_outlets_carry_them() -> None:
    texts = [PROMISE, PROMISE, PROMISE.replace("before", "after"), PROMISE.replace("before", "after")]
    articles = [article(f"n{number}", f"“{text}”") for number, text in enumerate(texts)]
    claims = [claim(f"c{number}", articles[number], text) for number, text in enumerate(texts)]
    (finding,) = find_findings(articles, claims)
    assert finding.claims == ("c0", "c2")


def test_a_flat_figure_over_a_hedged_one_is_pointed_out_in_the_seeds() -> None:
    source = seed_article("001")
    hedged = claim(
        "b",
        source,
        "as many as 10,000 have made their way to Kursk",
        text="As many as 10,000 North Korean soldiers have made their way to Kursk.",
        origin=("US State Department", "Matthew Miller"),
        quantities=(figure(10_000, Bound.UP_TO, "as many as 10,000", "North Korean soldiers"),),
    )
    flat = claim(
        "a",
        source,
        "10,000 North Korean servicemen are deployed in Russia’s Kursk Region",
        origin=("the State Department", None),
        quantities=(figure(10_000, Bound.EXACT, "10,000", "North Korean servicemen"),),
    )
    (finding,) = find_findings([source], [flat, hedged])
    assert finding.kind is FindingKind.HEADLINE_SAYS_MORE
    assert finding.claims == ("b",)
    assert "as many as 10,000" in finding.why


def headline_findings(headline: str, text: str, **given_: object) -> tuple[Finding, ...]:
    source = article("a", f"{headline}\n\n{text}", headline=headline)
    return find_findings([source], [claim("1", source, text, **given_)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headline", "text", "quantity", "found"),
    [
        ("400 homes lost in Riverton fire", "About 400 homes were lost in the Riverton fire.", "about", 1),
        ("400 homes lost in Riverton fire", "At least 400 homes were lost in the Riverton fire.", "at_least", 1),
        ("400 homes lost in Riverton fire", "Exactly 400 homes were lost in the Riverton fire.", "exact", 0),
        ("About 400 homes lost in Riverton fire", "Up to 400 homes were lost in the Riverton fire.", "up_to", 0),
        ("400 homes lost in Riverton fire?", "About 400 homes were lost in the Riverton fire.", "about", 0),
        ("450 homes lost in Riverton fire", "About 400 homes were lost in the Riverton fire.", "about", 0),
        ("400 homes lost in Riverton fire", "About 400 bees were kept near the Riverton fire.", "about", 0),
        ("400 tons of debris cleared", "About 400 homes were lost in the Riverton fire.", "about", 0),
    ],
)
def test_a_headline_needs_the_hedge_of_its_text(headline: str, text: str, quantity: str, found: int) -> None:
    words = text[: text.index("400") + 3]
    counted = (figure(400, Bound(quantity), words, text[len(words) :].split()[0]),)
    assert len(headline_findings(headline, text, quantities=counted)) == found


def test_a_flat_figure_that_another_origin_gives_carries_the_headline() -> None:
    headline = "400 homes lost in Riverton fire"
    hedged, flat = "About 400 homes were lost in the Riverton fire.", "The council counted 400 homes lost."
    source = article("a", f"{headline}\n{hedged}\n{flat}", headline=headline)
    claims = [
        claim(
            "1", source, hedged, origin=("police", None), quantities=(figure(400, Bound.ABOUT, "About 400", "homes"),)
        ),
        claim("2", source, flat, origin=("council", None), quantities=(figure(400, Bound.EXACT, "400", "homes"),)),
    ]
    assert find_findings([source], claims) == ()
    assert len(find_findings([source], claims[:1])) == 1


@pytest.mark.parametrize(
    ("headline", "text", "stance", "found"),
    [
        ("Acme closes Riverton plant", "Acme could close its Riverton plant.", Stance.PREDICTED, 1),
        ("Acme closes Riverton plant", "Acme reportedly closed its Riverton plant.", Stance.UNCONFIRMED, 1),
        ("Acme closes Riverton plant", "Acme closed its Riverton plant.", Stance.ASSERTED, 0),
        ("Acme could close Riverton plant", "Acme could close its Riverton plant.", Stance.PREDICTED, 0),
        ("Acme to close Riverton plant", "Acme will close its Riverton plant.", Stance.PREDICTED, 0),
        ("Acme closes Riverton plant Friday", "Acme will close its Riverton plant on Friday.", Stance.PREDICTED, 0),
        ("Acme closes Riverton plant?", "Acme could close its Riverton plant.", Stance.PREDICTED, 0),
        ("Acme has not closed plant", "Acme could close its Riverton plant.", Stance.PREDICTED, 0),
        ("Workers march in Riverton", "Acme could close its Riverton plant.", Stance.PREDICTED, 0),
        ("Acme closes Riverton plant", "Acme may not close its Riverton plant.", Stance.PREDICTED, 0),
    ],
)
def test_a_headline_that_asserts_what_its_text_only_foresees_is_pointed_out(
    headline: str, text: str, stance: Stance, found: int
) -> None:
    assert len(headline_findings(headline, text, stance=stance)) == found


def test_an_asserted_claim_of_the_text_carries_the_headline() -> None:
    headline, foreseen, told = "Acme closes Riverton plant", "Acme could close its Riverton plant.", "Acme closed it."
    source = article("a", f"{headline}\n{foreseen}\n{told}", headline=headline)
    claims = [
        claim("1", source, foreseen, stance=Stance.PREDICTED),
        claim("2", source, told, text="Acme closed its Riverton plant on Monday."),
    ]
    assert find_findings([source], claims) == ()


def test_a_claim_of_the_headline_alone_is_not_the_text() -> None:
    headline = "Acme closes Riverton plant"
    source = article("a", f"{headline}\nNothing else is known.", headline=headline)
    assert find_findings([source], [claim("1", source, headline, stance=Stance.UNCONFIRMED)]) == ()


def test_a_title_beside_the_text_is_a_headline_too() -> None:
    text = "Acme could close its Riverton plant."
    source = Article(id="a", text=text, title="Acme closes Riverton plant")
    assert len(find_findings([source], [claim("1", source, text, stance=Stance.PREDICTED)])) == 1


@given(st.integers())
@settings(max_examples=20, deadline=None)
def test_the_order_of_articles_and_claims_makes_no_difference(seed: int) -> None:
    wordings = [PROMISE, PROMISE.replace("before", "after"), PROMISE.replace("winter", "summer"), PROMISE]
    articles = [article(f"n{number}", f"“{text}”") for number, text in enumerate(wordings)]
    claims = [claim(f"c{number}", articles[number], text) for number, text in enumerate(wordings)]
    found = find_findings(articles, claims)
    shuffle = Random(seed).shuffle
    shuffle(articles)
    shuffle(claims)
    assert found
    assert find_findings(articles, claims) == found


@pytest.mark.parametrize("unit", [".", "“", "“a. ", "[(", "…", "a’"])
def test_a_long_hostile_text_is_read_like_any_other(unit: str) -> None:
    text = "“" + unit * 6_000
    sources = [Article(id=name, text=text, title=text[:5_000], outlet=name) for name in "ab"]
    assert find_findings(sources, [claim(source.id, source, text) for source in sources]) == ()


def test_nothing_gives_no_findings() -> None:
    assert find_findings([], []) == ()


@given(st.text(alphabet="abc“”\"' .[](…\n0123", min_size=1, max_size=120), st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_hostile_text_is_read_like_any_other(text: str, title: str) -> None:
    sources = [Article(id=name, text=text, title=title, outlet=name) for name in "ab"]
    quote = Quote(start=0, end=len(text), text=text)
    claims = [
        Claim(id=source.id, article=source.id, text=text, kind=Kind.FACT, quotes=(quote,), origin=Origin(body="x"))
        for source in sources
    ]
    assert find_findings(sources, claims) == ()
