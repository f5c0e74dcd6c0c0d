"""Origins: which body stands behind a claim, and how many bodies some claims come to."""

import tomllib
from collections import Counter
from importlib import resources
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.errors import SettingsError
from verifier.models import Claim, Kind, Origin, Quote
from verifier.origins import Bodies, OriginIndex, resolve_origins
from verifier.origins.bodies import BodiesFile
from verifier.origins.names import cut_title, level, split, without_role

Row = tuple[str, str, str | None]
_numbers = count()


def claim(article: str, body: str, speaker: str | None = None) -> Claim:
    quote = Quote(start=0, end=1, text="x")
    origin = Origin(body=body, speaker=speaker)
    return Claim(id=f"c{next(_numbers)}", article=article, text="x", kind=Kind.FACT, quotes=(quote,), origin=origin)


def keys(*rows: Row) -> list[str]:
    claims = [claim(*row) for row in rows]
    index = resolve_origins(claims)
    return [index.key(each) for each in claims]


SEED_ROWS: tuple[tuple[Row, str], ...] = (
    (("000", "State Dept.", None), "US State Department"),
    (("000", "US State Department", "Matthew Miller"), "US State Department"),
    (("000", "Miller", None), "US State Department"),
    (("001", "the State Department", "Matthew Miller"), "US State Department"),
    (("004", "Matthew Miller", None), "US State Department"),
    (("004", "State Department spokesperson Matthew Miller", None), "US State Department"),
    (("004", "The U.S. State Department", None), "US State Department"),
    (("000", "Pentagon", "Maj. Gen. Pat Ryder"), "Pentagon"),
    (("002", "U.S. Department of Defense", None), "Pentagon"),
    (("003", "US Department of Defense ‘Pentagon’", None), "Pentagon"),
    (("003", "Ryder", None), "Pentagon"),
    (("002", "Pentagon press secretary Major General Pat Ryder", None), "Pentagon"),
    (("002", "the Pentagon", "Sabrina Singh"), "Pentagon"),
    (("000", "Volodymyr Zelenskyy", None), "Volodymyr Zelenskyy"),
    (("003", "Ukrainian President Volodymyr Zelenskiyy", None), "Volodymyr Zelenskyy"),
    (("004", "Zelensky", None), "Volodymyr Zelenskyy"),
    (("000", "Zelenskiy", "Volodymyr Zelenskyy"), "Volodymyr Zelenskyy"),
    (("001", "Russian Foreign Ministry", "Maria Zakharova"), "Russian Foreign Ministry"),
    (("001", "Zakharova", None), "Russian Foreign Ministry"),
    (("001", "Russian Defense Ministry", None), "Russian Defense Ministry"),
    (("003", "the South Korean Ministry of Defense", None), "South Korean Defense Ministry"),
    (("002", "NATO Secretary-General Mark Rutte", None), "NATO"),
    (("002", "Rutte", None), "NATO"),
    (("002", "Joe Biden", None), "Joe Biden"),
    (("002", "President Joe Biden", None), "Joe Biden"),
    (
        ("003", "Ukraine’s Center for Combating Disinformation", "Andrey Kovalenko"),
        "Ukraine’s Center for Combating Disinformation",
    ),
    (("003", "Kovalenko", None), "Ukraine’s Center for Combating Disinformation"),
    (("003", "the US", None), "the US"),
    (("004", "The U.S. government", None), "the US"),
    (("004", "U.S. and Ukrainian officials", None), "Ukraine and the US"),
    (("000", "Yonhap News Agency", None), "Yonhap"),
    (("001", "TASS", None), "TASS"),
    (("004", "004", None), "004"),
)


def test_the_names_that_one_story_uses_for_a_body_are_one_body() -> None:
    assert keys(*(row for row, _ in SEED_ROWS)) == [body for _, body in SEED_ROWS]


def test_umbrellas_give_way_to_the_bodies_that_they_stand_for() -> None:
    claims = [claim(*row) for row, _ in SEED_ROWS]
    index = resolve_origins(claims)
    counted = index.count_bodies(index.key(each) for each in claims)
    assert not {"the US", "Ukraine and the US"} & set(counted)
    assert {"US State Department", "Pentagon", "Volodymyr Zelenskyy"} <= set(counted)
    assert list(counted) == sorted(counted)


@pytest.mark.parametrize(
    ("names", "counted"),
    [
        ((), ()),
        (("the US",), ("the US",)),
        (("the US", "the US"), ("the US",)),
        (("the US", "Pentagon"), ("Pentagon",)),
        (("the US", "US State Department", "Pentagon"), ("Pentagon", "US State Department")),
        (("the US", "Volodymyr Zelenskyy"), ("Volodymyr Zelenskyy", "the US")),
        (("officials", "the US"), ("the US",)),
        (("officials", "Springfield police"), ("Springfield police",)),
        (("officials", "Acme"), ("Acme", "officials")),
        (("officials", "Reuters"), ("Reuters", "officials")),
        (("the West", "the US", "NATO"), ("NATO", "the US")),
        (("South Korea", "South Korean Coast Guard"), ("South Korean Coast Guard",)),
        (("South Korea", "North Korean Foreign Ministry"), ("North Korean Foreign Ministry", "South Korea")),
        (("South Korea", "Korea Herald"), ("Korea Herald", "South Korea")),
        (("the EU", "European Central Bank"), ("European Central Bank",)),
    ],
)
def test_an_umbrella_counts_only_where_none_of_its_bodies_does(
    names: tuple[str, ...], counted: tuple[str, ...]
) -> None:
    assert resolve_origins(()).count_bodies(names) == counted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russian Ministry of Defence", "Russia's Defense Ministry"),
        ("Ministry of Health of Brazil", "the Brazilian Health Ministry"),
        ("ECB President Christine Lagarde", "the European Central Bank"),
        ("officials at the State Department", "State Department"),
        ("spokesman for the Interior Ministry of Italy", "Italian Interior Ministry"),
        ("Russian Defense Ministry press service", "Russian Defence Ministry"),
        ("Acme Corp.", "ACME"),
        ("two senior U.S. officials", "US officials"),
        ("Dmitriy Peskov", "Dmitry Peskov"),
        ("Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("The Associated Press", "AP"),
        ("Agence France-Presse", "AFP"),
        ("University of Leeds", "Leeds University"),
        ("  the   fed ", "US Federal Reserve"),
        ("Elysée", "the Elysee Palace"),
    ],
)
def test_spellings_of_one_name_are_one_body(one: str, other: str) -> None:
    first, second = keys(("a", one, None), ("b", other, None))
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pentagon", "US State Department"),
        ("North Korea", "South Korea"),
        ("the Russian president", "Russia"),
        ("Volodymyr Zelenskyy", "Ukraine"),
        ("Kremlin", "Vladimir Putin"),
        ("Korea Herald", "Korea Times"),
        ("Boeing", "Boeing Starliner"),
        ("Washington Post", "Washington"),
        ("story-aa", "story-a"),
        ("Joe Miller", "Jane Miller"),
        ("!!!", "???"),
    ],
)
def test_different_bodies_stay_apart(one: str, other: str) -> None:
    first, second = keys(("a", one, None), ("b", other, None))
    assert first != second


def test_a_surname_stands_for_the_only_person_in_the_story_who_bears_it() -> None:
    found = keys(("a", "Fire Department of Riverton", "Ana Ruiz"), ("b", "Ruiz", None), ("b", "Chief Ruiz", None))
    assert found == ["Fire Department of Riverton"] * 3


def test_a_surname_that_two_people_bear_stays_a_body_of_its_own() -> None:
    found = keys(("a", "Riverton Hospital", "Ana Ruiz"), ("a", "Union of Nurses", "Luis Ruiz"), ("b", "Ruiz", None))
    assert found == ["Riverton Hospital", "Union of Nurses", "Ruiz"]


def test_a_surname_in_the_story_goes_before_a_known_bearer_of_it() -> None:
    found = keys(("a", "Riverton School Board", "Alma Trump"), ("b", "Trump", None))
    assert found == ["Riverton School Board"] * 2


def test_an_initial_or_a_short_first_name_is_the_same_person() -> None:
    found = keys(("a", "Riverton Hospital", "Patrick S. Hale"), ("b", "Pat Hale", None), ("c", "P. Hale", None))
    assert found == ["Riverton Hospital"] * 3


def test_a_family_name_in_front_is_understood() -> None:
    found = keys(("a", "Han River Flood Control Office", "Seo Min Jae"), ("b", "Seo", None))
    assert found == ["Han River Flood Control Office"] * 2


def test_a_speaker_of_two_bodies_speaks_for_neither_by_name_alone() -> None:
    found = keys(("a", "Acme Corp", "Ana Ruiz"), ("b", "Chamber of Trade", "Ana Ruiz"), ("c", "Ana Ruiz", None))
    assert found == ["Acme Corp", "Chamber of Trade", "Ana Ruiz"]


def test_nobody_is_taken_to_speak_for_an_agency_or_an_umbrella() -> None:
    found = keys(("a", "Reuters", "Ana Ruiz"), ("b", "the US", "Bob Dunn"), ("c", "Ruiz", None), ("c", "Dunn", None))
    assert found == ["Reuters", "the US", "Ana Ruiz", "Bob Dunn"]


def test_an_umbrella_with_a_speaker_is_the_body_that_he_speaks_for() -> None:
    found = keys(("a", "the US", "Miller"), ("b", "State Department", "Matthew Miller"), ("c", "Ukraine", "Zelensky"))
    assert found == ["US State Department", "US State Department", "Volodymyr Zelenskyy"]


def test_a_bare_institution_is_the_one_that_its_article_names() -> None:
    found = keys(
        ("a", "Russian Defense Ministry", None),
        ("a", "Defense Ministry", None),
        ("b", "South Korean Ministry of Defense", None),
        ("b", "the Defence Ministry", None),
        ("c", "Defense Ministry", None),
    )
    russian, korean = "Russian Defense Ministry", "South Korean Defense Ministry"
    assert found == [russian, russian, korean, korean, "Defense Ministry"]


def test_a_bare_institution_is_the_only_one_in_the_story() -> None:
    assert keys(("a", "Springfield police", None), ("b", "police chief", None)) == ["Springfield police"] * 2


def test_an_acronym_is_the_name_that_it_is_short_for() -> None:
    found = keys(("a", "Mountain Rescue Council", None), ("b", "MRC", None))
    assert found == ["Mountain Rescue Council"] * 2


def test_the_article_itself_is_a_body_that_no_rule_touches() -> None:
    assert keys(("state-dept", "state-dept", None), ("b", "b", None)) == ["state-dept", "b"]


def test_the_most_used_plain_name_is_shown() -> None:
    assert set(keys(("a", "the Acme Corp", None), ("b", "Acme", None), ("c", "Acme", None))) == {"Acme"}


def test_the_person_behind_a_claim_has_one_name() -> None:
    claims = [claim("a", "Pentagon", "Maj. Gen. Pat Ryder"), claim("b", "Pentagon", "Ryder"), claim("c", "Pentagon")]
    index = resolve_origins(claims)
    assert index.person(claims[0]) == index.person(claims[1])
    assert index.person(claims[2]) is None


@given(st.permutations([row for row, _ in SEED_ROWS]))
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_claims_makes_no_difference(rows: list[Row]) -> None:
    assert Counter(zip(rows, keys(*rows), strict=True)) == Counter(SEED_ROWS)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(min_size=1), st.none() | st.text(min_size=1)), max_size=8))
@settings(max_examples=100, deadline=None)
def test_any_string_has_a_body(rows: list[Row]) -> None:
    found = keys(*rows)
    assert all(found)
    assert set(resolve_origins(()).count_bodies(found)) <= set(found)


@pytest.mark.parametrize(
    "name", ["(" * 50_000, "U." * 50_000, "'" * 50_000, "“(" * 20_000, "a " * 50_000, "and " * 9_000]
)
def test_a_long_hostile_name_is_a_body_like_any_other(name: str) -> None:
    assert keys(("a", name, name), ("b", "Pentagon", None))[1] == "Pentagon"


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Zelenskyy", "Zelenskiyy"),
        ("Zelensky", "Zelenski"),
        ("Yevgeny", "Evgeniy"),
        ("Defence", "Defense"),
        ("Dept", "department"),
    ],
)
def test_spellings_of_a_word_are_levelled(word: str, other: str) -> None:
    assert level(word) == level(other)


@pytest.mark.parametrize(("word", "other"), [("Ann", "An"), ("Volodymyr", "Vladimir"), ("2002", "202")])
def test_what_is_no_spelling_of_a_word_is_not_levelled(word: str, other: str) -> None:
    assert level(word) != level(other)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Maj. Gen. Pat Hunter", ("pat", "hunter")),
        ("U.S. Secretary of Defense James Austin", ("james", "austin")),
        ("head of the agency", ()),
        ("Russian General Staff", ()),
        ("a State Department spokesperson", ()),
    ],
)
def test_a_person_is_cut_from_the_title_in_front(name: str, person: tuple[str, ...]) -> None:
    assert cut_title(split(name)).person == person


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("spokesman for the ministry", "ministry"),
        ("Pentagon press secretary", "Pentagon"),
        ("President's Office", "President's Office"),
        ("officials", "officials"),
    ],
)
def test_a_role_is_taken_off_its_body(name: str, body: str) -> None:
    assert " ".join(word.raw for word in without_role(split(name))) == body


def shipped() -> BodiesFile:
    text = resources.files("verifier.data").joinpath("bodies.toml").read_text(encoding="utf-8")
    return BodiesFile.model_validate(tomllib.loads(text))


def test_the_shipped_file_names_nothing_twice() -> None:
    file, bodies = shipped(), Bodies.load()
    plain = {**file.bodies, **file.agencies}
    names = [*plain, *file.umbrellas, *(alias for aliases in plain.values() for alias in aliases)]
    names += [alias for entry in file.umbrellas.values() for alias in entry.aliases]
    found = Counter(bodies.bag(split(name)) for name in names)
    assert [bag for bag, times in found.items() if times > 1] == []


def test_every_body_that_a_shipped_umbrella_covers_is_known() -> None:
    file = shipped()
    known = {*file.bodies, *file.agencies, *file.umbrellas}
    assert {name for entry in file.umbrellas.values() for name in entry.covers} <= known


def test_every_shipped_name_leads_to_its_own_body() -> None:
    file = shipped()
    plain = {**file.bodies, **file.agencies}
    wanted = [(alias, name) for name, aliases in plain.items() for alias in (name, *aliases)]
    found = {(alias, keys(("a", alias, None))[0]) for alias, _ in wanted}
    assert found == set(wanted)


def load(path: Path, text: str) -> Bodies:
    path.write_text(text, encoding="utf-8")
    return Bodies.load(path)


def key(bodies: Bodies, body: str) -> str:
    one = claim("a", body)
    return OriginIndex([one], bodies).key(one)


def test_a_file_of_the_users_adds_bodies_and_umbrellas(tmp_path: Path) -> None:
    bodies = load(
        tmp_path / "mine.toml",
        '[bodies]\n"Harbour Authority" = ["HA", "Port Office"]\n'
        '[umbrellas."the town"]\ncovers = ["Harbour Authority"]\naliases = ["Town Hall"]\n',
    )
    assert key(bodies, "the port office") == "Harbour Authority"
    assert key(bodies, "State Dept.") == "US State Department"
    assert key(bodies, "Town Hall") == "the town"
    assert OriginIndex([], bodies).count_bodies(["the town", "Harbour Authority"]) == ("Harbour Authority",)


def test_a_file_of_the_users_wins(tmp_path: Path) -> None:
    bodies = load(tmp_path / "mine.toml", '[bodies]\n"Department of State (Ruritania)" = ["State Dept."]\n')
    assert key(bodies, "State Department") == "Department of State (Ruritania)"


def test_umbrellas_that_cover_each_other_are_both_counted(tmp_path: Path) -> None:
    circle = '[umbrellas."the Here"]\ncovers = ["the There"]\n[umbrellas."the There"]\ncovers = ["the Here"]\n'
    bodies = load(tmp_path / "mine.toml", circle)
    assert OriginIndex([], bodies).count_bodies(["the Here", "the There"]) == ("the Here", "the There")


def test_the_file_that_the_docs_show_can_be_loaded(tmp_path: Path) -> None:
    docs = Path(__file__).parent.parent / "docs" / "independence.md"
    shown = docs.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    bodies = load(tmp_path / "mine.toml", shown)
    assert key(bodies, "the mayor of Riverton") == "Mayor Ana Ruiz"
    one, other = claim("a", "Coast Guard of Ruritania"), claim("b", "Ruritanian Coast Guard")
    index = OriginIndex([one, other], bodies)
    assert index.key(one) == index.key(other)
    assert OriginIndex([], bodies).count_bodies(["Ruritania", "Ruritanian Coast Guard"]) == ("Ruritanian Coast Guard",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[bodies", "is not TOML"),
        ('[bodies]\n"Acme" = "ACM"\n', "wrong at bodies.Acme"),
        ('[persons]\n"Acme" = ["ACM"]\n', "wrong at persons"),
        ('[umbrellas."x"]\nwords = 3\n', "wrong at umbrellas.x.words"),
    ],
)
def test_a_wrong_file_says_where_and_what_to_write(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as caught:
        load(tmp_path / "mine.toml", text)
    assert "docs/independence.md" in str(caught.value)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        Bodies.load(tmp_path / "none.toml")


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="is not TOML"):
        Bodies.load(tmp_path / "mine.toml")
