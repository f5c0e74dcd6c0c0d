"""Write elements of HTML and SVG whose words are escaped, and the links that lead to a claim.

What is shown comes from articles, models and files: its control and direction characters become visible escapes before
it is escaped as markup. Numbers are written to a tenth of a unit.
"""

from collections.abc import Mapping
from urllib.parse import quote

from markupsafe import Markup, escape

from verifier.report.untrusted import plain

Attributes = Mapping[str, str | float]

_VOID = frozenset({"line", "circle", "path", "rect", "polygon"})


def element(name: str, attributes: Attributes, *children: Markup) -> Markup:
    """Write an element; its attributes' words and numbers are made safe, its children are markup already."""
    written = "".join(f' {key}="{_attribute(value)}"' for key, value in attributes.items())
    if name in _VOID and not children:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{''.join(children)}</{name}>")


def words(text: str) -> Markup:
    """Write text that nobody here has written."""
    return escape(plain(text))


def isolated(text: str) -> Markup:
    """Write text whose direction must not reach what stands around it."""
    return element("bdi", {}, words(text))


def claim_link(claim: str) -> str:
    """Return where on the page a claim is."""
    return f"#claim-{quote(claim, safe='')}"


def marked(claim: str, *parts: Markup) -> Markup:
    """Group parts of a drawing that show a claim, so that the page can open it.

    They are no links: an image can hold none that every reader reaches; those are in the table.
    """
    return element("g", {"class": "chart-entry-group", "data-claim": claim}, *parts)


def safe_id(*parts: str) -> str:
    """Return an id of ASCII letters, digits and few signs; different parts give different ids."""
    return "-".join(quote(part, safe="") for part in parts)


def _attribute(value: str | float) -> str:
    return str(escape(plain(value))) if isinstance(value, str) else number(value)


def number(value: float) -> str:
    """Write a length in user units."""
    return f"{value:.1f}".removesuffix(".0")
