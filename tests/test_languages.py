"""Tell languages apart, and never take English news for anything else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.bench.generator import make_articles
from verifier import languages
from verifier.ingest import read_articles
from verifier.languages import DetectorMissingError, detect_language, language_name, language_of, with_language
from verifier.models import Article, Part, PartRole

ROOT = Path(__file__).parent.parent
SPANISH = (
    "Un terremoto sacudió el martes el este de la provincia y dejó al menos 41 muertos, según las autoridades locales."
)
ENGLISH = "The ministry said on Tuesday that rescue teams had reached the village and that two roads were open again."
NEWS = {
    "es": SPANISH,
    "fr": "Le gouvernement a annoncé mercredi que le pont resterait fermé trois semaines après l'accident.",
    "de": "Die Zentralbank erhöhte am Donnerstag den Leitzins um einen Viertelpunkt und kündigte weitere Schritte an.",
    "it": "La polizia ha arrestato due uomini dopo la rapina nella banca del centro, ha detto il procuratore.",
    "pt": "O presidente disse na segunda-feira que o país não enviará tropas e pediu negociações entre os dois lados.",
    "nl": "De brandweer heeft donderdag het vuur in de haven onder controle gekregen, meldde de burgemeester.",
    "pl": "W wyniku powodzi na południu kraju zginęło co najmniej dziesięć osób, poinformowała w środę policja.",
    "tr": "Salı günü meydana gelen depremde en az kırk bir kişinin öldüğü, yüzlerce kişinin yaralandığı bildirildi.",
    "ru": "По данным министерства, в результате аварии поезда пострадали двадцать три человека.",
    "uk": "За даними міністерства, внаслідок аварії потяга постраждали двадцять три людини.",
    "ar": "أعلنت وزارة الصحة يوم الثلاثاء ارتفاع عدد ضحايا الزلزال إلى واحد وأربعين قتيلا ومئات الجرحى.",
    "zh": "据当地政府星期二通报，此次地震已造成四十一人死亡，另有数百人受伤，救援工作仍在继续，附近学校停课。",
    "ko": "국방부는 화요일 북한군 만여 명이 러시아에 파견되었으며 일부가 이미 전선에 배치되었다고 밝혔다.",
    "id": "Polisi menangkap dua orang pria setelah perampokan bank di pusat kota, kata jaksa pada hari Kamis.",
}


def english_articles() -> list[Article]:
    paths = [
        *(ROOT / "evals" / "gold").glob("*/articles/*.txt"),
        *(ROOT / "tests" / "engines").rglob("stories/**/*.txt"),
    ]
    files = [Article(id=path.stem, text=path.read_text(encoding="utf-8")) for path in sorted(paths)]
    return [*files, *read_articles([str(ROOT / "seeds")]).articles, *make_articles(60)]


@pytest.mark.parametrize(("code", "text"), NEWS.items())
def test_two_lines_of_news_tell_their_language(code: str, text: str) -> None:
    assert detect_language(text) == code
    assert language_name(code) != code


def test_english_articles_are_english() -> None:
    articles = english_articles()
    assert len(articles) > 100
    assert [article.id for article in articles if language_of(article) != "en"] == []


def test_no_line_of_english_news_is_taken_for_another_language() -> None:
    lines = [line for article in english_articles() for line in article.text.splitlines()]
    for path in (ROOT / "evals" / "gold").glob("*/claims.jsonl"):
        lines += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 3000
    assert [line for line in lines if detect_language(line) not in ("en", None)] == []


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH} “{SPANISH}”, the mayor told reporters. {ENGLISH}",
        f"{ENGLISH} Bürgermeisterin Änne Müller-Lüdenscheidt, Władysław Szczęsny and Nguyễn Thị Hạnh were there.",
        "Zelenskyy meets Erdoğan in İstanbul as Orbán and Fico fly to Kraków for Tusk dinner",
        "Bank raises rates sharply amid inflation fears, growth forecasts slashed again",
        "DONE DEAL: Wexmoor land Vascondes in record move, Atlético sources say",
    ],
)
def test_foreign_quotes_and_names_do_not_make_an_article_foreign(text: str) -> None:
    assert detect_language(text) in ("en", None)


@pytest.mark.parametrize(
    "text", ["OK", "", "41", "12,5 % 13,7 % 2024 | 2025 | 2026 " * 20, "Kazakh jet crash kills 19", "🙂" * 100]
)
def test_what_says_too_little_has_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_only_what_is_read_for_claims_counts() -> None:
    text = f"{SPANISH} {SPANISH}\n{ENGLISH}"
    border = text.index("\n")
    parts = (
        Part(start=0, end=border, role=PartRole.FURNITURE),
        Part(start=border + 1, end=len(text), role=PartRole.BODY),
    )
    assert language_of(Article(id="a", text=text, parts=parts)) == "en"


@pytest.mark.parametrize(
    ("text", "stated", "expected"),
    [
        (ENGLISH, "es", "en"),
        (SPANISH, "en", "es"),
        ("Kazakh jet crash", "de-AT", "de"),
        ("Kazakh jet crash", None, None),
    ],
)
def test_the_text_comes_before_what_the_page_states(text: str, stated: str | None, expected: str | None) -> None:
    assert language_of(Article(id="a", text=text, language=stated)) == expected


def test_a_language_is_noted_where_none_is_stated() -> None:
    assert with_language(Article(id="a", text=SPANISH)).language == "es"
    assert with_language(Article(id="a", text=SPANISH, language="ca")).language == "ca"
    assert with_language(Article(id="a", text="Kazakh jet crash")).language is None


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    languages._identifier.cache_clear()
    monkeypatch.setitem(sys.modules, "py3langid", None)


@pytest.mark.usefixtures("no_library")
def test_without_the_library_english_is_known_and_the_rest_is_said_to_be_unknown() -> None:
    assert detect_language(ENGLISH) == "en"
    with pytest.raises(DetectorMissingError, match=r"pip install 'story-verifier\[model\]'"):
        detect_language(SPANISH)
    assert language_of(Article(id="a", text=SPANISH, language="es")) == "es"
    assert with_language(Article(id="a", text=SPANISH)).language is None


def test_english_is_told_without_loading_the_library() -> None:
    code = (
        "import sys; from verifier.languages import detect_language; "
        f"print(detect_language({ENGLISH!r}), 'py3langid' in sys.modules, 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["en", "False", "False"]


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    assert detect_language(f"{ENGLISH} " * 200 + SPANISH * 10_000) == "en"


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    assert detect_language(text) in (None, *languages._NAMES)
