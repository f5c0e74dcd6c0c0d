"""Give tests a browser, or skip them with a reason where there is none."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evals.bench import chromium
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
    reason = chromium.why_not()
    if reason:
        pytest.skip(f"no browser: {reason}")
    with chromium.started() as browser:
        yield browser


@pytest.fixture(scope="session")
def seeds() -> Report:
    return verify(read_articles([str(SEEDS)]).articles, engine=LocalEngine())


@pytest.fixture(scope="session")
def seeds_page(seeds: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("seeds") / "report.html"
    file.write_text(render(seeds, Format.HTML), encoding="utf-8")
    return file
