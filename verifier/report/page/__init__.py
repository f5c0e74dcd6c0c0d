"""Write a report as one self-contained HTML page, to be read, filtered, searched, printed and sent.

Everything can be read without the page's script; the script adds filters, evidence side by side, keys, an address that
holds the state, and files of a person's annotations. Figures and times are drawn by `verifier.report.charts`.
"""

from verifier.models import Report
from verifier.report.page.document import write_document
from verifier.report.page.view import view

__all__ = ["write"]


def write(report: Report) -> str:
    """Return the page of a report, compared or not."""
    return write_document(report, view(report))
