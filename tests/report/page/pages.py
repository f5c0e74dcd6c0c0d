"""Read a page as a browser would: elements, ids, visible text; and the report that it carries."""

import base64
import gzip
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "input", "rect", "line", "circle", "path"})


@dataclass
class Element:
    """An element, its attributes, and the text that it and its children have."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    path: tuple[str, ...] = ()


@dataclass
class Read(HTMLParser):
    """All elements of a page, in order."""

    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Element(tag, {name: value or "" for name, value in attrs}, path=tuple(e.tag for e in self._open))
        self.elements.append(found)
        if tag not in VOID:
            self._open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop().tag == tag:
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements of a tag that have all of these attributes; `class_` asks for one class."""
        return [e for e in self.elements if e.tag == tag and all(_has(e, *pair) for pair in attributes.items())]

    def ids(self) -> list[str]:
        """Return all ids."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]


def _has(element: Element, name: str, value: str) -> bool:
    if name == "class_":
        return value in element.attributes.get("class", "").split()
    return element.attributes.get(name) == value


def read(page: str) -> Read:
    """Parse a page."""
    found = Read()
    found.feed(page)
    found.close()
    return found


def carried(page: str) -> bytes:
    """Return the report's JSON that a page carries."""
    packed = read(page).all("script", id="report")
    return gzip.decompress(base64.b64decode(packed[0].text))
