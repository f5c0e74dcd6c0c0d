"""Check JSON-LD against the committed list of the vocabulary's terms (tests/data/schema_org_terms.toml)."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

TERMS = tomllib.loads((Path(__file__).parent.parent / "data" / "schema_org_terms.toml").read_text(encoding="utf-8"))
_URL = re.compile(r"(?:https?://[^\s<>\"{}|\\^`]+|#[\w.~%:!$&'()*+,;=@/?-]+)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(rf"{_DATE.pattern}T\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?(?:Z|[+-]\d{{2}}:\d{{2}})?")

Node = Mapping[str, object]


def faults(document: Node) -> Iterator[str]:
    """Yield each type, property and value of a document that the vocabulary does not know."""
    graph = document["@graph"]
    assert isinstance(graph, list)
    named: dict[str, Node] = {}
    for node in graph:
        named |= dict(_named(node))
    if sum("@type" in node for node in _all(graph)) == 0 or document["@context"] != "https://schema.org":
        yield "no graph in schema.org's vocabulary"
    for node in graph:
        yield from _of_node(node, named)


def _all(value: object) -> Iterator[Node]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _all(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _all(inner)


def _named(node: Node) -> Iterator[tuple[str, Node]]:
    for each in _all(node):
        if "@id" in each and "@type" in each:
            yield str(each["@id"]), each


def kinds(type: str) -> Iterator[str]:
    """Yield a type and all that it is a kind of."""
    while type:
        yield type
        type = TERMS[type].get("is_a", "")


def _of_node(node: Node, named: Mapping[str, Node]) -> Iterator[str]:
    type = str(node.get("@type", "Thing"))
    if type not in TERMS:
        yield f"no such type: {type}"
        return
    known = {name: ranges for kind in kinds(type) for name, ranges in TERMS[kind].items() if name != "is_a"}
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in known:
            yield f"{type} has no property {name}"
            continue
        for each in value if isinstance(value, list) else [value]:
            yield from _of_value(f"{type}.{name}", each, known[name], named)


def _of_value(place: str, value: object, ranges: list[str], named: Mapping[str, Node]) -> Iterator[str]:
    if not isinstance(value, dict):
        if not any(_is_data(value, each) for each in ranges):
            yield f"{place}: {value!r} is none of {', '.join(ranges)}"
        return
    if set(value) == {"@id"}:
        if value["@id"] not in named:
            yield f"{place}: nothing is called {value['@id']}"
            return
        value = named[str(value["@id"])]
    if "@type" in value and not set(kinds(str(value["@type"]))) & set(ranges):
        yield f"{place}: a {value['@type']} is none of {', '.join(ranges)}"
    yield from _of_node(value, named)


def _is_data(value: object, type: str) -> bool:
    if type == "Integer":
        return isinstance(value, int)
    if not isinstance(value, str):
        return False
    patterns = {"URL": _URL, "Date": _DATE, "DateTime": _MOMENT}
    return type == "Text" or (type in patterns and patterns[type].fullmatch(value) is not None)
