"""From addresses, feeds and originals to a report, against servers on loopback."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli_runs import run, take
from ingest.web.web_sites import Connection, Reply, Site, page, serving
from news_pages import DAM, item, news, rss

from verifier.cli import sources
from verifier.cli.exits import ExitCode
from verifier.engines.local.engine import LocalEngine
from verifier.engines.scripted import ScriptedEngine
from verifier.models import Report

PAGES = Path(__file__).parent.parent / "data" / "pages"
OWN_REPORT = (
    "Seven workers were killed on Tuesday in an explosion at a fertilizer plant in Kessel, the state labor department "
    "said.",
    "Inspectors of the department had last visited the plant in May, its spokeswoman told our reporter.",
    "The explosion left a crater of 30 feet, and two engineers of the department were on their way.",
)


@pytest.fixture
def sites() -> Iterator["Sites"]:
    with ExitStack() as stack:
        yield Sites(stack)


class Sites:
    """Servers on loopback, each a site of its own, until the test ends."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack

    def open(self, **replies: Reply) -> Site:
        return self._stack.enter_context(serving({f"/{path}": reply for path, reply in replies.items()}))


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an engine read the articles that finds nothing in them."""
    take(monkeypatch, ScriptedEngine(()))


def check(*words: str, code: ExitCode = ExitCode.DONE) -> Report:
    result = run("check", *words, "--allow-private", "-f", "json")
    assert result.exit_code == code, result.output
    return Report.model_validate_json(result.stdout)


def test_copies_on_three_sites_are_one_source_and_a_report_of_its_own_is_another(
    sites: Sites, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(monkeypatch, LocalEngine())
    copies = [page((PAGES / f"syndicated-{name}.html").read_bytes()) for name in "abc"]
    own = news("Plant explosion kills seven", *OWN_REPORT, outlet="Kessel Courier", date="2025-08-13T09:00:00Z")
    addresses = [sites.open(story=reply).url("/story") for reply in (*copies, page(own))]
    report = check(*addresses)
    outlets = {article.id: article.outlet for article in report.articles}
    assert sorted(filter(None, outlets.values())) == [
        "KQZ 9 News", "Kessel Courier", "Morning Star World", "Plains Tribune",
    ]  # fmt: skip
    assert {article.credits for article in report.articles if article.outlet != "Kessel Courier"} == {
        ("The Associated Press",)
    }
    article_of = {claim.id: claim.article for claim in report.claims}
    text_of = {claim.id: claim.text for claim in report.claims}
    copied = {name for copy in report.copies for name in (copy.first, copy.second)}
    assert {outlets[name] for name in copied} == {"KQZ 9 News", "Morning Star World", "Plains Tribune"}
    deaths, fines = [], []
    for verdict in report.verdicts:
        if "seven workers" in text_of[verdict.claim].lower():
            deaths.append(verdict)
        elif "48,000" in text_of[verdict.claim]:
            fines.append(verdict)
    assert len(fines) == 3
    assert {(verdict.label, len(verdict.outlets_for)) for verdict in fines} == {("single-source", 1)}
    both = [verdict for verdict in deaths if verdict.label == "corroborated"]
    assert {len(verdict.outlets_for) for verdict in both} == {2}
    assert {outlets[article_of[verdict.claim]] for verdict in both} == set(outlets.values())


def test_what_cannot_be_fetched_is_named_and_the_rest_is_checked(
    sites: Sites, silent: None, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def slow(connection: Connection) -> None:
        connection.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 100\r\n\r\n<p>")
        connection.over.wait()

    monkeypatch.setenv("VERIFIER_WEB_READ_S", "3")
    monkeypatch.setenv("VERIFIER_WEB_TRIES", "1")
    closed = '<meta property="article:content_tier" content="locked">'
    replies: dict[str, Reply] = {
        "good": page(news("Dam breaks")),
        "gone": page(b"", "404 Not Found"),
        "paid": page(news("Dam breaks", DAM[0], head=closed)),
        "slow": slow,
        "kept_out": page(news("Dam breaks")),
        "robots.txt": page(b"User-agent: *\nDisallow: /kept_out", content_type="text/plain"),
    }
    first, other = sites.open(**replies), sites.open(good=page(news("Dam fails", outlet="Valley Times")))
    (folder / "saved.html").write_bytes(news("Dam breaks, saved", outlet="Saved Times"))
    (folder / "texts").mkdir()
    (folder / "texts" / "own.txt").write_text("The dam broke at dawn.", encoding="utf-8")
    paths = [first.url(f"/{path}") for path in replies if path != "robots.txt"]
    report = check(*paths, other.url("/good"), "saved.html", "texts", code=ExitCode.PARTIAL)
    assert [article.source for article in sorted(report.articles, key=lambda each: each.source or "")] == [
        *sorted([first.url("/good"), other.url("/good")]), "saved.html", "texts/own.txt",
    ]  # fmt: skip
    told = {failure.articles[0]: failure.reason for failure in report.failures}
    assert set(told) == {first.url(f"/{path}") for path in ("gone", "paid", "slow", "kept_out")}
    assert "status 404" in told[first.url("/gone")]
    assert "paywall" in told[first.url("/paid")]
    assert "robots.txt" in told[first.url("/kept_out")]
    assert "3 seconds" in told[first.url("/slow")]
    assert "/kept_out" not in first.asked


def test_robots_txt_is_left_alone_where_the_user_says_so(sites: Sites, silent: None) -> None:
    site = sites.open(
        story=page(news("Dam breaks")), **{"robots.txt": page(b"User-agent: *\nDisallow: /", content_type="text/plain")}
    )
    assert run("check", site.url("/story"), "--allow-private").exit_code == ExitCode.USAGE
    assert len(check(site.url("/story"), "--ignore-robots").articles) == 1


def test_without_leave_this_machine_is_not_asked(sites: Sites) -> None:
    site = sites.open(story=page(news("Dam breaks")))
    result = run("check", site.url("/story"))
    assert result.exit_code == ExitCode.USAGE
    assert f"{site.url('/story')} leads to this machine itself" in result.stderr
    assert site.asked == []


def test_a_feed_is_read_from_a_moment_on(sites: Sites, silent: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "clock", lambda: datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
    feed = rss(
        item("New", "/new", "Sun, 22 Nov 2026 10:00:00 GMT"),
        item("Newer", "/newer", "Sun, 22 Nov 2026 11:00:00 GMT"),
        item("Old", "/old", "Fri, 20 Nov 2026 10:00:00 GMT"),
    )
    site = sites.open(
        feed=page(feed, content_type="application/rss+xml"),
        new=page(news("Dam breaks")),
        newer=page(news("Dam is mended", "The dam was mended on Sunday, the county said. " * 8)),
        old=page(news("Dam is old")),
    )
    day = check("--feed", site.url("/feed"), "--since", "24h")
    assert [article.source for article in day.articles] == [site.url("/new"), site.url("/newer")]
    assert "/old" not in site.asked
    newest = check("--feed", site.url("/feed"), "--since", "7d", "--limit", "1")
    assert [article.source for article in newest.articles] == [site.url("/newer")]
    extracted = run("extract", "--feed", site.url("/feed"), "--since", "2026-11-20", "--allow-private", "-f", "json")
    assert len(json.loads(extracted.stdout)["articles"]) == 3


def test_a_check_of_kept_originals_gives_the_same_report(
    sites: Sites, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    take(monkeypatch, LocalEngine())
    first = sites.open(story=page(news("Dam breaks", date="2026-11-20T10:00:00Z")), gone=page(b"", "404 Not Found"))
    other = sites.open(
        dam=page(
            news("Dam fails", "Fourteen people were killed when the Harrow dam broke on Friday, police said. " * 3,
                 outlet="Valley Times", date="2026-11-20T11:00:00Z")
        )
    )  # fmt: skip
    (folder / "own.txt").write_text("Dam breaks\n\nTwelve people were killed, the county said.", encoding="utf-8")
    words = [first.url("/story"), first.url("/gone"), other.url("/dam"), "own.txt", "--allow-private", "-f", "json"]
    seen = run("check", *words, "--keep-originals", "kept")
    assert seen.exit_code == ExitCode.PARTIAL
    assert len(json.loads(seen.stdout)["verdicts"]) > 3
    asked = len(first.asked) + len(other.asked)
    again = run("check", "kept", "-f", "json")
    assert again.exit_code == ExitCode.PARTIAL
    assert again.stdout == seen.stdout
    assert len(first.asked) + len(other.asked) == asked


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_fetched(sites: Sites, folder: Path) -> None:
    site = sites.open(story=page(news("Dam breaks")))
    (folder / "file").touch()
    result = run("check", site.url("/story"), "--allow-private", "--keep-originals", "file")
    assert result.exit_code == ExitCode.USAGE
    assert "originals cannot be kept in file" in result.stderr
    assert site.asked == []


def test_a_dry_run_fetches_pages_and_asks_no_model(sites: Sites, monkeypatch: pytest.MonkeyPatch) -> None:
    site = sites.open(story=page(news("Dam breaks")))
    model = sites.open()
    monkeypatch.setenv("OPENAI_BASE_URL", model.url("/v1"))
    monkeypatch.setenv("VERIFIER_MODEL", "some-model")
    result = run("check", site.url("/story"), site.url("/gone"), "--allow-private", "--dry-run")
    assert result.exit_code == ExitCode.PARTIAL
    assert "fetched   1 page, to know what is in them; no model was asked\n" in result.stdout
    assert "calls     about" in result.stdout
    assert f"{site.url('/gone')} does not exist" in result.stderr
    assert site.asked.count("/story") == 1
    assert model.asked == []


def test_outlets_are_known_by_the_users_file(sites: Sites, silent: None, folder: Path) -> None:
    (folder / "outlets.toml").write_text(
        '[outlets]\n"Harrow Post" = { names = ["HP"], owner = "Vale", grade = "B" }\n"VOA" = { grade = "A" }\n',
        encoding="utf-8",
    )
    for name, outlet in (("a", "hp"), ("b", "Voice of America"), ("c", "The Courier")):
        (folder / f"{name}.txt").write_text(f"---\noutlet: {outlet}\n---\nThe dam broke in {name}.", encoding="utf-8")
    report = check("a.txt", "b.txt", "c.txt", "--outlets", "outlets.toml")
    assert [(each.outlet, each.owner, each.source_grade) for each in report.articles] == [
        ("Harrow Post", "Vale", "B"),
        ("VOA", "US Agency for Global Media", "A"),
        ("The Courier", None, None),
    ]
