"""Answer every request of the rows that ask a model, without understanding any, and write stories to ask about."""

import json
import re
from pathlib import Path

from engines.llm.chat_server import ChatServer, Reply, Seen, Step, completion
from gold_stories import BRIDGE_ARTICLES, BRIDGE_CLAIMS, BRIDGE_RELATIONS, Row, write_story

from evals.bench import canned
from verifier.settings import Settings

_ARTICLE = re.compile(r"^id: (\S+)\n(?:.+\n)*<article (\w+)>\n(.*?)\n</article \2>$", re.MULTILINE | re.DOTALL)


def answer(seen: Seen) -> Reply:
    """Return a valid answer to whatever is asked."""
    user = user_of(seen)
    if "- verdict:" in user:
        return completion(json.dumps({"claims": [each for found in _ARTICLE.finditer(user) for each in told(found)]}))
    return Reply(canned.completion(seen.body))


def told(article: re.Match[str]) -> list[dict[str, object]]:
    """Return each line of an article as a corroborated claim."""
    lines = [line for line in article[3].splitlines() if " " in line]
    return [
        {"article": article[1], "text": line, "quote": line, "verdict": "corroborated", "evidence": []}
        for line in lines
    ]


def user_of(seen: Seen) -> str:
    """Return the user message of a request."""
    messages = seen.body["messages"]
    assert isinstance(messages, list)
    assert isinstance(messages[1], dict)
    return str(messages[1]["content"])


def settings_for(server: ChatServer, **more: object) -> Settings:
    """Point at the server, as the environment would."""
    given = {"base_url": server.url, "model": "served", "concurrency": 16, "use_cache": False}
    return Settings.model_validate(given | more)


def unless(words: str, instead: Reply) -> Step:
    """Answer everything but requests with these words."""
    return lambda seen: instead if words in user_of(seen) else answer(seen)


def write_stories(gold: Path) -> Path:
    """Write two stories whose articles differ, "bridge" (dev) and "viaduct" (test); return their folder."""
    write_story(gold)
    claims, articles = of_town(BRIDGE_CLAIMS, "viaduct"), of_town(BRIDGE_ARTICLES, "viaduct")
    write_story(gold, "viaduct", split="test", articles=articles, claims=claims, relations=BRIDGE_RELATIONS)
    return gold


def of_town(rows: tuple[Row, ...], town: str) -> list[Row]:
    """Return rows that tell the same of something else than a bridge."""
    return [json.loads(json.dumps(row).replace("bridge", town).replace("Bridge", town.title())) for row in rows]
