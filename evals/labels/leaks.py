"""Find text of test stories where a model or the code could learn it: prompts, the verifier's data, training data.

Text counts as leaked where eight words in a row are the same, whatever their case and punctuation (the length that
Radford et al., 2019, "Language Models are Unsupervised Multitask Learners", section 4, use for overlap of test and
training sets). A paraphrase is not found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from evals.labels.faults import Fault, Severity

WORDS = 8
"""Words in a row that no other text has by chance."""

PLACES = ("prompts", "verifier/data", "training")
"""Folders of the project that hold no test text."""

_WORD = re.compile(r"[^\W_]+")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|[nrt\"'])")

Run = tuple[str, ...]


def find_leaks(texts: Mapping[str, Iterable[str]], root: Path, places: Sequence[str] = PLACES) -> Iterator[Fault]:
    """Yield a fault for each file below the places that holds words of a story; `texts` are its articles by id.

    Files that are not text are passed over, and so are places that are not there.
    """
    carriers = _carriers(texts)
    for path in _files(root, places):
        found: set[str] = set()
        for line, run in _runs_of_file(path):
            story = carriers.get(run)
            if story and story not in found:
                found.add(story)
                yield Fault(path, line, f"holds words of the test story {story}: {' '.join(run)!r}; take them out")


def find_shared(texts: Mapping[str, Iterable[str]], others: Mapping[str, Iterable[str]], gold: Path) -> Iterator[Fault]:
    """Yield a warning for each dev story (`others`) that shares words with a test story (`texts`)."""
    carriers = _carriers(texts)
    for story, articles in sorted(others.items()):
        shared = {(carriers[run], run) for text in articles for _, run in _runs(_words(text)) if run in carriers}
        for other in sorted({name for name, _ in shared}):
            words = " ".join(min(run for name, run in shared if name == other))
            message = f"shares words with the test story {other}: {words!r}"
            yield Fault(gold / story, 0, message, severity=Severity.WARNING)


def _carriers(texts: Mapping[str, Iterable[str]]) -> Mapping[Run, str]:
    return {run: story for story, articles in texts.items() for text in articles for _, run in _runs(_words(text))}


def _files(root: Path, places: Sequence[str]) -> Iterator[Path]:
    for place in places:
        for path in sorted((root / place).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def _runs_of_file(path: Path) -> Iterator[tuple[int, Run]]:
    """Yield each run of words with the number of the line that it starts on, escapes of JSON undone."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    words = [
        (number, word)
        for number, line in enumerate(text.split("\n"), start=1)
        for _, word in _words(_ESCAPE.sub(_unescape, line))
    ]
    yield from _runs(words)


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match[0][2:], 16)) if match[0][1] == "u" else " "


def _words(text: str) -> list[tuple[int, str]]:
    return [(0, match[0].casefold()) for match in _WORD.finditer(text)]


def _runs(words: Sequence[tuple[int, str]]) -> Iterator[tuple[int, Run]]:
    for place in range(len(words) - WORDS + 1):
        run = words[place : place + WORDS]
        yield run[0][0], tuple(word for _, word in run)
