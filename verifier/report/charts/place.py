"""Find places for things on a line: between two ends, or pushed apart until none overlaps.

Pure arithmetic in user units of a drawing.
"""

from collections.abc import Sequence


def between(start: float, end: float, share: float) -> float:
    """Return the place at a share of the way; shares beyond 0 to 1 are at the ends."""
    return start + (end - start) * min(max(share, 0.0), 1.0)


def push_apart(wanted: Sequence[float], least: float, low: float, high: float) -> tuple[float, ...]:
    """Return places in the order of those wanted, at least so far apart and within two ends.

    Each is as near to its wish as its neighbours let it. Where there is no room they are spread evenly.
    """
    if not wanted:
        return ()
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    gap = min(least, (high - low) / max(len(wanted) - 1, 1))
    placed: list[float] = []
    for rank, place in enumerate(order):
        ceiling = high - gap * (len(order) - 1 - rank)
        floor = placed[-1] + gap if placed else low
        placed.append(max(floor, min(wanted[place], ceiling)))
    places = [0.0] * len(wanted)
    for rank, place in enumerate(order):
        places[place] = placed[rank]
    return tuple(places)


def choose_apart(spans: Sequence[tuple[float, float]], gap: float) -> tuple[int, ...]:
    """Return which of the spans, in order, can be shown without overlap: first and last, then whatever fits."""
    if not spans:
        return ()
    chosen = [0]
    last = len(spans) - 1
    for place in range(1, last):
        start, end = spans[place]
        if start >= spans[chosen[-1]][1] + gap and end + gap <= spans[last][0]:
            chosen.append(place)
    if last and spans[last][0] >= spans[chosen[-1]][1] + gap:
        chosen.append(last)
    return tuple(chosen)


def lanes(spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return a lane for each span so that spans of one lane share no row; short ones come first."""
    order = sorted(range(len(spans)), key=lambda place: (spans[place][1] - spans[place][0], spans[place], place))
    taken: list[list[tuple[int, int]]] = []
    found = [0] * len(spans)
    for place in order:
        first, last = spans[place]
        lane = 0
        while lane < len(taken) and any(first <= other[1] and other[0] <= last for other in taken[lane]):
            lane += 1
        if lane == len(taken):
            taken.append([])
        taken[lane].append(spans[place])
        found[place] = lane
    return tuple(found)
