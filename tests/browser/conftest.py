"""Give tests a browser, or skip them with a reason where there is none."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from verifier import verify
from verifier.engines.local.engine import LocalEngine
from verifier.ingest import read_articles
from verifier.models import Report
from verifier.report import Format, render

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install 'story-verifier[browser]'")
    from browsers import ARGUMENTS, CHROMIUM

    if not CHROMIUM.exists():
        pytest.skip(f"needs Debian's package chromium: there is no {CHROMIUM}")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def seeds() -> Report:
    return verify(read_articles([str(SEEDS)]).articles, engine=LocalEngine())


@pytest.fixture(scope="session")
def seeds_page(seeds: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("seeds") / "report.html"
    file.write_text(render(seeds, Format.HTML), encoding="utf-8")
    return file
