"""Facts join claims by mutual support under a bar, and show each outlet's stand."""

from hypothesis import given, settings
from hypothesis import strategies as st
from stories import article, claim, count, judge, support_each_other

from verifier.engines.scripted import ScriptedEngine
from verifier.models import Bound, Claim, Fact, Judgement, RelationLabel, Report, Stance, Stand, VerdictLabel
from verifier.pipeline import verify

ARTICLES = [
    article("a", "Police counted 300 people in the square on Monday."),
    article("b", "In the square, according to police, 300 people gathered on Monday."),
    article("c", "About 300 people came to the square, police said on Monday."),
    article("d", "On Monday some 900 people filled the square, police said."),
]
CLAIMS = [claim(each, 1, figure=count(900 if each.id == "d" else 300)) for each in ARTICLES]
A, B, C, D = CLAIMS


def run(judgements: list[Judgement]) -> Report:
    return verify(ARTICLES, engine=ScriptedEngine(CLAIMS, judgements))


def fact_with(report: Report, member: Claim) -> Fact:
    return next(fact for fact in report.facts if member.id in fact.claims)


def test_mutual_support_makes_one_fact() -> None:
    assert fact_with(run([*support_each_other([A, B, C])]), A).claims == ("a:1", "b:1", "c:1")


def test_support_in_one_direction_joins_nothing() -> None:
    assert fact_with(run([judge(A, B, RelationLabel.SUPPORTS)]), A).claims == ("a:1",)


def test_a_link_that_would_join_two_claims_that_exclude_each_other_becomes_see_also() -> None:
    report = run([*support_each_other([A, B]), *support_each_other([B, D]), judge(A, D, RelationLabel.CONTRADICTS)])
    assert fact_with(report, A).claims == ("a:1", "b:1")
    assert fact_with(report, A).see_also == ("d:1",)


def rival_links(a: Claim, weak: Claim, strong: Claim) -> Report:
    """Let one claim and two that exclude each other support each other; the weak link comes first by id."""
    claims = [a, weak, strong]
    articles = [each for each in ARTICLES if each.id in {claim.article for claim in claims}]
    links = [*support_each_other([a, weak]), *support_each_other([a, strong])]
    return verify(articles, engine=ScriptedEngine(claims, [*links, judge(weak, strong, RelationLabel.CONTRADICTS)]))


def test_the_same_number_joins_before_any_other_link() -> None:
    other_number = B.model_copy(update={"quantities": (count(310),)})
    fact = fact_with(rival_links(A, other_number, C), A)
    assert (fact.claims, fact.see_also) == (("a:1", "c:1"), ("b:1",))


def test_without_a_number_links_join_in_the_order_of_their_ids() -> None:
    bare = [each.model_copy(update={"quantities": ()}) for each in (A, B, C)]
    assert fact_with(rival_links(*bare), A).claims == ("a:1", "b:1")


def test_the_same_number_and_words_join_before_the_same_number() -> None:
    same_words = C.model_copy(update={"text": A.text})
    assert fact_with(rival_links(A, B, same_words), A).claims == ("a:1", "c:1")


def test_the_face_of_a_fact_is_the_claim_with_most_support() -> None:
    report = run([*support_each_other([A, B]), judge(C, B, RelationLabel.SUPPORTS)])
    assert (fact_with(report, A).id, fact_with(report, A).text) == ("b:1", B.text)
    assert fact_with(run([*support_each_other([A, B])]), A).id == "a:1"


def test_support_that_the_figures_overruled_joins_nothing() -> None:
    wide = B.model_copy(update={"quantities": (count(200, Bound.AT_LEAST),)})
    said = [judge(one, other, RelationLabel.SUPPORTS, same_quantity=True) for one, other in ((A, wide), (wide, A))]
    assert fact_with(verify(ARTICLES, engine=ScriptedEngine([A, wide, C, D], said)), A).claims == ("a:1",)


def test_a_fact_is_contradicted_if_a_member_is() -> None:
    report = run([*support_each_other([A, B]), judge(D, B, RelationLabel.CONTRADICTS)])
    assert fact_with(report, A).label is VerdictLabel.CONTRADICTED


def test_each_outlet_shows_the_first_stand_that_applies() -> None:
    report = run(
        [*support_each_other([A, B]), judge(C, B, RelationLabel.VARIES), judge(D, B, RelationLabel.CONTRADICTS)]
    )
    assert {view.outlet: view.stand for view in fact_with(report, A).views} == {
        "Outlet a": Stand.ASSERTS,
        "Outlet b": Stand.ASSERTS,
        "Outlet c": Stand.VARIES,
        "Outlet d": Stand.CONTRADICTS,
    }


def test_an_outlet_whose_wording_bears_the_fact_out_asserts_it() -> None:
    report = run([*support_each_other([A, B]), judge(C, A, RelationLabel.SUPPORTS)])
    shown = {view.outlet: (view.stand, view.claims) for view in fact_with(report, A).views}
    assert shown["Outlet c"] == (Stand.ASSERTS, ("c:1",))
    assert {view.stand for view in fact_with(report, C).views} == {Stand.ASSERTS, Stand.SILENT}


def test_an_outlet_that_has_the_fact_shows_that_wording_and_no_other() -> None:
    more = A.model_copy(update={"id": "a:2", "quantities": ()})
    report = verify(
        ARTICLES,
        engine=ScriptedEngine([*CLAIMS, more], [*support_each_other([A, B]), judge(more, A, RelationLabel.SUPPORTS)]),
    )
    assert [view.claims for view in fact_with(report, A).views if view.outlet == "Outlet a"] == [("a:1",)]


def test_an_outlet_that_only_heard_of_a_fact_does_not_assert_it() -> None:
    unsure = C.model_copy(update={"stance": Stance.UNCONFIRMED})
    report = verify(ARTICLES, engine=ScriptedEngine([A, B, unsure, D], [judge(unsure, A, RelationLabel.SUPPORTS)]))
    assert {view.outlet: view.stand for view in fact_with(report, A).views}["Outlet c"] is Stand.SILENT


def test_what_an_outlet_only_sets_right_is_not_its_stand() -> None:
    quoted = D.model_copy(update={"set_right": True})
    report = verify(ARTICLES, engine=ScriptedEngine([A, B, C, quoted], [judge(quoted, A, RelationLabel.CONTRADICTS)]))
    assert {view.outlet: view.stand for view in fact_with(report, A).views}["Outlet d"] is Stand.SILENT


def test_an_outlet_has_one_view_however_its_name_is_written() -> None:
    articles = [ARTICLES[0], ARTICLES[1].model_copy(update={"outlet": "OUTLET  A"})]
    claims = [claim(each, 1, figure=300) for each in articles]
    (fact,) = verify(articles, engine=ScriptedEngine(claims, support_each_other(claims))).facts
    assert [(view.outlet, view.claims) for view in fact.views] == [("OUTLET A", ("a:1", "b:1"))]


def test_an_outlet_without_a_claim_is_silent() -> None:
    views = fact_with(run([*support_each_other([A, B])]), A).views
    assert [view.stand for view in views if view.outlet == "Outlet d"] == [Stand.SILENT]


LABELS = [RelationLabel.SUPPORTS, RelationLabel.CONTRADICTS, RelationLabel.UPDATES, RelationLabel.VARIES]
EDGES = [(one, other) for one in CLAIMS for other in CLAIMS if one is not other]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(EDGES), st.sampled_from(LABELS)),
        max_size=12,
        unique_by=lambda e: (e[0][0].id, e[0][1].id),
    )
)
def test_no_fact_holds_two_claims_that_exclude_each_other_and_every_claim_is_in_one(
    edges: list[tuple[tuple[Claim, Claim], RelationLabel]],
) -> None:
    report = run([judge(one, other, label) for (one, other), label in edges])
    excluding = {
        frozenset((relation.evidence, relation.target))
        for relation in report.relations
        if relation.label not in (RelationLabel.SUPPORTS, RelationLabel.NONE)
    }
    for fact in report.facts:
        assert not any(pair <= set(fact.claims) for pair in excluding)
    assert sorted(member for fact in report.facts for member in fact.claims) == sorted(each.id for each in CLAIMS)
