"""What the documentation points to is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("cassettes/*.md")])
FOLDERS = ("verifier", "tests", "evals", "docs", "prompts", "cassettes", "seeds", "training")


def _links(page: Path) -> Iterator[str]:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" not in target:
            yield target


def _named_paths(page: Path) -> Iterator[str]:
    """Yield the paths of this repository that stand between backticks."""
    for words in re.findall(r"`([^`\n]+)`", page.read_text(encoding="utf-8")):
        if re.fullmatch(rf"(?:{'|'.join(FOLDERS)})/[\w./-]*", words):
            yield words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_path_leads_somewhere(page: Path) -> None:
    broken = [link for link in _links(page) if not (page.parent / link.partition("#")[0]).exists()]
    broken += [path for path in _named_paths(page) if not ((ROOT / path).exists() or (page.parent / path).exists())]
    assert broken == []


def test_every_page_of_the_manual_is_linked_from_the_readme() -> None:
    linked = set(_links(ROOT / "README.md"))
    assert {f"docs/{page.name}" for page in ROOT.glob("docs/*.md")} <= linked


def test_the_plan_of_the_house_names_every_room() -> None:
    plan = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = set(re.findall(r"^  ([\w.]+)/? ", plan, re.MULTILINE))
    rooms = {path.name for path in (ROOT / "verifier").iterdir() if path.name not in ("__pycache__", "_prompts")}
    assert rooms == drawn
