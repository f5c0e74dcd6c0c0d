"""A small story for the command line, and engines that answer it, break, or talk."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import stories
from typer.testing import CliRunner, Result

from verifier.cli import app, story
from verifier.engines.base import Engine
from verifier.engines.scripted import ScriptedEngine
from verifier.models import Article, Extraction, Failure, Judgement, RelationLabel

ONE = stories.article("one", "Nine judges sat in the Harrow case.", "The Harrow dam broke at dawn.")
OTHER = stories.article("other", "Twelve judges sat in the Harrow case.", "The Harrow dam broke at daybreak.")
CLAIMS = tuple(
    stories.claim(of, number, body="Harrow County", figure=figure)
    for of, number, figure in ((ONE, 1, 9), (ONE, 2, None), (OTHER, 1, 12), (OTHER, 2, None))
)
JUDGEMENTS: tuple[Judgement, ...] = (
    *stories.support_each_other([CLAIMS[1], CLAIMS[3]]),
    stories.judge(CLAIMS[0], CLAIMS[2], RelationLabel.CONTRADICTS, same_quantity=True),
)


def take(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    monkeypatch.setattr(story, "open_engine", lambda settings: engine)


class Talkative(ScriptedEngine):
    """Has something to say besides its answers."""

    @property
    def warnings(self) -> tuple[str, ...]:
        return ("the model was slow",)


def run(*words: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(words), input=stdin, prog_name="verifier", env={"COLUMNS": "80"})


class Breaking(ScriptedEngine):
    """Gives the claims of one article, and then something happens."""

    def __init__(self, happens: Callable[[], object], *, after: int = 1) -> None:
        super().__init__(CLAIMS, JUDGEMENTS)
        self._happens, self._after = happens, after

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction | Failure]:
        """Yield items until something happens."""
        for done, item in enumerate(super().extract(articles)):
            if done == self._after:
                self._happens()
            yield item


def breaking(error: BaseException) -> Callable[[], object]:
    def happens() -> None:
        raise error

    return happens


def saved(folder: Path) -> dict[str, list[dict[str, object]]]:
    assert run("check", "story.jsonl", "-o", "r.json").exit_code == 0
    content: dict[str, list[dict[str, object]]] = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    return content
