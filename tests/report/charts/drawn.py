"""Build reports whose figures differ, and read drawings back: their texts as boxes, their marks as points."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from markupsafe import Markup
from stories import article

from verifier.models import (
    Article,
    Claim,
    Decider,
    EngineInfo,
    Fact,
    Judgement,
    Kind,
    Origin,
    Quantity,
    Quote,
    Relation,
    RelationLabel,
    Report,
    Stance,
    Standing,
    Time,
    Verdict,
    VerdictLabel,
)
from verifier.report.charts.lettering import text_width

SIZES = {"chart-strong": 12.0, "chart-note": 11.0, "chart-tick": 11.0, "chart-entry": 12.0, "chart-sign": 13.0}


@dataclass(frozen=True)
class Given:
    """A value that an outlet reports."""

    outlet: str
    figure: Quantity
    time: str | None = "2024-11-04"
    body: str | None = None
    stance: Stance = Stance.ASSERTED
    claim: str | None = None


def report_of(
    given: Sequence[Given],
    links: Sequence[tuple[int, RelationLabel, int]],
    *,
    same: bool | None = True,
    standing: Standing = Standing.COUNTS,
) -> Report:
    """Make a report of an article a value; a link says how one value bears on another."""
    articles = [article(f"a{place:02}", each.outlet, outlet=each.outlet) for place, each in enumerate(given)]
    claims = [_claim(each, article) for each, article in zip(given, articles, strict=True)]
    pairs = [(claims[one].id, label, claims[other].id) for one, label, other in links]
    return Report(
        verifier_version="0",
        engine=EngineInfo(name="scripted"),
        articles=tuple(articles),
        claims=tuple(sorted(claims, key=lambda each: each.id)),
        judgements=tuple(
            Judgement(evidence=one, target=other, label=label, same_quantity=same) for one, label, other in pairs
        ),
        relations=tuple(
            Relation(evidence=one, target=other, label=label, why="", decided_by=Decider.FIGURES, standing=standing)
            for one, label, other in pairs
        ),
    )


def _claim(given: Given, of: Article) -> Claim:
    return Claim(
        id=given.claim or f"{of.id}:1",
        article=of.id,
        text=of.text,
        kind=Kind.FACT,
        quotes=(Quote(start=0, end=len(of.text), text=of.text),),
        origin=Origin(body=given.body or of.outlet_name),
        stance=given.stance,
        quantities=(given.figure,),
        time=None if given.time is None else Time(given.time),
    )


def story_of(events: Sequence[tuple[str, str | None, VerdictLabel]], *, kind: Kind = Kind.FACT) -> Report:
    """Make a report whose facts have these texts, times and verdicts, an article each."""
    articles = [article(f"a{place:02}", text) for place, (text, _, _) in enumerate(events)]
    claims = [
        Claim(
            id=f"{each.id}:1",
            article=each.id,
            text=text,
            kind=kind,
            quotes=(Quote(start=0, end=len(each.text), text=each.text),),
            origin=Origin(body=each.outlet_name),
            time=None if time is None else Time(time),
        )
        for each, (text, time, _) in zip(articles, events, strict=True)
    ]
    labels = [label for _, _, label in events]
    return Report(
        verifier_version="0",
        engine=EngineInfo(name="scripted"),
        articles=tuple(articles),
        claims=tuple(claims),
        verdicts=tuple(
            Verdict(
                claim=each.id, label=label, grade=None, outlets_for=("x",), articles_read=1, articles_given=1, why=""
            )
            for each, label in zip(claims, labels, strict=True)
        ),
        facts=tuple(
            Fact(id=each.id, text=each.text, claims=(each.id,), label=label, views=())
            for each, label in zip(claims, labels, strict=True)
        ),
    )


@dataclass(frozen=True)
class Box:
    """A line of text and the room that it takes."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def parse(fragment: Markup) -> ElementTree.Element:
    """Read a fragment as XML, which it must be."""
    return ElementTree.fromstring(f"<root>{fragment}</root>")


def drawings(fragment: Markup, layout: str = "") -> list[ElementTree.Element]:
    """Return the drawings of a fragment, of one layout or of all."""
    found = (each for each in parse(fragment).iter("svg") if each.get("role") == "img")
    return [each for each in found if not layout or f"chart-{layout}" in (each.get("class") or "")]


def of_class(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [each for each in root.iter() if name in (each.get("class") or "").split()]


def boxes(drawing: ElementTree.Element) -> list[Box]:
    """Return all lines of text, as wide as they are estimated to be."""
    return [_box(each) for each in drawing.iter("text")]


def _box(element: ElementTree.Element) -> Box:
    name = element.get("class") or ""
    shown = (element.text or "") + "".join(child.tail or "" for child in element)
    size = SIZES[name]
    width = text_width(shown, size) * (1.1 if name == "chart-strong" else 1)
    left, base = float(element.get("x") or 0), float(element.get("y") or 0)
    if element.get("text-anchor") == "middle":
        left -= width / 2
    return Box(shown, left, base - 0.8 * size, left + width, base + 0.2 * size)


def overlaps(drawing: ElementTree.Element) -> list[tuple[str, str]]:
    """Return the lines of text that cover each other."""
    found = boxes(drawing)
    return [
        (one.text, other.text) for place, one in enumerate(found) for other in found[place + 1 :] if one.covers(other)
    ]


def points(drawing: ElementTree.Element) -> Iterator[tuple[float, float]]:
    """Yield the corners of everything that is drawn."""
    for box in boxes(drawing):
        yield from ((box.left, box.top), (box.right, box.bottom))
    for line in drawing.iter("line"):
        yield float(line.get("x1") or 0), float(line.get("y1") or 0)
        yield float(line.get("x2") or 0), float(line.get("y2") or 0)
    for circle in drawing.iter("circle"):
        x, y, radius = (float(circle.get(name) or 0) for name in ("cx", "cy", "r"))
        yield from ((x - radius, y - radius), (x + radius, y + radius))
    for path in drawing.iter("path"):
        yield from _corners(path.get("d") or "")


def _corners(path: str) -> Iterator[tuple[float, float]]:
    assert set(re.findall("[A-Za-z]", path)) <= set("MLHVz"), "only absolute steps are read here"
    x = y = 0.0
    for step, numbers in re.findall(r"([MLHV])([-0-9. ]+)", path):
        values = [float(number) for number in numbers.split()]
        x = values[0] if step in "MLH" else x
        y = values[-1] if step in "MLV" else y
        yield x, y


def outside(drawing: ElementTree.Element) -> list[tuple[float, float]]:
    """Return the corners that the view box would cut off."""
    _, _, width, height = map(float, (drawing.get("viewBox") or "").split())
    return [(x, y) for x, y in points(drawing) if not (-0.1 <= x <= width + 0.1 and -0.1 <= y <= height + 0.1)]
