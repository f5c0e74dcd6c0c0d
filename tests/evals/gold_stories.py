"""Write small gold stories for tests: folders as people make them, four short articles and what is said of them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

DAY = "2025-03-04"

Row = dict[str, object]


def article(name: str, *lines: str, outlet: str | None = None, credits: Sequence[str] = ()) -> Row:
    """Make an article's row; its text, one line each, goes under "lines" until the folder is written."""
    return {
        "id": name,
        "outlet": outlet or f"The {name.title()}",
        "title": lines[0],
        "published": DAY,
        "url": f"https://{name}.example/1",
        "credits": list(credits),
        "file": f"articles/{name}.txt",
        "copy_of": [],
        "lines": list(lines),
    }


def claim(name: str, quote: str, verdict: object = "single-source", **fields: object) -> Row:
    """Make a claim's row; its article is what stands before the last dash of its id."""
    of = name.rpartition("-")[0]
    return {
        "id": name,
        "article": of,
        "quotes": [{"text": quote}],
        "text": f"{quote}.",
        "kind": "fact",
        "origin": {"body": f"The {of.title()}", "speaker": None, "via": []},
        "stance": "asserted",
        "time": DAY,
        "verdict": verdict,
        "tags": [],
        **fields,
    }


def count(value: int, of: str, bound: str = "exact") -> list[Row]:
    """Make the quantities of a claim with one count."""
    return [{"low": value, "high": value, "bound": bound, "unit": None, "of": of, "words": str(value)}]


def relation(evidence: str, label: str, target: str) -> Row:
    """Make a relation's row."""
    return {"evidence": evidence, "target": target, "relation": label, "why": "so the story goes"}


def both_ways(one: str, label: str, other: str) -> list[Row]:
    """Make the rows of a relation that stands in both directions."""
    return [relation(one, label, other), relation(other, label, one)]


BRIDGE_ARTICLES = (
    article(
        "courier",
        "Old road bridge falls into the river",
        "The bridge fell on Monday",
        "Ten people were hurt",
        "It was built in 1950",
    ),
    article(
        "herald",
        "Twelve hurt as old bridge gives way",
        "The bridge collapsed on Monday",
        "Twelve people were hurt",
        "Police came",
    ),
    article(
        "radio",
        "Bridge in the river, trains run again",
        "The bridge fell on Monday",
        "Ten were hurt",
        "Trains run again",
    ),
    article(
        "tribune", "Town to wait a year for new bridge", "A new bridge will take a year", "Shops have closed early"
    ),
)
BRIDGE_CLAIMS = (
    claim("courier-01", "The bridge fell on Monday", "corroborated"),
    claim("courier-02", "Ten people were hurt", "contradicted", quantities=count(10, "people hurt")),
    claim("courier-03", "It was built in 1950"),
    claim("herald-01", "The bridge collapsed on Monday", "corroborated"),
    claim("herald-02", "Twelve people were hurt", "contradicted", quantities=count(12, "people hurt")),
    claim("herald-03", "Police came"),
    claim("radio-01", "The bridge fell on Monday", "corroborated"),
    claim("radio-02", "Ten were hurt", "contradicted", quantities=count(10, "people hurt"), tags=["contradiction"]),
    claim("radio-03", "Trains run again"),
    claim("tribune-01", "A new bridge will take a year", stance="predicted"),
    claim("tribune-02", "Shops have closed early"),
)
BRIDGE_RELATIONS = (
    *both_ways("courier-01", "supports", "herald-01"),
    *both_ways("courier-01", "supports", "radio-01"),
    *both_ways("herald-01", "supports", "radio-01"),
    *both_ways("courier-02", "contradicts", "herald-02"),
    *both_ways("radio-02", "contradicts", "herald-02"),
    *both_ways("courier-02", "supports", "radio-02"),
)

STORY_FILE = """\
id = "{name}"
topic = "A bridge falls"
split = "{split}"
phenomena = ["contradiction"]
source = "written for a test"
licence = "Apache-2.0"

[labelling]
passes = 0
first = "one reader"
second = "another reader"
adjudicated = "a third"
"""


def write_lines(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Write one JSON object a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def read_rows(path: Path) -> list[Row]:
    """Read the objects of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write_labels(
    folder: Path, claims: Sequence[Row] = BRIDGE_CLAIMS, relations: Sequence[Row] = BRIDGE_RELATIONS
) -> Path:
    """Write a labelling as labellers hand it in, without offsets."""
    write_lines(folder / "claims.jsonl", claims)
    write_lines(folder / "relations.jsonl", relations)
    return folder


def write_articles(folder: Path, articles: Sequence[Row] = BRIDGE_ARTICLES) -> Path:
    """Write articles.jsonl and the texts."""
    for row in articles:
        lines = row["lines"]
        assert isinstance(lines, list)
        path = folder / str(row["file"])
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join([str(lines[0]), *(f"{line}." for line in lines[1:])])
        path.write_text(f"{text}\n", encoding="utf-8")
    rows = [{name: value for name, value in row.items() if name != "lines"} for row in articles]
    write_lines(folder / "articles.jsonl", rows)
    return folder


def write_story(
    gold: Path,
    name: str = "bridge",
    *,
    split: str = "dev",
    articles: Sequence[Row] = BRIDGE_ARTICLES,
    claims: Sequence[Row] = BRIDGE_CLAIMS,
    relations: Sequence[Row] = BRIDGE_RELATIONS,
) -> Path:
    """Write a whole story with offsets filled in, and return its folder.

    The default is sound: four outlets on a bridge, eleven claims, no passes.
    """
    from evals.labels.reading import read_sheet

    folder = write_articles(gold / name, articles)
    write_labels(folder, claims, relations)
    read_sheet(folder, fix=True)
    (folder / "story.toml").write_text(STORY_FILE.format(name=name, split=split), encoding="utf-8")
    return folder
