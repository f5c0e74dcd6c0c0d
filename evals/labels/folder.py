"""Load gold stories from their folders, strictly: what has a fault is not loaded.

`python -m evals lint` says everything that is wrong with a folder; here the first few faults are enough.
"""

import hashlib
from collections.abc import Collection, Iterable
from pathlib import Path

from evals.labels.faults import Fault, Severity
from evals.labels.reading import read_sheet
from evals.labels.sheet import ARTICLES, CLAIMS, RELATIONS, Sheet
from evals.labels.story_file import STORY, read_story_file
from evals.labels.values import Labels, Split, Story
from verifier.errors import InputError

PASSES = "passes"
FIRST, SECOND = "first", "second"
_SHOWN = 5


def load_stories(gold: Path, *, split: Split | None = None, only: Collection[str] = ()) -> tuple[Story, ...]:
    """Load the stories of a folder, sorted by id: those of a split, or those that `only` names.

    Folders without a story.toml are passed over. Raises InputError where a story has a fault, and where `only` names
    one that is not there.
    """
    if not gold.is_dir():
        raise InputError(f"{gold} is not a folder; give the folder that holds the gold stories")
    folders = sorted(path for path in gold.iterdir() if (path / STORY).is_file())
    missing = set(only) - {folder.name for folder in folders}
    if missing:
        known = ", ".join(folder.name for folder in folders)
        raise InputError(f"{gold} has no story {', '.join(sorted(missing))}; it has {known or 'none'}")
    stories = (load_story(folder) for folder in folders if not only or folder.name in only)
    return tuple(sorted((story for story in stories if split in (None, story.split)), key=lambda story: story.id))


def load_story(folder: Path) -> Story:
    """Load one story with its adjudicated labels; InputError names the first faults."""
    faults: list[Fault] = []
    file = read_story_file(folder, faults)
    sheet = read_sheet(folder)
    _refuse(folder, (*faults, *sheet.faults))
    if file is None or not sheet.claims:
        raise InputError(f"{folder} has no labelled claims; run `python -m evals lint {folder}`")
    return Story(
        id=file.id,
        topic=file.topic,
        split=file.split,
        phenomena=file.phenomena,
        folder=folder,
        articles=tuple(sheet.articles.values()),
        copies=tuple(sheet.copies),
        labels=sheet.as_labels,
        hash=_hash(sheet),
    )


def load_pass(folder: Path, name: str) -> Labels:
    """Load one labelling of a story, passes/<name>; InputError names the first faults."""
    path = folder / PASSES / name
    if not (path / CLAIMS).is_file():
        raise InputError(f"{path} has no {CLAIMS}; a pass is a folder with {CLAIMS} and {RELATIONS}")
    sheet = read_sheet(folder, path)
    _refuse(path, sheet.faults)
    return sheet.as_labels


def has_passes(folder: Path) -> bool:
    """Whether a story was labelled by two people: has a first and a second pass."""
    return all((folder / PASSES / name / CLAIMS).is_file() for name in (FIRST, SECOND))


def load_passes(folder: Path) -> tuple[Labels, Labels]:
    """Load the first and the second pass of a story; InputError as for `load_pass`."""
    return load_pass(folder, FIRST), load_pass(folder, SECOND)


def _refuse(folder: Path, found: Iterable[Fault]) -> None:
    faults = [fault for fault in found if fault.severity is Severity.FAULT]
    if faults:
        shown = "".join(f"\n  {fault}" for fault in faults[:_SHOWN])
        raise InputError(f"{folder} has {len(faults)} faults; run `python -m evals lint {folder}`:{shown}")


def _hash(sheet: Sheet) -> str:
    """Return the SHA-256 over the bytes of all files that scores rest on: articles with their texts, and labels."""
    texts = sorted(article.source for article in sheet.articles.values() if article.source)
    digest = hashlib.sha256()
    for name in (ARTICLES, *texts, CLAIMS, RELATIONS):
        path = sheet.folder / name
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
