"""Draw a figure and its interval as a line of text, from 0 to 100 %; not a verb.

A bar of dots up to the value, a mark at it, and whiskers to the ends of the interval: rows under each other can be
compared by eye, with no colour.
"""

from evals.scores.figures import Figure

COLUMNS = 33
"""How wide a bar is: 0 is its first column, 100 % its last, a quarter every eighth."""

SCALE = "0       25      50      75    100"
"""Stands above bars."""

_BAR, _MARK, _LOW, _HIGH, _WHISKER = "·●├┤─"
_PLAIN = str.maketrans(f"{_BAR}{_MARK}{_LOW}{_HIGH}{_WHISKER}", ".O[]-")


def draw(figure: Figure, *, plain: bool = False) -> str:
    """Return the bar, or nothing where the figure is unknown; `plain` keeps to ASCII."""
    if figure.value is None:
        return ""
    cells = [" "] * COLUMNS
    value = _place(figure.value)
    cells[:value] = _BAR * value
    if figure.ci_low is not None and figure.ci_high is not None:
        low, high = _place(figure.ci_low), _place(figure.ci_high)
        cells[low : high + 1] = _WHISKER * (high - low + 1)
        cells[low], cells[high] = _LOW, _HIGH
    cells[value] = _MARK
    drawn = "".join(cells)
    return drawn.translate(_PLAIN) if plain else drawn


def _place(share: float) -> int:
    return round(min(max(share, 0.0), 1.0) * (COLUMNS - 1))
