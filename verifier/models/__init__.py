"""The values that travel between stages: frozen, validated, without I/O.

Read in this order: article, claim, relation, verdict, report.
"""

from verifier.models.article import READ_ROLES, Article, DateBasis, Part, PartRole, Published
from verifier.models.base import Identifier, Span, Stage, Time, Value
from verifier.models.claim import Bound, Claim, Kind, Origin, Quantity, Quote, RejectedClaim, SaidOn, Stance
from verifier.models.relation import (
    SYMMETRIC,
    Copy,
    Decider,
    Judgement,
    Pair,
    PartOf,
    Relation,
    RelationLabel,
    Standing,
)
from verifier.models.report import (
    SCHEMA_VERSION,
    EngineInfo,
    Extraction,
    Failure,
    Finding,
    FindingKind,
    PromptRef,
    Report,
    Usage,
)
from verifier.models.verdict import Fact, Grade, Independence, OutletView, Stand, Verdict, VerdictLabel

__all__ = [
    "READ_ROLES",
    "SCHEMA_VERSION",
    "SYMMETRIC",
    "Article",
    "Bound",
    "Claim",
    "Copy",
    "DateBasis",
    "Decider",
    "EngineInfo",
    "Extraction",
    "Fact",
    "Failure",
    "Finding",
    "FindingKind",
    "Grade",
    "Identifier",
    "Independence",
    "Judgement",
    "Kind",
    "Origin",
    "OutletView",
    "Pair",
    "Part",
    "PartOf",
    "PartRole",
    "PromptRef",
    "Published",
    "Quantity",
    "Quote",
    "RejectedClaim",
    "Relation",
    "RelationLabel",
    "Report",
    "SaidOn",
    "Span",
    "Stage",
    "Stance",
    "Stand",
    "Standing",
    "Time",
    "Usage",
    "Value",
    "Verdict",
    "VerdictLabel",
]
