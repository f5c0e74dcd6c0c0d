"""Lay out blocks of text in columns: paragraphs that hang, are indented or stand under a heading."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from verifier.report.untrusted import plain

NARROWEST = 40
QUOTE_LENGTH = 220


def lay_out(blocks: Iterable[RenderableType], *, colour: bool, width: int) -> str:
    """Return the lines of some blocks, without trailing spaces."""
    page = StringIO()
    console = Console(
        file=page,
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for block in blocks:
        console.print(block)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def indented(text: Text | str, by: int, style: str = "") -> Padding:
    """Return a paragraph whose every line is indented."""
    return Padding(Text(text, style=style) if isinstance(text, str) else text, (0, 0, 0, by))


def marked(mark: str, text: Text, by: int) -> Table:
    """Return a paragraph that hangs beside its mark, with the text `by` columns in."""
    grid = Table.grid(padding=0)
    grid.add_column(width=by, no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(Text(mark), text)
    return grid


def heading(title: str, note: str, style: str) -> Text:
    """Return a section's heading, after an empty line."""
    return Text.assemble("\n", (title.upper(), f"bold {style}"), f"  {note}" if note else "")


def quoted(quote: str, *, whole: bool) -> str:
    """Return an article's words, shortened at a space unless they are wanted whole."""
    words = plain(quote)
    if whole or len(words) <= QUOTE_LENGTH:
        return words
    return words[:QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"
