"""Write one page about runs: self-contained HTML, without script and without anything fetched.

All words that come from articles, models and files are hostile data. They are escaped by the template engine, put on
one line, and their control and direction characters shown as escapes (`verifier.report.untrusted`); they are never
template source. A content security policy forbids whatever might slip through: nothing is loaded or run, and only the
style sheet that is written here is applied, by its hash (W3C, Content Security Policy Level 3).
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evals.reports.axis import Axis, lay_out
from evals.reports.ceiling import Ceiling, find_ceiling
from evals.reports.cells import Grid
from evals.reports.costs import cost_table
from evals.reports.mistakes import Mistake, find_mistakes
from evals.reports.notices import find_notices
from evals.reports.provenance import provenance
from evals.reports.slices import slice_tables
from evals.reports.tables import (
    confusions,
    stage_headlines,
    stages_in_full,
    verdict_headlines,
    verdicts_in_full,
)
from evals.reports.values import Against, Content, ScoredRun
from evals.runs.values import Setting
from evals.scores.figures import NONE
from verifier.report.untrusted import plain

FILE_NAME = "page.html"
_FOLDER = Path(__file__).parent
_TEMPLATE, _STYLE = "page.html.j2", "page.css"
_LISTED = 300
"""Items that broke or were fixed are listed up to so many; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """All about one run."""

    label: str
    verdicts: tuple[Grid, ...]
    confusions: tuple[Grid, ...]
    stages: tuple[Grid, ...]
    mistakes: tuple[Mistake, ...]
    provenance: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class View:
    """What the template draws."""

    title: str
    notices: tuple[str, ...]
    headlines: tuple[Grid, ...]
    axis: Axis
    ceiling: Ceiling | None
    against: tuple[Against, ...]
    slices: tuple[Grid, ...]
    cost: Grid | None
    chapters: tuple[Chapter, ...]


def write_page(content: Content) -> str:
    """Return the page."""
    style = (_FOLDER / _STYLE).read_text(encoding="utf-8")
    template = _environment().get_template(_TEMPLATE)
    return template.render(view=_view(content), style=Markup(style), policy=_policy(style), listed=_LISTED)


def save_page(content: Content, path: Path) -> None:
    """Write the page to a file, in place of one that is there; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_page(content), encoding="utf-8")


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finalize(value: object) -> object:
    """Make whatever is printed safe to show: what is unknown is "-", text is on one line and hides nothing."""
    if value is None:
        return NONE
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _view(content: Content) -> View:
    runs = _told_apart(content.runs)
    reasons = tuple(content.reasons)
    ceiling = find_ceiling(runs)
    return View(
        title=", ".join(dict.fromkeys(run.label for run in runs)) or "no row could be run",
        notices=find_notices(Content(runs, content.reasons)),
        headlines=(verdict_headlines(runs, reasons), stage_headlines(runs, reasons)),
        axis=lay_out(runs, ceiling),
        ceiling=ceiling,
        against=tuple(content.against),
        slices=tuple(slice_tables(runs)),
        cost=cost_table(runs),
        chapters=tuple(map(_chapter, runs)),
    )


def _told_apart(runs: Sequence[ScoredRun]) -> tuple[ScoredRun, ...]:
    """Put a number on runs that share a label."""
    seen: Counter[str] = Counter()
    apart = []
    for run in runs:
        seen[run.label] += 1
        apart.append(run if seen[run.label] == 1 else replace(run, name=f"{run.label} ({seen[run.label]})"))
    return tuple(apart)


def _chapter(run: ScoredRun) -> Chapter:
    return Chapter(
        run.label,
        tuple(verdicts_in_full(run)),
        tuple(confusions(run)),
        tuple(stages_in_full(run)),
        tuple(mistake for setting in Setting for mistake in find_mistakes(run.items(setting))),
        provenance(run),
    )
