"""Check gold stories: a whole folder of them, one story, or one labelling of a story."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from evals.labels.consistency import check_relations
from evals.labels.faults import Fault, Severity
from evals.labels.folder import PASSES
from evals.labels.forgotten import find_forgotten
from evals.labels.label_lines import check_repeats
from evals.labels.leaks import find_leaks, find_shared
from evals.labels.outcomes import check_outcomes
from evals.labels.reading import read_sheet
from evals.labels.sheet import ARTICLES, Sheet
from evals.labels.story_checks import check_story_file
from evals.labels.story_file import read_story_file
from evals.labels.values import Split

ROOT = Path(__file__).parents[2]
"""The project's own folder, below which no text of a test story may stand where something learns from it."""

_CHECKS = (check_repeats, check_relations, check_outcomes, find_forgotten)


def find_folders(gold: Path) -> tuple[Path, ...]:
    """Return the folders of the stories in a folder (none if it is none), sorted, those without a story.toml too."""
    return tuple(sorted(path for path in gold.iterdir() if is_story(path))) if gold.is_dir() else ()


def is_story(folder: Path) -> bool:
    """Whether a folder holds one story (not several)."""
    return (folder / ARTICLES).is_file()


def lint(gold: Path, *, fix: bool = False, root: Path = ROOT) -> tuple[Fault, ...]:
    """Check all stories of a folder; `fix` writes offsets. Below `root` no text of a test story may be learnt from."""
    folders = find_folders(gold)
    faults = [fault for folder in folders for fault in lint_story(folder, fix=fix)]
    test, dev = (read_texts(folders, split) for split in (Split.TEST, Split.DEV))
    return (*faults, *find_leaks(test, root), *find_shared(test, dev, gold))


def read_texts(folders: Iterable[Path], split: Split) -> Mapping[str, Sequence[str]]:
    """Return the texts of the stories of a split, by the story's folder name."""
    files = ((folder, read_story_file(folder, [])) for folder in folders)
    return {
        folder.name: [article.text for article in read_sheet(folder).articles.values()]
        for folder, file in files
        if file and file.split is split
    }


def lint_story(folder: Path, *, fix: bool = False) -> tuple[Fault, ...]:
    """Check a story: its story.toml, its own labels, and every line of its passes.

    What a pass says together is not checked here: it stays as its labeller left it.
    """
    sheet = read_sheet(folder, fix=fix)
    in_passes = [
        fault
        for path in sorted((folder / PASSES).glob("*/"))
        for fault in read_sheet(folder, path, fix=fix).faults
        if fault.path.is_relative_to(path)
    ]
    return (*check_story_file(sheet), *_check_labels(sheet), *in_passes)


def lint_pass(folder: Path, name: str, *, fix: bool = False) -> tuple[Fault, ...]:
    """Check one pass of a story as the story's own labels are checked."""
    labels = folder / PASSES / name
    if not labels.is_dir():
        return (Fault(labels, 0, "there is no such folder"),)
    return _check_labels(read_sheet(folder, labels, fix=fix))


def _check_labels(sheet: Sheet) -> tuple[Fault, ...]:
    if not sheet.claims_path.is_file():
        note = Fault(sheet.claims_path, 0, "is not there yet: nothing is labelled", severity=Severity.NOTE)
        return (*sheet.faults, note)
    return (*sheet.faults, *(fault for check in _CHECKS for fault in check(sheet)))
