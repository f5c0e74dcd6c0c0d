"""Find places for things on a line: between two ends, pushed apart until none overlaps, in lanes, in groups.

Pure arithmetic in user units of a drawing.
"""

from collections.abc import Iterable, Sequence


def between(start: float, end: float, share: float) -> float:
    """Return the place at a share of the way; shares beyond 0 to 1 are at the ends."""
    return start + (end - start) * min(max(share, 0.0), 1.0)


def push_apart(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Return where things of these sizes start, in the order of those wanted, so that none covers another.

    Each is as near to its wish as its neighbours and the two ends let it. The sizes must fit between the ends.
    """
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    left = sum(sizes)
    floor, places = low, [0.0] * len(wanted)
    for place in order:
        places[place] = max(floor, min(wanted[place], high - left))
        floor = places[place] + sizes[place]
        left -= sizes[place]
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


def neighbourhoods(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Return the groups of places that pairs connect, each in order."""
    found: list[set[int]] = []
    for pair in pairs:
        joined = set(pair).union(*(group for group in found if not group.isdisjoint(pair)))
        found = [*(group for group in found if group.isdisjoint(pair)), joined]
    return sorted(tuple(sorted(group)) for group in found)
