"""Hold the outcome of a run: everything needed to show it, and to recompute it from its own JSON."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import Field

from verifier.models.annotation import Annotation
from verifier.models.article import Article
from verifier.models.base import Identifier, Stage, Value
from verifier.models.claim import Claim, RejectedClaim
from verifier.models.relation import Copy, Judgement, Pair, Relation
from verifier.models.verdict import Fact, Independence, Verdict

SCHEMA_VERSION: Literal["1"] = "1"


class Usage(Value):
    """What a run cost: `calls` are HTTP requests that reached a model; `seconds` the time spent waiting for them.

    Re-asks and retries are part of `calls`. `estimated` says that tokens were counted at 4 characters each because
    the endpoint gave none. `cost_usd` is None where no price is known: unknown is not zero.
    """

    calls: int = Field(default=0, ge=0)
    tokens_in: int = Field(default=0, ge=0)
    tokens_out: int = Field(default=0, ge=0)
    tokens_cached: int = Field(default=0, ge=0)
    reasks: int = Field(default=0, ge=0)
    retries: int = Field(default=0, ge=0)
    answers_from_cache: int = Field(default=0, ge=0)
    seconds: float = Field(default=0.0, ge=0)
    estimated: bool = False
    cost_usd: Decimal | None = None


class PromptRef(Value):
    """Which prompt was used, to the letter."""

    id: str
    version: str
    sha256: str


class EngineInfo(Value):
    """What read the articles; `endpoint` is scheme, host and port only, never a key or a query."""

    name: str
    model: str | None = None
    endpoint: str | None = None
    mode: str | None = None
    prompts: tuple[PromptRef, ...] = ()


class Extraction(Value):
    """The claims of one article, and the proposals that were refused."""

    article: Identifier
    claims: tuple[Claim, ...] = ()
    rejected: tuple[RejectedClaim, ...] = ()


class Failure(Value):
    """Something that could not be done: which articles or comparisons it concerns, why, and what to do."""

    stage: Stage
    reason: str
    advice: str
    articles: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()


class FindingKind(StrEnum):
    """What a checker wants to look at besides verdicts."""

    QUOTATION_DIFFERS = "quotation-differs"
    HEADLINE_SAYS_MORE = "headline-says-more"


class Finding(Value):
    """A place to look at: the claims that show it, and why."""

    kind: FindingKind
    claims: tuple[Identifier, ...] = Field(min_length=1)
    why: str


class Story(Value):
    """Articles about one event; only these are checked against each other. `title` is for readers."""

    id: Identifier
    title: str
    articles: tuple[Identifier, ...] = Field(min_length=1)


class Report(Value):
    """The outcome of a run.

    `articles`, `stories`, `claims`, `judgements`, `unchecked`, `failures`, `annotations` and `independence` are what
    the rest is computed from (`verifier.pipeline.recompute`): copies, relations, verdicts, facts, findings, and
    `remarks`, which say of annotations without effect why, and what to do.
    Judgements of "none" are left out; candidate pairs without an answer stand in `unchecked`. No stories at all mean
    that all articles are one. Sequences are sorted by id, failures by stage, annotations as they were made.
    """

    schema_version: Literal["1"] = SCHEMA_VERSION
    verifier_version: str
    engine: EngineInfo
    independence: Independence = Independence.OUTLET
    articles: tuple[Article, ...]
    stories: tuple[Story, ...] = ()
    claims: tuple[Claim, ...]
    rejected: tuple[RejectedClaim, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    unchecked: tuple[Pair, ...] = ()
    failures: tuple[Failure, ...] = ()
    warnings: tuple[str, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    usage: Usage = Usage()
    copies: tuple[Copy, ...] = ()
    relations: tuple[Relation, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()
