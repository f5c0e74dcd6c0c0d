"""Check gold stories: a whole folder of them, one story, or one labelling of a story."""

from collections.abc import Iterator
from pathlib import Path

from evals.labels.consistency import check_relations
from evals.labels.faults import Fault, Severity
from evals.labels.forgotten import find_forgotten
from evals.labels.label_lines import check_repeats
from evals.labels.outcomes import check_outcomes
from evals.labels.reading import read_sheet
from evals.labels.sheet import ARTICLES, CLAIMS

STORY, PASSES = "story.toml", "passes"


def is_story(folder: Path) -> bool:
    """Whether a folder holds one story (not several)."""
    return (folder / ARTICLES).is_file()


def lint_labels(folder: Path, name: str | None = None, *, fix: bool = False) -> tuple[Fault, ...]:
    """Check one labelling of a story: a pass by its name, or the story's own labels; `fix` writes offsets."""
    labels = folder if name is None else folder / PASSES / name
    if not labels.is_dir():
        return (Fault(labels, 0, "there is no such folder"),)
    sheet = read_sheet(folder, labels, fix=fix)
    if not (labels / CLAIMS).is_file():
        note = Fault(sheet.claims_path, 0, "is not there yet: nothing is labelled", severity=Severity.NOTE)
        return (*sheet.faults, note)
    checks = (check_repeats, check_relations, check_outcomes, find_forgotten)
    return (*sheet.faults, *(fault for check in checks for fault in check(sheet)))


def lint_story(folder: Path, *, fix: bool = False) -> tuple[Fault, ...]:
    """Check a story's own labels and those of its passes.

    What does not fit together in a pass is only a note: a pass stays as its labeller left it.
    """
    return (*_story_file(folder), *lint_labels(folder, fix=fix), *_lint_passes(folder, fix))


def _lint_passes(folder: Path, fix: bool) -> Iterator[Fault]:
    for path in sorted((folder / PASSES).glob("*/")):
        for fault in lint_labels(folder, path.name, fix=fix):
            if fault.path.parent == path:
                yield fault


def _story_file(folder: Path) -> Iterator[Fault]:
    if not (folder / STORY).is_file():
        yield Fault(folder / STORY, 0, "is not there yet; the story is in no split", severity=Severity.NOTE)
