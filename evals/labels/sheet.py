"""Hold what could be read of a gold story's files, with everything that is wrong with them."""

from dataclasses import dataclass, field
from pathlib import Path

from evals.labels.faults import Fault
from evals.labels.values import GoldClaim, GoldRelation, Labels
from verifier.models import Article, Copy

ARTICLES, CLAIMS, RELATIONS = "articles.jsonl", "claims.jsonl", "relations.jsonl"


@dataclass(slots=True)
class Sheet:
    """What could be read of a story's articles and of one labelling, with the line that each thing stands on.

    `folder` is the story's, `labels` that of the labelling. `broken` are the ids of articles and claims whose lines
    cannot be used.
    """

    folder: Path
    labels: Path
    articles: dict[str, Article] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)
    claims: dict[str, GoldClaim] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    relations: list[GoldRelation] = field(default_factory=list)
    claim_lines: dict[str, int] = field(default_factory=dict)
    relation_lines: dict[tuple[str, str], int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def articles_path(self) -> Path:
        """Where the articles are listed."""
        return self.folder / ARTICLES

    @property
    def claims_path(self) -> Path:
        """Where the claims stand."""
        return self.labels / CLAIMS

    @property
    def relations_path(self) -> Path:
        """Where the relations stand."""
        return self.labels / RELATIONS

    @property
    def as_labels(self) -> Labels:
        """The labelling without its lines."""
        return Labels(claims=tuple(self.claims.values()), relations=tuple(self.relations))
