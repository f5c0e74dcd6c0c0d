"""Show a report: for a terminal, as a page, JSON, Markdown, CSV or JSON-LD; one module a format.

Returns text and writes no file. What is shown, and in which order, is decided once, in `digest`.
"""

from enum import StrEnum

from verifier.models import Report
from verifier.report.saved import load_report, read_report

__all__ = ["Format", "load_report", "read_report", "render", "render_claims"]


class Format(StrEnum):
    """A way to show a report."""

    TABLE = "table"
    HTML = "html"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSONLD = "jsonld"


def render(report: Report, format: Format, *, colour: bool = False, width: int = 80, verbose: bool = False) -> str:
    """Show a report; `colour`, `width` (columns) and `verbose` matter to the table only."""
    from verifier.report import linked, markdown, page, saved, sheet, terminal

    if format is Format.TABLE:
        return terminal.write(report, colour=colour, width=width, verbose=verbose)
    writers = {
        Format.HTML: page.write,
        Format.JSON: saved.write,
        Format.MARKDOWN: markdown.write,
        Format.CSV: sheet.write,
        Format.JSONLD: linked.write,
    }
    return writers[format](report)


def render_claims(
    report: Report, format: Format, *, colour: bool = False, width: int = 80, verbose: bool = False
) -> str:
    """Show the claims of a report without verdicts; in JSON that is the report itself."""
    from verifier.report import linked, listing, page, saved, sheet

    if format is Format.TABLE:
        return listing.write_terminal(report, colour=colour, width=width, verbose=verbose)
    writers = {
        Format.HTML: page.write,
        Format.JSON: saved.write,
        Format.MARKDOWN: listing.write_markdown,
        Format.CSV: sheet.write_claims,
        Format.JSONLD: linked.write,
    }
    return writers[format](report)
