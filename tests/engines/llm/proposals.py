"""Write a model's answers for tests: claims and pairs as it would propose them."""

from chat_server import Reply, completion
from pydantic import BaseModel

from verifier.engines.llm.schema import ProposedClaim, ProposedClaims, ProposedDispute, ProposedPair, ProposedPairs


def proposal(text: str, quote: str | None = None, **more: object) -> ProposedClaim:
    """Propose a fact, by default in the article's own words and on nobody's word but the outlet's."""
    given = {"text": text, "kind": "fact", "quote": text if quote is None else quote, "body": "Outlet a"}
    return ProposedClaim.model_validate(given | more)


def pair(evidence: str, target: str, relation: str = "supports", **more: object) -> ProposedPair:
    given = {"evidence": evidence, "target": target, "relation": relation, "why": "so the model says"}
    return ProposedPair.model_validate(given | more)


def claims(*proposals: ProposedClaim) -> Reply:
    """Answer an extraction."""
    return answered(ProposedClaims(claims=list(proposals)))


def pairs(*proposals: ProposedPair, within: tuple[tuple[str, str], ...] = ()) -> Reply:
    """Answer a comparison."""
    disputes = [ProposedDispute(first=one, second=other, why="so the model says") for one, other in within]
    return answered(ProposedPairs(pairs=list(proposals), within=disputes))


def answered(value: BaseModel) -> Reply:
    """Answer by a tool call."""
    return completion(arguments=value.model_dump_json())
