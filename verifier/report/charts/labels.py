"""Lay out the label of a value in few lines: the figure, its time or what to know of it, its origin and its outlets."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from verifier.report.charts.drawing import BOLDER, NOTE, STRONG, line_width, write
from verifier.report.charts.figures import Value
from verifier.report.charts.lettering import wrap
from verifier.report.index import number

LINE = 15.0
"""From one line of a label to the next, in user units."""
_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a label: words that stand out, and others after them; either may be empty."""

    strong: str
    soft: str


def lay_label(value: Value, extra: str, room: float) -> tuple[Line, ...]:
    """Return the lines of a label within a width; `extra` follows the figure where there is room for it."""
    outlets = value.outlets
    together = f"{value.origin} · {', '.join(outlets)}"
    figure = wrap(value.figure, room / BOLDER, STRONG.size, 2)
    beside = line_width(extra, NOTE) <= room - line_width(figure[-1], STRONG) - _GAP
    lines = [*(Line(part, "") for part in figure[:-1]), Line(figure[-1], extra if beside else "")]
    if extra and not beside:
        lines.append(Line("", extra))
    if line_width(together, NOTE) <= room:
        return (*lines, Line("", together))
    named = ", ".join(outlets)
    is_short = len(outlets) == 1 or line_width(named, NOTE) <= room
    return (*lines, Line("", value.origin), Line("", named if is_short else number(len(outlets), "outlet")))


def write_label(lines: Iterable[Line], x: float, y: float, room: float) -> Markup:
    """Write a label whose first baseline is at `y`."""
    parts: list[Markup] = []
    for place, line in enumerate(lines):
        start = x
        if line.strong:
            parts.append(write(line.strong, x, y + LINE * place, room, STRONG))
            start += min(line_width(line.strong, STRONG) + _GAP, room)
        if line.soft:
            parts.append(write(line.soft, start, y + LINE * place, room - (start - x) + 1, NOTE))
    return Markup().join(parts)
