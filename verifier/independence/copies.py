"""Say which passages of which articles are copies of one text.

Near-duplicate passages are copies where the two articles share a wire credit, or one's outlet is the agency that the
other credits; without that, where there is so much of it that nobody writes it twice. Texts that are the same from end
to end are copies whatever they contain, quotations too. The thresholds are this project's own; docs/independence.md
says how they were chosen. It does not say which of the two was first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from verifier.independence.passages import Passage, alike_passages, linked, pairs_to_compare
from verifier.independence.reading import Reading, read, sources
from verifier.models import Article, Copy

LIKENESS = 0.75
"""At least this part of a passage's longer side matches."""

SHORTEST_PASSAGE = 20
"""Narrative words that match in any copied passage; enough under a shared credit."""

LONGEST_DATELINE = 8
"""Words of the body before a copied passage that do not part it from the headline."""

UNCREDITED_WORDS = 50
"""Narrative words that two articles share in all, to be copies without a shared credit."""

UNCREDITED_SHARE = 0.6
"""Or else this part of the shorter article's narrative."""


def find_copies(articles: Iterable[Article]) -> tuple[Copy, ...]:
    """Return the copied passages of each pair of articles of different outlets, sorted.

    Of a text that more than `passages.MOST_PAIRED` articles carry not every pair is listed: the pairs that are link
    all of them, and `standing` follows the links.
    """
    readings = [read(article) for article in sorted(articles, key=lambda article: article.id)]
    copies = {(copy.first, copy.second): [copy] for copy in _whole_copies(readings)}
    for first, second in pairs_to_compare(readings):
        one, other = readings[first], readings[second]
        ids = (one.article.id, other.article.id)
        if ids not in copies and one.article.outlet_key != other.article.outlet_key:
            copies[ids] = list(_copied_passages(one, other))
    found = (copy for listed in copies.values() for copy in listed)
    return tuple(sorted(found, key=lambda copy: (copy.first, copy.second, copy.first_start, copy.second_start)))


def _whole_copies(readings: Sequence[Reading]) -> Iterator[Copy]:
    """Yield a copy for each pair of articles that have the same words from end to end."""
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, reading in enumerate(readings):
        if reading.words:
            same[reading.words].append(index)
    for carriers in same.values():
        for first, second in linked(carriers):
            one, other = readings[first], readings[second]
            if one.article.outlet_key != other.article.outlet_key:
                yield _copy(one, (0, len(one.words)), other, (0, len(other.words)), "the same text from end to end")


def _copied_passages(one: Reading, other: Reading) -> Iterator[Copy]:
    passages = [
        passage
        for passage in alike_passages(one, other)
        if passage.alike >= SHORTEST_PASSAGE and passage.likeness >= LIKENESS
    ]
    reason = _reason(one, other, passages)
    if reason is None:
        return
    alike = sum(passage.alike for passage in passages)
    for passage in passages:
        here, there = _grow(one, other, passage)
        here, there = _with_heading(one, here, alike), _with_heading(other, there, alike)
        yield _copy(one, here, other, there, f"{passage.alike} words alike, {reason}")


def _reason(one: Reading, other: Reading, passages: Sequence[Passage]) -> str | None:
    """Return why near-duplicate passages are copies, or None where they are not."""
    if not passages:
        return None
    shared = _shared_source(one.article, other.article)
    if shared is not None:
        return f"and {shared} credited"
    alike = sum(passage.alike for passage in passages)
    if alike >= UNCREDITED_WORDS:
        return "more than two writers would share"
    share = alike / min(len(one.narrative), len(other.narrative))
    return f"{share:.0%} of the shorter text" if share >= UNCREDITED_SHARE else None


def _shared_source(one: Article, other: Article) -> str | None:
    """Return the agency that both credit, or that one credits and the other is."""
    (credits_one, all_one), (credits_other, all_other) = sources(one), sources(other)
    return min((credits_one & all_other) | (credits_other & all_one), default=None)


def _grow(one: Reading, other: Reading, passage: Passage) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the passage in words of both articles, grown over equal words on both sides, quoted ones too."""
    start, other_start = one.narrative[passage.first], other.narrative[passage.second]
    end, other_end = one.narrative[passage.first_end - 1] + 1, other.narrative[passage.second_end - 1] + 1
    while start > 0 and other_start > 0 and one.words[start - 1] == other.words[other_start - 1]:
        start, other_start = start - 1, other_start - 1
    while end < len(one.words) and other_end < len(other.words) and one.words[end] == other.words[other_end]:
        end, other_end = end + 1, other_end + 1
    return (start, end), (other_start, other_end)


def _with_heading(reading: Reading, passage: tuple[int, int], alike: int) -> tuple[int, int]:
    """Take in the heading of an article that is mostly copied, from its first words on: it sums up what is copied."""
    is_first = 0 < reading.heading and passage[0] <= reading.heading + LONGEST_DATELINE
    mostly = alike >= UNCREDITED_SHARE * len(reading.narrative)
    return (0, passage[1]) if is_first and mostly else passage


def _copy(one: Reading, here: tuple[int, int], other: Reading, there: tuple[int, int], why: str) -> Copy:
    return Copy(
        first=one.article.id,
        first_start=one.starts[here[0]],
        first_end=one.ends[here[1] - 1],
        second=other.article.id,
        second_start=other.starts[there[0]],
        second_end=other.ends[there[1] - 1],
        why=why,
    )
