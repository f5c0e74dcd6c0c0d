"""Hold what a page is made of: scored runs, rows that could not be run, and comparisons of two runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evals.labels.values import Story
from evals.runs.values import Header, Setting
from evals.scores.paired import Comparison, Pairing
from evals.scores.scored import StoryScore
from evals.scores.summary import Summary
from evals.scores.values import Item


@dataclass(frozen=True, slots=True)
class ScoredRun:
    """A run with its stories, scores and figures; `name` tells two runs of one row apart."""

    header: Header
    stories: tuple[Story, ...]
    scores: tuple[StoryScore, ...]
    summary: Summary
    name: str = ""

    @property
    def label(self) -> str:
        """What the tables call it."""
        return self.name or self.header.row

    def items(self, setting: Setting) -> tuple[Item, ...]:
        """Return the gold claims of one setting, with what was said of them."""
        return tuple(item for score in self.scores if score.setting is setting for item in score.items)


@dataclass(frozen=True, slots=True)
class Against:
    """Two runs of a row held against each other, item by item; `before` and `after` say which they are."""

    row: str
    before: str
    after: str
    pairing: Pairing
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All that a page shows; `reasons` says of rows without a run why they have none."""

    runs: Sequence[ScoredRun]
    reasons: Mapping[str, str] = field(default_factory=dict)
    against: Sequence[Against] = ()
