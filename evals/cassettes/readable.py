"""Write cassettes so that a person can review them: JSON bodies as YAML, text of several lines as it stands.

What is played back is the same JSON, and inside it the model's own words to the letter; only white space between JSON
tokens of the outer body may differ from what came over the wire.
"""

import json
import re
from collections.abc import Callable

import yaml
from pydantic import JsonValue

_WIDTH = 120
_ESCAPED = re.compile(r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd]")
"""What comes back changed from a YAML block or plain text: control characters, odd line ends, lone surrogates."""

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C reads ten times as fast, where PyYAML was built with it."""

Document = dict[str, JsonValue]


def serialize(cassette: Document) -> str:
    """Return a cassette as YAML; vcrpy's interface."""
    document = _with_bodies(cassette, _open)
    return str(yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH))


def deserialize(text: str) -> Document:
    """Return a cassette as vcrpy knows it."""
    return _with_bodies(yaml.load(text, Loader=_LOADER), _close)


def _open(body: JsonValue) -> JsonValue:
    """Read a body; one that is no JSON object stays text."""
    try:
        value: JsonValue = json.loads(body) if isinstance(body, str) else body
    except ValueError:
        return body
    return value if isinstance(value, dict) else body


def _close(body: JsonValue) -> JsonValue:
    return json.dumps(body, ensure_ascii=False) if isinstance(body, dict) else body


def _with_bodies(cassette: Document, change: Callable[[JsonValue], JsonValue]) -> Document:
    interactions = cassette.get("interactions")
    changed = [_with_body(each, change) for each in interactions] if isinstance(interactions, list) else []
    return cassette | {"interactions": changed}


def _with_body(interaction: JsonValue, change: Callable[[JsonValue], JsonValue]) -> JsonValue:
    match interaction:
        case {"request": dict(request), "response": dict(response)}:
            asked, told = request.get("body"), response.get("body")
            inner = told.get("string") if isinstance(told, dict) else told
            changed: Document = {"request": request | {"body": change(asked)}}
            return changed | {"response": response | {"body": {"string": change(inner)}}}
        case _:
            return interaction


class _Dumper(yaml.SafeDumper):  # type: ignore[misc] # PyYAML has no types
    """Writes text of several lines as a block."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _ESCAPED.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
