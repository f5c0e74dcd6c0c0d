"""Check what story.toml says of its story, and that the agreement it states is that of the passes."""

from collections.abc import Iterator
from pathlib import Path

from evals.labels.agreement import compare_passes, measure
from evals.labels.faults import Fault, Severity
from evals.labels.folder import FIRST, PASSES, SECOND, has_passes, load_passes
from evals.labels.sheet import CLAIMS, Sheet
from evals.labels.story_file import STORY, Accord, Agreement, StoryFile, read_story_file
from evals.labels.tags import TAGS
from verifier.errors import InputError

FEWEST_ARTICLES, MOST_ARTICLES = 4, 6
_TOLERANCE = 0.001


def check_story_file(sheet: Sheet) -> Iterator[Fault]:
    """Yield what is wrong with the story.toml of a story whose own labels are given."""
    folder, path = sheet.folder, sheet.folder / STORY
    if not path.is_file():
        yield Fault(path, 0, "is not there yet; the story is in no split", severity=Severity.NOTE)
        return
    faults: list[Fault] = []
    file = read_story_file(folder, faults)
    yield from faults
    if file is None:
        return
    if file.id != folder.name:
        yield Fault(path, 0, f"is {file.id}, but the folder is {folder.name}; they are to be the same", "id")
    if not FEWEST_ARTICLES <= len(sheet.articles) <= MOST_ARTICLES:
        number = f"{len(sheet.articles)} articles"
        yield Fault(sheet.articles_path, 0, f"has {number}; a story has {FEWEST_ARTICLES} to {MOST_ARTICLES}")
    if not sheet.claims_path.is_file():
        yield Fault(sheet.claims_path, 0, "is not there, but the story has a split; label it or take story.toml away")
    yield from _check_phenomena(sheet, file, path)
    yield from _check_passes(folder, file, path)


def _check_phenomena(sheet: Sheet, file: StoryFile, path: Path) -> Iterator[Fault]:
    for name in sorted({*file.phenomena} - TAGS):
        yield Fault(path, 0, f"{name!r} is not on the list of docs/gold.md", "phenomena")
    tagged = {tag for gold in sheet.claims.values() for tag in gold.tags}
    for name in sorted({*file.phenomena} & TAGS - tagged):
        yield Fault(path, 0, f"no claim is tagged {name}", "phenomena", Severity.WARNING)


def _check_passes(folder: Path, file: StoryFile, path: Path) -> Iterator[Fault]:
    there = [found.parent.name for found in sorted((folder / PASSES).glob(f"*/{CLAIMS}"))]
    if len(there) != file.labelling.passes:
        yield Fault(path, 0, f"is {file.labelling.passes}, but there are {len(there)} passes", "labelling.passes")
    if not has_passes(folder):
        return
    for name in (FIRST, SECOND):
        if not getattr(file.labelling, name):
            yield Fault(path, 0, "is empty; say who made this pass and how", f"labelling.{name}")
    try:
        passes = compare_passes(folder.name, *load_passes(folder))
    except InputError as error:
        yield Fault(path, 0, f"cannot be worked out: {error}", "agreement")
        return
    found = measure(passes)
    if file.agreement is None:
        yield Fault(path, 0, "is missing; run lint --agreement --fix", "agreement")
    elif not _is_same(file.agreement, found):
        yield Fault(path, 0, "is not that of the passes as they are now; run lint --agreement --fix", "agreement")


def _is_same(stated: Agreement, found: Agreement) -> bool:
    """Compare all but the intervals: these rest on drawn numbers, which another release of numpy may draw otherwise."""
    counts = ("first", "second", "aligned")
    return (
        all(getattr(stated, name) == getattr(found, name) for name in counts)
        and _near(stated.claims_f1, found.claims_f1)
        and _is_same_accord(stated.verdicts, found.verdicts)
        and _is_same_accord(stated.relations, found.relations)
    )


def _is_same_accord(stated: Accord, found: Accord) -> bool:
    return stated.n == found.n and _near(stated.agreement, found.agreement) and _near(stated.kappa, found.kappa)


def _near(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else abs(one - other) <= _TOLERANCE
