"""Show how far passes agree, as a table for the terminal."""

from collections.abc import Mapping

from evals.labels.story_file import Accord, Agreement

_HEAD = (
    "story",
    "claims",
    "aligned",
    "F1",
    "verdicts",
    "kappa",
    "95 % interval",
    "pairs",
    "same",
    "kappa",
    "95 % interval",
)


def show_agreement(of_story: Mapping[str, Agreement], overall: Agreement) -> str:
    """Return a line a story and one for all; "-" where there is no figure."""
    rows = [
        _HEAD,
        *(_line(name, agreement) for name, agreement in of_story.items()),
        _line("all", overall),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    )


def _line(name: str, found: Agreement) -> tuple[str, ...]:
    verdicts, relations = found.verdicts, found.relations
    return (
        name,
        f"{found.first}/{found.second}",
        str(found.aligned),
        _shown(found.claims_f1),
        _shown(verdicts.agreement),
        _shown(verdicts.kappa),
        _interval(verdicts),
        str(relations.n),
        _shown(relations.agreement),
        _shown(relations.kappa),
        _interval(relations),
    )


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _interval(accord: Accord) -> str:
    return f"{_shown(accord.ci_low)} to {_shown(accord.ci_high)}" if accord.ci_low is not None else "-"
