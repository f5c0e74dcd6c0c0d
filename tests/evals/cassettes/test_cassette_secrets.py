"""What must not stand in a cassette is found, and nothing else, in time that grows with the text."""

from pathlib import Path

import pytest

from evals.cassettes import find_secrets

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "secret",
    [
        "sk-" + "a1b2c3d4" * 4,
        "Authorization: Bearer abcdefghijkl",
        "authorization:",
        "x-stainless-os",
        "OpenAI-Organization",
        "org-abcdefghijklmnop1234",
        "AKIAABCDEFGHIJKLMNOP",
        "ghp_" + "a" * 36,
        "hf_" + "b" * 34,
        "eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.abc",
        "-----BEGIN PRIVATE KEY-----",
        "somebody@example.org",
        "/home/somebody/project",
        "http://localhost:11434",
        "192.168.1.17",
        "127.0.0.1:8399",
    ],
)
def test_what_must_not_be_recorded_is_found(secret: str) -> None:
    assert find_secrets(f'before "{secret}" after')


def test_ordinary_news_is_no_secret() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    assert find_secrets(text + "A task-force of sk-8 planes; 10.5 per cent; the organization's cookie.") == []


def test_the_scan_takes_no_longer_than_the_text_is_long() -> None:
    for hostile in ("a" * 200_000, "sk-" * 70_000, "eyJ." * 50_000, "a@" * 100_000, "10." * 70_000):
        find_secrets(hostile)
