"""Answer the project's own requests as a model might, without one: valid answers in which every check holds.

An article's sentences of two words or more come back as its claims, each its own quote; of a story's claims, those of
neighbouring articles come back in pairs. Nothing is read or understood, so verdicts on such answers mean nothing.
"""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Literal

from pydantic import JsonValue

from verifier.engines.llm.schema import ProposedClaim, ProposedClaims, ProposedPair, ProposedPairs

_FENCED = re.compile(r"^<(article|claims) (\w+)>\n(.*)\n</\1 \2>$", re.DOTALL | re.MULTILINE)
_OUTLET = re.compile(r"^outlet: (.+)$", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")
_FIELDS = 6
_RELATIONS: tuple[Literal["supports", "contradicts", "varies"], ...] = ("supports", "contradicts", "supports", "varies")
_PROBE_ANSWER = '{"colour": "blue", "is_round": true}'
"""Fills in the form by which the llm engine finds out what an endpoint can do."""

MOST_CLAIMS = 25


def answer(user: str) -> str | None:
    """Return the JSON that answers a request's user message; None where it carries neither an article nor claims."""
    fenced = _FENCED.search(user)
    if fenced is None:
        return None
    if fenced[1] == "article":
        outlet = _OUTLET.search(user)
        return _claims(fenced[3], outlet[1] if outlet else "unknown").model_dump_json()
    return _pairs(fenced[3].splitlines()).model_dump_json()


def completion(body: Mapping[str, JsonValue]) -> str:
    """Return a whole chat completion for the body of a request, as a tool call where it names a tool."""
    match body:
        case {"messages": [_, {"content": str(user)}, *_]}:
            text = answer(user) or _PROBE_ANSWER
        case _:
            raise ValueError("the request has no user message")
    match body:
        case {"tools": [{"function": {"name": str(name)}}, *_]}:
            call: JsonValue = {"id": "call_1", "type": "function", "function": {"name": name, "arguments": text}}
            message: JsonValue = {"role": "assistant", "content": None, "tool_calls": [call]}
        case _:
            message = {"role": "assistant", "content": text}
    return json.dumps(
        {
            "id": "canned",
            "object": "chat.completion",
            "created": 0,
            "model": "canned",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        }
    )


def _claims(article: str, outlet: str) -> ProposedClaims:
    found = [each.strip() for paragraph in article.splitlines() for each in _SENTENCE_END.split(paragraph)]
    return ProposedClaims(
        claims=[
            ProposedClaim(text=sentence, kind="fact", quote=sentence, body=outlet)
            for sentence in dict.fromkeys(found)
            if " " in sentence
        ][:MOST_CLAIMS]
    )


def _pairs(lines: list[str]) -> ProposedPairs:
    return ProposedPairs(
        pairs=[
            ProposedPair(evidence=evidence, target=target, relation=_RELATIONS[place % len(_RELATIONS)], why="canned")
            for place, (evidence, target) in enumerate(_neighbours(lines))
        ]
    )


def _neighbours(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of ids: the n-th claim of each article with the n-th of the article after it."""
    by_article: dict[str, list[str]] = {}
    for line in lines:
        name = line.split(" | ", _FIELDS - 1)[0]
        by_article.setdefault(name.rstrip("0123456789"), []).append(name)
    for one, other in pairwise(by_article.values()):
        yield from zip(one, other, strict=False)
